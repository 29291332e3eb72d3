import { assert } from '@linyi/shared/lib/assert'
import * as Y from 'yjs'
import type { DocState } from '../../storage/port.ts'

export type ClientClaim = { readonly client: number; readonly person: string }

/**
 * A room's two copies of its doc. Newcomers and everyone else see `stored`, which is on disk; the gate judges against
 * `draft`, which is ahead of it by what is on its way there.
 */
export type DocCopies = {
  readonly stored: () => Y.Doc
  readonly draft: () => Y.Doc
  /**
   * All of it in the bytes that lie on disk, as long as these are one row and nobody has needed the doc itself: whoever
   * comes first need not wait until it is built. Of several rows the later ones may hold words that were taken back since.
   */
  readonly asStored: () => Uint8Array | null
  /** State vector of what is stored. */
  readonly storedVector: () => Uint8Array
  /** State vector of what is ahead of it. */
  readonly draftVector: () => Uint8Array
  /** Whose a client id is, counting those on their way to disk. */
  readonly ownerOf: (client: number) => string | null
  /** Changes the draft and answers what has changed, as one update; null when nothing has. */
  readonly write: (change: (draft: Y.Doc) => void, claims: readonly ClientClaim[]) => Uint8Array | null
  /** Puts an update into the draft that changes exactly what it says. */
  readonly apply: (update: Uint8Array, claims: readonly ClientClaim[]) => void
  /**
   * Lets several be put into the draft in one transaction of Yjs's, which looks through all there is at its end.
   * @param work to be left when its argument says so: what was deleted is only then gone
   */
  readonly together: (work: (isOver: () => boolean) => void) => void
  /** An update has reached the disk. */
  readonly keep: (update: Uint8Array, claims: readonly ClientClaim[]) => void
  /** Reads what is stored as it will be with an update. */
  readonly withUpdate: <T>(update: Uint8Array, read: (doc: Y.Doc) => T) => T
  /** Makes the draft anew: what is stored, and these effects of earlier writes. */
  readonly redraft: (
    written: readonly { readonly effect: Uint8Array | null; readonly claims: readonly ClientClaim[] }[],
  ) => void
  /** Takes what others have put on disk beyond `stored` and answers it as one update; the draft begins anew. */
  readonly takeIn: (state: DocState) => Uint8Array
  readonly destroy: () => void
}

/** Everything in one transaction: merging a long list of updates first costs a hundred times as much. */
const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  Y.transact(doc, () => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return doc
}

const isWhole = ({ store }: Y.Doc): boolean => store.pendingStructs === null && store.pendingDs === null

const ownersOf = (claims: readonly ClientClaim[]) =>
  new Map(claims.map(({ client, person }) => [client, person]))

export function createDocCopies(state: DocState): DocCopies {
  /** Rows that no doc was built of yet. */
  let rows: readonly Uint8Array[] | null = state.updates
  let built: Y.Doc | null = null
  let ahead: Y.Doc | null = null
  let storedOwners = ownersOf(state.clients)
  let draftOwners = new Map<number, string>()

  const stored = (): Y.Doc => {
    built ??= docOf(rows ?? [])
    rows = null
    return built
  }
  /** Made when somebody writes: most who come only read. */
  const draft = (): Y.Doc => (ahead ??= docOf([Y.encodeStateAsUpdate(stored())]))

  const redraft: DocCopies['redraft'] = (written) => {
    ahead?.destroy()
    ahead = docOf([Y.encodeStateAsUpdate(stored()), ...written.flatMap(({ effect }) => effect ?? [])])
    draftOwners = ownersOf(written.flatMap(({ claims }) => claims))
  }

  const owned = (claims: readonly ClientClaim[]) => {
    for (const { client, person } of claims) draftOwners.set(client, person)
  }

  const asStored = () => (rows?.length === 1 ? rows[0]! : null)
  const storedVector = () => {
    const row = asStored()
    return row ? Y.encodeStateVectorFromUpdate(row) : Y.encodeStateVector(stored())
  }

  return {
    stored,
    draft,
    asStored,
    storedVector,
    draftVector: () => (ahead ? Y.encodeStateVector(ahead) : storedVector()),
    ownerOf: (client) => storedOwners.get(client) ?? draftOwners.get(client) ?? null,
    write: (change, claims) => {
      const copy = draft()
      const wasWhole = isWhole(copy)
      const effects: Uint8Array[] = []
      const collect = (update: Uint8Array) => effects.push(update)
      copy.on('update', collect)
      try {
        change(copy)
      } finally {
        copy.off('update', collect)
      }
      assert(isWhole(copy) || !wasWhole, 'an update with a hole passed the gate')
      owned(claims)
      return effects.length > 1 ? Y.mergeUpdates(effects) : (effects[0] ?? null)
    },
    apply: (update, claims) => {
      const copy = draft()
      const wasWhole = isWhole(copy)
      Y.applyUpdate(copy, update)
      assert(isWhole(copy) || !wasWhole, 'an update with a hole passed the gate')
      owned(claims)
    },
    together: (work) => {
      const copy = draft()
      const isOver = ({ deleteSet }: Y.Transaction) => deleteSet.clients.size > 0 || copy !== ahead
      Y.transact(copy, (transaction) => work(() => isOver(transaction)), null, false)
    },
    keep: (update, claims) => {
      Y.applyUpdate(stored(), update)
      for (const { client, person } of claims) {
        storedOwners.set(client, person)
        draftOwners.delete(client)
      }
    },
    withUpdate: (update, read) => {
      const doc = docOf([Y.encodeStateAsUpdate(stored()), update])
      try {
        return read(doc)
      } finally {
        doc.destroy()
      }
    },
    redraft,
    takeIn: (fresh) => {
      const doc = stored()
      const before = Y.encodeStateVector(doc)
      Y.transact(doc, () => fresh.updates.forEach((update) => Y.applyUpdate(doc, update)))
      assert(isWhole(doc), 'rows of a doc are missing from the store')
      storedOwners = ownersOf(fresh.clients)
      redraft([])
      return Y.encodeStateAsUpdate(doc, before)
    },
    destroy: () => {
      built?.destroy()
      ahead?.destroy()
    },
  }
}
