import { createConnection } from '../connection.ts'
import { createOutbox, type OutboxEntry, type OutboxStore } from '../outbox.ts'
import { createStreamClient } from '../stream-client.ts'
import type { Actor } from '../../domain/decider.ts'
import { evolve } from '../../domain/meeting-fold.ts'
import { type MeetingEvent, type MeetingState } from '../../domain/meeting-stream.ts'
import { createHandClock } from './hand-clock.ts'
import { createStreamHall, type StreamHall } from './stream-hall.ts'

const meeting = '01K8MEET000000000000000001'
export const chair: Actor = { id: '01K8TABLE00000000000000001', roles: ['liaisonOfficer', 'deputy'] }
export const resident: Actor = { id: '01K8TABLE00000000000000002', roles: [] }
export const neighbour: Actor = { id: '01K8TABLE00000000000000003', roles: [] }

const facts = {
  kind: 'neighborhoodCouncil',
  title: '城区积水与出行安全',
  topic: '',
  place: '联络站一楼',
  placeNote: '',
  whoMayCome: '',
  startsAt: 1_000_000 + 3_600_000,
  endsAt: 1_000_000 + 7_200_000,
}

/** An announced council with its chair and two residents in it. */
export function startMeeting(): StreamHall {
  const hall = createStreamHall(meeting, [chair])
  let count = 0
  const done = (actor: Actor, type: string, fields: Readonly<Record<string, unknown>> = {}) => {
    const ack = hall.execute(actor, { id: `start ${count++}`, type, ...fields })
    if (!ack.ok) throw new Error(`${type}: ${ack.error.code}`)
  }
  done(chair, 'meeting.draft', { station: meeting, facts, agenda: [] })
  done(chair, 'meeting.assignDuty', { participant: chair.id, duty: 'moderator' })
  done(chair, 'meeting.announce', { urgent: '雨季前要定下来' })
  for (const person of [resident, neighbour])
    done(person, 'roll.join', { name: person.id, via: 'qr', grid: '', consent: 1, anonymous: false })
  return hall
}

/** What a device keeps over a refresh. */
export function createKept(): OutboxStore & { readonly size: () => number } {
  const entries = new Map<string, OutboxEntry>()
  return {
    load: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.id, entry),
    drop: async (id) => void entries.delete(id),
    size: () => entries.size,
  }
}

export type Visit = ReturnType<typeof createVisit>

/** One open page of somebody, with an outbox that is most often their own. */
export function createVisit(
  hall: StreamHall,
  actor: Actor,
  store: OutboxStore = createKept(),
  seed = 7,
  owner = actor.id,
) {
  const device = createHandClock(seed)
  const { surroundings } = device
  const connection = createConnection(hall.link(actor), surroundings)
  const stream = createStreamClient<MeetingState, MeetingEvent>({
    connection,
    stream: { meeting },
    evolve,
    monotonicMs: surroundings.monotonicMs,
  })
  const outbox = createOutbox({
    connection,
    stream: { meeting },
    live: stream,
    owner,
    store,
    surroundings,
  })
  return {
    actor,
    hall,
    device,
    connection,
    stream,
    outbox,
    /** The page goes, as on a refresh. */
    vanish: () => {
      outbox.close()
      stream.close()
      connection.leave()
    },
  }
}

/** Lets every promise that can go on go on. */
export async function breathe(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await null
}

export function passTime(visits: readonly Visit[], ms: number): void {
  for (const hall of new Set(visits.map((visit) => visit.hall))) hall.pass(ms)
  for (const { device } of visits) device.pass(ms)
}

/** Lets everything pass in order until nobody has anything left to say. */
export async function settle(...visits: readonly Visit[]): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await breathe()
    const busy = visits.filter(({ hall, actor }) => hall.wireOf(actor).waiting() > 0)
    quiet = busy.length > 0 ? 0 : quiet + 1
    for (const { hall, actor } of busy) {
      const wire = hall.wireOf(actor)
      wire.pickUp()
      wire.passToServer()
      wire.passToClient()
    }
    // Once for an answer that never comes, once for the try after it.
    if (quiet === 1 || quiet === 2) passTime(visits, 10_250)
  }
}
