import * as Y from 'yjs'
import { textOf } from '../../docs/board/list.ts'
import type { TextField } from '../../docs/board/shape.ts'
import type { Surroundings } from '../surroundings.ts'
import { isText } from './paths.ts'
import { createSeat } from './seat.ts'
import type { Present } from './surface.ts'

/** Who has the doc open. Where somebody writes is kept relative to the letters, so that it holds while others write. */
export type DocPresence = {
  readonly all: () => readonly Present[]
  readonly setCaret: (caret: Present['caret']) => void
  readonly receive: (update: Uint8Array) => void
  /** Announces this person on a new line. */
  readonly announce: () => void
  /** The line is gone, and with it what is known of others. */
  readonly forgetOthers: () => void
  readonly stop: () => void
}

type Deps = {
  readonly local: () => Y.Doc
  readonly client: number
  readonly after: Surroundings['after']
  readonly send: (update: Uint8Array) => void
  readonly changed: () => void
}

export const createDocPresence = ({ local, client, after, send, changed }: Deps): DocPresence => {
  const { awareness, others, receive, announce, forgetOthers, stop } = createSeat({
    client,
    after,
    send,
    changed,
  })
  let caret: Present['caret'] = null
  const state = () => ({ cursor: caret && fixed(local(), caret) })
  return {
    all: () => others().flatMap((id) => seen(id, awareness.getStates().get(id), local()) ?? []),
    setCaret: (next) => {
      caret = next
      awareness.setLocalState(state())
    },
    receive,
    announce: () => announce(state()),
    forgetOthers,
    stop,
  }
}

type Fixed = {
  readonly issue: string
  readonly field: TextField
  readonly anchor: unknown
  readonly head: unknown
}

const fixed = (doc: Y.Doc, { issue, field, anchor, head }: NonNullable<Present['caret']>): Fixed | null => {
  const text = textOf(doc, issue, field)
  if (!text) return null
  const at = (index: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length)))
  return { issue, field, anchor: at(anchor), head: at(head) }
}

/** What somebody's client says of them, as far as it makes sense; `user` alone is the server's. */
const seen = (client: number, state: unknown, doc: Y.Doc): Present | null => {
  const { user, cursor } = (state ?? {}) as { user?: Present['user']; cursor?: unknown }
  return user ? { client, user, caret: readCaret(cursor, doc) } : null
}

const readCaret = (cursor: unknown, doc: Y.Doc): Present['caret'] => {
  const { issue, field, anchor, head } = (cursor ?? {}) as Partial<Fixed>
  if (typeof issue !== 'string' || !isText(field ?? null)) return null
  const text = textOf(doc, issue, field!)
  if (!text) return null
  const [from, to] = [indexIn(text, anchor, doc), indexIn(text, head, doc)]
  return from === null || to === null ? null : { issue, field: field!, anchor: from, head: to }
}

const indexIn = (text: Y.Text, position: unknown, doc: Y.Doc): number | null => {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(position),
      doc,
    )
    return found?.type === text ? found.index : null
  } catch {
    // Another client may say anything here.
    return null
  }
}
