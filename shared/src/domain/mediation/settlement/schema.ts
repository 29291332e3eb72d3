import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import {
  commentId,
  day,
  fileId,
  hash,
  id,
  line,
  optionalLine,
  participantId,
  quote,
  suggestionId,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../../fields.ts'
import { instalment } from '../performance/schema.ts'
import { fragments, parts } from './parts.ts'

const part = z.enum(parts)
const fragment = z.enum(fragments)
const party = participantId
/** Where a comment stands, as the editor says it; nobody but an editor reads it. */
const anchor = optionalLine(limits.commentAnchorCharsMax)

/** In what capacity somebody signs; the recorder's signature is on the form, and takes no part in the effect. */
const capacity = z.enum(['party', 'mediator', 'recorder'])
export type Capacity = z.infer<typeof capacity>
/** On a screen by hand, a picture of a fingerprint, or a signed print scanned back. */
const way = z.enum(['hand', 'fingerprint', 'paper'])

export const settlementCommands = {
  'settlement.assent': z
    .strictObject({ part, party, hash })
    .describe(
      '认可: a party agrees to one part as it reads, named by its hash; or says so beside a mediator. If it reads otherwise by now, nothing is agreed.',
    ),
  'settlement.object': z
    .strictObject({ part, party, words: text(limits.commentCharsMax) })
    .describe('要改: a party wants a part otherwise. What they had agreed to of it falls.'),
  'settlement.reopen': z
    .strictObject({ part, reason: text(limits.reasonCharsMax) })
    .describe(
      'Opens a part again that all had agreed to. Their assents to it fall, and with them a final version that nobody is bound by yet.',
    ),
  'settlement.comment': z
    .strictObject({
      comment: commentId,
      fragment,
      anchor,
      passage: optionalLine(limits.passageCharsMax),
      words: text(limits.commentCharsMax),
    })
    .describe('A comment to a passage, or to a whole fragment where `passage` is empty.'),
  'settlement.resolveComment': z.strictObject({ comment: commentId }).describe('A comment is dealt with.'),
  'settlement.suggest': z
    .strictObject({
      suggestion: suggestionId,
      fragment,
      base: line(limits.suggestionCharsMax),
      replacement: optionalLine(limits.suggestionCharsMax),
    })
    .describe(
      'Suggests that the line that reads `base` be `replacement`, or go where that is empty. Blanks are written ［what they ask］.',
    ),
  'settlement.acceptSuggestion': z
    .strictObject({ suggestion: suggestionId })
    .describe(
      'The other side, either side where a mediator made it, or a mediator takes it; the server writes it as the suggester’s words.',
    ),
  'settlement.rejectSuggestion': z
    .strictObject({ suggestion: suggestionId, reason: optionalLine(limits.reasonCharsMax) })
    .describe('Not taken, by who might take it; or taken back by who made it.'),
  'settlement.finalise': z
    .strictObject({ hash })
    .describe(
      '定稿: all parts are agreed to by all parties and nothing is missing (调解法 29). `hash` is of the whole as the mediator reads it.',
    ),
  'settlement.sign': z
    .strictObject({ hash, as: capacity, party: party.nullable(), way, file: fileId })
    .describe(
      'Signs the final version with this hash: a party, or beside a mediator; a mediator or the recorder for themselves, with `party` null. `file` holds the signature, the fingerprint or the scan.',
    ),
  'settlement.seal': z
    .strictObject({ hash, committee: line(limits.committeeNameCharsMax) })
    .describe('加盖印章: the station head, for the 人民调解委员会 of that name.'),
} as const
export type SettlementCommand = CommandsOf<typeof settlementCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const settlementEvents = {
  'settlement.assented': z.strictObject({ part, party: id, hash: words, beside: z.boolean() }),
  /** In the same commit as the edit that it follows from; `parties` had agreed to `was`, and the part reads `is` now. */
  'settlement.assentVoided': z.strictObject({
    part,
    parties: z.array(id).readonly(),
    hash: words,
    was: words,
    is: words,
  }),
  'settlement.objected': z.strictObject({ part, party: id, words, beside: z.boolean() }),
  'settlement.reopened': z.strictObject({ part, reason: words, parties: z.array(id).readonly(), was: words }),
  'settlement.commented': z.strictObject({ comment: id, fragment, anchor: words, passage: words, words }),
  'settlement.commentResolved': z.strictObject({ comment: id }),
  'settlement.suggested': z.strictObject({ suggestion: id, fragment, base: words, replacement: words }),
  'settlement.suggestionAccepted': z.strictObject({ suggestion: id }),
  'settlement.suggestionRejected': z.strictObject({ suggestion: id, reason: words }),
  'settlement.finalised': z.strictObject({
    revision: z.int(),
    quote,
    instalments: z.array(instalment).readonly(),
    /** Which committee is to seal it; absent where the station has none. */
    committee: words.optional(),
  }),
  'settlement.signed': z.strictObject({
    hash: words,
    as: capacity,
    /** The party, or who signed for themselves. */
    signer: id,
    way,
    file: id,
    beside: z.boolean(),
  }),
  'settlement.sealed': z.strictObject({ hash: words, committee: words }),
  'settlement.tookEffect': z.strictObject({ hash: words, on: day }),
} as const
export type SettlementEvent = EventsOf<typeof settlementEvents>
