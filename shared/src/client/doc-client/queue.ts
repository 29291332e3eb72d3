import * as Y from 'yjs'
import type { UnsentEdit } from './keeping.ts'

/** Merging costs more than it saves beyond some two hundred. */
const updatesPerEditMax = 200

/**
 * What waits for the server's ack, in the order of writing: each edit the updates of one field (or of one act on
 * several), so that one refused field does not take the others along. One edit at a time is on its way: then an answer
 * cannot be mistaken for another's.
 */
export type EditQueue = {
  readonly edits: () => readonly QueuedEdit[]
  /** Every path with something unsent, in the order of writing. */
  readonly fields: () => readonly string[]
  readonly add: (update: Uint8Array, fields: readonly string[], remade: boolean) => void
  readonly restore: (edits: readonly UnsentEdit[]) => void
  /** The first edit as one update, from now on closed to more; null when there is none, or it is already on its way. */
  readonly take: () => Uint8Array | null
  readonly isTaken: () => boolean
  /** The first edit was answered. */
  readonly settle: () => QueuedEdit | null
  /** The line broke before the answer: the first edit is taken again. */
  readonly untake: () => void
  readonly clear: () => void
}

/** `remade`: written anew after an earlier form of it was refused. */
export type QueuedEdit = UnsentEdit & { readonly remade: boolean }

export const createEditQueue = (newId: () => string): EditQueue => {
  let edits: (QueuedEdit & { readonly updates: Uint8Array[] })[] = []
  let taken = false

  /** The last edit, if one more update of these fields may join it. */
  const joinable = (fields: readonly string[]) => {
    const last = edits[edits.length - 1]
    if (!last || fields.length !== 1 || last.fields.length !== 1 || last.fields[0] !== fields[0]) return null
    return (taken && edits.length === 1) || last.updates.length >= updatesPerEditMax ? null : last
  }

  return {
    edits: () => edits,
    fields: () => [...new Set(edits.flatMap(({ fields }) => fields))],
    add: (update, fields, remade) => {
      const last = joinable(fields)
      if (last) last.updates.push(update)
      else edits.push({ id: newId(), fields, updates: [update], remade })
    },
    restore: (restored) => {
      const before = restored.map((edit) => ({ ...edit, updates: [...edit.updates], remade: false }))
      edits = [...before, ...edits]
    },
    take: () => {
      const [first] = edits
      if (taken || !first) return null
      taken = true
      return first.updates.length > 1 ? Y.mergeUpdates(first.updates) : first.updates[0]!
    },
    isTaken: () => taken,
    settle: () => {
      if (!taken) return null
      taken = false
      return edits.shift() ?? null
    },
    untake: () => {
      taken = false
    },
    clear: () => {
      edits = []
      taken = false
    },
  }
}
