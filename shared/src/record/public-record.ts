import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical } from './canonical.ts'
import type { Opening } from './entry.ts'
import { boxLines, type PublishedBox } from './published-box.ts'

/** One line of the file. A hidden entry has neither openings nor anything shown: not even its type. */
export type PublicEntry = {
  readonly header: string
  readonly open: readonly Opening[]
  /** What stands on the page in the place of a member that is not open, by its path. Signed with the file, not part of the chain. */
  readonly shown: Readonly<Record<string, unknown>>
}

/** What the file says of itself; in the open, signed. */
export type About = {
  readonly stream: string
  readonly title: string
  readonly station: string
  readonly publishedAt: number
}

export const recordFormat = 'linyi-record'
/** The last member: everything before it, byte by byte, is what is signed. */
export const signatureLead = ',"signature":"'
export const entriesLead = '"entries":['
/** The line between entries and boxes, in a record that has any. */
export const boxesLead = '],"boxes":['

export const digestOf = (line: Uint8Array): string => bytesToHex(sha256(line))

/**
 * The public record as a file: one JSON document whose head names the digest of every line, one entry a line, signed
 * as a whole (decisions 6). So any flipped byte is found, and the entry it stands in is named.
 * @param secretKey 32 bytes, Ed25519 (RFC 8032)
 * @param boxes of the secret ballots it announces, in that order
 */
export function writeRecord(
  about: About,
  entries: readonly PublicEntry[],
  secretKey: Uint8Array,
  boxes: readonly PublishedBox[] = [],
): string {
  const lines = entries.map(canonical)
  const inBoxes = boxes.flatMap(boxLines)
  const digestsOf = (all: readonly string[]) => all.map((line) => digestOf(utf8ToBytes(line)))
  const ofBoxes = inBoxes.length > 0 ? { boxes: digestsOf(inBoxes) } : {}
  const head = canonical({ about, ...ofBoxes, digests: digestsOf(lines), format: recordFormat, v: 1 }).slice(
    0,
    -1,
  )
  const key = publicKeyOf(secretKey)
  const section = inBoxes.length > 0 ? `${boxesLead}\n${inBoxes.join(',\n')}\n` : ''
  const body = `${head},${entriesLead}\n${lines.join(',\n')}\n${section}],"key":"${key}"`
  const signature = bytesToHex(ed25519.sign(utf8ToBytes(body), secretKey))
  return `${body}${signatureLead}${signature}"}\n`
}

/** @returns 64 hex digits */
export const publicKeyOf = (secretKey: Uint8Array): string => bytesToHex(ed25519.getPublicKey(secretKey))
