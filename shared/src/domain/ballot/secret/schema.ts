import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import {
  ballotId,
  count,
  hash,
  id,
  issueId,
  motionId,
  optionalLine,
  optionalText,
  participantId,
  text,
  words,
} from '../../fields.ts'
import { secretOutcome } from './outcome.ts'
import { askedTerms, secretTerms } from './terms.ts'

/** On the seats that nobody has won: 另行选举, or 空缺. */
const restDecision = z.enum(['secondBallot', 'leftEmpty'])
export type RestDecision = z.infer<typeof restDecision>

/** What somebody was helped with: the paper was read to them, or the tablet held. They chose and tapped themselves. */
const help = z.enum(['read', 'held'])
export type Help = z.infer<typeof help>

/** As which a row of a sheet counts, or the sheet as a whole: 废票. */
const ruledAs = z.enum(['yes', 'no', 'abstain', 'void'])
export type RuledAs = z.infer<typeof ruledAs>

/** An issue, or the motion itself; an id is checked, and carries no brand here. */
const candidate: z.ZodType<string, string> = issueId

/** A place in the pile of papers that came back, from 1. */
const sheetPlace = z.int().min(1).max(limits.rollLinesMax)

/** Digits, as a witness writes them. */
const lotNumber = z.string().regex(/^\d{1,12}$/, 'field.badId')

export const secretCommands = {
  'ballot.openSecret': z
    .strictObject({
      ballot: ballotId,
      motion: motionId,
      endDebate: optionalLine(limits.reasonCharsMax),
      terms: askedTerms,
    })
    .describe(
      '无记名投票: opens a ballot on the options of the motion, or on the motion itself where it has not several, and freezes who may vote. Papers go into the box of that id.',
    ),
  'ballot.prepareSlips': z
    .strictObject({ ballot: ballotId })
    .describe(
      '备票条: reserves the box of a secret ballot that is not open yet, so that its slips are printed, sealed and handed out beforehand. The ballot is then opened under this id.',
    ),
  'ballot.giveSlip': z
    .strictObject({ ballot: ballotId, participant: participantId })
    .describe(
      'Writes down that somebody who is confirmed was handed a sealed slip, whichever: it spends their line once the ballot opens.',
    ),
  'ballot.takeSlipBack': z
    .strictObject({ ballot: ballotId, participant: participantId })
    .describe('Writes down that somebody gave their slip back, sealed, before the ballot opened.'),
  'ballot.dropSlips': z
    .strictObject({ ballot: ballotId, reason: text(limits.reasonCharsMax) })
    .describe(
      '票条全部作废: gives up the slips that were prepared, for one that somebody without a vote holds and does not give back. All of them are worth nothing; others can be prepared.',
    ),
  'ballot.noteHelp': z
    .strictObject({ ballot: ballotId, participant: participantId, help })
    .describe(
      'Writes down that whoever sends it helped this voter: read the paper to them (`read`) or held the tablet (`held`). Nobody votes for another.',
    ),
  'ballot.ruleSheet': z
    .strictObject({
      ballot: ballotId,
      sheet: sheetPlace,
      /** The candidate whose row it is; null for the whole sheet. */
      row: candidate.nullable(),
      as: ruledAs,
      reason: text(limits.reasonCharsMax),
    })
    .describe(
      '看原票定: a scrutineer rules on a sheet that was marked so that it cannot be read for certain, its place in the pile counted from 1: as what a row counts, or without a `row` that the sheet is void. The reason says how it is marked; what it counts as is shown to those who certify alone.',
    ),
  'ballot.turnToPaper': z
    .strictObject({ ballot: ballotId, next: ballotId, reason: text(limits.reasonCharsMax) })
    .describe(
      '改用纸票: what was cast on devices counts for nothing, how far it had come is kept, and the whole roll votes anew on paper, as the ballot `next`.',
    ),
  'ballot.count': z
    .strictObject({ ballot: ballotId })
    .describe('Seals the box of a stopped secret ballot and counts what is in it, twice over.'),
  'ballot.sign': z
    .strictObject({ ballot: ballotId, fingerprint: hash })
    .describe('监票人签字: a scrutineer certifies the count with this fingerprint.'),
  'ballot.sendBack': z
    .strictObject({ ballot: ballotId, reason: text(limits.reasonCharsMax) })
    .describe('退回重核: a scrutineer has it counted again; both counts stay on record.'),
  'ballot.announce': z
    .strictObject({ ballot: ballotId })
    .describe('Reads out a secret ballot that was signed: from then on everybody knows what was marked.'),
  'ballot.callLot': z
    .strictObject({
      ballot: ballotId,
      witnesses: z.array(participantId).min(limits.lotWitnesses).max(limits.lotWitnesses).readonly(),
      reason: optionalText(limits.reasonCharsMax),
    })
    .describe(
      '抽签: names the two witnesses of a lot among those tied, where the rules the ballot was opened under say so. With a `reason` others take the place of those who were named before and did not come to the end.',
    ),
  'ballot.sealNumber': z
    .strictObject({ ballot: ballotId, seal: hash })
    .describe(
      'A witness hands in the seal of a number that nobody else knows: SHA-256 of the canonical JSON of `["lot", ballot, number, salt]`.',
    ),
  'ballot.openNumber': z
    .strictObject({ ballot: ballotId, number: lotNumber, salt: hash })
    .describe(
      'A witness opens the number, once both have sealed. The second one decides: from both numbers and the fingerprint comes the seed, and from the seed the order of those tied.',
    ),
  'ballot.decideRest': z
    .strictObject({ ballot: ballotId, decision: restDecision, reason: text(limits.reasonCharsMax) })
    .describe(
      'Writes down what the presidium decided where fewer passed than there are seats: a second ballot among the rest, or seats left empty. `leftEmpty` also ends a vote that is tied again and again.',
    ),
} as const

