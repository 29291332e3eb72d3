import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { verifyRecord } from '@linyi/shared/record/verify-record'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storePath } from '../store-path.ts'
import { closed } from '../testing/closed.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done, type Scene } from '../testing/meeting.ts'

const root = resolve(import.meta.dirname, '../../..')
let dataDir: string
let house: House
let scene: Scene

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'linyi-record-'))
  house = await openHouse({ path: storePath(dataDir) })
  await house.storage.settingOr('stationKey', '00'.repeat(32))
  scene = await announced(house)
  await closed(house, scene)
})
afterEach(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true, force: true })
})

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

const record = (...args: readonly string[]): Promise<Ran> =>
  new Promise((settled) => {
    const node = join(root, 'node_modules/.bin/node')
    const options = { cwd: root, env: { ...process.env, DATA_DIR: dataDir } }
    execFile(node, ['server/src/commands/record.ts', ...args], options, (error, stdout, stderr) =>
      settled({ code: (error as { code?: number } | null)?.code ?? 0, stdout, stderr }),
    )
  })

test('writes the record of a running server’s meeting, under the key it prints', async () => {
  const { meeting, officer } = scene
  const reviewed = (await house.storage.readStream(scene.stream, 0)).length
  await done(house, officer, { type: 'meeting.publish', meeting, reviewed, replacements: [] })
  const [file, key] = [await record('export', meeting), await record('key')]
  expect([file.code, file.stderr, key.code]).toEqual([0, '', 0])
  const expected = { key: key.stdout.trim() }
  expect(verifyRecord(new TextEncoder().encode(file.stdout), expected).fault).toBeNull()
})

test('says what is published when it is asked for something else', async () => {
  const refused = await record('export', scene.meeting)
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('没有公示') })
  expect(await record('import')).toMatchObject({ code: 1, stderr: expect.stringContaining('usage') })
})
