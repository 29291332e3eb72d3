import { limits } from '../../lib/limits.ts'
import type { Instant } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { reject } from '../rejection.ts'
import type { Answer } from '../rules-table.ts'
import type { UndoableStep } from './schema.ts'
import type { MeetingPart } from './state.ts'

/** Steps that end the turn that runs and begin another list of speakers. */
export const turnsFloor = (step: UndoableStep): boolean => step === 'enterItem' || step === 'summarize'

/** The meeting moved on, and where it stood before. */
export const moveOn = (
  before: MeetingPart,
  is: UndoableStep,
  at: Instant,
  moved: Partial<MeetingPart>,
): MeetingPart => {
  const { phase, phaseSince, item, halt } = before
  return { ...before, ...moved, step: { is, at, phase, phaseSince, item, halt } }
}

/** The last step taken back: phase, item and times are as they were. */
export function takeStepBack(part: MeetingPart): MeetingPart {
  if (part.step === null) return part
  const { is, phase, phaseSince, item, halt } = part.step
  const entered = is === 'enterItem' || (is === 'start' && part.item !== item)
  return {
    ...part,
    ...{ phase, phaseSince, item, halt, step: null },
    startedAt: is === 'start' ? null : part.startedAt,
    entered: entered ? part.entered.slice(0, -1) : part.entered,
  }
}

/** Why the last step stands: there is none, it is too long ago, or something was built on it. */
export function whyItStands({ meeting, floor, motion }: MeetingState, now: Instant): Answer {
  const { step } = meeting
  if (step === null) return reject('meeting.nothingToUndo')
  if (now - step.at > limits.undoMsMax) return reject('meeting.tooLate')
  const last = floor.steps[floor.steps.length - 1]
  const asItWas = turnsFloor(step.is) ? last?.ofMeeting === true : last === undefined
  const put = motion.motions[motion.active]
  const begun =
    floor.turn !== null ||
    floor.spoken.some(({ endedAt }) => endedAt >= step.at) ||
    (put !== undefined && put.at >= step.at)
  return asItWas && !(step.is === 'start' && begun) ? null : reject('meeting.builtOn')
}
