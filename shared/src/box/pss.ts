import { sha384 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'

const hashBytes = 48
const trailer = 0xbc

/** RFC 8017 B.2.1 with SHA-384. */
function mgf1(seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = []
  for (let counter = 0; counter * hashBytes < length; counter++) {
    const number = new Uint8Array(4)
    new DataView(number.buffer).setUint32(0, counter)
    blocks.push(sha384(concatBytes(seed, number)))
  }
  return concatBytes(...blocks).slice(0, length)
}

const mask = (bytes: Uint8Array, seed: Uint8Array): Uint8Array => {
  const stream = mgf1(seed, bytes.length)
  return bytes.map((byte, place) => byte ^ stream[place]!)
}

/** M' of RFC 8017 9.1, hashed. */
const saltedHash = (message: Uint8Array, salt: Uint8Array): Uint8Array =>
  sha384(concatBytes(new Uint8Array(8), sha384(message), salt))

/** Bits of the first byte that must be zero, so that the number stays below the modulus. */
const firstByte = (emBits: number): number => 0xff >> (8 * Math.ceil(emBits / 8) - emBits)

/**
 * EMSA-PSS-ENCODE of RFC 8017 9.1.1 with SHA-384 and MGF1.
 * @param emBits one less than the bits of the modulus; at least 8 * (48 + salt) + 9, which every key of 1024 bits gives
 */
export function pssEncode(message: Uint8Array, salt: Uint8Array, emBits: number): Uint8Array {
  const length = Math.ceil(emBits / 8)
  const hash = saltedHash(message, salt)
  const padding = new Uint8Array(length - hashBytes - salt.length - 2)
  const masked = mask(concatBytes(padding, Uint8Array.of(1), salt), hash)
  masked[0]! &= firstByte(emBits)
  return concatBytes(masked, hash, Uint8Array.of(trailer))
}

/** EMSA-PSS-VERIFY of RFC 8017 9.1.2: whether `encoded` is one of the message's encodings with a salt of that length. */
export function pssVerify(
  message: Uint8Array,
  encoded: Uint8Array,
  saltBytes: number,
  emBits: number,
): boolean {
  const split = encoded.length - hashBytes - 1
  if (encoded[encoded.length - 1] !== trailer) return false
  const masked = encoded.subarray(0, split)
  const hash = encoded.subarray(split, -1)
  if ((masked[0]! & ~firstByte(emBits)) !== 0) return false
  const block = mask(masked, hash)
  block[0]! &= firstByte(emBits)
  const one = split - saltBytes - 1
  if (block.slice(0, one).some((byte) => byte !== 0) || block[one] !== 1) return false
  const wanted = saltedHash(message, block.subarray(one + 1))
  return wanted.every((byte, place) => byte === hash[place])
}
