import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromUtf8 } from '../lib/utf8.ts'
import { leafOf, type Entry, type Opening } from './entry.ts'
import {
  boxesLead,
  digestOf,
  entriesLead,
  recordFormat,
  signatureLead,
  type About,
  type PublicEntry,
} from './public-record.ts'
import { misplaced, placesOf, type Places } from './places.ts'
import { placeInBoxes, readBoxes, type PublishedBox } from './published-box.ts'
import { boxFault, toldBallots, type BoxFault } from './recount-boxes.ts'
import { missettled } from './recount-settled.ts'
import { unsound, withoutFigures, type TermsFault } from './recount-terms.ts'
import { misdrawn } from './redraw.ts'
import { miscounted, withoutPack, type CountFault } from './recount.ts'
import { fitsTold, toldAbout } from './told-about.ts'
import { verifyChain, type ChainFault } from './verify.ts'

/** Entry 0 is the head or the signature: what is not in any entry. */
export type RecordFault = {
  readonly entry: number
  /** Where a paper out of a box was changed: which of that ballot's, counted from 1. The entry is the one that announced it. */
  readonly paper?: number
  readonly why:
    | ChainFault['why']
    | 'notARecord'
    /** What the file says of itself, before the first entry. */
    | 'head'
    /** Key and signature, after the last: cut off, or changed so that they cannot be read. */
    | 'end'
    | 'line'
    | 'count'
    /** Something stands in the place of what is proven, or where nothing was recorded. */
    | 'shown'
    | CountFault['why']
    | BoxFault['why']
    | TermsFault['why']
    /** Somebody is chosen, or kept in reserve, or it is settled otherwise than its ballots come to. */
    | 'settled'
    /** A lot whose numbers come to another order, or are not those that were sealed. */
    | 'lot'
    | 'signature'
    /** The head says another title or time than the entries do. */
    | 'about'
    | 'otherKey'
    | 'rootNotFound'
}

export type RecordReport = {
  readonly fault: RecordFault | null
  readonly about: About | null
  readonly entries: readonly PublicEntry[]
  /** What was in the boxes of the secret ballots it announces. */
  readonly boxes: readonly PublishedBox[]
  /** Each entry's leaf, hex, as recomputed here. */
  readonly leaves: readonly string[]
  /** The key the file was signed with, hex. By itself it proves nothing: compare it with one from elsewhere. */
  readonly key: string | null
  /** Which entry's leaf is, or begins with, the root asked for, counted from 1. */
  readonly rootAt: number | null
  /** What is proven, and what the signature alone vouches for: up to the root asked for, else of all entries. */
  readonly places: Places
  /** Whether the title is among what is proven; the station's name never is. */
  readonly titleOpen: boolean
  /** How many ballots quote no rules, so that what they needed cannot be reckoned anew. */
  readonly withoutPack: number
}

export type Expectation = {
  /** The value announced at the close: 64 hex digits, or the first `rootDigitsMin` of them, which are read out. */
  readonly root?: string
  /** The station's published key: 64 hex digits. */
  readonly key?: string
}

/** What people compare by ear: 64 bits (decisions 6). */
export const rootDigitsMin = 16

const nothing = {
  ...{ about: null, entries: [], boxes: [], leaves: [], key: null, rootAt: null, titleOpen: false },
  withoutPack: 0,
  places: { open: 0, shown: 0, closed: 0, hidden: 0 },
}

/**
 * Checks a public record without trusting whoever handed it over; names the first entry that fails. The chain and the
 * root prove what is open. That something is masked, and what then stands there, only the signature vouches for: without
 * the station's key anybody can have written it.
 */
export function verifyRecord(file: Uint8Array, expected: Expectation = {}): RecordReport {
  const parts = partsOf(file)
  if (typeof parts === 'string') return { ...nothing, fault: { entry: 0, why: parts } }
  const { head, lines, inBoxes, tail } = parts
  const entries = readEntries(lines)
  const brokenEntry = firstBrokenLine(head.digests, lines)
  const brokenBox = firstBrokenLine(head.boxes ?? [], inBoxes)
  const boxes = brokenBox ? [] : readBoxes(inBoxes.map(fromUtf8))
  const leaves = entries.map(({ header }) => bytesToHex(leafOf(header)))
  const rootAt = expected.root ? placeOf(expected.root.toLowerCase(), leaves) : null
  const fault: RecordFault | null =
    brokenEntry ??
    (brokenBox && inBoxFault(entries, inBoxes, brokenBox.entry - 1)) ??
    chainFault(head.about.stream, entries) ??
    atEntry(misplaced(entries), 'shown') ??
    signatureFault(tail) ??
    miscounted(entries) ??
    boxFault(entries, boxes) ??
    unsound(entries) ??
    atEntry(missettled(entries), 'settled') ??
    atEntry(misdrawn(entries), 'lot') ??
    (fitsTold(head.about, toldAbout(entries)) ? null : { entry: 0, why: 'about' }) ??
    (expected.key && expected.key.toLowerCase() !== tail.key ? { entry: 0, why: 'otherKey' } : null) ??
    (expected.root && rootAt === null ? { entry: 0, why: 'rootNotFound' } : null)
  const found = { about: head.about, entries, boxes, leaves, key: tail.key, rootAt }
  if (fault) return { ...nothing, ...found, fault }
  const places = placesOf(entries.slice(0, rootAt ?? entries.length))
  return {
    ...found,
    fault,
    places,
    titleOpen: toldAbout(entries).titleOpen,
    withoutPack: withoutPack(entries) + withoutFigures(entries),
  }
}

