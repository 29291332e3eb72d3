import { bytesToHex } from '@noble/hashes/utils.js'
import type { Audience, Instant, Recorded } from '../domain/decider.ts'
import { assert } from '../lib/assert.ts'
import { canonical } from './canonical.ts'
import {
  commitmentOf,
  leafOf,
  noPrevious,
  saltBytes,
  type Entry,
  type Header,
  type Opening,
} from './entry.ts'

/** An event in the making: `type`, `v` and what else its schema names. */
export type Plain = { readonly type: string; readonly v: number }

/** What is sealed around an event. */
export type Circumstances = {
  readonly stream: string
  readonly seq: number
  readonly at: Instant
  readonly by: string
  readonly audience: Audience
  readonly actorTag: string
  /** The previous entry's leaf; null before the first. */
  readonly prev: Uint8Array | null
}

/**
 * Commits to every field of an event by itself, so that each can later be opened, masked or erased alone.
 * @param newSalt gives 16 fresh chance bytes per call; without them a masked field could be guessed from its commitment
 */
export function sealEvent(event: Plain, around: Circumstances, newSalt: () => Uint8Array): Entry {
  const { stream, seq, at, audience, actorTag, prev, by } = around
  const openings = Object.entries({ ...event, by }).map(([name, value]) => open(newSalt(), name, value))
  const header = canonical({
    v: 1,
    stream,
    seq,
    prev: prev ? bytesToHex(prev) : noPrevious,
    at,
    audience,
    actorTag,
    commitments: openings.map(commitmentOf).sort(),
  } satisfies Header)
  return { seq, at, leaf: leafOf(header), header, fields: canonical(openings) }
}

function open(salt: Uint8Array, name: string, value: unknown): Opening {
  assert(salt.length === saltBytes, 'a salt has 16 bytes')
  return [bytesToHex(salt), name, value]
}

/** The event of a stored entry with its audience. Fields that were erased are absent; nothing is verified here. */
export function openEvent<E>(entry: Entry): { readonly event: Recorded<E>; readonly audience: Audience } {
  const { audience } = JSON.parse(entry.header) as Header
  const openings = JSON.parse(entry.fields) as readonly Opening[]
  const fields = Object.fromEntries(openings.map(([, name, value]) => [name, value]))
  return { event: { ...fields, seq: entry.seq, at: entry.at } as Recorded<E>, audience }
}
