import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical } from './canonical.ts'
import { isErased, readFields, type Entry, type Opening } from './entry.ts'

/** What the reader of a public record may see of one entry. */
export type Disclosure =
  /** Its place in the chain, nothing else: not even its type. */
  | { readonly hidden: true }
  | {
      readonly hidden: false
      /** Fields that stay closed: their commitments remain. */
      readonly withheld: readonly string[]
      /** What stands in a field's place on the page. Signed with the file, not part of the chain. */
      readonly shown: Readonly<Record<string, string>>
    }

/** One line of the file. */
export type PublicEntry = {
  readonly header: string
  readonly open: readonly Opening[]
  readonly shown: Readonly<Record<string, string>>
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

export const disclose = (entry: Entry, disclosure: Disclosure): PublicEntry => {
  if (disclosure.hidden) return { header: entry.header, open: [], shown: {} }
  const open = readFields(entry.fields).filter(
    (field): field is Opening => !isErased(field) && !disclosure.withheld.includes(field[1]),
  )
  return { header: entry.header, open, shown: disclosure.shown }
}

export const digestOf = (line: Uint8Array): string => bytesToHex(sha256(line))

/**
 * The public record as a file: one JSON document whose head names the digest of every line, one entry a line, signed
 * as a whole (decisions 6). So any flipped byte is found, and the entry it stands in is named.
 * @param secretKey 32 bytes, Ed25519 (RFC 8032)
 */
export function writeRecord(about: About, entries: readonly PublicEntry[], secretKey: Uint8Array): string {
  const lines = entries.map(canonical)
  const digests = lines.map((line) => digestOf(utf8ToBytes(line)))
  const head = canonical({ about, digests, format: recordFormat, v: 1 }).slice(0, -1)
  const key = bytesToHex(ed25519.getPublicKey(secretKey))
  const body = `${head},${entriesLead}\n${lines.join(',\n')}\n],"key":"${key}"`
  const signature = bytesToHex(ed25519.sign(utf8ToBytes(body), secretKey))
  return `${body}${signatureLead}${signature}"}\n`
}
