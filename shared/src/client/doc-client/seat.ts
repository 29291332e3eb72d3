import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'

/** A caret moves with every letter; others need not see each step. */
const sayEveryMs = 250

/** One person's place at a doc: says where they write, and hears of the others. */
export type Seat = {
  readonly awareness: Awareness
  readonly others: () => readonly number[]
  readonly receive: (update: Uint8Array) => void
  /** Says this at once, on a new line; what was said last unless given. */
  readonly announce: (state?: Record<string, unknown>) => void
  /** The line is gone, and with it what is known of others. */
  readonly forgetOthers: () => void
  readonly stop: () => void
}

type Deps = {
  readonly client: number
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly send: (update: Uint8Array) => void
  readonly changed: () => void
}

export const createSeat = ({ client, after, send, changed }: Deps): Seat => {
  const doc = new Y.Doc()
  doc.clientID = client
  const awareness = new Awareness(doc)
  let resting: (() => void) | null = null
  let unsaid = false
  let announcing = false

  const say = () => {
    unsaid = false
    send(encodeAwarenessUpdate(awareness, [client]))
  }
  const others = () => [...awareness.getStates().keys()].filter((id) => id !== client)

  const saySoon = () => {
    unsaid = true
    if (resting) return
    say()
    const rest = () => {
      resting = null
      if (!unsaid) return
      say()
      resting = after(sayEveryMs, rest)
    }
    resting = after(sayEveryMs, rest)
  }

  awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin !== 'local') changed()
    else if (announcing) say()
    else saySoon()
  })

  return {
    awareness,
    others,
    receive: (update) => applyAwarenessUpdate(awareness, update, 'server'),
    announce: (state = awareness.getLocalState() ?? {}) => {
      announcing = true
      awareness.setLocalState(state)
      announcing = false
    },
    forgetOthers: () => removeAwarenessStates(awareness, [...others()], 'server'),
    stop: () => {
      resting?.()
      awareness.destroy()
      doc.destroy()
    },
  }
}
