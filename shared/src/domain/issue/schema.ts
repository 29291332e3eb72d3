import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  type CommandsOf,
  type EventsOf,
  gridId,
  id,
  issueId,
  line,
  optionalLine,
  optionalText,
  proposalId,
  quote,
  text,
  words,
} from '../fields.ts'

const boardField = z.enum(['title', 'detail'])

export const issueCommands = {
  'issue.propose': z
    .strictObject({
      proposal: proposalId,
      text: text(limits.proposalCharsMax),
      grid: gridId,
      for: optionalLine(limits.nameCharsMax),
    })
    .describe(
      'Proposes an issue. `for` names who said it, when staff or a grid worker write it down (代记).',
    ),
  'issue.accept': z
    .strictObject({
      proposal: proposalId,
      title: line(limits.issueTitleCharsMax),
      detail: optionalText(limits.issueDetailCharsMax).default(''),
    })
    .describe(
      '收进清单: the server writes the entry into the board. `detail` holds what does not fit the title.',
    ),
  'issue.question': z
    .strictObject({ proposal: proposalId, question: text(limits.answerCharsMax) })
    .describe('先问清楚: asks the proposer; the proposal stays open.'),
  'issue.answer': z
    .strictObject({ proposal: proposalId, answer: text(limits.answerCharsMax) })
    .describe(
      'The proposer answers the last question. The proposal keeps its words; the answer stands beside them.',
    ),
  'issue.retract': z
    .strictObject({ proposal: proposalId })
    .describe('The proposer takes back what nobody has accepted yet.'),
  'issue.second': z.strictObject({ issue: issueId }).describe('附议.'),
  'issue.unsecond': z.strictObject({ issue: issueId }).describe('Takes 附议 back.'),
  'issue.withdraw': z.strictObject({ issue: issueId }).describe('The author takes an entry off the list.'),
  'issue.merge': z
    .strictObject({ issue: issueId, into: issueId })
    .describe(
      'Puts two entries that are one matter together: `issue` goes into `into`. Both keep their words.',
    ),
  'issue.unmerge': z.strictObject({ issue: issueId }).describe('Takes an entry out again.'),
  'issue.hide': z
    .strictObject({ issue: issueId, reason: text(limits.reasonCharsMax) })
    .describe('Takes an entry off the screens; the record keeps it with the reason.'),
  'issue.unhide': z.strictObject({ issue: issueId }).describe('Shows it again.'),
  'issue.lockList': z
    .strictObject({})
    .describe('Locks the list on its words; later edits go back to their writers.'),
  'issue.unlockList': z.strictObject({ reason: text(limits.reasonCharsMax) }).describe('Opens it again.'),
  'issue.handOver': z
    .strictObject({
      issue: issueId,
      field: boardField,
      text: text(limits.issueDetailCharsMax),
    })
    .describe('转给联络员: words that the board refused.'),
} as const

export type IssueCommand = CommandsOf<typeof issueCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const issueEvents = {
  'issue.proposed': z.strictObject({ proposal: id, text: words, grid: words, for: words }),
  'issue.accepted': z.strictObject({ proposal: id, issue: id, author: id, grid: words, title: words }),
  'issue.questioned': z.strictObject({ proposal: id, proposer: id, question: words }),
  'issue.answered': z.strictObject({ proposal: id, proposer: id, answer: words }),
  'issue.retracted': z.strictObject({ proposal: id, proposer: id }),
  /** `participant` is the person the second counts for: of two merged phones the one line on the roll. */
  'issue.seconded': z.strictObject({ issue: id, participant: id }),
  'issue.unseconded': z.strictObject({ issue: id, participant: id }),
  'issue.withdrawn': z.strictObject({ issue: id }),
  'issue.merged': z.strictObject({ issue: id, into: id }),
  'issue.unmerged': z.strictObject({ issue: id }),
  'issue.hidden': z.strictObject({ issue: id, reason: words }),
  'issue.unhidden': z.strictObject({ issue: id }),
  'issue.listLocked': z.strictObject({ quote }),
  'issue.listUnlocked': z.strictObject({ reason: words }),
  'issue.handedOver': z.strictObject({ issue: id, field: boardField, text: words }),
} as const
export type IssueEvent = EventsOf<typeof issueEvents>
