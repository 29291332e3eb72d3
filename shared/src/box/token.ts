import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { CROCKFORD } from '../lib/ids.ts'

/** Made by the voter's device; whoever shows one signed by the box may cast one paper. */
export const tokenBytes = 32
/** Made by the voter's device, published beside its paper, shown to nobody: by it the device finds its own again. */
export const tagBytes = 16

/** What stays of a token once it is spent, hex. Nobody finds the token from it. */
export const nullifierOf = (token: string): string => bytesToHex(sha256(hexToBytes(token)))

/** Tells a cast that is sent again from another one with the same token; says nothing without the token. Hex. */
export const bodyHash = (token: string, paper: string, tag: string): string =>
  bytesToHex(sha256(concatBytes(hexToBytes(token), utf8ToBytes(paper), hexToBytes(tag))))

/** What is remembered of the blinded message a slip was spent for, hex: the same one is signed again. */
export const blindedHash = (blinded: string): string => bytesToHex(sha256(hexToBytes(blinded)))

/** 回执号: the first 40 bits of a nullifier in Crockford's base 32, in two groups to read aloud, e.g. `6F2K-91QD`. */
export function receiptNumberOf(nullifier: string): string {
  let bits = BigInt(`0x${nullifier.slice(0, 10)}`)
  let number = ''
  for (let i = 0; i < 8; i++, bits >>= 5n) number = CROCKFORD[Number(bits & 31n)]! + number
  return `${number.slice(0, 4)}-${number.slice(4)}`
}

/** The one body of a cast, byte by byte: papers of one box are equally long, so all its bodies are. */
export const castBody = (cast: Cast): string =>
  JSON.stringify({ token: cast.token, sig: cast.sig, ballot: cast.ballot, tag: cast.tag })

/** `ballot` is the voting paper; the rest is hex. */
export type Cast = {
  readonly token: string
  readonly sig: string
  readonly ballot: string
  readonly tag: string
}

/** A name for a paper or a printed slip that is handed out: chance alone, since an id would tell when. */
export const handedName = (chance: (bytes: number) => Uint8Array): string => bytesToHex(chance(tagBytes))
