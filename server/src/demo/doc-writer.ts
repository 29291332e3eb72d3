import * as Y from 'yjs'
import type { DocRooms } from '../rooms/doc/rooms.ts'

/** A doc as it stands whenever it is asked for. */
export type HeldCopy = { readonly now: () => Y.Doc; readonly letGo: () => void }

/** Keeps a doc in memory while it is written: by the played clock, years pass between two steps in which nobody uses it. */
export async function holdCopy(docs: DocRooms, doc: string): Promise<HeldCopy> {
  const room = await docs.open(doc)
  if (!room) throw new Error(`there is no ${doc}`)
  const nothing = () => undefined
  return {
    now: () => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, room.beyond(Y.encodeStateVector(copy)))
      return copy
    },
    letGo: room.listen({ committed: nothing, dropped: nothing, size: () => 1 }),
  }
}

/**
 * Writes into a doc as a participant's own client would; the gate judges it like any other.
 * @param schema the version of the node types, of a doc that has one
 */
export async function writeIn(
  docs: DocRooms,
  doc: string,
  who: { readonly participant: string; readonly schema: number | null },
  edit: (copy: Y.Doc) => void,
): Promise<void> {
  const room = await docs.open(doc)
  if (!room) throw new Error(`there is no ${doc}`)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, room.beyond(Y.encodeStateVector(copy)))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  edit(copy)
  await new Promise<void>((done, failed) => {
    const refuse = (why: string) => failed(new Error(`${doc} refused what the demonstration wrote: ${why}`))
    const writer = room.join(
      { ...who, strict: true },
      {
        acked: (frames) => {
          if (frames < updates.length) return
          room.leave(writer)
          done()
        },
        refused: ({ code }) => refuse(code),
        inert: () => refuse('inert'),
        missing: () => refuse('missing'),
        inOne: () => () => undefined,
        relieved: () => undefined,
      },
    )
    for (const update of updates) room.receive(writer, update, false)
  })
}
