import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** Big-endian, as RFC 8017 4.2 reads it. */
export const bytesToInt = (bytes: Uint8Array): bigint => BigInt(`0x0${bytesToHex(bytes)}`)

/** Big-endian in exactly `length` bytes, RFC 8017 4.1; the number must fit. */
export const intToBytes = (value: bigint, length: number): Uint8Array =>
  hexToBytes(value.toString(16).padStart(2 * length, '0'))

export const bitLength = (value: bigint): number => value.toString(2).length

/** `base ** exponent mod modulus`, without the intermediate number that would fill a memory. */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let power = 1n
  for (const bit of exponent.toString(2)) {
    power = (power * power) % modulus
    if (bit === '1') power = (power * base) % modulus
  }
  return power
}

/** The inverse of `value` by Euclid's extended algorithm; null when the two share a divisor. */
export function modInverse(value: bigint, modulus: bigint): bigint | null {
  let [rest, next] = [modulus, value % modulus]
  let [of, ofNext] = [0n, 1n]
  while (next !== 0n) {
    const quotient = rest / next
    ;[rest, next] = [next, rest - quotient * next]
    ;[of, ofNext] = [ofNext, of - quotient * ofNext]
  }
  if (rest !== 1n) return null
  return of < 0n ? of + modulus : of
}
