import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Resolution } from '@linyi/shared/domain/resolution/state'
import type { MotionId, ResolutionId } from '@linyi/shared/lib/ids'

export type Decision = Resolution & { readonly id: ResolutionId }

/** What stands, in the order it was decided. */
export const decisions = ({ resolution: { resolutions } }: MeetingState): readonly Decision[] =>
  Object.entries(resolutions)
    .filter(([, { dropped }]) => !dropped)
    .map(([id, resolution]) => ({ ...resolution, id: id as ResolutionId }))

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
