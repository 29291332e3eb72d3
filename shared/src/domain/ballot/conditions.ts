import type { MeetingState } from '../meeting-state.ts'
import { reject } from '../rejection.ts'
import { isEntitled, quorum } from '../roll/counts.ts'
import type { Answer } from '../rules-table.ts'

/** Who may vote now: confirmed, not an observer, each person once. */
export const entitledIn = ({ roll }: MeetingState): readonly string[] =>
  Object.keys(roll.lines).filter((id) => roll.lines[id]!.mergedInto === '' && isEntitled(roll.lines[id]))

const onLockedWords = ({ motion, issue }: MeetingState, id: string): Answer => {
  const { options } = motion.motions[id] ?? { options: [] }
  return options.length > 0 && issue.lock === null ? reject('motion.listOpen') : null
}

const withQuorum = (state: MeetingState): Answer => {
  const enough = quorum(state)
  return enough === null || enough.met ? null : reject('ballot.noQuorum', { needed: enough.needed })
}

/** 充分讨论再表决: nobody speaks or waits, unless the meeting has agreed to end the debate. */
const debated = ({ floor }: MeetingState, endDebate: string): Answer =>
  endDebate !== '' || (floor.turn === null && floor.queue.length === 0)
    ? null
    : reject('ballot.stillSpeaking')

/**
 * What must hold before a ballot is opened on a motion, each with why it does not: the server asks for all of it, the
 * moderator's tablet shows it beforehand. `endDebate` says how the meeting agreed to end the debate.
 */
export const conditionsOf = (state: MeetingState, motion: string, endDebate: string) => ({
  motion: state.motion.active === motion ? null : reject('motion.notActive'),
  locked: onLockedWords(state, motion),
  quorum: withQuorum(state),
  entitled: entitledIn(state).length > 0 ? null : reject('ballot.nobodyEntitled'),
  debated: debated(state, endDebate),
})
export type ConditionName = keyof ReturnType<typeof conditionsOf>
