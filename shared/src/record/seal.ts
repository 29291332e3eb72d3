import { bytesToHex } from '@noble/hashes/utils.js'
import type { Audience, AudienceClass, Instant, Recorded } from '../domain/decider.ts'
import { asToday } from '../domain/older-shapes.ts'
import { assert } from '../lib/assert.ts'
import { canonical } from './canonical.ts'
import {
  commitmentOf,
  isErased,
  leafOf,
  noPrevious,
  readFields,
  saltBytes,
  type Entry,
  type Header,
  type Opening,
} from './entry.ts'
import { fromMembers, membersOf } from './members.ts'

/** An event in the making: `type`, `v` and what else its schema names. */
export type Plain = { readonly type: string; readonly v: number }

/** What is sealed around an event. */
export type Circumstances = {
  readonly stream: string
  readonly seq: number
  readonly at: Instant
  readonly by: string
  readonly audience: Audience
  /** Who somebody is in headers: always the same in this stream, nobody anywhere else. */
  readonly tagOf: (person: string) => string
  /** The previous entry's leaf; null before the first. */
  readonly prev: Uint8Array | null
}

/**
 * Commits to every member of an event by itself, so that each can later be opened, masked or erased alone. Actor and
 * audience are members like any other.
 * @param newSalt gives 16 fresh chance bytes per call; without them a masked field could be guessed from its commitment
 */
export function sealEvent(event: Plain, around: Circumstances, newSalt: () => Uint8Array): Entry {
  const { stream, seq, at, audience, tagOf, prev, by } = around
  const openings = membersOf({ ...event, by, audience }).map(([path, value]) => open(newSalt(), path, value))
  const header = canonical({
    v: 1,
    stream,
    seq,
    prev: prev ? bytesToHex(prev) : noPrevious,
    at,
    audience: audience.map((one) => publicClass(one, tagOf)),
    actorTag: tagOf(by),
    commitments: openings.map(commitmentOf).sort(),
  } satisfies Header)
  return { seq, at, leaf: leafOf(header), header, fields: canonical(openings) }
}

const person = 'person:'
const publicClass = (one: AudienceClass, tagOf: (person: string) => string): string =>
  one.startsWith(person) ? person + tagOf(one.slice(person.length)) : one

function open(salt: Uint8Array, path: string, value: unknown): Opening {
  assert(salt.length === saltBytes, 'a salt has 16 bytes')
  return [bytesToHex(salt), path, value]
}

/** The event of a stored entry in today's shape, with its audience, as what is left of it says; nothing is verified here. */
export function openEvent<E>(entry: Entry): { readonly event: Recorded<E>; readonly audience: Audience } {
  const members = readFields(entry.fields).map((field) =>
    isErased(field) ? field : ([field[1], field[2]] as const),
  )
  const { audience, ...event } = asToday(fromMembers(members))
  return { event: { ...event, seq: entry.seq, at: entry.at } as Recorded<E>, audience: audience as Audience }
}
