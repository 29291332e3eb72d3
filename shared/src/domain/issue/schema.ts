import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import type { Quote } from '../decider.ts'
import {
  gridId,
  issueId,
  line,
  optionalLine,
  optionalText,
  proposalId,
  text,
  type CommandsOf,
} from '../fields.ts'

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
    field: z.enum(['title', 'detail']),
    text: text(limits.issueDetailCharsMax),
  }),
} as const

export type IssueCommand = CommandsOf<typeof issueCommands>

export type IssueEvent =
  | { type: 'issue.proposed'; v: 1; proposal: string; text: string; grid: string; for: string }
  | {
      type: 'issue.accepted'
      v: 1
      proposal: string
      issue: string
      author: string
      grid: string
      title: string
    }
  | { type: 'issue.questioned'; v: 1; proposal: string; proposer: string; answer: string }
  | { type: 'issue.retracted'; v: 1; proposal: string; proposer: string }
  /** `participant` is the person the second counts for: of two merged phones the one line on the roll. */
  | { type: 'issue.seconded'; v: 1; issue: string; participant: string }
  | { type: 'issue.unseconded'; v: 1; issue: string; participant: string }
  | { type: 'issue.withdrawn'; v: 1; issue: string }
  | { type: 'issue.hidden'; v: 1; issue: string; reason: string }
  | { type: 'issue.unhidden'; v: 1; issue: string }
  | { type: 'issue.listLocked'; v: 1; quote: Quote }
  | { type: 'issue.listUnlocked'; v: 1; reason: string }
  | { type: 'issue.handedOver'; v: 1; issue: string; field: 'title' | 'detail'; text: string }
