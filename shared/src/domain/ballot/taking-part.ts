import type { RuleSettings } from '../rules/settings.ts'
import { leastOf } from '../rules/share.ts'
import type { Ballot } from './state.ts'

type Towards = {
  readonly so: number
  readonly needed: number
  /** Of all. */
  readonly of: number
}

/** 参加表决: how many have handed in and how many have to, in people, and in 0.01 m² of what they hold. */
export type TakingPart = { readonly people: Towards; readonly area: Towards }

/** Of owners, of whom a share must take part (民法典 278); null where nobody asks for that. */
export function takingPart(
  { byArea, marked }: Ballot,
  decision: RuleSettings['decision'],
): TakingPart | null {
  const share = decision?.byArea?.takePart
  if (!byArea || !share) return null
  const those = Object.keys(marked)
  const { owners, area, areas } = byArea
  return {
    people: { so: those.length, needed: leastOf(share, owners), of: owners },
    area: {
      so: those.reduce((sum, participant) => sum + areas[participant]!, 0),
      needed: leastOf(share, area),
      of: area,
    },
  }
}

/** What is still missing; 0 once it is reached. */
export const missing = ({ so, needed }: Towards): number => Math.max(0, needed - so)
