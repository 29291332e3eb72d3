import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { StartRefused } from '../start-failure.ts'
import type { Storage } from '../storage/port.ts'

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

/** Names the key that others verify with, and tells nothing of the one that signs. */
const fingerprintOf = (dataDir: string): string => {
  const pem = readFileSync(signingKeyPath(dataDir))
  const spki = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('hex').slice(0, 16)
}

/**
 * Nodes of one station sign with one key, which lies in the folder that they share. Alone it may be replaced at a start.
 * @throws StartRefused for a node with a key of its own: its `DATA_DIR` is not the one the others have
 */
export async function agreeOnSigning(
  storage: Pick<Storage, 'settingOr' | 'putSetting'>,
  { dataDir, redisUrl }: Pick<Config, 'dataDir' | 'redisUrl'>,
): Promise<void> {
  signingKey(dataDir)
  const own = fingerprintOf(dataDir)
  const first = await storage.settingOr('recordKey', own)
  if (first === own) return
  if (redisUrl === undefined) return storage.putSetting('recordKey', own)
  throw new StartRefused(
    `${signingKeyPath(dataDir)} is ${own}, and the other nodes sign with ${first}: set DATA_DIR to the folder all of them share (to begin a new key, start one node without REDIS_URL)`,
  )
}

function secretOf(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('record-key.pem is no Ed25519 key')
  return Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url')
}
