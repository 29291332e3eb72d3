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
  text,
  words,
} from '../fields.ts'

const boardField = z.enum(['title', 'detail'])

export const issueCommands = {
  /** A resident's way onto the list (decisions 1): seen by the proposer and officers until accepted. */
  'issue.propose': z.strictObject({
    proposal: proposalId,
    text: text(limits.proposalCharsMax),
    grid: gridId,
    /** Who said it, when an officer or grid worker writes it down (代记); empty otherwise. */
    for: optionalLine(limits.nameCharsMax),
  }),
  /** 收进清单: the server writes the entry into the board in the same commit. */
  'issue.accept': z.strictObject({
    proposal: proposalId,
    title: line(limits.issueTitleCharsMax),
    /** What does not fit a title, most often the proposer's own words. */
    detail: optionalText(limits.issueDetailCharsMax).default(''),
  }),
  /** 先问清楚: an answer to the proposer; the proposal stays open. */
  'issue.question': z.strictObject({ proposal: proposalId, answer: text(limits.answerCharsMax) }),
  /** The proposer takes back what nobody has accepted yet. */
  'issue.retract': z.strictObject({ proposal: proposalId }),
  'issue.second': z.strictObject({ issue: issueId }),
  'issue.unsecond': z.strictObject({ issue: issueId }),
  'issue.withdraw': z.strictObject({ issue: issueId }),
  /** Disorder (decisions 12.5): off the screens, kept in the record with its reason. */
  'issue.hide': z.strictObject({ issue: issueId, reason: text(limits.reasonCharsMax) }),
  'issue.unhide': z.strictObject({ issue: issueId }),
  /** Locks the list on its quoted words (decisions 2): later edits are refused to their writers' tray. */
  'issue.lockList': z.strictObject({}),
  'issue.unlockList': z.strictObject({ reason: text(limits.reasonCharsMax) }),
  /** Words a locked list refused, handed to the liaison officer (design 6.3). */
  'issue.handOver': z.strictObject({
    issue: issueId,
    field: boardField,
    text: text(limits.issueDetailCharsMax),
  }),
} as const

export type IssueCommand = CommandsOf<typeof issueCommands>

const quote = z
  .strictObject({ doc: words, fields: z.record(z.string(), z.string()).readonly(), hash: words })
  .readonly()

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const issueEvents = {
  'issue.proposed': z.strictObject({ proposal: id, text: words, grid: words, for: words }),
  'issue.accepted': z.strictObject({ proposal: id, issue: id, author: id, grid: words, title: words }),
  'issue.questioned': z.strictObject({ proposal: id, proposer: id, answer: words }),
  'issue.retracted': z.strictObject({ proposal: id, proposer: id }),
  /** `participant` is the person the second counts for: of two merged phones the one line on the roll. */
  'issue.seconded': z.strictObject({ issue: id, participant: id }),
  'issue.unseconded': z.strictObject({ issue: id, participant: id }),
  'issue.withdrawn': z.strictObject({ issue: id }),
  'issue.hidden': z.strictObject({ issue: id, reason: words }),
  'issue.unhidden': z.strictObject({ issue: id }),
  'issue.listLocked': z.strictObject({ quote }),
  'issue.listUnlocked': z.strictObject({ reason: words }),
  'issue.handedOver': z.strictObject({ issue: id, field: boardField, text: words }),
} as const
export type IssueEvent = EventsOf<typeof issueEvents>
