import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical } from './canonical.ts'

/** SHA-256 of a text's UTF-8, hex. */
export const digestOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** SHA-256 of a file's bytes, hex. Where a page is not on https this is all there is: no `crypto.subtle`. */
export const digestOfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** SHA-256 of the canonical JSON of a value, hex: two spellings of the same value have one. */
export const digest = (value: unknown): string => digestOfText(canonical(value))
