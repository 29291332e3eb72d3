import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { agreeOnFolder } from './shared-folder.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'linyi-folder-'))))
afterEach(() => rmSync(root, { recursive: true }))

const folder = (name: string): string => {
  mkdirSync(join(root, name), { recursive: true })
  return join(root, name)
}

function openStore() {
  const settings = new Map<string, string>()
  return {
    settings,
    setting: async (name: string) => settings.get(name) ?? null,
    putSetting: async (name: string, value: string) => void settings.set(name, value),
  }
}

const refusal = { name: 'StartRefused', message: /set DATA_DIR to the one all nodes share/ }

test('nodes that share a folder start, one after the other and again', async () => {
  const store = openStore()
  const start = (redisUrl?: string) => agreeOnFolder(store, { dataDir: folder('one'), redisUrl })
  await start()
  for (let n = 0; n < 3; n++) await start('redis://bus')
})

test('a node with a folder of its own does not', async () => {
  const store = openStore()
  const joined = (dataDir: string) => agreeOnFolder(store, { dataDir, redisUrl: 'redis://bus' })
  await joined(folder('one'))
  await expect(joined(folder('other'))).rejects.toMatchObject(refusal)
  await joined(folder('one'))
})

test('of a folder and a copy of it one goes on, and the other is refused', async () => {
  const store = openStore()
  const joined = (dataDir: string) => agreeOnFolder(store, { dataDir, redisUrl: 'redis://bus' })
  await joined(folder('one'))
  cpSync(folder('one'), join(root, 'copy'), { recursive: true })
  await joined(folder('one'))
  await expect(joined(join(root, 'copy'))).rejects.toMatchObject(refusal)
})

test('a store that is older than the folder is taken, and a node alone may begin with another', async () => {
  const store = openStore()
  const joined = (dataDir: string) => agreeOnFolder(store, { dataDir, redisUrl: 'redis://bus' })
  await joined(folder('one'))
  const before = store.settings.get('lastStart')!
  await joined(folder('one'))
  store.settings.set('lastStart', before)
  await joined(folder('one'))
  await agreeOnFolder(store, { dataDir: folder('other'), redisUrl: undefined })
  await joined(folder('other'))
})
