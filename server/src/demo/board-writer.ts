import { createIssue } from '@linyi/shared/docs/board/edits'
import type { BoardWrite } from '@linyi/shared/testing/scenario'
import type { Instant } from '@linyi/shared/domain/decider'
import * as Y from 'yjs'
import type { DocRooms } from '../rooms/doc-room.ts'

/** Writes an issue onto a board as a participant's own client would; the gate judges it like any other. */
export async function writeOnBoard(
  docs: DocRooms,
  doc: string,
  author: string,
  { issue: id, ...issue }: BoardWrite,
  createdAt: Instant,
): Promise<void> {
  const room = await docs.open(doc)
  if (!room) throw new Error(`there is no ${doc}`)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, room.beyond(Y.encodeStateVector(copy)))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  createIssue(copy, author, { id, ...issue, createdAt })
  await new Promise<void>((done, failed) => {
    const refuse = (why: string) => failed(new Error(`the board refused ${issue.title}: ${why}`))
    const writer = room.join(author, true, {
      acked: () => {
        room.leave(writer)
        done()
      },
      refused: ({ code }) => refuse(code),
      inert: () => refuse('inert'),
      missing: () => refuse('missing'),
      relieved: () => undefined,
    })
    for (const update of updates) room.receive(writer, update, false)
  })
}
