import { bytesToHex } from '@noble/hashes/utils.js'
import { fail, ok, type Result } from '../lib/result.ts'
import { canonical } from './canonical.ts'
import {
  commitmentOf,
  isErased,
  leafOf,
  noPrevious,
  type Entry,
  type Erased,
  type Header,
  type Opening,
} from './entry.ts'

export type ChainFault = {
  /** Place of the first entry that fails, counted from 1: the seq it should have. */
  readonly entry: number
  readonly why: 'header' | 'leaf' | 'prev' | 'stream' | 'seq' | 'at' | 'fields' | 'commitment'
}

/** The leaf of the last entry, hex: it stands for the whole chain. */
export type ChainRoot = string

/**
 * Checks a whole stream from its first entry: every leaf is the hash of its header, every header names the leaf before
 * it, and every opening is one the header committed to. Erased and missing openings are no fault.
 * Who could rewrite every entry after a change is found only by comparing the root with the one read out (decisions 6).
 */
export function verifyChain(stream: string, entries: readonly Entry[]): Result<ChainRoot, ChainFault> {
  let prev = noPrevious
  let at = 0
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1
    const header = readJson<Header>(entry.header)
    const why = header === null ? 'header' : entryFault(entry, header, { stream, seq, prev, at })
    if (why) return fail({ entry: seq, why })
    prev = bytesToHex(entry.leaf)
    at = entry.at
  }
  return ok(prev)
}

type Expected = { readonly stream: string; readonly seq: number; readonly prev: string; readonly at: number }

function entryFault(entry: Entry, header: Header, expected: Expected): ChainFault['why'] | null {
  if (bytesToHex(leafOf(entry.header)) !== bytesToHex(entry.leaf)) return 'leaf'
  if (header.stream !== expected.stream) return 'stream'
  if (header.seq !== expected.seq || entry.seq !== expected.seq) return 'seq'
  if (header.prev !== expected.prev) return 'prev'
  if (header.at !== entry.at || entry.at < expected.at) return 'at'
  return openingsFault(entry.fields, header.commitments)
}

function openingsFault(fields: string, commitments: readonly string[]): ChainFault['why'] | null {
  const found = readJson<readonly (Opening | Erased)[]>(fields)
  if (!areFields(found)) return 'fields'
  const paths = new Set(found.map((field) => (isErased(field) ? field[0] : field[1])))
  if (paths.size < found.length || found.length > commitments.length) return 'fields'
  const committed = new Set(commitments)
  return found.every((field) => isErased(field) || committed.has(commitmentOf(field))) ? null : 'commitment'
}

const areFields = (value: unknown): value is readonly (Opening | Erased)[] =>
  Array.isArray(value) &&
  value.every((field) => Array.isArray(field) && (field.length === 2 || field.length === 3))

/** The value of canonical JSON, or null: another spelling of the same value is a change too. */
function readJson<T>(text: string): T | null {
  try {
    const value = JSON.parse(text) as T
    return canonical(value) === text ? value : null
  } catch {
    return null
  }
}
