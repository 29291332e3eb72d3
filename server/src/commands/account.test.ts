import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTickets } from '../rooms/tickets.ts'
import { storePath } from '../store-path.ts'
import { ask, openCounter, type Counter } from '../testing/counter.ts'
import { enter } from '../testing/meeting.ts'

let dataDir: string
let counter: Counter
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'linyi-account-'))
  counter = await openCounter({ path: storePath(dataDir) })
  const { person } = await enter(counter, '莫代表')
  await counter.storage.commit({
    directory: [{ put: 'account', person, accountName: 'mo', passwordHash: '-' }],
  })
})
afterEach(async () => {
  await counter.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The command as `npm run account` starts it, beside the running server. */
const account = (args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const file = join(import.meta.dirname, 'account.ts')
    const options = { env: { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: 'https://yi.example', ...env } }
    execFile(process.execPath, [file, ...args], options, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err })
    })
  })

test('a link for a running server sets the password, whatever the case of the name', async () => {
  const { code, out } = await account(['reset', 'Mo'])
  expect(code).toBe(0)
  const token = /https:\/\/yi\.example\/reset\/([\w-]{43})/.exec(out)![1]
  const password = '清风明月 2026'
  expect((await ask(counter, 'POST', `/api/reset/${token}`, { json: { password } })).status).toBe(200)
  expect((await ask(counter, 'POST', '/api/sign-in', { json: { account: 'mo', password } })).status).toBe(200)
})

test('the link lasts to its bound and not past it', async () => {
  const before = Date.now()
  const { out } = await account(['reset', 'mo'])
  const after = Date.now()
  const token = /\/reset\/([\w-]{43})/.exec(out)![1]!
  const lastsMs = limits.resetLinkMinutesMax * 60_000
  const stillGood = (at: number) => createTickets(counter.storage, () => at).read('reset', token)
  expect(await stillGood(before + lastsMs - 1)).not.toBeNull()
  expect(await stillGood(after + lastsMs)).toBeNull()
})

test('an unknown name is answered with the names there are', async () => {
  const { code, out, err } = await account(['reset', 'nobody'])
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/nobody.*mo/)
})

test('a folder without a store is not made into one', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'linyi-empty-'))
  const { code, err } = await account(['reset', 'mo'], { DATA_DIR: empty })
  expect(code).toBe(1)
  expect(err).toContain('DATA_DIR')
  expect(readdirSync(empty)).toEqual([])
  rmSync(empty, { recursive: true })
})

test.each([[[]], [['reset']], [['remove', 'mo']], [['reset', 'mo', 'more']]])(
  '%j says how it is used',
  async (args) => {
    const { code, err } = await account(args)
    expect([code, err.trim()]).toEqual([1, '用法 · usage: npm run account -- reset NAME'])
  },
)
