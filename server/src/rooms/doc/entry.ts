import type { Refusal } from '@linyi/shared/docs/gate/verdict'
import { limits } from '@linyi/shared/lib/limits'
import type { ClientClaim } from './copies.ts'
import { merged } from './merged.ts'
import type { Question } from './rights.ts'
import type { DocWriter } from './writer.ts'

/** An update on its way to disk, or a refusal that may not overtake the accepted updates before it. */
export type Entry = {
  /** Null: written by the server itself. */
  readonly writer: DocWriter | null
  /** As it came, to be judged again when somebody wrote first. */
  readonly update: Uint8Array
  /** What it changed; null when nothing: known before, or refused. */
  readonly effect: Uint8Array | null
  readonly claims: readonly ClientClaim[]
  readonly questions: readonly Question[]
  readonly inert: readonly string[]
  readonly refusal: Refusal | null
}

/** How many of the first entries make one tick. */
export function tickLength(entries: readonly Entry[]): number {
  let bytes = 0
  for (const [i, entry] of entries.entries()) {
    bytes += entry.effect?.length ?? 0
    if (i > 0 && (i === limits.updatesPerTickMax || bytes > limits.collabFrameBytesMax)) return i
  }
  return entries.length
}

/** One update of all their effects; null when they have none. */
export function effectOf(entries: readonly Entry[]): Uint8Array | null {
  const effects = entries.flatMap(({ effect }) => effect ?? [])
  return effects.length > 0 ? merged(effects) : null
}

export const byteLength = (entries: readonly Entry[]): number =>
  entries.reduce((bytes, { update }) => bytes + update.length, 0)

/** Tells each writer what became of its entries: what is on disk, then what was refused. */
export function tellWriters(entries: readonly Entry[]): void {
  const acked = new Set<DocWriter>()
  for (const { writer, refusal } of entries) {
    if (!writer) continue
    writer.openEntries--
    if (refusal) continue
    writer.framesStored++
    acked.add(writer)
  }
  for (const writer of acked) writer.port.acked(writer.framesStored)
  for (const { writer, refusal, inert } of entries) {
    if (refusal) writer?.port.refused(refusal)
    else if (inert.length > 0) writer?.port.inert(inert)
  }
}

/** An update that changes nothing, and is acked in its turn. */
export const nothingNew = (writer: DocWriter, update: Uint8Array): Entry => ({
  writer,
  update,
  effect: null,
  claims: [],
  questions: [],
  inert: [],
  refusal: null,
})

/** A refusal that waits for what its writer had accepted before it. */
export const refusalEntry = (writer: DocWriter, update: Uint8Array, refusal: Refusal): Entry => ({
  ...nothingNew(writer, update),
  refusal,
})

/** What the server itself has written into the draft. */
export const ownEntry = (effect: Uint8Array): Entry => ({
  writer: null,
  update: effect,
  effect,
  claims: [],
  questions: [],
  inert: [],
  refusal: null,
})
