import type { MeetingState } from '../meeting-state.ts'
import type { ScreenPerson } from '../meeting/screen.ts'
import type { Official } from './state.ts'

/** What a motion of 票选 is about, for a wall: the 表决办法, or those proposed, who are named as they are read out. */
export type ScreenElection =
  | { readonly is: 'rules'; readonly text: string; readonly binding: boolean }
  | {
      readonly is: 'officials'
      readonly list: readonly (Omit<Official, 'participant'> & { readonly person: ScreenPerson })[]
    }

/** Null for any other motion. */
export function electionOnScreen(
  { election: { plan, rulesMotion, officials } }: MeetingState,
  motion: string,
  person: (id: string) => ScreenPerson,
): ScreenElection | null {
  if (plan && motion === rulesMotion) return { is: 'rules', text: plan.rulesText, binding: plan.binding }
  if (motion !== officials?.motion) return null
  const list = officials.list.map(({ participant, ...one }) => ({ ...one, person: person(participant) }))
  return { is: 'officials', list }
}
