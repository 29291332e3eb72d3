import type { Instant } from '../../decider.ts'
import type { ElectionPart } from '../../election/state.ts'
import type { MeetingState } from '../../meeting-state.ts'
import type { Motion } from '../../motion/state.ts'
import type { SecretBallot } from './state.ts'
import type { SecretTerms } from './terms.ts'

/** A voting paper as a booth shows it, which sees nothing else of the meeting; everybody may know it. */
export type PaperFace = {
  readonly title: string
  readonly meeting: string
  readonly motion: string
  readonly terms: SecretTerms
  readonly options: Motion['options']
  readonly briefs: ElectionPart['briefs']
  /** 改用纸票: on paper alone, so that its papers are told from those of the round it stands for. */
  readonly onPaper: boolean
  readonly openedAt: Instant
}

export const faceOf = (
  state: MeetingState,
  { motion, terms, openedAt, paperRound }: SecretBallot,
): PaperFace => {
  const { text, options } = state.motion.motions[motion]!
  const { briefs } = state.election
  return {
    title: text,
    meeting: state.meeting.facts.title,
    motion,
    terms,
    options,
    briefs,
    openedAt,
    onPaper: paperRound !== null,
  }
}
