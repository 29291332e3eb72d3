import { listIssues } from '@linyi/shared/docs/board/list'
import { issuesOf } from '@linyi/shared/docs/board/shape'
import type { BoardLine } from '@linyi/shared/domain/meeting/screen'
import * as Y from 'yjs'
import type { Clock } from '../rooms/clock.ts'
import type { DocRoom } from '../rooms/doc/room.ts'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { PersonTag } from '../rooms/doc/presence.ts'

/** A board as it is on disk, kept up to date. */
export type FollowedBoard = {
  /** Settled once it was read for the first time, or could not be. */
  readonly read: Promise<void>
  readonly lines: () => readonly BoardLine[]
  /** Who wrote last in each issue that somebody writes in now. */
  readonly writing: () => ReadonlyMap<string, PersonTag>
  readonly close: () => void
}

const emptyVector = new Uint8Array([0])
const againMs = 1000
/** Whoever has put no letter on disk for so long has stopped writing. */
export const writingMsMax = 10_000

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
  const writing = createWriting(clock, onChange)

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
    issuesOf(copy).observeDeep((events) => {
      for (const [issue, client] of lettersIn(events)) writing.note(issue, room, client)
    })
  }

  return {
    read: follow().catch(again),
    lines: () => lines,
    writing: writing.now,
    close: () => {
      isClosed = true
      writing.stop()
      stop()
    },
  }
}

/** In which issue which client put letters. An issue that comes whole is not being written in. */
function* lettersIn(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Generator<[string, number]> {
  for (const event of events) {
    if (!(event.target instanceof Y.Text)) continue
    for (let item = event.target._start; item; item = item.right)
      if (event.adds(item)) yield [String(event.path[0]), item.id.client]
  }
}

function createWriting(clock: Clock, onChange: () => void) {
  const writers = new Map<string, { readonly tag: PersonTag; readonly until: number }>()
  let callOff: (() => void) | null = null

  const fade = () => {
    callOff = null
    for (const [issue, { until }] of writers) if (until <= clock.now()) writers.delete(issue)
    fadeLater()
    onChange()
  }
  const fadeLater = () => {
    const first = Math.min(...[...writers.values()].map(({ until }) => until))
    if (writers.size > 0) callOff ??= clock.after(first - clock.now(), fade)
  }

  return {
    note: (issue: string, { ownerOf, rules }: DocRoom, client: number) => {
      const owner = ownerOf(client)
      if (owner === null) return
      writers.set(issue, { tag: rules.tagOf(owner), until: clock.now() + writingMsMax })
      fadeLater()
    },
    now: () => new Map([...writers].map(([issue, { tag }]) => [issue, tag])),
    stop: () => callOff?.(),
  }
}
