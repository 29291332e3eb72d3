import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PageReads } from '@linyi/shared/protocol/page-views'
import type { RequestHandler } from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { openCounter, tokenOf, type Counter } from '../testing/counter.ts'
import { announced, type Scene } from '../testing/meeting.ts'
import { StorageFault } from '../storage/port.ts'
import type { Edge } from './edge.ts'
import { createHttp } from './http.ts'

let counter: Counter
let scene: Scene
let lines: string[]
const servers: Server[] = []
beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
  lines = []
})
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done))
  await counter.close()
})

/** The edge with a page that answers what it was handed. */
async function serve(over: Partial<Edge> = {}, trustProxy?: string): Promise<string> {
  const page: RequestHandler = async (request, response) => {
    const { linyi } = request as typeof request & { linyi: PageReads }
    const viewer = await linyi.viewer()
    response.json({ viewer, formToken: linyi.formToken, protocol: request.headers['x-linyi-protocol'] })
  }
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  const http = createHttp({ ...counter.edge, log, ...over }, page, {
    publicOrigin: undefined,
    trustProxy,
    metricsToken: undefined,
  })
  const server = createServer(http)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('pages', () => {
  test('are handed who asks, and a form token that the cookie repeats', async () => {
    const url = await serve()
    const cookie = `login=${await tokenOf(counter, scene.head)}`
    const first = await fetch(url, { headers: { cookie, accept: 'text/html' } })
    const body = (await first.json()) as { formToken: string }
    expect(body).toMatchObject({ viewer: { name: '莫代表', account: true } })
    expect(first.headers.getSetCookie()[0]).toMatch(`form=${body.formToken}; Path=/`)
    const again = await fetch(url, { headers: { cookie: `form=${body.formToken}`, accept: 'text/html' } })
    expect(await again.json()).toMatchObject({ viewer: null, formToken: body.formToken })
    expect(again.headers.getSetCookie()).toEqual([])
  })

  test('that are no pages set no cookie', async () => {
    const response = await fetch(`${await serve()}/_app/immutable/chunk.js`, { headers: { accept: '*/*' } })
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('learn the scheme from us, never from whoever asks', async () => {
    const forged = { 'x-linyi-protocol': 'https', 'x-forwarded-proto': 'https' }
    const direct = await fetch(await serve(), { headers: forged })
    expect(await direct.json()).toMatchObject({ protocol: 'http' })
    const behindProxy = await fetch(await serve({}, 'loopback'), { headers: forged })
    expect(await behindProxy.json()).toMatchObject({ protocol: 'https' })
  })

  test('behind a trusted proxy with https, cookies travel on https only', async () => {
    const url = await serve({}, 'loopback')
    const response = await fetch(url, { headers: { 'x-forwarded-proto': 'https', accept: 'text/html' } })
    expect(response.headers.getSetCookie()[0]).toMatch(/; Secure$/)
  })
})

test('the log names routes, and nothing of who asked for what', async () => {
  const url = await serve()
  const code = (await counter.storage.listStreams('meeting'))[0]!.code
  await fetch(`${url}/api/meetings/${code}/join?from=secret-query`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'secret-agent',
      authorization: 'Bearer secret-token',
    },
    body: JSON.stringify({ name: '梁伯秘密' }),
  })
  await fetch(`${url}/invite/secret-ticket`, { headers: { accept: 'text/html' } })
  const log = lines.join('')
  expect(log).toContain('"route":"/api/meetings/:code/join"')
  expect(log).not.toMatch(/secret|秘密|127\.0\.0\.1/)
})

test('a store that does not answer is 503 with words, on a route and on /healthz, and the server lives', async () => {
  const broken = {
    ...counter.storage,
    listStreams: () => Promise.reject(new StorageFault('disk full')),
    putSetting: () => Promise.reject(new StorageFault('disk full')),
  }
  const url = await serve({ storage: broken })
  const reply = await fetch(`${url}/api/meetings`)
  expect([reply.status, ((await reply.json()) as { type: string }).type]).toEqual([503, '/problems/fault'])
  const health = await fetch(`${url}/healthz`)
  expect([health.status, await health.json()]).toEqual([
    503,
    { status: 'unavailable', reason: 'disk full', troubles: [] },
  ])
  expect((await fetch(`${url}/api/kinds`)).status).toBe(200)
  // Or a store that all nodes share would take every one of them from behind its proxy.
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
})

test.each([
  ['JSON cut short', 'application/json', '{"name":'],
  ['JSON in a foreign coding', 'application/json; charset=nonsense', '{}'],
  ['bytes that are no text', 'application/json', '\u0000\u0001'],
])('%s is refused as unreadable', async (_, type, body) => {
  const reply = await fetch(`${await serve()}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  expect([reply.status, ((await reply.json()) as { type: string }).type]).toEqual([
    400,
    '/problems/http.unreadable',
  ])
})