const papers = count(limits.participantsMax)

/** What a count says to everybody before anything is announced: no mark of anybody’s. */
export const sealing = z.strictObject({
  /** 发出, and of that on phones, in the booth and on paper. */
  issued: papers,
  phone: papers,
  booth: papers,
  paper: papers,
  /** 收回, and how many of them on paper. */
  returned: papers,
  sheets: papers.optional(),
  /** 未收回. */
  unreturned: papers,
  void: papers,
  receiptsRoot: hash,
  ballotsRoot: hash,
  /** Over both roots: read out, projected, printed and signed. */
  fingerprint: hash,
  /** `notAvailable`: counted before there was a second count for its rule. */
  second: z.enum(['agrees', 'differs', 'notAvailable']),
})
export type Sealing = z.infer<typeof sealing>

/** 改用纸票: in place of which ballot, what had been handed out in it by then, and how many were cast on devices. */
const paperRound = z.strictObject({
  instead: id,
  issued: papers,
  phone: papers,
  booth: papers,
  paper: papers,
  returned: papers,
})
export type PaperRound = z.infer<typeof paperRound>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const secretEvents = {
  'ballot.secretOpened': z.strictObject({
    ballot: id,
    motion: id,
    entitled: z.array(id).readonly(),
    expected: papers.nullable(),
    endDebate: words,
    terms: secretTerms,
    /** The ballot that left open what this one is on; empty for a first one. */
    after: words,
    /** 发票, as the rules had it; absent where it was opened before it could be set. */
    issuingMs: count(limits.issuingSecondsMax * 1000).optional(),
  }),
  'ballot.slipsPrepared': z.strictObject({ ballot: id }),
  /** That somebody has a slip, never which. */
  'ballot.slipGiven': z.strictObject({ ballot: id, participant: id }),
  'ballot.slipTakenBack': z.strictObject({ ballot: id, participant: id }),
  'ballot.slipsDropped': z.strictObject({ ballot: id, reason: words }),
  'ballot.helped': z.strictObject({ ballot: id, participant: id, helper: id, help }),
  /** 看原票定: that a scrutineer ruled on a sheet, and how it is marked. */
  'ballot.sheetRuled': z.strictObject({ ballot: id, sheet: papers, participant: id, reason: words }),
  /** As what it counts, for one of those who certify it; `row` is null for the whole sheet. */
  'ballot.rulingShown': z.strictObject({
    ballot: id,
    sheet: papers,
    participant: id,
    row: id.nullable(),
    as: ruledAs,
  }),
  /** This ballot is on paper alone, in place of one that devices could not carry through. */
  'ballot.turnedToPaper': z.strictObject({ ballot: id, ...paperRound.shape }),
  'ballot.sealed': z.strictObject({ ballot: id, sealing }),
  /** What it came to, for one of those who certify it. */
  'ballot.counted': z.strictObject({ ballot: id, participant: id, outcome: secretOutcome }),
  'ballot.signed': z.strictObject({ ballot: id, participant: id }),
  'ballot.sentBack': z.strictObject({ ballot: id, participant: id, reason: words }),
  'ballot.announced': z.strictObject({
    ballot: id,
    motion: id,
    outcome: secretOutcome,
    /** Everyone who has won on this motion so far, in the order in which they did. */
    elected: z.array(id).readonly(),
    /** Who has not, once nothing is left open: they go to the reserve (项目储备库). */
    reserve: z.array(id).readonly(),
    /** Null while something is left open. */
    settled: z.enum(['carried', 'lost']).nullable(),
  }),
  'ballot.lotCalled': z.strictObject({ ballot: id, witnesses: z.array(id).readonly(), reason: words }),
  'ballot.numberSealed': z.strictObject({ ballot: id, participant: id, seal: hash }),
  'ballot.numberOpened': z.strictObject({ ballot: id, participant: id, number: words, salt: hash }),
  /** What both numbers came to, by which anybody can draw it again. */
  'ballot.lotDrawn': z.strictObject({
    ballot: id,
    motion: id,
    seed: hash,
    /** All who were tied; the first of them have the seats that were left. */
    order: z.array(id).readonly(),
    won: z.array(id).readonly(),
    elected: z.array(id).readonly(),
    reserve: z.array(id).readonly(),
    settled: z.enum(['carried', 'lost']),
  }),
  'ballot.restDecided': z.strictObject({
    ballot: id,
    motion: id,
    decision: restDecision,
    reason: words,
    reserve: z.array(id).readonly(),
    settled: z.enum(['carried', 'lost']).nullable(),
  }),
} as const
