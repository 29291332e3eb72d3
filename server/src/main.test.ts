import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ulid } from '@linyi/shared/lib/ids'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Each test starts whole servers, some of them several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const root = resolve(import.meta.dirname, '../..')
let dataDir: string
const children: ChildProcess[] = []

beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'linyi-main-'))))
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
  for (const path of [dataDir, `${dataDir}.key`]) rmSync(path, { recursive: true, force: true })
})

type Started = { readonly child: ChildProcess; readonly url: string; readonly printed: () => string }

/** The server file itself, as `npm start` runs it; answers when it says where it listens. */
async function start(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(join(root, 'node_modules/.bin/node'), ['server/src/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
  })
  children.push(child)
  let text = ''
  const here = new Promise<string>((found, failed) => {
    const keep = (chunk: Buffer) => {
      text += chunk.toString()
      const url = /http:\/\/localhost:\d+/.exec(text)?.[0]
      if (url && text.includes('Ctrl+C')) found(url.replace('localhost', '127.0.0.1'))
    }
    child.stdout!.on('data', keep)
    child.stderr!.on('data', keep)
    child.once('close', () => failed(new Error(text)))
  })
  return { child, url: await here, printed: () => text }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  return (await ended)[0] as number | null
}

/** What a start prints that does not get as far as listening. */
async function failedStart(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const failure = await start(args, env).then(
    () => null,
    (error: Error) => error.message,
  )
  expect(failure).not.toBeNull()
  expect(children.at(-1)!.exitCode).toBe(1)
  return failure!
}

const post = async (url: string, body: object, token?: string) => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await response.json()) as Record<string, never>
}

test('set-up link, first account, a meeting drafted over Socket.IO; after kill -9 it is still there', async () => {
  const first = await start()
  const link = /\/setup\/([\w-]{43})/.exec(first.printed())![1]
  const account = { name: '莫代表', account: 'mo', password: '清风明月 2026' }
  const { token } = await post(`${first.url}/api/setup/${link}`, account)
  const facts = { street: '会城街道', name: '北园站', kind: 'area', address: '', phone: '' }
  const { station } = await post(`${first.url}/api/setup/station`, facts, token)

  const meeting = ulid(Date.now(), crypto.getRandomValues(new Uint8Array(16)))
  const startsAt = Date.now() + 7 * 24 * 60 * 60 * 1000
  const draft = {
    id: meeting,
    type: 'meeting.draft',
    station,
    facts: {
      ...{ kind: 'neighborhoodCouncil', title: '积水与出行', topic: '', place: '一楼接待室' },
      ...{ placeNote: '', whoMayCome: '', startsAt, endsAt: startsAt + 5_400_000 },
    },
    agenda: [],
  }
  const socket = io(first.url, { auth: { token }, transports: ['websocket'] })
  const ack = await socket.emitWithAck('meeting:command', draft)
  expect(ack).toEqual({ ok: true, seq: expect.any(Number) })
  await end(first.child, 'SIGKILL')
  socket.disconnect()

  const second = await start()
  expect(second.printed()).not.toContain('/setup/')
  const again = io(second.url, { auth: { token }, transports: ['websocket'] })
  const opened = await again.emitWithAck('meeting:open', { meeting })
  expect(opened).toMatchObject({
    ok: true,
    seq: ack.seq,
    snapshot: { meeting: { facts: { title: '积水与出行' } } },
  })
  expect(await again.emitWithAck('meeting:command', draft)).toEqual(ack)
  again.disconnect()
  expect(await end(second.child, 'SIGTERM')).toBe(0)
})

test('healthy once it takes writes, and gone with code 0 on SIGINT, however often it is sent', async () => {
  const { child, url } = await start()
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect((await ended)[0]).toBe(0)
})

test('a connected phone does not hold up a stop', async () => {
  const { child, url } = await start(['--demo'])
  const { token } = await post(`${url}/api/demo/sign-in`, { role: 'resident' })
  const socket = io(url, { auth: { token }, transports: ['websocket'], reconnection: false })
  await once(socket as never, 'connect')
  const gone = once(socket as never, 'disconnect')
  expect(await end(child, 'SIGTERM')).toBe(0)
  await gone
})