const atEntry = (entry: number | null, why: 'shown' | 'settled' | 'lot'): RecordFault | null =>
  entry === null ? null : { entry, why }

const placeOf = (root: string, leaves: readonly string[]): number | null =>
  root.length < rootDigitsMin ? null : leaves.findIndex((leaf) => leaf.startsWith(root)) + 1 || null

/** How every head begins; what is cut off within it is known by that. */
const headLead = '{"about":{'

type Head = {
  readonly about: About
  readonly digests: readonly string[]
  readonly boxes?: readonly string[]
}
type Tail = { readonly key: string; readonly signature: string; readonly signed: Uint8Array }
type Parts = {
  readonly head: Head
  readonly lines: readonly Uint8Array[]
  readonly inBoxes: readonly Uint8Array[]
  readonly tail: Tail
}

function partsOf(file: Uint8Array): Parts | 'notARecord' | 'head' | 'end' {
  const rows = splitLines(file)
  const whole = rows.length >= 4 && rows[rows.length - 1]!.length === 0
  const lastRow = whole ? rows[rows.length - 2]! : rows[0]!
  const tail = /^\],"key":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}$/.exec(fromUtf8(lastRow))
  const head = readHead(fromUtf8(rows[0]!))
  if (!head && !tail) return fromUtf8(rows[0]!).startsWith(headLead) ? 'end' : 'notARecord'
  if (!head) return 'head'
  if (!tail) return 'end'
  const [, key, signature] = tail as unknown as [string, string, string]
  const signedLength = file.length - 1 - utf8ToBytes(`${signatureLead}${signature}"}`).length
  const inner = rows.slice(1, -2)
  const between = inner.findIndex((row) => fromUtf8(row) === boxesLead)
  const lines = withoutCommas(between < 0 ? inner : inner.slice(0, between))
  const inBoxes = withoutCommas(between < 0 ? [] : inner.slice(between + 1))
  return { head, lines, inBoxes, tail: { key, signature, signed: file.subarray(0, signedLength) } }
}

const withoutCommas = (rows: readonly Uint8Array[]): readonly Uint8Array[] =>
  rows.map((row, index) => (index < rows.length - 1 ? row.subarray(0, -1) : row))

function readHead(row: string): Head | null {
  const end = `,${entriesLead}`
  if (!row.endsWith(end)) return null
  try {
    const head = JSON.parse(`${row.slice(0, -end.length)}}`) as Head & { format?: unknown; v?: unknown }
    const whole = head.format === recordFormat && head.v === 1 && typeof head.about?.stream === 'string'
    const listed = Array.isArray(head.digests) && Array.isArray(head.boxes ?? [])
    return whole && listed ? head : null
  } catch {
    return null
  }
}

function splitLines(file: Uint8Array): Uint8Array[] {
  const rows: Uint8Array[] = []
  let from = 0
  for (let end = file.indexOf(10); end >= 0; end = file.indexOf(10, from)) {
    rows.push(file.subarray(from, end))
    from = end + 1
  }
  rows.push(file.subarray(from))
  return rows
}

function firstBrokenLine(digests: readonly string[], lines: readonly Uint8Array[]): RecordFault | null {
  for (const [index, line] of lines.entries()) {
    if (digests[index] === undefined) return { entry: index + 1, why: 'count' }
    if (digestOf(line) !== digests[index]) return { entry: index + 1, why: 'line' }
  }
  return lines.length < digests.length ? { entry: lines.length + 1, why: 'count' } : null
}

const unreadable: PublicEntry = { header: '', open: [], shown: {} }

const readEntries = (lines: readonly Uint8Array[]): PublicEntry[] =>
  lines.map((line) => {
    try {
      const entry = JSON.parse(fromUtf8(line)) as Partial<PublicEntry> | null
      return typeof entry?.header === 'string' && areOpenings(entry.open) && isShown(entry.shown)
        ? { ...unreadable, ...entry }
        : unreadable
    } catch {
      return unreadable
    }
  })

/** Whole openings alone: what stands in the place of an erased one is never committed to. */
const areOpenings = (open: unknown): open is readonly Opening[] =>
  Array.isArray(open) && open.every((opening) => Array.isArray(opening) && opening.length === 3)

const isShown = (shown: unknown): boolean =>
  typeof shown === 'object' && shown !== null && !Array.isArray(shown)

function chainFault(stream: string, entries: readonly PublicEntry[]): RecordFault | null {
  const chain = verifyChain(stream, entries.map(entryOf))
  return chain.ok ? null : chain.error
}

/** The paper whose line was changed, under the entry that announced its ballot. */
function inBoxFault(
  entries: readonly PublicEntry[],
  lines: readonly Uint8Array[],
  index: number,
): RecordFault {
  const { box, paper } = placeInBoxes(lines.map(fromUtf8), index)
  const entry = toldBallots(entries)[box]?.entry ?? 0
  return paper > 0 ? { entry, paper, why: 'papers' } : { entry, why: 'receipts' }
}

function entryOf({ header, open }: PublicEntry): Entry {
  const { seq = 0, at = 0 } = readPlace(header)
  return { seq, at, header, leaf: leafOf(header), fields: JSON.stringify(open) }
}

function readPlace(header: string): { seq?: number; at?: number } {
  try {
    return JSON.parse(header) as { seq?: number; at?: number }
  } catch {
    return {}
  }
}

function signatureFault({ key, signature, signed }: Tail): RecordFault | null {
  try {
    if (ed25519.verify(hexToBytes(signature), signed, hexToBytes(key))) return null
  } catch {
    // A key that is no point of the curve signs nothing.
  }
  return { entry: 0, why: 'signature' }
}
