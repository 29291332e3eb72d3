import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publicKeyOf } from '@linyi/shared/record/public-record'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { agreeOnSigning, signingKey, signingKeyPath } from './signing-key.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'linyi-key-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('is made once, for this user alone, and is the same afterwards', () => {
  const key = signingKey(join(folder, 'data'))
  expect(key).toHaveLength(32)
  expect(signingKey(join(folder, 'data'))).toEqual(key)
  expect(statSync(signingKeyPath(join(folder, 'data'))).mode & 0o777).toBe(0o600)
})

test('is the key that other programs read out of the file', () => {
  const key = signingKey(folder)
  const pem = createPrivateKey(readFileSync(signingKeyPath(folder)))
  const { x } = createPublicKey(pem).export({ format: 'jwk' })
  expect(publicKeyOf(key)).toBe(Buffer.from(x!, 'base64url').toString('hex'))
})

test('nodes that are joined have one; alone it may be replaced', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  const settings = new Map<string, string>()
  const store = {
    settingOr: async (name: string, fresh: string) =>
      settings.get(name) ?? (settings.set(name, fresh), fresh),
    putSetting: async (name: string, value: string) => void settings.set(name, value),
  }
  const joined = (dataDir: string) => agreeOnSigning(store, { dataDir, redisUrl: 'redis://bus' })
  await joined(one)
  await joined(one)
  await expect(joined(other)).rejects.toMatchObject({
    name: 'StartRefused',
    message: /set DATA_DIR to the folder/,
  })
  await agreeOnSigning(store, { dataDir: other, redisUrl: undefined })
  await joined(other)
  await expect(joined(one)).rejects.toThrow()
})

test('another key in its place is said to be one', () => {
  const { privateKey } = generateKeyPairSync('x25519')
  writeFileSync(signingKeyPath(folder), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect(() => signingKey(folder)).toThrow('no Ed25519 key')
})
