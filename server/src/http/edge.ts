import type { AccountRole, Actor, Instant } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { readSummary } from '@linyi/shared/domain/meeting/summary'
import type { StationState } from '@linyi/shared/domain/station-stream'
import { rolesOf } from '@linyi/shared/domain/station/state'
import { ULID } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { addressOf, parseCommand } from '@linyi/shared/protocol/commands'
import type { Boxes } from '../box/boxes.ts'
import type { Bus } from '../bus/port.ts'
import type { Log } from '../log.ts'
import type { Machine } from '../machine/machine.ts'
import type { Meter } from '../metrics/meter.ts'
import { freshId } from '../rooms/fresh-id.ts'
import type { Erasures } from '../erasure/erasures.ts'
import type { Records } from '../records/records.ts'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Identity } from '../rooms/identity.ts'
import type { Logins } from '../rooms/logins.ts'
import type { Asker, OpenRoom, Rooms } from '../rooms/port.ts'
import type { Tickets } from '../rooms/tickets.ts'
import type { DirectoryWrite, FileWrite, Storage } from '../storage/port.ts'
import type { Addresses } from './addresses.ts'
import type { Refusal } from './problem.ts'

/** What the HTTP edge stands on. */
export type Edge = {
  readonly storage: Storage
  readonly bus: Bus
  readonly rooms: Rooms
  readonly logins: Logins
  readonly tickets: Tickets
  readonly identity: Identity
  readonly records: Records
  readonly erasures: Erasures
  readonly docs: Pick<DocRooms, 'open'>
  readonly boxes: Boxes
  readonly log: Log
  readonly now: () => Instant
  /** Origins at which phones may reach us, best guess first; never empty. */
  readonly origins: () => readonly string[]
  readonly addresses: Addresses
  readonly demo: boolean
  readonly machine: Pick<Machine, 'troubles'>
  readonly meter: Pick<Meter, 'request'>
  /** What was counted so far, in the Prometheus text format. */
  readonly metrics: () => Promise<string>
}

/** What came of it: where the stream stands, the actor as it knows them, and the id of its subject. */
type Done = { readonly seq: number; readonly by: string; readonly id: string }

/**
 * Carries out a command for somebody, as the gateway would.
 * @param command without its id
 * @param also and `files` are written in one unit with the decision
 */
export async function act(
  edge: Edge,
  asker: Asker,
  command: { readonly type: string } & Readonly<Record<string, unknown>>,
  also: readonly DirectoryWrite[] = [],
  files: readonly FileWrite[] = [],
): Promise<Result<Done, Refusal>> {
  const parsed = parseCommand({ id: freshId(edge.now()), ...command })
  if (!parsed.ok) return parsed
  const executed = await edge.rooms.execute(asker, parsed.value, also, files)
  return executed.ok ? ok({ ...executed, id: addressOf(parsed.value).id }) : fail(executed.error)
}

/** Reads a stream while its room is held. Null: there is no such stream. */
export async function reading<T>(edge: Edge, stream: string, read: (room: OpenRoom) => T): Promise<T | null> {
  const room = await edge.rooms.open(stream)
  if (!room) return null
  try {
    return read(room)
  } finally {
    room.close()
  }
}

export const stationState = (edge: Edge, station: string): Promise<StationState | null> =>
  reading(edge, `station/${station}`, (room) => room.durable().state as StationState)

export const meetingState = (edge: Edge, meeting: string): Promise<MeetingState | null> =>
  reading(edge, `meeting/${meeting}`, (room) => room.durable().state as MeetingState)

/** What was announced at a meeting's close, hex; null before. */
export const announcedRoot = (edge: Edge, meeting: string): Promise<string | null> =>
  reading(edge, `meeting/${meeting}`, (room) => {
    const { announced } = room.durable()
    return announced && Buffer.from(announced).toString('hex')
  })

/** The id in a stream's name. */
export const idIn = (stream: string): string => stream.slice(stream.indexOf('/') + 1)

/** The meeting that this six-digit code stands for now; null when none. */
export async function meetingByCode(
  edge: Edge,
  code: string,
): Promise<{ id: string; state: MeetingState } | null> {
  const row = await edge.storage.streamByCode(code)
  if (!row) return null
  const state = await meetingState(edge, idIn(row.stream))
  return state && { id: idIn(row.stream), state }
}

/**
 * The meeting an address leads to: by its id, by the code that stands for it now, or else by the code it had until its
 * close. People keep the page they were on, and it still has something to say. Null when none.
 */
export async function meetingAt(
  edge: Edge,
  address: string,
): Promise<{ id: string; state: MeetingState } | null> {
  const current = ULID.test(address) ? null : await meetingByCode(edge, address)
  if (current) return current
  const id = ULID.test(address) ? address : await lastWithCode(edge, address)
  const state = id && (await meetingState(edge, id))
  return id && state ? { id, state } : null
}

type LastCodes = { readonly mark: string; readonly byCode: ReadonlyMap<string, string> }
const lastCodes = new WeakMap<Storage, LastCodes>()

/** Read again only when a meeting that is over has gone on, or another is: whoever tries codes makes nobody read years. */
async function lastWithCode({ storage }: Edge, code: string): Promise<string | null> {
  const mark = await storage.streamsMark('meeting', false)
  const known = lastCodes.get(storage)
  if (known?.mark === mark) return known.byCode.get(code) ?? null
  const rows = await storage.listStreams('meeting', undefined, { withCode: false })
  // The newest comes first, and is the one that had the code last.
  const byCode = new Map(
    rows.reverse().map(({ stream, summary }) => [readSummary(summary).code, idIn(stream)] as const),
  )
  lastCodes.set(storage, { mark, byCode })
  return byCode.get(code) ?? null
}

/** What an account is to a station now, for routes that ask the rules before they make a link. */
export async function actorIn(
  edge: Edge,
  station: string,
  person: string,
): Promise<{ readonly state: StationState | null; readonly actor: Actor }> {
  const state = await stationState(edge, station)
  const roles: readonly AccountRole[] = state ? rolesOf(state, person) : []
  return { state, actor: { id: person, roles } }
}
