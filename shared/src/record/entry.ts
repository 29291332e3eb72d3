import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Instant } from '../domain/decider.ts'
import { canonical } from './canonical.ts'

/** One entry of a stream as it is stored and exported (decisions 6). */
export type Entry = {
  readonly seq: number
  readonly at: Instant
  /** SHA-256 of `header`: this entry's place in the chain. */
  readonly leaf: Uint8Array
  /** Canonical JSON of a `Header`, hashed as stored and never written anew. */
  readonly header: string
  /** Canonical JSON of `(Opening | Erased)[]`. */
  readonly fields: string
}

/** What stays visible of every entry, even when not even its type may be seen. */
export type Header = {
  /** Version of this record format; an event's own version is among its fields. */
  readonly v: 1
  readonly stream: string
  readonly seq: number
  /** The previous entry's leaf, hex; 64 zeros for the first. */
  readonly prev: string
  readonly at: Instant
  /** The classes that might see it; persons among them by their tag, or a header would name who proposed what. */
  readonly audience: readonly string[]
  /** Says that two entries of one stream have the same actor, without saying who; two streams cannot be joined by it. */
  readonly actorTag: string
  /** SHA-256 of each opening, hex, sorted: so their order tells nothing of the fields' names. */
  readonly commitments: readonly string[]
}

/** 16 chance bytes, hex; the field's path (`members.ts`); its value. */
export type Opening = readonly [salt: string, path: string, value: unknown]
/** What stands in the place of an opening that was erased: its salt and value are gone, its commitment stays. */
export type Erased = readonly [path: string, inPlace: unknown]

export const isErased = (field: Opening | Erased): field is Erased => field.length === 2

export const readFields = (fields: string): readonly (Opening | Erased)[] =>
  JSON.parse(fields) as readonly (Opening | Erased)[]

export const noPrevious = '0'.repeat(64)
export const saltBytes = 16

const hash = (text: string): Uint8Array => sha256(utf8ToBytes(text))

export const leafOf = (header: string): Uint8Array => hash(header)
export const commitmentOf = (opening: Opening): string => bytesToHex(hash(canonical(opening)))
