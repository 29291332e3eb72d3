import type { Instant } from '@linyi/shared/domain/decider'
import type { MeetingCommand, MeetingState } from '@linyi/shared/domain/meeting-state'
import type { UndoableStep } from '@linyi/shared/domain/meeting/schema'
import { limits } from '@linyi/shared/lib/limits'

/** What was just done at the console, and about whom or what; to be said beside the way back. */
export type LastStep = { readonly at: Instant } & (
  | { readonly is: 'next' | 'end' | 'hand' | 'extended'; readonly participant: string }
  | { readonly is: 'subject' | 'lock' }
  | { readonly is: UndoableStep }
)

/** On the way to the server the last moments run out. */
const shownMs = limits.undoMsMax - 500

function ofFloor({ floor }: MeetingState): LastStep | null {
  const step = floor.steps[floor.steps.length - 1]
  if (!step || step.ofMeeting) return null
  const { at } = step
  if (step.is === 'lowered') return { is: 'hand', at, participant: step.request.participant }
  if (step.is === 'extended') return { is: 'extended', at, participant: step.participant }
  if (step.granted !== '') return { is: 'next', at, participant: step.granted }
  return step.turn && step.subject === floor.subject
    ? { is: 'end', at, participant: step.turn.request.participant }
    : { is: 'subject', at }
}

/** The step that is taken back first, while there is time. */
export function lastStep(state: MeetingState, now: Instant): LastStep | null {
  const { meeting, issue } = state
  const steps: readonly (LastStep | null)[] = [
    ofFloor(state),
    meeting.step,
    issue.lock && { is: 'lock', at: issue.lock.at },
  ]
  return steps.reduce<LastStep | null>((latest, step) => {
    if (!step || now - step.at >= shownMs) return latest
    return latest && latest.at >= step.at ? latest : step
  }, null)
}

/** @param reason what the record says where it asks for one */
export function undoOf({ is }: LastStep, reason: string): MeetingCommand {
  if (is === 'lock') return { type: 'issue.unlockList', reason }
  return is === 'next' || is === 'end' || is === 'hand' || is === 'extended' || is === 'subject'
    ? { type: 'floor.undo' }
    : { type: 'meeting.undo' }
}
