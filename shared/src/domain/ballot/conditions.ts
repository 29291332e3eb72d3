import type { MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { reject } from '../rejection.ts'
import { squareMetres } from '../roll/area.ts'
import { expected, expectedAs, isEntitled, owners, present, quorum } from '../roll/counts.ts'
import type { Answer } from '../rules-table.ts'

/** Who may vote now: confirmed, not an observer, each person once. */
export const entitledIn = ({ roll }: MeetingState): readonly string[] =>
  Object.keys(roll.lines).filter((id) => roll.lines[id]!.mergedInto === '' && isEntitled(roll.lines[id]))

const onLockedWords = ({ motion, issue }: MeetingState, id: string): Answer => {
  const { options } = motion.motions[id] ?? { options: [] }
  return options.length > 0 && issue.lock === null ? reject('motion.listOpen') : null
}

/**
 * Where a body decides (not only advises) nobody may be left to guess whether enough are here: 应到 is said first. And no
 * fewer are expected than are here, or half of them would be too few.
 */
function withExpected(state: MeetingState): Answer {
  const { binding, quorum: share } = rulesIn(state.meeting)
  const [all, here] = [expected(state), present(state.roll)]
  if (all === null) return binding && share !== null ? reject('ballot.expectedMissing') : null
  return all < here ? reject('ballot.moreThanExpected', { expected: all, present: here }) : null
}

const withQuorum = (state: MeetingState): Answer => {
  const enough = quorum(state)
  if (enough === null || enough.met) return null
  const { needed, area } = enough
  return area === null || present(state.roll) < needed
    ? reject('ballot.noQuorum', { needed })
    : reject('ballot.noQuorumByArea', { missing: squareMetres(area.needed - area.here) })
}

/** 业主: all of them are on the roll, each with what they hold. */
function withAreas(state: MeetingState): Answer {
  if (!rulesIn(state.meeting).decision?.byArea) return null
  if (expected(state) === null) return reject('ballot.ownersMissing')
  const { without } = owners(state.roll)
  return without > 0 ? reject('ballot.areasMissing', { count: without }) : null
}

/** Who is counted apart has somebody here, and is on the roll where votes are counted by 应到. */
function withGroup(state: MeetingState): Answer {
  const { group, base } = rulesIn(state.meeting).decision ?? {}
  if (!group) return null
  const here = entitledIn(state).some((id) => state.roll.lines[id]!.capacity === group.capacity)
  if (!here) return reject('ballot.groupEmpty')
  const asAll = base === 'expected' && expected(state) !== null
  return asAll && expectedAs(state.roll, group.capacity) === null ? reject('ballot.groupUnlisted') : null
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
  areas: withAreas(state),
  expected: withExpected(state),
  quorum: withQuorum(state),
  group: withGroup(state),
  entitled: entitledIn(state).length > 0 ? null : reject('ballot.nobodyEntitled'),
  debated: debated(state, endDebate),
})
export type ConditionName = keyof ReturnType<typeof conditionsOf>
