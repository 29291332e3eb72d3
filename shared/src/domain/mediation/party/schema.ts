import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import {
  id,
  line,
  optionalLine,
  participantId,
  text,
  words,
  fileId,
  type CommandsOf,
  type EventsOf,
} from '../../fields.ts'

/** 甲方 `a`, 乙方 `b`; several people may stand on one side. */
export const side = z.enum(['a', 'b'])
export type Side = z.infer<typeof side>

const partyKind = z.enum(['person', 'organisation'])

/** What the forms of 2010 ask of a party (调解法 29). No number of an identity card: nobody needs it here. */
const particulars = z.strictObject({
  gender: optionalLine(limits.particularCharsMax),
  ethnicity: optionalLine(limits.particularCharsMax),
  age: z.int().min(0).max(limits.ageMax).nullable(),
  occupation: optionalLine(limits.particularCharsMax),
  /** 单位或住址 */
  address: optionalLine(limits.placeCharsMax),
  /** Who heads an organisation, and as what; empty for a person. */
  headedBy: optionalLine(limits.particularCharsMax),
})
export type Particulars = z.infer<typeof particulars>

const name = line(limits.nameCharsMax)
/** 申请人: they came and asked for it. */
const applied = z.boolean().optional()
const party = participantId

export const partyCommands = {
  'party.add': z
    .strictObject({ party, side, kind: partyKind, name, particulars, applied })
    .describe(
      'Enters a party. Its id becomes theirs in this case; the name goes to the directory. `applied`: they applied for mediation.',
    ),
  'party.amend': z
    .strictObject({ party, name, particulars, applied })
    .describe('Puts a party’s particulars right.'),
  'party.remove': z
    .strictObject({ party, reason: text(limits.reasonCharsMax) })
    .describe(
      'Takes a party out who was entered by mistake, or is none any more, until there is a final version.',
    ),
  'party.contact': z
    .strictObject({
      party,
      phone: optionalLine(limits.phoneCharsMax),
      note: optionalLine(limits.noteCharsMax),
    })
    .describe('How a party is reached; the other side does not read it.'),
  'party.represent': z
    .strictObject({
      party,
      representative: participantId,
      name,
      scope: z.enum(['general', 'special', 'head']),
      file: fileId.nullable(),
    })
    .describe(
      'Names who acts for a party: authorised (授权委托书, `file`), or as its head. Their id is their own in this case.',
    ),
  'party.endRepresentation': z
    .strictObject({ party, representative: participantId })
    .describe('Somebody does not act for a party any more: taken back by it, or laid down.'),
  'party.acknowledgeRights': z
    .strictObject({ party })
    .describe('权利义务告知书: the party was told their rights and duties, and says so.'),
  'party.consentTo': z
    .strictObject({ party, who: name, as: z.enum(['kin', 'neighbour', 'expert', 'other']) })
    .describe('A party agrees that somebody sits in.'),
} as const
export type PartyCommand = CommandsOf<typeof partyCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. Names are the directory's. */
export const partyEvents = {
  'party.added': z.strictObject({ party: id, side, kind: partyKind, particulars, applied }),
  'party.amended': z.strictObject({ party: id, particulars, applied }),
  'party.removed': z.strictObject({ party: id, reason: words }),
  'party.contacted': z.strictObject({ party: id, phone: words, note: words }),
  'party.represented': z.strictObject({
    party: id,
    representative: id,
    scope: z.enum(['general', 'special', 'head']),
    file: id.nullable(),
  }),
  'party.representationEnded': z.strictObject({ party: id, representative: id }),
  'party.rightsAcknowledged': z.strictObject({ party: id, beside: z.boolean() }),
  'party.consented': z.strictObject({
    party: id,
    who: words,
    as: z.enum(['kin', 'neighbour', 'expert', 'other']),
    beside: z.boolean(),
  }),
} as const
export type PartyEvent = EventsOf<typeof partyEvents>
