import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesToInt, intToBytes, modInverse } from './bigints.ts'
import { blind, finalize, verify, type Chance, type RsaPublicKey } from './blind-rsa.ts'

type Vector = {
  readonly name: string
  readonly msg: string
  readonly msg_prefix: string
  readonly prepared_msg: string
  readonly salt: string
  readonly inv: string
  readonly blinded_msg: string
  readonly blind_sig: string
  readonly sig: string
}
type Key = { readonly n: string; readonly e: string }

const own = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../testing/box/rfc9474-appendix-a.json'), 'utf8'),
) as Key & { readonly vectors: readonly Vector[] }

/** The same ones as the reference data has them, which lies beside the repository. */
const beside = resolve(
  import.meta.dirname,
  '../../../../shared/data/rfc9474/rfc9474_vectors_deterministic.json',
)
const there = existsSync(beside)
if (!there)
  process.stderr.write(`NOT TESTED: the vectors of RFC 9474 as delivered, for ${beside} is absent\n`)
const delivered = there ? (JSON.parse(readFileSync(beside, 'utf8')) as readonly (Key & Vector)[]) : []

const keyOf = ({ n, e }: Key): RsaPublicKey => ({ n: BigInt(`0x${n}`), e: BigInt(`0x${e}`) })

/** Draws the given bytes, one after the other. */
const drawing = (...drawn: readonly Uint8Array[]): Chance => {
  const left = [...drawn]
  return () => left.shift()!
}

const cases = [
  ...own.vectors.map((vector) => [`${vector.name}, RFC 9474 appendix A`, keyOf(own), vector] as const),
  ...delivered.map((vector) => [`${vector.name}, as delivered`, keyOf(vector), vector] as const),
]

describe.each(cases)('%s', (_, key, vector) => {
  const message = hexToBytes(vector.prepared_msg)
  const salt = hexToBytes(vector.salt)
  const inverse = BigInt(`0x${vector.inv}`)
  const r = intToBytes(modInverse(inverse, key.n)!, vector.sig.length / 2)

  it('prepares the message', () => {
    expect(vector.msg_prefix + vector.msg).toBe(vector.prepared_msg)
  })

  it('blinds as the vector does', () => {
    const chance = drawing(salt, r)
    const made = blind(key, message, chance, salt.length)!
    expect(bytesToHex(made.blinded)).toBe(vector.blinded_msg)
    expect(made.inverse).toBe(inverse)
  })

  it('takes the blinding off, and the signature verifies', () => {
    const signature = finalize(key, message, hexToBytes(vector.blind_sig), inverse, salt.length)!
    expect(bytesToHex(signature)).toBe(vector.sig)
    expect(verify(key, message, signature, salt.length)).toBe(true)
  })

  it('finds a flipped bit of the signature, of the message and of the blind signature', () => {
    const signature = hexToBytes(vector.sig)
    for (const place of [0, 100, signature.length - 1]) {
      const flipped = signature.slice()
      flipped[place]! ^= 1
      expect(verify(key, message, flipped, salt.length)).toBe(false)
    }
    const other = message.slice()
    other[0]! ^= 128
    expect(verify(key, other, signature, salt.length)).toBe(false)
    const answer = hexToBytes(vector.blind_sig)
    answer[7]! ^= 1
    expect(finalize(key, message, answer, inverse, salt.length)).toBeNull()
  })

  it('refuses a signature or an answer of another length, and a number beyond the modulus', () => {
    expect(finalize(key, message, hexToBytes(vector.blind_sig).slice(1), inverse, salt.length)).toBeNull()
    expect(verify(key, message, hexToBytes(vector.sig).slice(1), salt.length)).toBe(false)
    const beyond = intToBytes(key.n + bytesToInt(hexToBytes(vector.sig)), vector.sig.length / 2 + 1).slice(
      -512,
    )
    expect(verify(key, message, beyond, salt.length)).toBe(false)
  })

  it('is no signature with a salt of another length', () => {
    expect(verify(key, message, hexToBytes(vector.sig), salt.length === 0 ? 48 : 0)).toBe(false)
  })
})

describe('drawing the blinding', () => {
  const key = keyOf(own)
  const message = hexToBytes(own.vectors[2]!.prepared_msg)
  const salt = new Uint8Array(48)

  it('draws again what is zero or not below the modulus', () => {
    const good = intToBytes(7n, 512)
    const chance = drawing(salt, new Uint8Array(512), intToBytes(key.n, 512), good)
    expect(blind(key, message, chance)!.inverse).toBe(modInverse(7n, key.n))
  })

  it('finds that a modulus shares a divisor with what was drawn', () => {
    const { n } = key
    const notRsa: RsaPublicKey = { n: (n >> 8n) * 105n, e: 65537n }
    expect(blind(notRsa, message, drawing(salt, intToBytes(105n, 512)))).toBeNull()
  })
})