test('a bad variable stops the start with its one line', async () => {
  expect((await failedStart([], { PORT: 'many' })).trim()).toBe(
    'PORT holds "many"; it may hold a port from 0 (any free one) to 65535',
  )
})

test('a taken port is said in one line', async () => {
  const holder = createServer()
  await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done))
  const { port } = holder.address() as AddressInfo
  expect((await failedStart([], { PORT: String(port) })).trim()).toMatch(/^port \d+ is taken/)
  holder.close()
})

test('a certificate that is none is said in one line', async () => {
  const letter = join(dataDir, 'letter.pem')
  writeFileSync(letter, 'dear station')
  expect((await failedStart([], { TLS_CERT: letter, TLS_KEY: letter })).trim()).toMatch(
    /^TLS_CERT and TLS_KEY are no/,
  )
})

test('a store of something else is not opened', async () => {
  writeFileSync(join(dataDir, 'linyi.sqlite'), 'this is not a database, it is a letter'.repeat(200))
  expect((await failedStart([])).trim()).toMatch(/^the store in .* cannot be opened/)
})

test('a store that a newer program wrote is refused in one line, and left as it is', async () => {
  const path = join(dataDir, 'linyi.sqlite')
  const store = new DatabaseSync(path)
  store.exec('PRAGMA journal_mode = WAL; PRAGMA user_version = 99')
  store.close()
  const before = readFileSync(path)
  expect(await failedStart([])).toMatch(/^The store \S+ has version 99 and this program knows \d+: [^\n]+\n$/)
  expect(readFileSync(path)).toEqual(before)
})

test('a start without --demo leaves a demonstration alone and says how to begin an empty station', async () => {
  await end((await start(['--demo'])).child, 'SIGTERM')
  expect(await failedStart([])).toContain('another DATA_DIR')
})

test('a demonstration is resumed with its people and tokens; --fresh builds it anew', async () => {
  const first = await start(['--demo'])
  const { token } = await post(`${first.url}/api/demo/sign-in`, { role: 'chair' })
  await end(first.child, 'SIGTERM')
  const statusOfMe = async (args: readonly string[]) => {
    const { child, url } = await start(args)
    const { status } = await fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } })
    await end(child, 'SIGTERM')
    return status
  }
  expect(await statusOfMe(['--demo'])).toBe(200)
  expect(await statusOfMe(['--demo', '--fresh'])).toBe(401)
})

test('a demonstration is not built into a real station', async () => {
  const { child, url, printed } = await start()
  const link = /\/setup\/([\w-]{43})/.exec(printed())![1]
  await post(`${url}/api/setup/${link}`, { name: '莫代表', account: 'mo', password: '清风明月 2026' })
  await end(child, 'SIGTERM')
  expect(await failedStart(['--demo'])).toContain('a DATA_DIR of its own')
})

test('a demonstration that was killed while it was built is built anew', async () => {
  const child = spawn(join(root, 'node_modules/.bin/node'), ['server/src/main.ts', '--demo'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  children.push(child)
  const log = join(dataDir, 'linyi.sqlite-wal')
  for await (const _ of watch(dataDir)) if (existsSync(log) && statSync(log).size > 200_000) break
  await end(child, 'SIGKILL')
  const { url } = await start(['--demo'])
  expect(await post(`${url}/api/demo/sign-in`, { role: 'resident' })).toHaveProperty('token')
})

test('every series of the metrics is described in the handbook, and none is there that is not measured', async () => {
  const { url } = await start()
  const measured = [...(await (await fetch(`${url}/metrics`)).text()).matchAll(/^# TYPE (\w+) /gm)]
  const handbook = readFileSync(join(root, 'docs/OPERATIONS.md'), 'utf8')
  const described = [...handbook.matchAll(/`((?:linyi|process|nodejs)_\w+)/g)]
  const names = (found: readonly RegExpMatchArray[]) => [...new Set(found.map(([, name]) => name))].sort()
  expect(names(described)).toEqual(names(measured))
})
