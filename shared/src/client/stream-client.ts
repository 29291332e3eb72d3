import type { Instant, Recorded } from '../domain/decider.ts'
import { inOneFold } from '../domain/fold.ts'
import { roomStreamId, type CaucusRoom } from '../domain/mediation/caucus/rooms.ts'
import type {
  BoxMessage,
  EventsBatch,
  Notice,
  OpenAck,
  ViewMessage,
  WireError,
  WireEvent,
  WirePerson,
} from '../protocol/messages.ts'
import type { Connection } from './connection.ts'
import { createServerClock, type ServerClock } from './server-clock.ts'
import { createSignal } from './signal.ts'

/** Batches kept while an answer to `open` is under way; beyond it the stream is simply opened once more. */
const heldBatchesMax = 200

type OpenedAck = Extract<OpenAck, { ok: true }>
export type Viewer = OpenedAck['you']

export type StreamStatus =
  /** Nothing seen yet. */
  | { readonly is: 'opening' }
  | { readonly is: 'live' }
  /** The line is down: what is shown is what was known at `asOf`. */
  | { readonly is: 'stale'; readonly asOf: Instant }
  /** The server refuses this stream, with its reason. */
  | { readonly is: 'denied'; readonly error: WireError }

/** What this viewer may know of one stream, folded by the same `evolve` the server folds with. */
export type StreamClient<S> = {
  readonly status: () => StreamStatus
  /** Null until first opened. Redacted by the server: what the viewer may not see is not in it. */
  readonly state: () => S | null
  readonly seq: () => number
  readonly you: () => Viewer | null
  readonly people: () => ReadonlyMap<string, WirePerson>
  /** How many papers are in a box, as last told; null for one nobody has told of. */
  readonly papersIn: (box: string) => number | null
  readonly clock: ServerClock
  /** Heard on every change of any of the above. */
  readonly listen: (listener: () => void) => () => void
  /** Asks for what was missed. */
  readonly catchUp: () => void
  readonly close: () => void
}

export type StreamRef =
  | { readonly meeting: string }
  | { readonly station: string }
  /** 排查 of a station. */
  | { readonly screening: string }
  /** A case of mediation, or one of its closed rooms. */
  | { readonly case: string; readonly room?: CaucusRoom }

/** By which id the server tells of a stream. */
function streamId(ref: StreamRef): string {
  if ('meeting' in ref) return ref.meeting
  if ('station' in ref) return ref.station
  if ('screening' in ref) return ref.screening
  return ref.room ? roomStreamId(ref.case, ref.room) : ref.case
}

type Options<S, E> = {
  readonly connection: Connection
  readonly stream: StreamRef
  readonly evolve: (state: S, event: Recorded<E>) => S
  readonly monotonicMs: () => number
}

export function createStreamClient<S, E>({
  connection,
  stream,
  evolve,
  monotonicMs,
}: Options<S, E>): StreamClient<S> {
  const name = streamId(stream)
  const changed = createSignal()
  const clock = createServerClock(monotonicMs)
  let people: ReadonlyMap<string, WirePerson> = new Map()
  let status: StreamStatus = { is: 'opening' }
  let state: S | null = null
  let seq = 0
  let epoch: string | null = null
  let you: Viewer | null = null
  let papers: BoxMessage['papers'] = {}
  /** Counts questions, so that the answer to one the line broke under is not taken for its successor's. */
  let turn = 0
  let opening = false
  let openAgain = false
  let held: EventsBatch[] = []

  const fold = (events: readonly WireEvent[]): 'folded' | 'hole' => inOneFold(() => foldOne(events))

  const foldOne = (events: readonly WireEvent[]): 'folded' | 'hole' => {
    for (const event of events) {
      if (event.seq <= seq) continue
      if (event.seq !== seq + 1 || state === null) return 'hole'
      // The server validated it before it was stored; the union of event types is closed by the shared schemas.
      if (event.type !== 'hidden') state = evolve(state, event as unknown as Recorded<E>)
      seq = event.seq
    }
    return 'folded'
  }

  const meet = (known: readonly WirePerson[]) => {
    if (known.length > 0)
      people = new Map([...people, ...known.map((person) => [person.id, person] as const)])
  }

  const take = (batch: EventsBatch): 'folded' | 'hole' => {
    clock.read(batch.serverNow)
    meet(batch.people)
    return fold(batch.events)
  }

  const takeOpened = (ack: OpenedAck): 'folded' | 'hole' => {
    clock.restart()
    clock.read(ack.serverNow)
    epoch = ack.epoch
    you = ack.you
    papers = ack.papers ?? {}
    if (ack.snapshot !== undefined) people = new Map()
    meet(ack.people)
    if (ack.snapshot === undefined) return fold(ack.events ?? [])
    const events = ack.events ?? []
    state = ack.snapshot as S
    seq = ack.seq - events.length
    return fold(events)
  }

  const open = async (whole: boolean) => {
    if (opening || connection.status().is !== 'open') return
    const mine = ++turn
    opening = true
    openAgain = false
    held = []
    const since = whole || state === null || epoch === null ? {} : { since: seq, epoch }
    const ack = await connection.open({ ...stream, ...since })
    if (mine !== turn) return
    opening = false
    if (ack) takeAnswer(ack)
  }

  const takeAnswer = (ack: OpenAck) => {
    if (!ack.ok) {
      status = { is: 'denied', error: ack.error }
      return changed.tell()
    }
    const opened = takeOpened(ack)
    const later = held.map(take)
    held = []
    status = { is: 'live' }
    changed.tell()
    if (opened === 'hole') void open(true)
    else if (openAgain || later.includes('hole')) void open(false)
  }

  const onBatch = (batch: EventsBatch) => {
    if (batch.stream !== name) return
    if (opening || state === null) {
      if (held.length < heldBatchesMax) held.push(batch)
      return
    }
    const outcome = take(batch)
    changed.tell()
    if (outcome === 'hole') void open(false)
  }

  const onConnection = () => {
    const line = connection.status()
    if (line.is === 'open') return void open(false)
    if (line.is === 'refused') status = { is: 'denied', error: line.error }
    else if (status.is === 'live') status = { is: 'stale', asOf: clock.now() ?? 0 }
    turn++
    opening = false
    changed.tell()
  }

  /** A screen that may not hold the stream gets all it shows at once, each time anew (decisions 1, projector). */
  const onView = (message: ViewMessage) => {
    if (message.stream !== name) return
    clock.read(message.serverNow)
    state = message.view as S
    changed.tell()
  }

  const onPapers = (message: BoxMessage) => {
    if (message.stream !== name) return
    papers = message.papers
    changed.tell()
  }

  const onNotice = (notice: Notice) => {
    if (notice.stream !== name) return
    if (notice.error.code === 'access.changed') {
      openAgain = opening
      return void open(false)
    }
    status = { is: 'denied', error: notice.error }
    changed.tell()
  }

  const stops = [
    connection.listen(onConnection),
    connection.hear({ batch: onBatch, view: onView, notice: onNotice, papers: onPapers }),
  ]
  void open(false)
  return {
    status: () => status,
    state: () => state,
    seq: () => seq,
    you: () => you,
    people: () => people,
    papersIn: (box) => papers[box] ?? null,
    clock,
    listen: changed.listen,
    catchUp: () => void open(false),
    close: () => stops.forEach((stop) => stop()),
  }
}
