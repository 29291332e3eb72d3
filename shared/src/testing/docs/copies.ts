import * as Y from 'yjs'

/** What browsers hold of a doc, and what they send of it. */
export type DocCopies = {
  /** A copy of the doc under a client id, as a browser would hold it. */
  readonly copyOf: (client: number) => Y.Doc
  /** The update that an edit on such a copy gives; of one that changes nothing, the empty update. */
  readonly editOf: (client: number, edit: (doc: Y.Doc) => void) => Uint8Array
}

/** @param rootsOf names a doc's roots, as its law does */
export function copiesOf(doc: Y.Doc, rootsOf: (doc: Y.Doc) => unknown): DocCopies {
  const copyOf = (client: number): Y.Doc => {
    const copy = new Y.Doc()
    rootsOf(copy)
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    // Yjs takes another id when it meets its own in an update.
    copy.clientID = client
    return copy
  }
  return {
    copyOf,
    editOf: (client, edit) => {
      const copy = copyOf(client)
      const before = Y.encodeStateVector(copy)
      const updates: Uint8Array[] = []
      copy.on('update', (update: Uint8Array) => updates.push(update))
      edit(copy)
      return updates.length > 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(copy, before)
    },
  }
}
