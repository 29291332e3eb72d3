import type { AudienceClass } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { limits } from '@linyi/shared/lib/limits'
import type { Patch } from '@linyi/shared/lib/patch'
import type { BoxMessage, EventsBatch, Takes, WirePerson } from '@linyi/shared/protocol/messages'
import type { Boxes } from '../box/boxes.ts'
import type { Clock } from '../rooms/clock.ts'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Asker, Change, OpenRoom, SealedEvent } from '../rooms/port.ts'
import { followLists } from './gateway-lists.ts'
import type { Outlet } from './gateway-outlet.ts'
import { createPacer } from './gateway-pacer.ts'
import { createPackings } from './gateway-packing.ts'
import { createScreens, type Screens } from './gateway-screens.ts'
import { asSeenBy, noticeOf, sameSight, seenUpTo, shareOf, sightOf, type Sight } from './gateway-sight.ts'

/** One connection that follows one stream. */
export type Viewer = {
  readonly socket: string
  readonly asker: Asker
  sight: Sight
  /** The last event it was sent. */
  seq: number
  /** Up to where it was told who is who. */
  news: number
}

export type ChannelDeps = {
  readonly outlet: Outlet
  readonly clock: Clock
  readonly docs: Pick<DocRooms, 'open'>
  readonly boxes: Pick<Boxes, 'turnout'>
}

/** Everyone who follows one stream through this node. */
export type Channel = {
  readonly room: OpenRoom
  /** Those of its followers that are screens on the wall; null where a stream has none. */
  readonly screens: Screens | null
  /** From where it stands now; what came since is sent by itself. */
  readonly join: (viewer: Omit<Viewer, 'news'>) => void
  readonly leave: (socket: string) => void
  readonly has: (socket: string) => boolean
  readonly size: () => number
  readonly snapshotFor: (sight: Sight) => unknown
  /** The same as bytes, or only who is who; null where it is little, or the stream is closed to all but a few. */
  readonly packedFor: (sight: Sight, what: 'whole' | 'people', takes: Takes) => PackedAnswer | null
  /** How many papers are in the boxes; what comes later is sent by itself. */
  readonly papers: () => BoxMessage['papers']
  /** Settled when all that was published has been sent to who can take it. */
  readonly sent: () => Promise<void>
  readonly close: () => void
}

/** What was packed, and what came since. */
export type PackedAnswer = {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly own: Patch
  readonly events: readonly SealedEvent[]
  readonly people: readonly WirePerson[]
}

type News = { readonly count: number; readonly person: WirePerson; readonly staff: boolean }
type Group = { readonly sockets: string[]; readonly viewer: Viewer; readonly batch: EventsBatch }

const batchMsMin = 20
/** Who was removed is told within a tenth of a second. */
const batchMsMax = 90
/** A thousand viewers are sent twenty batches a second at most: sends are what a server runs out of. */
const viewersPerMs = 20
const snapshotsMax = 100

