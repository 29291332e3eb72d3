import type { BoardIssue } from '@linyi/shared/docs/board/list'
import { secondersOf } from '@linyi/shared/domain/issue/state'
import { rulesIn } from '@linyi/shared/domain/meeting/kinds'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Resolution } from '@linyi/shared/domain/resolution/state'
import type { MotionId, ResolutionId } from '@linyi/shared/lib/ids'
import { subjectsOf } from '#lib/features/floor/subjects.ts'

export type Decision = Resolution & { readonly id: ResolutionId }

/** What stands, in the order it was decided. */
export const decisions = ({ resolution: { resolutions } }: MeetingState): readonly Decision[] =>
  Object.entries(resolutions)
    .filter(([, { dropped }]) => !dropped)
    .map(([id, resolution]) => ({ ...resolution, id: id as ResolutionId }))

/** A kind that takes no votes has no motions: what it takes along is what nobody objected to. */
export const takesVotes = ({ meeting }: MeetingState): boolean => rulesIn(meeting).decision !== null

export type Carried = {
  readonly id: MotionId
  readonly text: string
  readonly who: string
  readonly what: string
}

/** Motions that were carried and are not written down yet, the last one first. */
export function unwritten(state: MeetingState): readonly Carried[] {
  const written = new Set(decisions(state).map(({ motion }) => motion))
  return Object.entries(state.motion.motions)
    .filter(([id, { status }]) => status === 'carried' && !written.has(id))
    .map(([id, { text, who, what }]) => ({ id: id as MotionId, text, who, what }))
    .reverse()
}

const saidMax = 5

/** What was said and most people stand behind: words to begin with. */
export const mostSeconded = (state: MeetingState, issues: readonly BoardIssue[]): readonly string[] =>
  subjectsOf(state, issues)
    .filter(({ issue }) => issue !== '')
    .map(({ issue, title }) => ({ title, seconds: secondersOf(state.issue, issue).length }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, saidMax)
    .map(({ title }) => title)
