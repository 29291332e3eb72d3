import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the key lies with which a station signs its records: beside the store and not in it, so no copy of the store has it. */
export const signingKeyPath = (dataDir: string): string => join(dataDir, 'record-key.pem')

/**
 * The 32 secret bytes (Ed25519, RFC 8032); made at the first start. PKCS #8 in PEM, which every other program reads too.
 * @throws what Node does for a file that is there and is no such key
 */
export function signingKey(dataDir: string): Uint8Array {
  const path = signingKeyPath(dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    const { privateKey } = generateKeyPairSync('ed25519')
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(path, pem, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return secretOf(createPrivateKey(readFileSync(path)))
}

function secretOf(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('record-key.pem is no Ed25519 key')
  return Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url')
}
