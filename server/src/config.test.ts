import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'

let folder: string
let pem: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-config-'))
  pem = join(folder, 'one.pem')
  writeFileSync(pem, 'PEM')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const config = (argv: string[], env: Record<string, string> = {}) => {
  const read = readConfig(argv, env)
  if (!read.ok) throw new Error(read.error.join('\n'))
  return read.value
}
const complaints = (argv: string[], env: Record<string, string> = {}) => {
  const read = readConfig(argv, env)
  return read.ok ? [] : read.error
}

test('with nothing set, the preset', () => {
  expect(config([])).toEqual({
    port: 3000,
    host: undefined,
    dataDir: './data',
    keyFile: join(process.cwd(), 'data.key'),
    databaseUrl: undefined,
    redisUrl: undefined,
    publicOrigin: undefined,
    logLevel: 'info',
    demo: false,
    fresh: false,
    trustProxy: undefined,
    metricsToken: undefined,
    tls: undefined,
  })
})

test('the demonstration has a folder of its own unless one is named', () => {
  expect(config(['--demo']).dataDir).toBe('./demo-data')
  expect(config([], { DEMO: '1' })).toMatchObject({ demo: true, dataDir: './demo-data' })
  expect(config(['--demo', '--fresh'], { DATA_DIR: '/x' })).toMatchObject({ fresh: true, dataDir: '/x' })
})

test('the master keys lie beside the data, and never in it', () => {
  expect(config([], { DATA_DIR: '/srv/linyi/' }).keyFile).toBe('/srv/linyi.key')
  expect(config([], { DATA_DIR: '/srv/linyi', KEY_FILE: '/safe/linyi.key' }).keyFile).toBe('/safe/linyi.key')
  for (const inside of ['/srv/linyi/my.key', '/srv/linyi', '/srv/x/../linyi/deep/my.key'])
    expect(complaints([], { DATA_DIR: '/srv/linyi', KEY_FILE: inside })).toEqual([
      `KEY_FILE holds "${inside}"; it may hold the path of a file outside DATA_DIR (/srv/linyi)`,
    ])
})

test('an empty variable counts as unset', () => {
  expect(config([], { PORT: '', DEMO: '', TLS_CERT: '', DATABASE_URL: '' }).port).toBe(3000)
})

test('what is set is taken over', () => {
  const env = {
    PORT: '0',
    HOST: '::1',
    PUBLIC_URL: 'https://yi.example:8443/',
    LOG_LEVEL: 'warn',
    TRUST_PROXY: 'loopback, 10.0.0.0/8, ::1',
  }
  expect(config([], env)).toMatchObject({
    port: 0,
    host: '::1',
    publicOrigin: 'https://yi.example:8443',
    logLevel: 'warn',
    trustProxy: 'loopback, 10.0.0.0/8, ::1',
  })
  expect(config([], { TLS_CERT: pem, TLS_KEY: pem }).tls).toEqual({ cert: pem, key: pem })
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3e3'],
  ['HOST', 'two words'],
  ['PUBLIC_URL', 'yi.example'],
  ['PUBLIC_URL', 'https://yi.example/path'],
  ['PUBLIC_URL', 'ftp://yi.example'],
  ['LOG_LEVEL', 'loud'],
  ['DEMO', 'yes'],
  ['TRUST_PROXY', 'everyone'],
  ['TRUST_PROXY', '10.0.0'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', 'loopback,,10.0.0.1'],
  ['TLS_CERT', '/nowhere/cert.pem'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'postgres://localhost'],
  ['REDIS_URL', 'localhost:6379'],
])('%s=%s stops the start with one line: the variable, what it holds, what it may hold', (name, value) => {
  const lines = complaints([], { [name]: value })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(new RegExp(`^${name} holds "`))
  expect(lines[0]).toContain(value)
  expect(lines[0]).toContain('it may hold')
})

test('a password in a URL is not printed, nor a token', () => {
  expect(complaints([], { DATABASE_URL: 'mysql://me:secret@db/x' })[0]).not.toContain('secret')
  for (const password of [
    'my/secret',
    'my@x/secret',
    '1/secret',
    '1#secret',
    '1?secret',
    'my%secret',
    'my@#',
  ]) {
    const [line] = complaints([], { DATABASE_URL: `postgres://linyi:${password}@db:5432/linyi` })
    expect(line).toMatch(/^DATABASE_URL holds .* PGPASSWORD/)
    expect(line).not.toMatch(/secret|my/)
  }
  expect(complaints([], { METRICS_TOKEN: 'secret with a space' })).toEqual([
    expect.stringMatching(/^METRICS_TOKEN holds "se…" of 19 characters; it may hold 16 to 200 letters/),
  ])
  expect(complaints([], { METRICS_TOKEN: 'x'.repeat(15) })).toHaveLength(1)
  expect(config([], { METRICS_TOKEN: 'x'.repeat(16) }).metricsToken).toBe('x'.repeat(16))
})

test('one half of the TLS pair names the other', () => {
  expect(complaints([], { TLS_CERT: pem })[0]).toMatch(/^TLS_KEY holds nothing/)
  expect(complaints([], { TLS_KEY: pem })[0]).toMatch(/^TLS_CERT holds nothing/)
})

test('every bad variable gets its line', () => {
  expect(complaints([], { PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2)
})

test('unknown arguments, and --fresh without --demo, are refused', () => {
  expect(complaints(['--dmeo'])[0]).toContain('--dmeo')
  expect(complaints(['--fresh'])[0]).toContain('--demo')
})

test('a database is taken under both spellings of its address', () => {
  for (const DATABASE_URL of [
    'postgres://me:secret@db:5432/linyi',
    'postgres://me:a@b%2Fc@db/linyi',
    'postgresql://db/linyi?sslmode=require',
  ])
    expect(config([], { DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
})

test('nodes are joined only on a database they share', () => {
  const REDIS_URL = 'redis://:secret@localhost:6379'
  expect(complaints([], { REDIS_URL })).toEqual([expect.stringMatching(/^DATABASE_URL holds nothing; /)])
  expect(config([], { REDIS_URL, DATABASE_URL: 'postgres://db/linyi' }).redisUrl).toBe(REDIS_URL)
})
