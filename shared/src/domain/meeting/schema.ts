import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  type CommandsOf,
  type EventsOf,
  id,
  instant,
  line,
  optionalLine,
  optionalText,
  participantId,
  stationId,
  text,
  words,
} from '../fields.ts'

/** Identifiers of the meeting kinds; what each kind means is data in `kinds.ts`. */
export const meetingKind = z.enum(['neighborhoodCouncil', 'teaTalk'])
export type MeetingKind = z.infer<typeof meetingKind>

/** Where the meeting stands (domain 2.1 with decisions 1). */
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

export const agendaItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{1,12}$/, 'field.badId'),
  title: line(limits.titleCharsMax),
  kind: z.enum(['checkIn', 'discussion', 'vote', 'announcement']),
  minutes: z.int().min(1).max(limits.agendaItemMinutesMax),
})
export type AgendaItem = z.infer<typeof agendaItem>

/** What a notice says (domain 1.2 公告). */
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

export const projectorView = z.enum(['lobby', 'agenda', 'issues'])
export type ProjectorView = z.infer<typeof projectorView>

const agenda = z.array(agendaItem).max(limits.agendaItemsMax).readonly()

/**
 * The fields of each command, beside the envelope's `id`, `type` and `meeting`. `meeting.draft` opens a stream and
 * names the station instead: the meeting's id is the command's.
 */
export const meetingCommands = {
  'meeting.draft': z.strictObject({ station: stationId, facts: meetingFacts, agenda }),
  'meeting.amend': z.strictObject({ facts: meetingFacts }),
  'meeting.setAgenda': z.strictObject({ agenda }),
  'meeting.assignDuty': z.strictObject({ participant: participantId, duty }),
  'meeting.relieveDuty': z.strictObject({ participant: participantId, duty }),
  /** `urgent` is the reason for a shorter notice than the kind asks for; recorded and shown. */
  'meeting.announce': z.strictObject({ urgent: optionalText(limits.reasonCharsMax) }),
  'meeting.collect': z.strictObject({}),
  'meeting.fixAgenda': z.strictObject({}),
  'meeting.openCheckIn': z.strictObject({}),
  'meeting.start': z.strictObject({}),
  /** Opened in error: back to announced while there was neither a turn nor a ballot (decisions 1). */
  'meeting.unstart': z.strictObject({ reason: text(limits.reasonCharsMax) }),
  /** Puts the agenda item on: the floor and the projector follow. */
  'meeting.enterItem': z.strictObject({ item: z.string().max(12) }),
  'meeting.adjourn': z.strictObject({
    startsAt: instant,
    endsAt: instant,
    reason: text(limits.reasonCharsMax),
  }),
  'meeting.summarize': z.strictObject({}),
  'meeting.close': z.strictObject({}),
  'meeting.cancel': z.strictObject({ reason: text(limits.reasonCharsMax) }),
  /** What the projector shows; only the chair sends it (design 6.18). */
  'meeting.project': z.strictObject({ view: projectorView }),
} as const
export type LifecycleCommand = CommandsOf<typeof meetingCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const meetingEvents = {
  'meeting.drafted': z.strictObject({ station: id, code: words, facts: meetingFacts, agenda }),
  'meeting.amended': z.strictObject({ facts: meetingFacts }),
  'meeting.agendaSet': z.strictObject({ agenda }),
  'meeting.dutyAssigned': z.strictObject({ participant: id, duty }),
  'meeting.dutyRelieved': z.strictObject({ participant: id, duty }),
  'meeting.announced': z.strictObject({ urgent: words }),
  'meeting.collectingOpened': z.strictObject({}),
  'meeting.agendaFixed': z.strictObject({}),
  'meeting.checkInOpened': z.strictObject({}),
  'meeting.started': z.strictObject({}),
  'meeting.startUndone': z.strictObject({ reason: words }),
  'meeting.itemEntered': z.strictObject({ item: words }),
  'meeting.adjourned': z.strictObject({ startsAt: instant, endsAt: instant, reason: words }),
  'meeting.summarizing': z.strictObject({}),
  'meeting.closed': z.strictObject({}),
  'meeting.cancelled': z.strictObject({ reason: words }),
  'meeting.projected': z.strictObject({ view: projectorView }),
} as const
export type LifecycleEvent = EventsOf<typeof meetingEvents>
