import type { ElectionPlan, Official } from '@linyi/shared/domain/election/state'
import { rulesTextInEnglish } from '@linyi/shared/domain/election/rules-text-en'
import { rulesTextOf } from '@linyi/shared/domain/election/rules-text'
import { rulesIn } from '@linyi/shared/domain/meeting/kinds'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Motion } from '@linyi/shared/domain/motion/state'
import type { Lang } from '#lib/prefs.ts'
import type { electionWords } from './words.ts'

type OnMotion = { readonly plan: ElectionPlan | null; readonly officials: readonly Official[] }
const nothing: OnMotion = { plan: null, officials: [] }

/** What this motion puts to the meeting where it belongs to 票选: its 表决办法, or those proposed. */
export function onMotion(state: MeetingState | null, motion: Motion): OnMotion {
  if (!state) return nothing
  const { plan, rulesMotion, officials } = state.election
  const { motions } = state.motion
  if (motions[rulesMotion] === motion) return { plan, officials: [] }
  return officials && motions[officials.motion] === motion
    ? { plan: null, officials: officials.list }
    : nothing
}

/**
 * 表决办法 in the reader's language: words that a meeting put in its own stand in Chinese, as they were adopted.
 * @returns `isAdopted` false where it is a translation of what was
 */
export function rulesWords(
  { meeting }: Pick<MeetingState, 'meeting'>,
  plan: ElectionPlan,
  lang: Lang,
): { readonly text: string; readonly isAdopted: boolean } {
  const planned = { ...plan, candidates: plan.candidates.length }
  const pack = rulesIn(meeting)
  const translates = lang === 'en' && pack.decision !== null && plan.rulesText === rulesTextOf(planned, pack)
  return translates
    ? { text: rulesTextInEnglish(planned, pack), isAdopted: false }
    : { text: plan.rulesText, isAdopted: true }
}

/** The same, read to somebody. */
export function electionAloud(
  state: MeetingState | null,
  motion: Motion,
  nameOf: (participant: string) => string,
  t: (typeof electionWords)['zh'],
): readonly string[] {
  const { plan, officials } = onMotion(state, motion)
  if (plan) return [plan.binding ? t.binding : t.advisory, ...plan.rulesText.split('\n')]
  return officials.map(
    ({ participant, duty, chief }) => `${chief ? t.chief : t.duties[duty]}，${nameOf(participant)}`,
  )
}
