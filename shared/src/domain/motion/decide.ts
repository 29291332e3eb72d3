import { leftOpen } from '../ballot/secret/left-open.ts'
import { decided, refused } from '../decided.ts'
import type { Quote } from '../decider.ts'
import { personOf } from '../roll/state.ts'
import { firstOf, type Deciders } from '../rules-table.ts'
import { rightsInMotion } from './lawful-rights.ts'
import { mayBePut, onLockedWords } from './conditions.ts'
import type { MotionCommand, Option } from './schema.ts'

/** The docs a command reads: the shell holds them still while it decides. */
export const motionQuotes: Partial<Record<MotionCommand['type'], readonly string[]>> = {
  'motion.put': ['board'],
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

export const motionDeciders: Deciders<MotionCommand> = {
  'motion.put': (state, command, _, { quotes }) => {
    const { motion, mover, text, issues, who, what, when, cost, law } = command
    const refusal = firstOf(mayBePut(state, command), onLockedWords(state, issues))
    if (refusal) return refused(refusal.code)
    const options = optionsIn(quotes['board']!, issues)
    if (options === null) return refused('issue.notOnBoard')
    const touched = rightsInMotion({ text, options, who, what }).length > 0
    if (touched && law === undefined) return refused('motion.lawUnchecked')
    const words = { text, options, who, what, when, cost, ...(law !== undefined && { law }) }
    return decided({ type: 'motion.put', v: 1, motion, mover: personOf(state.roll, mover), ...words })
  },
  'motion.withdraw': (state, { motion, reason }) => {
    if (state.motion.active !== motion) return refused('motion.notActive')
    const elected = leftOpen(state, motion)?.ballot.announced.elected ?? []
    return elected.length > 0
      ? refused('motion.partlyDecided')
      : decided({ type: 'motion.withdrawn', v: 1, motion, reason })
  },
}
