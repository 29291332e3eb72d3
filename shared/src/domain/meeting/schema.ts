import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { ownRules } from '../rules/own.ts'
import {
  type CommandsOf,
  type EventsOf,
  id,
  instant,
  line,
  optionalLine,
  optionalText,
  participantId,
  quote,
  stationId,
  text,
  words,
} from '../fields.ts'

/** Identifiers of the meeting kinds; what each kind means is data in `kinds.ts`. */
export const meetingKind = z.enum([
  ...['neighborhoodCouncil', 'teaTalk', 'streetAssembly', 'townCongress', 'standingCommittee'],
  ...[
    'villagersAssembly',
    'villageHouseholds',
    'villageRepresentatives',
    'villageGroup',
    'residentsAssembly',
    'homeowners',
  ],
] as const)
export type MeetingKind = z.infer<typeof meetingKind>

/** Where the meeting stands. */
export type Phase =
  | 'draft'
  | 'announced'
  | 'collecting'
  | 'agendaFixed'
  | 'checkingIn'
  | 'inProgress'
  | 'voting'
  | 'summarizing'
  | 'closed'
  | 'published'
  | 'archived'
  | 'cancelled'

export const duty = z.enum(['moderator', 'recorder', 'scrutineer', 'teller', 'projector'])

const agendaItemId = z.string().regex(/^[a-z0-9]{1,12}$/, 'field.badId')

export const agendaItem = z.strictObject({
  id: agendaItemId,
  title: line(limits.titleCharsMax),
  kind: z.enum(['checkIn', 'discussion', 'vote', 'announcement']),
  minutes: z.int().min(1).max(limits.agendaItemMinutesMax),
})
export type AgendaItem = z.infer<typeof agendaItem>

/** What a notice says. */
export const meetingFacts = z.strictObject({
  kind: meetingKind,
  title: line(limits.titleCharsMax),
  topic: optionalLine(limits.topicCharsMax),
  place: line(limits.placeCharsMax),
  /** How to get in: ramps, reading glasses, parking. */
  placeNote: optionalLine(limits.noteCharsMax),
  /** Who may come, in the notice's words. */
  whoMayCome: optionalLine(limits.noteCharsMax),
  startsAt: instant,
  endsAt: instant,
})
export type MeetingFacts = z.infer<typeof meetingFacts>

/** What the public reads in the place of words that say too much of somebody. */
const replacement = z.strictObject({
  seq: z.int().min(1),
  /** The member of that entry, as `record/members.ts` writes it. */
  path: line(limits.recordPathCharsMax),
  shown: optionalText(limits.issueDetailCharsMax),
})
export type Replacement = z.infer<typeof replacement>

const replacements = z.array(replacement).max(limits.replacementsMax).readonly()

export const projectorView = z.enum(['lobby', 'agenda', 'issues', 'floor', 'ballot', 'thanks'])
export type ProjectorView = z.infer<typeof projectorView>

/** Single taps that move the meeting on. What asks for a reason is undone with one, by a command of its own. */
export const undoableStep = z.enum(['collect', 'fixAgenda', 'openCheckIn', 'start', 'enterItem', 'summarize'])
export type UndoableStep = z.infer<typeof undoableStep>

const agenda = z.array(agendaItem).max(limits.agendaItemsMax).readonly()

/**
 * The fields of each command, beside the envelope's `id`, `type` and `meeting`. `meeting.draft` opens a stream and
 * names the station instead: the meeting's id is the command's.
 */
