import * as Y from 'yjs'

/** Marks what this person writes, for undo and for those who show it already. */
export const MINE = 'mine'

/** What sets one sort of doc apart for its writer. */
export type DocShape = {
  readonly rootsOf: (doc: Y.Doc) => readonly Y.AbstractType<unknown>[]
  /** The parts of the doc that a transaction touched: what is refused of one does not take the others along. */
  readonly touched: (transaction: Y.Transaction) => readonly string[]
}

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[]

type Heard = {
  /** This person wrote, or undid, something. */
  readonly written: (update: Uint8Array, paths: readonly string[]) => void
  /** The local copy changed; null when it was exchanged for another. */
  readonly changed: (events: Events | null, transaction: Y.Transaction | null) => void
}

/** The two copies of the doc: what the server has confirmed, and that with what this person wrote on top. */
export type Copies = {
  readonly confirmed: () => Y.Doc
  readonly local: () => Y.Doc
  /** What the server sent goes into both. */
  readonly receive: (update: Uint8Array) => void
  /** While an input method composes, what the server sends waits before it goes into the local copy. */
  readonly hold: (on: boolean) => void
  /** What this person wrote on an earlier visit comes back, without being heard as written now. */
  readonly restore: (updates: readonly Uint8Array[]) => void
  /** A new local copy, made of what is confirmed, under a client id nobody has used; the old one is gone afterwards. */
  readonly remake: (rewrite: (fresh: Y.Doc, old: Y.Doc) => void) => void
  readonly stateOfConfirmed: () => Uint8Array
  /** Forgets what was confirmed: the server no longer has it. */
  readonly forget: () => void
  readonly destroy: () => void
}

export const createCopies = (
  newClient: () => number,
  { rootsOf, touched }: DocShape,
  heard: Heard,
): Copies => {
  const blank = (): Y.Doc => {
    const doc = new Y.Doc()
    rootsOf(doc)
    return doc
  }
  let confirmed = blank()
  let local = opened(blank())
  let held: Uint8Array[] | null = null

  function opened(doc: Y.Doc): Y.Doc {
    doc.clientID = newClient()
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) heard.written(update, touched(transaction))
    })
    for (const root of rootsOf(doc))
      root.observeDeep((events, transaction) => heard.changed(events, transaction))
    return doc
  }

  const copyOfConfirmed = (): Y.Doc => {
    const copy = blank()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(confirmed))
    return copy
  }

  const remake: Copies['remake'] = (rewrite) => {
    const old = local
    local = opened(copyOfConfirmed())
    if (held) held = []
    rewrite(local, old)
    old.destroy()
    heard.changed(null, null)
  }

  return {
    confirmed: () => confirmed,
    local: () => local,
    receive: (update) => {
      Y.applyUpdate(confirmed, update)
      if (held) held.push(update)
      else Y.applyUpdate(local, update)
    },
    hold: (on) => {
      const late = held ?? []
      held = on ? late : null
      if (!on) late.forEach((update) => Y.applyUpdate(local, update))
    },
    restore: (updates) => updates.forEach((update) => Y.applyUpdate(local, update)),
    remake,
    stateOfConfirmed: () => Y.encodeStateAsUpdate(confirmed),
    forget: () => {
      confirmed.destroy()
      confirmed = blank()
      remake(() => {})
    },
    destroy: () => {
      confirmed.destroy()
      local.destroy()
    },
  }
}
