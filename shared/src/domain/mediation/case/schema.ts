import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import {
  day,
  findingId,
  id,
  line,
  optionalText,
  participantId,
  roundId,
  stationId,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../../fields.ts'
import { categoryIds, routes } from './categories.ts'

/** Where a case stands. The course between them is `transitions.ts`. */
export type CasePhase =
  | 'registered'
  | 'mediatorSet'
  | 'mediating'
  | 'agreedOral'
  | 'agreedWritten'
  | 'signing'
  | 'effective'
  | 'performing'
  | 'performed'
  | 'breached'
  | 'confirmApplied'
  | 'confirmed'
  | 'notConfirmed'
  | 'failed'
  | 'terminated'
  | 'refused'
  | 'archived'

/** 当事人申请 · 主动调解 · 别处转来 */
const origin = z.enum(['applied', 'found', 'referred'])
/** Who passed a matter on, or is passed one: no more than that is known of it here. */
const partner = z.enum(['court', 'police', 'lawyer', 'arbitration', 'administration', 'screening'])
export type Partner = z.infer<typeof partner>

const category = z.enum(categoryIds)
const title = line(limits.titleCharsMax)
/** 人民调解员 of the committee, or 特邀调解员 such as a deputy. */
const capacity = z.enum(['people', 'invited'])
export type MediatorCapacity = z.infer<typeof capacity>
/** What a mediator says of their ties to the matter; anything but `none` stands in the way. */
const ties = z.enum(['none', 'kin', 'interest', 'represented', 'other'])

const mediator = z.strictObject({ participant: participantId, capacity, ties })
const chosenBy = z.enum(['committee', 'parties'])
const talkResult = z.enum(['agreed', 'failed', 'continued'])
const reason = text(limits.reasonCharsMax)
const longText = text(limits.caseTextCharsMax)

/** What a round of 排查 found, by its ids. */
const finding = z.strictObject({ round: roundId, finding: findingId })

/** Somebody who sat in and is no party: relatives, neighbours, experts. */
const guests = z
  .array(z.strictObject({ name: line(limits.nameCharsMax) }))
  .max(limits.talkGuestsMax)
  .readonly()
const present = z
  .array(participantId)
  .max(limits.partiesPerSideMax * 2)
  .readonly()
const routeList = z.array(z.enum(routes)).max(routes.length).readonly()
const retention = z.enum(['short', 'long', 'permanent'])
export type Retention = z.infer<typeof retention>

export const caseCommands = {
  'case.register': z
    .strictObject({
      station: stationId,
      origin,
      from: partner.nullable(),
      category,
      title,
      brief: longText,
      sought: optionalText(limits.caseTextCharsMax),
      finding: finding.optional(),
    })
    .describe(
      '受理: opens a case, which gets a number. `from` names who passed it on, `finding` what was found when the station went round. Matters that may not be mediated are refused with the reason.',
    ),
  'case.amend': z
    .strictObject({ category, title, brief: longText, sought: optionalText(limits.caseTextCharsMax) })
    .describe(
      'Says better what the dispute is about, until mediation begins; from then on its sort alone, until an agreement is in effect.',
    ),
  'case.refuse': z
    .strictObject({ party: participantId.nullable(), reason })
    .describe(
      'A party clearly does not want mediation: there will be none. `party` null: it is turned away by those who look after it, as no matter for mediation, or registered by mistake.',
    ),
  'case.setMediators': z
    .strictObject({
      mediators: z.array(mediator).min(1).max(limits.mediatorsPerCaseMax).readonly(),
      chosenBy,
    })
    .describe('Names who mediates, appointed or chosen, each with what ties them to the matter.'),
  'case.begin': z.strictObject({}).describe('Begins mediation: both sides are there and know their rights.'),
  'case.askOpen': z
    .strictObject({ party: participantId })
    .describe('A party agrees to mediation in the open; it is open once all do.'),
  'case.askClosed': z
    .strictObject({ party: participantId })
    .describe('A party wants it behind closed doors.'),
  'case.askWritten': z
    .strictObject({ party: participantId })
    .describe('A party wants any agreement in writing.'),
  'case.recordTalk': z
    .strictObject({
      place: line(limits.placeCharsMax),
      on: day,
      present,
      guests,
      words: text(limits.talkCharsMax),
      result: talkResult,
    })
    .describe('调解记录: what was said at one talk, and how it ended.'),
  'case.extend': z
    .strictObject({ party: participantId, until: day })
    .describe('A party agrees to go on until that day; it holds once all agreed to the same day.'),
  'case.agreeOral': z
    .strictObject({
      facts: longText,
      content: longText,
      performance: text(limits.caseTextCharsMax),
      performedAtOnce: z.boolean(),
      simple: z.boolean(),
      agreed: present,
    })
    .describe(
      '口头协议: written down by the mediator, and in effect that day. Only what is `simple` and done on the spot: a grave matter is agreed in writing.',
    ),
  'case.fail': z
    .strictObject({ reason })
    .describe('调解不成: the mediators end it and tell the other routes.'),
  'case.terminate': z
    .strictObject({ party: participantId, reason })
    .describe('A party ends the mediation, as they may at any time; the other routes are told.'),
  'case.resume': z
    .strictObject({ reason })
    .describe('After a court did not confirm: back to mediating, to mend the agreement.'),
  'case.refer': z
    .strictObject({ to: partner })
    .describe('Passes the matter on. Nothing but that goes along.'),
  'case.referredBack': z
    .strictObject({ to: partner, status: z.enum(['taken', 'settled', 'returned']) })
    .describe('What became of it there.'),
  'case.report': z
    .strictObject({ to: z.enum(['police', 'committee']), words: reason })
    .describe('Danger that it gets worse, or a crime: reported at once, and who did is on record.'),
  'case.visit': z
    .strictObject({
      on: day,
      performed: z.enum(['yes', 'partly', 'no']),
      satisfied: z.enum(['satisfied', 'mostly', 'dissatisfied']),
      trouble: optionalText(limits.caseTextCharsMax),
      words: longText,
    })
    .describe('回访: how it is kept, how content they are, what may still flare up.'),
  'case.consult': z
    .strictObject({
      on: day,
      lawyer: line(limits.nameCharsMax),
      questions: longText,
      opinion: longText,
    })
    .describe(
      '法律咨询: what those who mediate asked a lawyer, and the opinion. The sides do not read it here.',
    ),
  'case.archive': z
    .strictObject({ retention })
    .describe('立卷归档. Every piece is there, or the dossier says why one is not.'),
} as const
export type CaseLifeCommand = CommandsOf<typeof caseCommands>

const number = z.strictObject({ year: z.int(), count: z.int() })
const ids = z.array(id).readonly()

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. `beside`: a mediator gave it for who sat by. */
export const caseEvents = {
  'case.registered': z.strictObject({
    station: id,
    number,
    origin,
    from: partner.nullable(),
    category,
    title: words,
    brief: words,
    sought: words,
    finding: z.strictObject({ round: id, finding: id }).optional(),
  }),
  'case.amended': z.strictObject({ category, title: words, brief: words, sought: words }),
  /** `party` is empty where those who look after it turned it away. */
  'case.refused': z.strictObject({ party: id, reason: words, beside: z.boolean() }),
  'case.mediatorsSet': z.strictObject({
    mediators: z.array(z.strictObject({ participant: id, capacity })).readonly(),
    chosenBy,
  }),
  'case.begun': z.strictObject({}),
  'case.openAsked': z.strictObject({ party: id, open: z.boolean(), beside: z.boolean() }),
  'case.writtenAsked': z.strictObject({ party: id, beside: z.boolean() }),
  'case.talkRecorded': z.strictObject({
    place: words,
    on: day,
    present: ids,
    guests: z.array(words).readonly(),
    words,
    result: talkResult,
  }),
  'case.extensionAgreed': z.strictObject({ party: id, until: day, beside: z.boolean() }),
  'case.extended': z.strictObject({ until: day }),
  'case.agreedOrally': z.strictObject({ facts: words, content: words, performance: words, agreed: ids }),
  'case.oralTookEffect': z.strictObject({ on: day }),
  'case.failed': z.strictObject({ reason: words, routes: routeList }),
  'case.terminated': z.strictObject({ party: id, reason: words, beside: z.boolean(), routes: routeList }),
  'case.resumed': z.strictObject({ reason: words }),
  'case.referred': z.strictObject({ to: partner }),
  'case.referralAnswered': z.strictObject({ to: partner, status: z.enum(['taken', 'settled', 'returned']) }),
  'case.reported': z.strictObject({ to: z.enum(['police', 'committee']), words }),
  'case.visited': z.strictObject({
    on: day,
    performed: z.enum(['yes', 'partly', 'no']),
    satisfied: z.enum(['satisfied', 'mostly', 'dissatisfied']),
    trouble: words,
    words,
  }),
  'case.consulted': z.strictObject({ on: day, lawyer: words, questions: words, opinion: words }),
  'case.archived': z.strictObject({ retention }),
} as const
export type CaseLifeEvent = EventsOf<typeof caseEvents>
