import { listIssues } from '@linyi/shared/docs/board/list'
import type { BoardLine } from '@linyi/shared/domain/meeting/screen'
import * as Y from 'yjs'
import type { Clock } from '../rooms/clock.ts'
import type { DocRooms } from '../rooms/doc-room.ts'

/** The lines of a board as they are on disk, kept up to date. */
export type FollowedBoard = { readonly lines: () => readonly BoardLine[]; readonly close: () => void }

const emptyVector = new Uint8Array([0])
const againMs = 1000

/** Empty until it could be read; a board that is dropped is followed anew. */
export function followBoard(
  docs: Pick<DocRooms, 'open'>,
  doc: string,
  clock: Clock,
  onChange: () => void,
): FollowedBoard {
  let lines: readonly BoardLine[] = []
  let stop = () => {}
  let isClosed = false

  const again = () => {
    stop()
    if (!isClosed) stop = clock.after(againMs, () => void follow().catch(again))
  }

  const follow = async () => {
    const room = await docs.open(doc)
    if (!room || isClosed) return
    const copy = new Y.Doc()
    const take = (update: Uint8Array) => {
      Y.applyUpdate(copy, update)
      lines = listIssues(copy)
        .filter(({ author }) => author !== '')
        .map(({ id, title, grid }) => ({ id, title, grid }))
      onChange()
    }
    stop = room.listen({ committed: take, dropped: again, size: () => 0 })
    take(room.beyond(emptyVector))
  }

  void follow().catch(again)
  return {
    lines: () => lines,
    close: () => {
      isClosed = true
      stop()
    },
  }
}
