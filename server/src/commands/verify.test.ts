import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Entry } from '@linyi/shared/record/entry'
import { maskEntry } from '@linyi/shared/record/mask'
import { writeRecord, type PublicEntry } from '@linyi/shared/record/public-record'
import { sealEvent, type Plain } from '@linyi/shared/record/seal'
import { receiptNumberOf } from '@linyi/shared/box/token'
import { secretHistory } from '@linyi/shared/testing/secret-history'
import { secretRecord } from '@linyi/shared/testing/secret-record'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const stream = 'meeting/M'
const secret = new Uint8Array(32).fill(7)
const about = { stream, title: '城区积水', station: '圭峰片区联络站', publishedAt: 100 }
const types = ['meeting.started', 'issue.listLocked', 'meeting.closed', 'meeting.published']
const entries = types.reduce((before: Entry[], type, index) => {
  const prev = before.at(-1)?.leaf ?? null
  const around = { stream, seq: index + 1, at: 100, by: 'P', audience: ['public' as const], prev }
  const event: Plain = { type, v: 1 }
  return [...before, sealEvent(event, { ...around, tagOf: () => 'tag' }, () => new Uint8Array(16))]
}, [])
const closing = Buffer.from(entries[2]!.leaf).toString('hex')
const published: readonly PublicEntry[] = entries.map((entry) =>
  maskEntry(entry, Object.fromEntries(types.map((type) => [type, {}])), {
    person: () => '居民',
    words: (text) => text,
  }),
)
const record = writeRecord(about, published, secret)
const { key } = JSON.parse(record) as { key: string }

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'linyi-verify-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** The command file itself, as `npm run -s verify` starts it after setting up. */
const verify = (...args: readonly string[]): Promise<Ran> =>
  new Promise((done) => {
    const node = join(root, 'node_modules/.bin/node')
    execFile(node, ['server/src/commands/verify.ts', ...args], { cwd: root }, (error, stdout, stderr) =>
      done({ code: (error as { code?: number } | null)?.code ?? 0, stdout, stderr }),
    )
  })

const fileOf = (bytes: string | Uint8Array): string => {
  const file = join(folder, `${Math.random()}.json`)
  writeFileSync(file, bytes)
  return file
}

test('says what holds, and what it could not compare', async () => {
  const { code, stdout } = await verify(fileOf(record))
  expect(code).toBe(0)
  expect(stdout).toContain('4 条，条条相扣')
  expect(stdout).toContain(key)
  expect(stdout).toContain('--root')
  expect(stdout).not.toContain('没有被改过')
})

test('says that nothing was changed when the announced value is there, in whole or as read out', async () => {
  const file = fileOf(record)
  const whole = await verify(file, '--root', closing, '--key', key)
  expect(whole).toMatchObject({ code: 0 })
  expect(whole.stdout).toContain('散会指纹是第 3 条的：到这一条没有被改过，后面 1 条是散会以后的')
  const groups = closing
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ')
  expect((await verify(file, '--root', groups)).stdout).toContain('（比了前 16 位）')
})

test.each<[string, (entries: readonly PublicEntry[]) => readonly PublicEntry[], typeof about]>([
  [
    'other words in the place of masked ones',
    (entries) => entries.map((entry) => ({ ...entry, shown: { by: '黄代表（人大代表）' } })),
    about,
  ],
  ['another title and station', (entries) => entries, { ...about, title: '别的', station: '别的站' }],
  [
    'an entry emptied',
    (entries) => entries.map((entry, at) => (at === 1 ? { ...entry, open: [], shown: {} } : entry)),
    about,
  ],
])(
  'of %s, signed anew by somebody, it says what was not checked, and with the key it fails',
  async (_, change, head) => {
    const file = fileOf(writeRecord(head, change(published), new Uint8Array(32).fill(9)))
    const { code, stdout } = await verify(file, '--root', closing)
    expect(code).toBe(0)
    expect(stdout).not.toContain('没有被改过')
    expect(stdout).toMatch(/到这一条照原样公开的 \d+ 处是当时记下的/)
    expect(stdout).toMatch(
      /! \d+ 处写的是代称或改过的话，\d+ 处没有公开（\d+ 条整条没有公开），还有标题和站名：只有签名管得着/,
    )
    expect(await verify(file, '--root', closing, '--key', key)).toMatchObject({ code: 1 })
  },
)

test('fails on another root or another key', async () => {
  const file = fileOf(record)
  for (const args of [
    ['--root', '0'.repeat(64)],
    ['--key', '0'.repeat(64)],
  ]) {
    const { code, stdout } = await verify(file, ...args)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^✗/)
  }
})

test('names the first entry in which a byte was flipped', async () => {
  const bytes = Buffer.from(record)
  bytes[bytes.indexOf('issue.listLocked')]! ^= 1
  const { code, stdout } = await verify(fileOf(bytes))
  expect(code).toBe(1)
  expect(stdout).toContain('第 2 条对不上')
})

test('says when the end of the file is missing', async () => {
  const { code, stdout } = await verify(fileOf(record.slice(0, record.length - 100)))
  expect([code, stdout]).toEqual([1, expect.stringContaining('末尾缺了')])
})

test('finds a receipt among those that came back, however it is typed, and says when there is none', async () => {
  const { history, box } = secretHistory(['y', 'y', 'n', 'a'])
  const file = fileOf(secretRecord(history, [box]))
  const number = receiptNumberOf(box.receipts[2]!)
  const found = await verify(file, '--receipt', number.toLowerCase().replace('-', ' '))
  expect(found).toMatchObject({ code: 0, stdout: expect.stringContaining(`✓ 回执号 ${number}：在第`) })
  expect(found.stdout).toContain('收回 4 张，是回执里的第 3 张，往上算 2 步')
  expect(found.stdout).toContain('结果、当选和储备都一样；发出 4 张照站里说的，文件里核不出')
  const none = await verify(file, '--receipt', '00000000')
  expect(none).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('✗ 回执号 0000-0000：收回的 4 张里没有'),
  })
  const wrong = await verify(file, '--receipt', '6F2K')
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('回执号是八位') })
})

test('fails on what is no record, no file, or no proper question', async () => {
  expect(await verify(fileOf('{}'))).toMatchObject({ code: 1, stdout: expect.stringMatching(/^✗/) })
  for (const args of [
    [],
    ['a', 'b'],
    [join(folder, 'none.json')],
    [folder],
    [fileOf(record), '--root', 'xyz'],
    ['--what'],
  ]) {
    const { code, stdout, stderr } = await verify(...args)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).not.toBe('')
  }
})
