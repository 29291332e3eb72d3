import type { Refusal } from '@linyi/shared/docs/gate/verdict'
import * as Y from 'yjs'
import type { DocRoom } from '../rooms/doc/room.ts'

/** Somebody's copy of a doc, joined to its room as a connection is, without a line between. */
export type Desk = ReturnType<typeof sitDown>

/**
 * @param strict as a stock client, which nothing is taken from after a refusal
 * @param copy what the client brings; empty unless given
 */
export function sitDown(room: DocRoom, participant: string, strict = true, copy = new Y.Doc()) {
  const refused: Refusal[] = []
  const acked: number[] = []
  const told: string[] = []
  const inert: string[] = []
  const asked: Uint8Array[] = []
  const heard: Uint8Array[] = []
  let relieved = 0
  const writer = room.join(
    { participant, strict, schema: null },
    {
      acked: (frames) => {
        acked.push(frames)
        told.push(`${frames} stored`)
      },
      refused: (refusal) => {
        refused.push(refusal)
        told.push(refusal.code)
      },
      inert: (words) => inert.push(...words),
      missing: (stateVector) => asked.push(stateVector),
      inOne: () => () => undefined,
      relieved: () => relieved++,
    },
  )
  const send = (update: Uint8Array, complete = false) => room.receive(writer, update, complete)
  const stop = room.listen({
    committed: (update) => {
      heard.push(update)
      Y.applyUpdate(copy, update, room)
    },
    dropped: () => undefined,
    size: () => 1,
  })
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== room) send(update)
  }
  Y.applyUpdate(copy, room.beyond(Y.encodeStateVector(copy)), room)
  send(Y.encodeStateAsUpdate(copy, room.draftVector()), true)
  copy.on('update', onUpdate)
  return {
    doc: copy,
    writer,
    send,
    refused,
    acked,
    /** Acks and refusals, in their order. */
    told,
    inert,
    asked,
    heard,
    relievedCount: () => relieved,
    /** Leaves the room; what is written from now on stays in the copy. */
    leave: () => {
      copy.off('update', onUpdate)
      stop()
      room.leave(writer)
    },
  }
}

/** What came with others in this turn of the event loop was looked at. */
export const turnOver = (): Promise<void> => new Promise((over) => setImmediate(over))

/** Everything accepted so far is on disk and told. */
export const settled = (room: DocRoom): Promise<void> => room.hold(async () => undefined)
