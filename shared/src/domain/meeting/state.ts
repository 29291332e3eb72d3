import type { OwnRules } from '../rules/own.ts'
import type { Duty, Instant } from '../decider.ts'
import type { AgendaItem, MeetingFacts, Phase, ProjectorView, UndoableStep } from './schema.ts'

export type Halt = { readonly is: 'adjourned' | 'cancelled'; readonly reason: string; readonly at: Instant }

/** An evening that ended with an adjournment. */
export type Sitting = {
  /** Null where it was put off before it began. */
  readonly startedAt: Instant | null
  readonly endedAt: Instant
  /** The agenda item that was on; empty where there was none. */
  readonly item: string
}

export type Entered = {
  readonly item: string
  readonly at: Instant
  /** When an adjournment ended it; otherwise the next one does. */
  readonly until?: Instant
}

export type MeetingPart = {
  readonly station: string
  readonly code: string
  readonly facts: MeetingFacts
  readonly agenda: readonly AgendaItem[]
  /** The station's own rules as they stood when it was announced; null where it has none for this kind. */
  readonly rules: OwnRules | null
  /** Null until drafted. */
  readonly phase: Phase | null
  readonly phaseSince: Instant
  readonly announcedAt: Instant | null
  /** Of this evening; null until it begins. */
  readonly startedAt: Instant | null
  /** The evenings before it, in order. */
  readonly sittings: readonly Sitting[]
  readonly closedAt: Instant | null
  /** The entry that closed it: its leaf is what was read out. */
  readonly closedSeq: number | null
  readonly publishedAt: Instant | null
  /** Why the notice was shorter than the kind asks for; empty otherwise. */
  readonly urgent: string
  /** Why the meeting last went back or was cancelled; empty otherwise. */
  readonly reason: string
  /** Why it does not go on now: adjourned to the time in `facts`, until the next check-in, or cancelled for good. */
  readonly halt: Halt | null
  /** By participant; nobody is listed without a duty. */
  readonly duties: Readonly<Record<string, readonly Duty[]>>
  /** The agenda item that is on; empty before the first. */
  readonly item: string
  /** The last step and where the meeting stood before it; null once that is no longer to be gone back to. */
  readonly step: {
    readonly is: UndoableStep
    readonly at: Instant
    readonly phase: Phase | null
    readonly phaseSince: Instant
    readonly item: string
    readonly halt: Halt | null
  } | null
  readonly entered: readonly Entered[]
  /** What the moderator has put up on the projector. */
  readonly view: ProjectorView
  /** The projector is in the colours of a dark room. */
  readonly dark: boolean
}

export const initialMeeting: MeetingPart = {
  station: '',
  code: '',
  facts: {
    kind: 'neighborhoodCouncil',
    title: '',
    topic: '',
    place: '',
    placeNote: '',
    whoMayCome: '',
    startsAt: 0,
    endsAt: 0,
  },
  agenda: [],
  rules: null,
  phase: null,
  phaseSince: 0,
  announcedAt: null,
  startedAt: null,
  sittings: [],
  closedAt: null,
  closedSeq: null,
  publishedAt: null,
  urgent: '',
  reason: '',
  halt: null,
  duties: {},
  item: '',
  entered: [],
  step: null,
  view: 'lobby',
  dark: false,
}