export const meetingCommands = {
  'meeting.draft': z
    .strictObject({ station: stationId, facts: meetingFacts, agenda })
    .describe('Opens a meeting of the station. The envelope names no meeting: its id is the command’s.'),
  'meeting.amend': z.strictObject({ facts: meetingFacts }).describe('Changes what the notice says.'),
  'meeting.setAgenda': z.strictObject({ agenda }).describe('Replaces the agenda.'),
  'meeting.assignDuty': z
    .strictObject({ participant: participantId, duty })
    .describe('Gives a duty. Another moderator takes over from the one before.'),
  'meeting.relieveDuty': z.strictObject({ participant: participantId, duty }).describe('Takes a duty back.'),
  'meeting.announce': z
    .strictObject({ urgent: optionalText(limits.reasonCharsMax) })
    .describe(
      'Publishes the notice. A notice shorter than the kind asks for needs a reason in `urgent`, which is shown.',
    ),
  'meeting.collect': z.strictObject({}).describe('Opens 征集议题.'),
  'meeting.fixAgenda': z.strictObject({}).describe('Closes the agenda.'),
  'meeting.openCheckIn': z.strictObject({}).describe('Opens the door: people may be confirmed.'),
  'meeting.start': z
    .strictObject({})
    .describe('Begins the meeting; after an adjournment, with what it interrupted.'),
  'meeting.unstart': z
    .strictObject({ reason: text(limits.reasonCharsMax) })
    .describe('Opened in error: back to announced.'),
  'meeting.enterItem': z.strictObject({ item: agendaItemId }).describe('Puts on an agenda item.'),
  'meeting.adjourn': z
    .strictObject({
      startsAt: instant,
      endsAt: instant,
      reason: text(limits.reasonCharsMax),
    })
    .describe('Goes on another day: back to announced.'),
  'meeting.summarize': z
    .strictObject({})
    .describe('Begins 小结. A list that was not locked is quoted for the minutes, as a lock quotes it.'),
  'meeting.resume': z
    .strictObject({ reason: text(limits.reasonCharsMax) })
    .describe('Summed up too soon: the discussion goes on.'),
  'meeting.undo': z
    .strictObject({})
    .describe('Takes back the last step within seconds: a phase begun, an agenda item, 小结.'),
  'meeting.close': z.strictObject({}).describe('Ends the meeting.'),
  'meeting.cancel': z
    .strictObject({ reason: text(limits.reasonCharsMax) })
    .describe('Calls the meeting off.'),
  'meeting.publish': z
    .strictObject({ reviewed: z.int().min(1), replacements })
    .describe(
      '公示: makes the record public as reviewed. `reviewed` is the last entry the reviewer read, later ones stay closed; `replacements` stand in the place of words that say too much of somebody. May be done again.',
    ),
  'meeting.project': z
    .strictObject({ view: projectorView, dark: z.boolean().optional() })
    .describe('Chooses what the projector shows, and with `dark` whether in the colours of a dark room.'),
} as const
export type LifecycleCommand = CommandsOf<typeof meetingCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const meetingEvents = {
  'meeting.drafted': z.strictObject({ station: id, code: words, facts: meetingFacts, agenda }),
  'meeting.amended': z.strictObject({ facts: meetingFacts }),
  'meeting.agendaSet': z.strictObject({ agenda }),
  'meeting.dutyAssigned': z.strictObject({ participant: id, duty }),
  'meeting.dutyRelieved': z.strictObject({ participant: id, duty }),
  /** With the station's own rules for this kind, where it has adopted some. */
  'meeting.announced': z.strictObject({ urgent: words, rules: ownRules.optional() }),
  'meeting.collectingOpened': z.strictObject({}),
  'meeting.agendaFixed': z.strictObject({}),
  'meeting.checkInOpened': z.strictObject({}),
  /** After an adjournment with what it interrupted: the agenda item that is on again, the motion that is debated. */
  'meeting.started': z.strictObject({ item: words.optional(), motion: id.optional() }),
  'meeting.startUndone': z.strictObject({ reason: words }),
  'meeting.itemEntered': z.strictObject({ item: words }),
  'meeting.adjourned': z.strictObject({ startsAt: instant, endsAt: instant, reason: words }),
  /** With the words of the list, where it was not locked and somebody stands on it. */
  'meeting.summarizing': z.strictObject({ list: quote.optional() }),
  'meeting.resumed': z.strictObject({ reason: words }),
  'meeting.undone': z.strictObject({ step: undoableStep }),
  'meeting.closed': z.strictObject({}),
  'meeting.cancelled': z.strictObject({ reason: words }),
  'meeting.published': z.strictObject({ reviewed: z.int(), replacements }),
  'meeting.projected': z.strictObject({ view: projectorView, dark: z.boolean().optional() }),
} as const
export type LifecycleEvent = EventsOf<typeof meetingEvents>
