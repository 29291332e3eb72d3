import { limits } from '../../lib/limits.ts'
import { decided, refused } from '../decided.ts'
import type { Quote } from '../decider.ts'
import { isListed } from '../issue/state.ts'
import type { MeetingState } from '../meeting-state.ts'
import { packOf } from '../meeting/kinds.ts'
import { reject } from '../rejection.ts'
import { personOf } from '../roll/state.ts'
import { firstOf, type Answer, type Deciders } from '../rules-table.ts'
import { isModerator } from '../who.ts'
import type { MotionCommand, Option } from './schema.ts'

type Put = Extract<MotionCommand, { type: 'motion.put' }>

/** The docs a command reads: the shell holds them still while it decides. */
export const motionQuotes: Partial<Record<MotionCommand['type'], readonly string[]>> = {
  'motion.put': ['board'],
}

/** 无动议不讨论: concrete enough to be carried out, by its issues' words or by its own. */
const isConcrete = ({ issues, who, what }: Put): boolean => issues.length > 0 || (who !== '' && what !== '')

const wasDecided = ({ motion }: MeetingState, { text, issues }: Put): boolean =>
  Object.values(motion.motions).some(
    (earlier) =>
      (earlier.status === 'carried' || earlier.status === 'lost') &&
      earlier.text === text &&
      earlier.options.map(({ issue }) => issue).join() === issues.join(),
  )

const onLockedWords = (state: MeetingState, issues: readonly string[]): Answer => {
  if (issues.length === 0) return null
  if (state.issue.lock === null) return reject('motion.listOpen')
  return issues.every((issue) => isListed(state.issue, issue)) ? null : reject('issue.notOnBoard')
}

/** The words as the document has them now; null where one of the issues is not in it. */
function optionsIn({ fields }: Quote, issues: readonly string[]): readonly Option[] | null {
  const options = issues.map((issue) => ({
    issue,
    title: fields[`issues/${issue}/title`] ?? '',
    detail: fields[`issues/${issue}/detail`] ?? '',
  }))
  return options.every(({ title }) => title !== '') ? options : null
}

const mayBePut = (state: MeetingState, command: Put): Answer => {
  const { motions, active } = state.motion
  const mover = personOf(state.roll, command.mover)
  if (packOf(state.meeting.facts.kind).decision === null) return reject('motion.noVotes')
  if (motions[command.motion]) return reject('motion.repeatedId')
  if (active !== '') return reject('motion.active')
  if (Object.keys(motions).length >= limits.motionsPerMeetingMax) return reject('motion.tooMany')
  if (isModerator(state, { id: mover, roles: [] })) return reject('motion.moderatorNeutral')
  if (!isConcrete(command)) return reject('motion.incomplete')
  return !command.again && wasDecided(state, command) ? reject('motion.decided') : null
}

export const motionDeciders: Deciders<MotionCommand> = {
  'motion.put': (state, command, _, { quotes }) => {
    const { motion, mover, text, issues, who, what, when, cost } = command
    const refusal = firstOf(mayBePut(state, command), onLockedWords(state, issues))
    if (refusal) return refused(refusal.code)
    const options = optionsIn(quotes['board']!, issues)
    if (options === null) return refused('issue.notOnBoard')
    const words = { text, options, who, what, when, cost }
    return decided({ type: 'motion.put', v: 1, motion, mover: personOf(state.roll, mover), ...words })
  },
  'motion.withdraw': ({ motion: { active } }, { motion, reason }) =>
    active === motion
      ? decided({ type: 'motion.withdrawn', v: 1, motion, reason })
      : refused('motion.notActive'),
}
