import { limits } from '../../lib/limits.ts'
import type { Actor } from '../decider.ts'
import { isListed } from '../issue/state.ts'
import type { MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { reject } from '../rejection.ts'
import { personOf } from '../roll/state.ts'
import type { Answer } from '../rules-table.ts'
import { hasJoined, isModerator } from '../who.ts'
import type { MotionCommand } from './schema.ts'

type Put = Extract<MotionCommand, { type: 'motion.put' }>

/** 无动议不讨论: concrete enough to be carried out, by its issues' words or by its own. */
const isConcrete = ({ issues, who, what }: Put): boolean => issues.length > 0 || (who !== '' && what !== '')

const wasDecided = ({ motion }: MeetingState, { text, issues }: Put): boolean =>
  Object.values(motion.motions).some(
    (earlier) =>
      (earlier.status === 'carried' || earlier.status === 'lost') &&
      earlier.text === text &&
      earlier.options.map(({ issue }) => issue).join() === issues.join(),
  )

/** Whether there may be a motion at all now: asked by the server at the end and by a screen before anything is typed. */
export function mayPutOne({ meeting, motion: { motions, active } }: MeetingState): Answer {
  if (rulesIn(meeting).decision === null) return reject('motion.noVotes')
  if (active !== '') return reject('motion.active')
  return Object.keys(motions).length >= limits.motionsPerMeetingMax ? reject('motion.tooMany') : null
}

/** Whoever is in the room may move one, but for who chairs it. */
export function mayMove(state: MeetingState, participant: string): Answer {
  const mover: Actor = { id: personOf(state.roll, participant), roles: [] }
  if (!hasJoined(state, mover) || state.roll.lines[mover.id]!.removed) return reject('motion.moverNotHere')
  return isModerator(state, mover) ? reject('motion.moderatorNeutral') : null
}

export function mayBePut(state: MeetingState, command: Put): Answer {
  if (state.motion.motions[command.motion]) return reject('motion.repeatedId')
  const refusal = mayPutOne(state) ?? mayMove(state, command.mover)
  if (refusal) return refusal
  if (!isConcrete(command)) return reject('motion.incomplete')
  return !command.again && wasDecided(state, command) ? reject('motion.decided') : null
}

export function onLockedWords(state: MeetingState, issues: readonly string[]): Answer {
  if (issues.length === 0) return null
  if (state.issue.lock === null) return reject('motion.listOpen')
  return issues.every((issue) => isListed(state.issue, issue)) ? null : reject('issue.notOnBoard')
}
