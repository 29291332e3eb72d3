import { bitLength, bytesToInt, intToBytes, modInverse, modPow } from './bigints.ts'
import { pssEncode, pssVerify } from './pss.ts'

/**
 * The voter's side of RFC 9474, variant RSABSSA-SHA384-PSS-Deterministic: the message is a token of 256 chance bits, so
 * nothing has to be mixed into it. Pure JavaScript, since a hall's plain http has no `crypto.subtle` (decisions 1).
 */
export type RsaPublicKey = { readonly n: bigint; readonly e: bigint }

/** Gives so many fresh chance bytes. */
export type Chance = (bytes: number) => Uint8Array

export type Blinded = {
  /** What the signer sees: as long as the modulus, and equally likely for every message. */
  readonly blinded: Uint8Array
  /** Takes the blinding off the signature again. Whoever has it can join the two: it stays on the device. */
  readonly inverse: bigint
}

/** Of the variant above; the PSSZERO variants have 0. */
export const pssSaltBytes = 48

const modulusBytes = ({ n }: RsaPublicKey): number => Math.ceil(bitLength(n) / 8)

/** RFC 9474 4.2. Null when the key is no RSA key: its modulus shares a divisor with what was drawn. */
export function blind(
  key: RsaPublicKey,
  message: Uint8Array,
  chance: Chance,
  saltBytes: number = pssSaltBytes,
): Blinded | null {
  const encoded = pssEncode(message, chance(saltBytes), bitLength(key.n) - 1)
  const m = bytesToInt(encoded)
  const r = belowModulus(key, chance)
  const inverse = modInverse(r, key.n)
  if (inverse === null || modInverse(m, key.n) === null) return null
  const z = (m * modPow(r, key.e, key.n)) % key.n
  return { blinded: intToBytes(z, modulusBytes(key)), inverse }
}

/** Uniform in 1 … n - 1: drawn again until it fits, since a remainder would favour small numbers. */
function belowModulus(key: RsaPublicKey, chance: Chance): bigint {
  const length = modulusBytes(key)
  const spare = BigInt(8 * length - bitLength(key.n))
  for (;;) {
    const drawn = bytesToInt(chance(length)) >> spare
    if (drawn > 0n && drawn < key.n) return drawn
  }
}

/** RFC 9474 4.4. Null when the signer's answer is no signature: then nothing may be cast with it. */
export function finalize(
  key: RsaPublicKey,
  message: Uint8Array,
  blindSignature: Uint8Array,
  inverse: bigint,
  saltBytes: number = pssSaltBytes,
): Uint8Array | null {
  if (blindSignature.length !== modulusBytes(key)) return null
  const signature = intToBytes((bytesToInt(blindSignature) * inverse) % key.n, modulusBytes(key))
  return verify(key, message, signature, saltBytes) ? signature : null
}

/** RSASSA-PSS-VERIFY of RFC 8017 8.1.2 with SHA-384. */
export function verify(
  key: RsaPublicKey,
  message: Uint8Array,
  signature: Uint8Array,
  saltBytes: number = pssSaltBytes,
): boolean {
  const s = bytesToInt(signature)
  if (signature.length !== modulusBytes(key) || s >= key.n) return false
  const emBits = bitLength(key.n) - 1
  const m = modPow(s, key.e, key.n)
  const length = Math.ceil(emBits / 8)
  return bitLength(m) <= 8 * length && pssVerify(message, intToBytes(m, length), saltBytes, emBits)
}
