import { ulid } from '../lib/ids.ts'
import { limits } from '../lib/limits.ts'
import type { CommandAck, WireError } from '../protocol/messages.ts'
import { backoffMs } from './backoff.ts'
import type { Connection } from './connection.ts'
import { isMomentary } from './momentary.ts'
import { createSignal } from './signal.ts'
import type { StreamClient, StreamRef } from './stream-client.ts'
import type { Surroundings } from './surroundings.ts'

/** Refusals that say "not now" rather than "no": the command stays and is sent again under the same id. */
const tryAgain: ReadonlySet<string> = new Set(['fault', 'command.tooMany'])

const full: WireError = {
  code: 'outbox.full',
  zh: '没送出的太多了，先等网络恢复',
  en: 'Too much is waiting to be sent. Wait for the network first',
}

const spoilt: WireError = {
  code: 'outbox.spoilt',
  zh: '刚才没连上，过了一会儿就不送了。看看现在说到哪，要就再按一次',
  en: 'There was no connection, and the moment has passed, so it is not sent any more. See where things stand, and tap again if you still want it',
}

/** A command on its way, as the device keeps it until the server has answered for good. */
export type OutboxEntry = {
  readonly id: string
  readonly type: string
  readonly fields: Readonly<Record<string, unknown>>
  /** When it was given, by the device's clock. */
  readonly at: number
  /** The server's last word when it was no; the words in `fields` stay with their writer until dismissed. */
  readonly refused?: WireError
}

/** Where entries outlive a refresh. One store belongs to one person and one stream. */
export type OutboxStore = {
  readonly load: () => Promise<readonly OutboxEntry[]>
  readonly put: (entry: OutboxEntry) => Promise<void>
  readonly drop: (id: string) => Promise<void>
}

export type PendingEntry = OutboxEntry & {
  /** `recorded`: the server has it at `seq`, only its event has not come by yet. */
  readonly stage: 'waiting' | 'sending' | 'recorded'
}

export type CommandOutcome =
  { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly error: WireError }

export type Sent = { readonly id: string; readonly outcome: Promise<CommandOutcome> }

/**
 * Commands of one person to one stream: sent one after another in the order they were given, each until the server
 * has answered it, over reconnects and refreshes, under one id, so that a lost answer never makes a second act.
 */
export type Outbox = {
  readonly send: (type: string, fields: Readonly<Record<string, unknown>>) => Sent
  /** Not yet seen in the stream, oldest first. Show these as pending, never as done. */
  readonly pending: () => readonly PendingEntry[]
  readonly refused: () => readonly (OutboxEntry & { readonly refused: WireError })[]
  readonly dismiss: (id: string) => void
  readonly listen: (listener: () => void) => () => void
  readonly close: () => void
}

type Options = {
  readonly connection: Connection
  readonly stream: StreamRef
  /** Tells when a recorded command's event has been folded, and as whom the line is open. */
  readonly live: Pick<StreamClient<unknown>, 'seq' | 'you' | 'status' | 'listen'>
  /** Whose commands these are. On a shared tablet the next line may be somebody else's: then nothing is sent. */
  readonly owner: string
  readonly store: OutboxStore
  readonly surroundings: Surroundings
}

export function createOutbox({ connection, stream, live, owner, store, surroundings }: Options): Outbox {
  const changed = createSignal()
  const waiting: OutboxEntry[] = []
  const recorded: { readonly entry: OutboxEntry; readonly seq: number }[] = []
  const refused: (OutboxEntry & { readonly refused: WireError })[] = []
  const told = new Map<string, (outcome: CommandOutcome) => void>()
  let sending: string | null = null
  let failures = 0
  let closed = false
  let callOff = () => {}

  const settle = (entry: OutboxEntry, ack: CommandAck) => {
    waiting.splice(waiting.indexOf(entry), 1)
    if (ack.ok) {
      void store.drop(entry.id)
      if (ack.seq > live.seq()) recorded.push({ entry, seq: ack.seq })
    } else {
      const kept = { ...entry, refused: ack.error }
      refused.push(kept)
      void store.put(kept)
    }
    told.get(entry.id)?.(ack)
    told.delete(entry.id)
  }

  const later = () => {
    failures++
    callOff()
    callOff = surroundings.after(backoffMs(failures, surroundings.chance(2)), () => void sendNext())
  }

  const maySend = () => !closed && sending === null && live.status().is === 'live' && live.you()?.id === owner

  const isSpoilt = ({ type, at }: OutboxEntry) =>
    isMomentary(type) && !(surroundings.deviceNow() - at <= limits.momentarySpoilsMs)

  const sendNext = async () => {
    const entry = waiting[0]
    if (!entry || !maySend()) return
    if (isSpoilt(entry)) {
      settle(entry, { ok: false, error: spoilt })
      changed.tell()
      return void sendNext()
    }
    sending = entry.id
    changed.tell()
    const ack = await connection.command({ ...entry.fields, ...stream, id: entry.id, type: entry.type })
    sending = null
    if (closed) return
    if (ack && (ack.ok || !tryAgain.has(ack.error.code))) {
      failures = 0
      settle(entry, ack)
      void sendNext()
    } else if (ack) later()
    changed.tell()
  }

  const onLive = () => {
    const before = recorded.length
    for (let i = recorded.length - 1; i >= 0; i--) if (recorded[i]!.seq <= live.seq()) recorded.splice(i, 1)
    if (recorded.length !== before) changed.tell()
    void sendNext()
  }

  const restore = async () => {
    const kept = await store.load()
    if (closed) return
    for (const entry of kept) if (entry.refused) refused.push({ ...entry, refused: entry.refused })
    waiting.unshift(...kept.filter((entry) => !entry.refused && !waiting.some(({ id }) => id === entry.id)))
    changed.tell()
    void sendNext()
  }

  const stop = live.listen(onLive)
  void restore()
  return {
    send: (type, fields) => {
      const at = surroundings.deviceNow()
      const entry = { id: ulid(at, surroundings.chance(16)), type, fields, at }
      if (waiting.length >= limits.outboxEntriesMax) {
        return { id: entry.id, outcome: Promise.resolve({ ok: false, error: full }) }
      }
      waiting.push(entry)
      void store.put(entry)
      const outcome = new Promise<CommandOutcome>((tell) => told.set(entry.id, tell))
      changed.tell()
      void sendNext()
      return { id: entry.id, outcome }
    },
    pending: () => [
      ...recorded.map(({ entry }) => ({ ...entry, stage: 'recorded' as const })),
      ...waiting.map((entry) => ({
        ...entry,
        stage: entry.id === sending ? ('sending' as const) : ('waiting' as const),
      })),
    ],
    refused: () => [...refused],
    dismiss: (id) => {
      const at = refused.findIndex((entry) => entry.id === id)
      if (at < 0) return
      refused.splice(at, 1)
      void store.drop(id)
      changed.tell()
    },
    listen: changed.listen,
    close: () => {
      closed = true
      callOff()
      stop()
    },
  }
}
