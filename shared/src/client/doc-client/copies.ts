import * as Y from 'yjs'
import { ISSUES, issuesOf } from '../../docs/board/shape.ts'
import { touched } from './paths.ts'

/** Marks what this person writes, for undo and for those who show it already. */
export const MINE = 'mine'

type Heard = {
  /** This person wrote, or undid, something. */
  readonly written: (update: Uint8Array, paths: readonly string[]) => void
  /** The local copy changed; null when it was exchanged for another. */
  readonly changed: (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[] | null,
    transaction: Y.Transaction | null,
  ) => void
}

/** The two copies of the doc: what the server has confirmed, and that with what this person wrote on top. */
export type Copies = {
  readonly confirmed: () => Y.Doc
  readonly local: () => Y.Doc
  /** What the server sent goes into both. */
  readonly receive: (update: Uint8Array) => void
  /** What this person wrote on an earlier visit comes back, without being heard as written now. */
  readonly restore: (updates: readonly Uint8Array[]) => void
  /** A new local copy, made of what is confirmed, under a client id nobody has used; the old one is gone afterwards. */
  readonly remake: (rewrite: (fresh: Y.Doc, old: Y.Doc) => void) => void
  readonly stateOfConfirmed: () => Uint8Array
  /** Forgets what was confirmed: the server no longer has it. */
  readonly forget: () => void
  readonly undo: () => Y.UndoManager
  readonly destroy: () => void
}

export const createCopies = (newClient: () => number, heard: Heard): Copies => {
  const blank = (): Y.Doc => {
    const doc = new Y.Doc()
    doc.getMap(ISSUES)
    return doc
  }
  let confirmed = blank()
  let { local, undo } = opened(blank())

  function opened(doc: Y.Doc) {
    doc.clientID = newClient()
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) heard.written(update, touched(transaction))
    })
    issuesOf(doc).observeDeep((events, transaction) => heard.changed(events, transaction))
    return { local: doc, undo: new Y.UndoManager(issuesOf(doc), { trackedOrigins: new Set([MINE]) }) }
  }

  const copyOfConfirmed = (): Y.Doc => {
    const copy = blank()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(confirmed))
    return copy
  }

  const remake: Copies['remake'] = (rewrite) => {
    const old = local
    ;({ local, undo } = opened(copyOfConfirmed()))
    rewrite(local, old)
    old.destroy()
    heard.changed(null, null)
  }

  return {
    confirmed: () => confirmed,
    local: () => local,
    receive: (update) => {
      Y.applyUpdate(confirmed, update)
      Y.applyUpdate(local, update)
    },
    restore: (updates) => updates.forEach((update) => Y.applyUpdate(local, update)),
    remake,
    stateOfConfirmed: () => Y.encodeStateAsUpdate(confirmed),
    forget: () => {
      confirmed.destroy()
      confirmed = blank()
      remake(() => {})
    },
    undo: () => undo,
    destroy: () => {
      confirmed.destroy()
      local.destroy()
    },
  }
}
