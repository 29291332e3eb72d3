import type { AccountRole, Actor, Decision, Duty, Inputs, Quote, Recorded } from '../domain/decider.ts'
import { evolve } from '../domain/meeting-fold.ts'
import {
  initialState,
  type MeetingCommand,
  type MeetingEvent,
  type MeetingState,
} from '../domain/meeting-state.ts'
import { meetingStream } from '../domain/meeting-stream.ts'
import type { Phase } from '../domain/meeting/schema.ts'
import { factsHash } from '../domain/minutes/facts.ts'
import { prosePath } from '../domain/minutes/prose.ts'
import type { ParticipantId, StationId } from '../lib/ids.ts'
import { digest } from '../record/digest.ts'

export type Known = Actor & { readonly id: ParticipantId }

const known = (id: string, ...roles: AccountRole[]): Known => ({ id: id as ParticipantId, roles })

/** One of each sort that the rules tell apart. The ids are words, so that a failing test reads like a sentence. */
export const head = known('head', 'stationHead', 'deputy')
export const officer = known('officer', 'liaisonOfficer')
export const gridWorker = known('gridWorker', 'gridWorker')
export const deputy = known('deputy', 'deputy')
/** Has the duty of moderator in every meeting made by `until`. */
export const chair = known('chair', 'deputy')
export const recorder = known('recorder')
export const scrutineer = known('scrutineer', 'deputy')
export const teller = known('teller')
export const projector = known('projector')
export const resident = known('resident')
export const neighbour = known('neighbour')
/** Came in by phone, and nobody has confirmed who it is. */
export const guest = known('guest')
export const removed = known('removed')
export const stranger = known('stranger')

export const noon = Date.UTC(2026, 2, 10, 4)
export const dayMs = 24 * 60 * 60_000
/** Nine days after `noon`, 19:30 in China. */
export const startsAt = noon + 9 * dayMs + 7.5 * 60 * 60_000

export const facts = {
  kind: 'neighborhoodCouncil',
  title: '城区积水与出行安全',
  topic: '',
  place: '接待室',
  placeNote: '',
  whoMayCome: '',
  startsAt,
  endsAt: startsAt + 90 * 60_000,
} as const

export const station = 'station' as StationId

export const drafted: MeetingEvent = {
  type: 'meeting.drafted',
  v: 1,
  station,
  code: '362918',
  facts,
  agenda: [
    { id: 'arrive', title: '签到', kind: 'checkIn', minutes: 6 },
    { id: 'list', title: '理清单', kind: 'discussion', minutes: 30 },
  ],
}
export const draftedTeaTalk: MeetingEvent = { ...drafted, facts: { ...facts, kind: 'teaTalk' }, agenda: [] }

export const assigned = (person: Known, duty: Duty): MeetingEvent => ({
  type: 'meeting.dutyAssigned',
  v: 1,
  participant: person.id,
  duty,
})

const steps: readonly (readonly [Phase, readonly MeetingEvent[]])[] = [
  ['draft', [drafted, assigned(chair, 'moderator'), assigned(recorder, 'recorder')]],
  ['announced', [{ type: 'meeting.announced', v: 1, urgent: '' }]],
  ['collecting', [{ type: 'meeting.collectingOpened', v: 1 }]],
  ['agendaFixed', [{ type: 'meeting.agendaFixed', v: 1 }]],
  ['checkingIn', [{ type: 'meeting.checkInOpened', v: 1 }]],
  ['inProgress', [{ type: 'meeting.started', v: 1 }]],
  ['summarizing', [{ type: 'meeting.summarizing', v: 1 }]],
  ['closed', [{ type: 'meeting.closed', v: 1 }]],
  ['published', [{ type: 'meeting.published', v: 1, reviewed: 1000, replacements: [] }]],
]

/** What happened in a meeting until it came to this phase. */
export function until(phase: Phase): readonly MeetingEvent[] {
  if (phase === 'cancelled') return [...until('draft'), { type: 'meeting.cancelled', v: 1, reason: '台风' }]
  const index = steps.findIndex(([reached]) => reached === phase)
  return steps.slice(0, index + 1).flatMap(([, events]) => events)
}

export const joined = (person: Known, grid = ''): MeetingEvent => ({
  type: 'roll.joined',
  v: 1,
  participant: person.id,
  via: 'qr',
  grid,
  consent: 1,
})

export const confirmed = (person: Known, capacity: 'resident' | 'observer' = 'resident'): MeetingEvent => ({
  type: 'roll.confirmed',
  v: 1,
  participant: person.id,
  capacity,
  how: 'seen',
})

/** An event by somebody in particular; else the officer's. */
export const by = (person: Known, event: MeetingEvent): Recorded<MeetingEvent> => ({
  ...event,
  seq: 0,
  at: noon,
  by: person.id,
})

export const fold = (events: readonly (MeetingEvent | Recorded<MeetingEvent>)[]): MeetingState =>
  events.reduce(
    (state: MeetingState, event) => evolve(state, 'by' in event ? event : by(officer, event)),
    initialState,
  )

export const board = (...issues: readonly { readonly id: string; readonly author: Known }[]): Quote => ({
  doc: 'board',
  fields: Object.fromEntries(
    issues.flatMap(({ id, author }) => [
      [`issues/${id}/title`, `title of ${id}`],
      [`issues/${id}/detail`, ''],
      [`issues/${id}/author`, author.id],
    ]),
  ),
  hash: 'hash',
})

/** The recorder's words as a quote has them, one paragraph each. */
export const prose = (...paragraphs: readonly string[]): Quote => {
  const fields = Object.fromEntries(
    paragraphs.map((words, block) => [prosePath(block, 'paragraph'), words] as const),
  )
  return { doc: 'minutes', fields, hash: digest(fields) }
}

/** The minutes were read back and confirmed as they stand after these events, with these words of the recorder. */
export const readBack = (
  events: readonly (MeetingEvent | Recorded<MeetingEvent>)[],
  quote: Quote = prose(),
): Recorded<MeetingEvent> =>
  by(chair, { type: 'minutes.confirmed', v: 1, quote, facts: factsHash(fold(events)) })

const staff: readonly Actor[] = [head, officer, gridWorker, deputy, chair, scrutineer]

/** What each of them is to the station, whoever has come in. */
export const rolesOf: Inputs['rolesOf'] = (id) => staff.find((one) => one.id === id)?.roles ?? []

/** Nobody has a name yet, and the station has one grid, 北园新村. */
export const inputs: Inputs = {
  now: noon,
  seq: 0,
  newId: () => 'new-id',
  newCode: () => '362918',
  nextNumber: () => 1,
  quotes: { board: board(), minutes: prose() },
  boxes: {},
  nameHolder: () => null,
  gridName: (grid) => (grid === 'beiyuan' ? '北园新村' : null),
  ownRules: () => null,
  appointment: () => null,
  committee: () => '',
  rolesOf,
}

type Answered = Partial<Decision<MeetingEvent>> & { readonly refused?: string }

/** Given what happened, when somebody asks: what follows, or why not. */
export function given(...events: readonly (MeetingEvent | Recorded<MeetingEvent>)[]) {
  const state = fold(events)
  return {
    state,
    when: (actor: Actor, command: MeetingCommand, given: Partial<Inputs> = {}): Answered => {
      const { can, decide } = meetingStream.decider
      const refusal = can(state, command, actor)
      if (refusal) return { refused: refusal.code }
      const decided = decide(state, command, actor, { ...inputs, seq: events.length, ...given })
      return decided.ok ? decided.value : { refused: decided.error.code }
    },
  }
}
