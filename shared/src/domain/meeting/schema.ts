import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { count, instant, optionalText, participantId, text } from '../fields.ts'

/** Identifiers of the meeting kinds; what each kind means is data in `kinds.ts`. */
export const meetingKind = z.enum(['neighborhoodCouncil', 'teaTalk'])
export type MeetingKind = z.infer<typeof meetingKind>

export const phases = [
  'draft',
  'announced',
  'collecting',
  'agendaFixed',
  'checkingIn',
  'inProgress',
  'voting',
  'summarizing',
  'closed',
  'published',
  'archived',
  'cancelled',
] as const
/** Where the meeting stands (domain 2.1 with decisions 1). */
export type Phase = (typeof phases)[number]

export const duty = z.enum(['moderator', 'recorder', 'scrutineer', 'teller', 'projector'])

export const agendaItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{1,12}$/, 'field.badId'),
  title: text(limits.titleCharsMax),
  kind: z.enum(['checkIn', 'discussion', 'vote', 'announcement']),
  minutes: z.int().min(1).max(limits.agendaItemMinutesMax),
})
export type AgendaItem = z.infer<typeof agendaItem>

/** What a notice says (domain 1.2 公告). */
export const meetingFacts = z.strictObject({
  kind: meetingKind,
  title: text(limits.titleCharsMax),
  topic: optionalText(limits.topicCharsMax),
  place: text(limits.placeCharsMax),
  /** How to get in: ramps, reading glasses, parking. */
  placeNote: optionalText(limits.noteCharsMax),
  /** Who may come, in the notice's words. */
  whoMayCome: optionalText(limits.noteCharsMax),
  startsAt: instant,
  endsAt: instant,
})
export type MeetingFacts = z.infer<typeof meetingFacts>

const agenda = z.array(agendaItem).max(limits.agendaItemsMax)

/** The fields of each command, beside the envelope's `id`, `type` and `meeting` (`station` for the first). */
export const meetingCommands = {
  'meeting.draft': z.strictObject({ facts: meetingFacts, agenda }),
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
  'meeting.adjourn': z.strictObject({ startsAt: instant, endsAt: instant, reason: text(limits.reasonCharsMax) }),
  'meeting.summarize': z.strictObject({}),
  'meeting.close': z.strictObject({}),
  'meeting.cancel': z.strictObject({ reason: text(limits.reasonCharsMax) }),
  /** What the projector shows; only the chair sends it (design 6.18). */
  'meeting.project': z.strictObject({ view: z.enum(['lobby', 'agenda', 'issues']) }),
} as const

export type MeetingEvent =
  | { type: 'meeting.drafted'; v: 1; station: string; code: string; facts: MeetingFacts; agenda: AgendaItem[] }
  | { type: 'meeting.amended'; v: 1; facts: MeetingFacts }
  | { type: 'meeting.agendaSet'; v: 1; agenda: AgendaItem[] }
  | { type: 'meeting.dutyAssigned'; v: 1; participant: string; duty: z.infer<typeof duty> }
  | { type: 'meeting.dutyRelieved'; v: 1; participant: string; duty: z.infer<typeof duty> }
  | { type: 'meeting.announced'; v: 1; urgent: string }
  | { type: 'meeting.collectingOpened'; v: 1 }
  | { type: 'meeting.agendaFixed'; v: 1 }
  | { type: 'meeting.checkInOpened'; v: 1 }
  | { type: 'meeting.started'; v: 1 }
  | { type: 'meeting.startUndone'; v: 1; reason: string }
  | { type: 'meeting.itemEntered'; v: 1; item: string }
  | { type: 'meeting.adjourned'; v: 1; startsAt: number; endsAt: number; reason: string }
  | { type: 'meeting.summarizing'; v: 1 }
  | { type: 'meeting.closed'; v: 1 }
  | { type: 'meeting.cancelled'; v: 1; reason: string }
  | { type: 'meeting.projected'; v: 1; view: 'lobby' | 'agenda' | 'issues' }

export const expectedCount = count(limits.expectedMax)
