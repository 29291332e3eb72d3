import type { docKinds } from '@linyi/shared/docs/kinds'
import { limits } from '@linyi/shared/lib/limits'
import { StorageFault } from '../../storage/port.ts'
import type { DocPort } from './port.ts'
import { createDocRoom, type DocRoom, type DocRoomDeps } from './room.ts'
import { openDocRules } from './rules.ts'
import type { Rooms } from '../port.ts'

export type DocRoomsDeps = DocRoomDeps & {
  /** Every sort of doc there is, but in tests. */
  readonly kinds?: typeof docKinds
  /** Asked late: the streams' rooms need the docs', and these need them. */
  readonly rooms: () => Pick<Rooms, 'open'>
}

/** The docs in memory. */
export type DocRooms = DocPort & {
  /** The doc's room, loaded whole; null when there is no such doc. Rejects with `StorageFault`. */
  readonly open: (doc: string) => Promise<DocRoom | null>
  /** Leaves nothing of deleted words in the logs of a stream's docs. Rejects with `StorageFault`. */
  readonly foldAll: (stream: string) => Promise<void>
  readonly count: () => number
  /** Brings every doc to disk and ends. */
  readonly close: () => Promise<void>
}

type Live = {
  readonly room: Promise<DocRoom | null>
  usedAt: number
}

export function createDocRooms(deps: DocRoomsDeps): DocRooms {
  const { storage, bus, clock } = deps
  const live = new Map<string, Live>()
  const closing = new Map<string, Promise<void>>()
  let callOff: (() => void) | null = null

  const load = async (doc: string, onEnded: () => void): Promise<DocRoom | null> => {
    const rules = await openDocRules(deps.rooms(), doc, deps.kinds)
    if (!rules) return null
    try {
      return createDocRoom(doc, await storage.readDoc(doc), rules, deps, onEnded)
    } catch (error) {
      rules.close()
      throw error
    }
  }

  const begin = (doc: string): Live => {
    const forget = () => {
      if (live.get(doc) === one) live.delete(doc)
    }
    const room = load(doc, forget)
    const one = { room, usedAt: clock.now() }
    room.then((loaded) => loaded ?? forget(), forget)
    live.set(doc, one)
    callOff ??= clock.after(limits.docIdleMs, sweep)
    return one
  }

  const open = async (doc: string): Promise<DocRoom | null> => {
    await closing.get(doc)
    const one = live.get(doc) ?? begin(doc)
    one.usedAt = clock.now()
    return one.room
  }

  const retire = async (doc: string, { room }: Live): Promise<void> => {
    live.delete(doc)
    const closed = room.then((loaded) => loaded?.close()).catch(() => undefined)
    closing.set(doc, closed)
    await closed
    closing.delete(doc)
  }

  /** Lets go of docs that nobody has used for a while. */
  const sweep = async () => {
    callOff = null
    for (const [doc, one] of live) {
      const room = await one.room.catch(() => null)
      if (room?.isUsed()) one.usedAt = clock.now()
      else if (clock.now() - one.usedAt >= limits.docIdleMs && live.get(doc) === one) void retire(doc, one)
    }
    if (live.size > 0) callOff ??= clock.after(limits.docIdleMs, sweep)
  }

  const heard = (one: Live | undefined, seq: number) =>
    one?.room.then(
      (room) => room?.heardOf(seq),
      () => undefined,
    )

  const deaf = bus.subscribe((message) => {
    if (message.about === 'doc') heard(live.get(message.doc), message.seq)
    else if (message.about === 'gap') live.forEach((one) => heard(one, Infinity))
  })

  return {
    open,
    hold: async (doc, work) => {
      const room = await open(doc)
      if (!room) throw new StorageFault(`${doc} is not there`)
      return room.hold(work)
    },
    foldAll: async (stream) => {
      for (const doc of await storage.listDocs(stream)) await (await open(doc))?.rewrite(() => undefined)
    },
    count: () => live.size,
    close: async () => {
      deaf()
      callOff?.()
      await Promise.all([...live].map(([doc, one]) => retire(doc, one)))
      await Promise.all(closing.values())
    },
  }
}
