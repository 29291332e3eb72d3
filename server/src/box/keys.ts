import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import { modulusBits } from '@linyi/shared/box/request'
import { pssSaltBytes } from '@linyi/shared/box/blind-rsa'
import type { BoxKeys } from '../storage/port.ts'

/** A box's public key as everybody may read it: big-endian hex. */
export type PublicNumbers = { readonly n: string; readonly e: string }

/** A key pair of one box. What it signs it never sees (RFC 9474). */
export type BoxKey = {
  readonly numbers: PublicNumbers
  /** RFC 9474 4.3. Null for what no voter can have made: not below the modulus. */
  readonly sign: (blinded: string) => string | null
  /** Whether the token was signed for this box (RSASSA-PSS, SHA-384). */
  readonly hasSigned: (token: string, signature: string) => boolean
}

const pair = promisify(generateKeyPair)

/** Takes tens of milliseconds, on another thread. */
export async function makeKeys(): Promise<BoxKeys> {
  const { publicKey, privateKey } = await pair('rsa', { modulusLength: modulusBits })
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** @param privateKey empty once the box is over: then nothing is signed */
export function readKeys({ publicKey: stored, privateKey }: BoxKeys): BoxKey {
  const publicKey = createPublicKey(stored)
  const secret = privateKey === '' ? null : createPrivateKey(privateKey)
  const numbers = numbersOf(publicKey)
  return {
    numbers,
    sign: (blinded) => (secret && blinded < numbers.n ? signRaw(secret, publicKey, blinded) : null),
    hasSigned: (token, signature) =>
      verify(
        'sha384',
        Buffer.from(token, 'hex'),
        { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pssSaltBytes },
        Buffer.from(signature, 'hex'),
      ),
  }
}

/** Checked before it leaves: a signature that came out wrong would give the key away. */
function signRaw(secret: KeyObject, publicKey: KeyObject, blinded: string): string {
  const padding = constants.RSA_NO_PADDING
  const signed = privateDecrypt({ key: secret, padding }, Buffer.from(blinded, 'hex'))
  const back = publicEncrypt({ key: publicKey, padding }, signed).toString('hex')
  if (back !== blinded) throw new Error('signing failure')
  return signed.toString('hex')
}

function numbersOf(publicKey: KeyObject): PublicNumbers {
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const hex = (part: string) => Buffer.from(part, 'base64url').toString('hex')
  return { n: hex(n), e: hex(e) }
}