export function createChannel(room: OpenRoom, id: string, deps: ChannelDeps): Channel {
  const { outlet, clock, boxes } = deps
  const viewers = new Map<string, Viewer>()
  const news = new Map<string, News>()
  const snapshots = new Map<string, { readonly state: unknown; readonly snapshot: unknown }>()
  const packings = createPackings(room)
  let recent: readonly SealedEvent[] = []
  let head = room.durable().seq
  let newsCount = 0
  const waiting: (() => void)[] = []
  let isUnsent = false

  const take = ({ events, people, anew }: Change) => {
    if (anew) forget()
    recent = [...recent, ...events].slice(-limits.recentEventsPerRoomMax)
    head = recent[recent.length - 1]?.event.seq ?? head
    if (people.all.length + people.staff.length > 0) newsCount++
    for (const person of people.all) news.set(person.id, { count: newsCount, person, staff: false })
    for (const person of people.staff) news.set(person.id, { count: newsCount, person, staff: true })
    isUnsent = true
    pacer.soon()
  }

  /** Whoever follows has folded words that are gone, and so have we. */
  const forget = () => {
    recent = []
    snapshots.clear()
    packings.forget()
    for (const viewer of [...viewers.values()]) dismiss(viewer, reject('access.changed'))
  }

  const dismiss = (viewer: Viewer, rejection: Rejection) => {
    viewers.delete(viewer.socket)
    outlet.send([viewer.socket], 'meeting:notice', noticeOf(id, rejection))
  }

  /** Rights are asked for with every batch, never kept. */
  const stillSees = (viewer: Viewer): boolean => {
    const sight = sightOf(room, viewer.asker)
    if ('code' in sight) dismiss(viewer, sight)
    else if (!sameSight(sight, viewer.sight)) dismiss(viewer, reject('access.changed'))
    else return true
    return false
  }

  const newsAfter = (count: number, knowsStaff: boolean): readonly WirePerson[] => {
    if (count === newsCount) return []
    const later = [...news.values()].filter((one) => one.count > count && (knowsStaff || !one.staff))
    return later.map(({ person }) => person)
  }

  const batchFor = (
    { sight, news: told }: Viewer,
    events: readonly SealedEvent[],
    until: number,
  ): EventsBatch => ({
    stream: id,
    serverNow: clock.now(),
    events: asSeenBy(
      sight.classes,
      events.filter(({ event }) => event.seq <= until),
    ),
    people: newsAfter(told, sight.knowsStaff),
  })

  const flush = () => {
    const groups = new Map<string, Group>()
    const spans = new Map<number, Span>()
    let someLater = false
    for (const viewer of [...viewers.values()]) {
      if (!stillSees(viewer)) continue
      const until = Math.min(head, seenUpTo(room, viewer.sight))
      if (viewer.seq >= until && viewer.news === newsCount) continue
      if (!outlet.isReady(viewer.socket)) {
        someLater = true
        continue
      }
      const span = spans.get(viewer.seq) ?? spanAfter(recent, viewer.seq, head)
      if (!span) {
        dismiss(viewer, reject('access.changed'))
        continue
      }
      spans.set(viewer.seq, span)
      const key = `${viewer.seq} ${viewer.news} ${shareOf(viewer.sight, span.among)}`
      const group = groups.get(key) ?? { sockets: [], viewer, batch: batchFor(viewer, span.events, until) }
      groups.set(key, group)
      group.sockets.push(viewer.socket)
      viewer.seq = Math.max(viewer.seq, until)
      viewer.news = newsCount
    }
    for (const { sockets, batch } of groups.values()) outlet.send(sockets, 'meeting:events', batch)
    isUnsent = false
    for (const settle of waiting.splice(0)) settle()
    if (someLater) pacer.soon()
  }

  /** Who cannot take it now gets the next, or all of it with the next opening. */
  const tellPapers = (papers: BoxMessage['papers']) => {
    const sockets = [...viewers.values()].filter(stillSees).map(({ socket }) => socket)
    const message: BoxMessage = { stream: id, papers }
    const ready = sockets.filter((socket) => outlet.isReady(socket))
    if (ready.length > 0) outlet.send(ready, 'meeting:box', message)
  }

  const packedFor: Channel['packedFor'] = (sight, what, takes) => {
    if (room.rules.closed) return null
    const packing = packings.of(sight, what, { seq: head, news: newsCount })
    const since = packing.isLarge ? spanAfter(recent, packing.seq, head) : null
    if (!since) return null
    return {
      seq: Math.max(head, packing.seq),
      bytes: packing.bytes(takes),
      own: packing.ownOf(sight),
      events: since.events,
      people: newsAfter(packing.news, sight.knowsStaff),
    }
  }

  const intervalMs = () => Math.min(batchMsMax, Math.max(batchMsMin, viewers.size / viewersPerMs))
  const pacer = createPacer(clock, intervalMs, flush)
  const screens = room.rules.onScreen ? createScreens(room, id, room.rules.onScreen, deps) : null
  const readers = () =>
    [...viewers.values()]
      .filter(stillSees)
      .map(({ socket, asker }) => ({ socket, actor: room.actorOf(asker)! }))
  const lists = room.rules.asParent?.lists ? followLists(room, id, readers, deps) : null
  const stops = [room.watch(take), boxes.turnout.watch(room.stream, tellPapers)]
  return {
    room,
    screens,
    join: (viewer) => {
      viewers.set(viewer.socket, { ...viewer, news: newsCount })
      if (viewer.seq < head) pacer.soon()
    },
    leave: (socket) => {
      viewers.delete(socket)
      screens?.leave(socket)
    },
    has: (socket) => viewers.has(socket) || (screens?.has(socket) ?? false),
    size: () => viewers.size + (screens?.size() ?? 0),
    snapshotFor: (sight) => {
      const { state } = room.durable()
      const share = shareOf(sight, room.mentioned())
      const known = snapshots.get(share)
      if (known && known.state === state) return known.snapshot
      if (snapshots.size >= snapshotsMax) snapshots.clear()
      const snapshot = room.rules.view(state, sight.classes)
      snapshots.set(share, { state, snapshot })
      return snapshot
    },
    packedFor,
    papers: () => boxes.turnout.of(room.stream),
    sent: () => (isUnsent ? new Promise((settled) => waiting.push(settled)) : Promise.resolve()),
    close: () => {
      pacer.stop()
      screens?.close()
      lists?.close()
      stops.forEach((stop) => stop())
      for (const settle of waiting.splice(0)) settle()
      room.close()
    },
  }
}

type Span = { readonly events: readonly SealedEvent[]; readonly among: ReadonlySet<AudienceClass> }

/** What came after `seq`; null when that is no longer in memory. */
function spanAfter(recent: readonly SealedEvent[], seq: number, head: number): Span | null {
  const first = recent[0]?.event.seq ?? head + 1
  if (seq + 1 < first) return null
  const events = recent.slice(seq + 1 - first)
  return { events, among: new Set(events.flatMap(({ audience }) => audience)) }
}
