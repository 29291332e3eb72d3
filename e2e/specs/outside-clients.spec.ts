import { expect } from '@playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { boardPath, issuesIn, openBoard, titleOf, titles } from '../fixtures/board.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { newId, openLine, signIn, type Visitor } from '../fixtures/visit.ts'

let server: Server
test.beforeAll(async () => {
  server = await startServer({ demo: true })
})
test.afterAll(() => server.stop())

const stock = (visitor: Visitor): { doc: Y.Doc; provider: WebsocketProvider } => {
  const doc = new Y.Doc()
  const base = `${server.url.replace('http', 'ws')}/collab`
  const provider = new WebsocketProvider(base, `meeting/${visitor.meeting.id}/board`, doc, {
    params: { token: visitor.token },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  return { doc, provider }
}
const synced = (provider: WebsocketProvider) =>
  new Promise<void>((done) => (provider.synced ? done() : provider.once('sync', () => done())))

test('a stranger with socket.io-client opens, acts once per command id, and hears the events', async () => {
  const [officer, resident] = await Promise.all([signIn(server, 'officer'), signIn(server, 'resident')])
  const [desk, phone] = await Promise.all([openLine(server, officer), openLine(server, resident)])
  expect(desk.opened).toMatchObject({ ok: true, snapshot: expect.anything() })

  const heard = new Promise<{ events: { type: string; seq: number }[] }>((done) =>
    desk.socket.on('meeting:events', (batch: { events: { type: string; seq: number }[] }) => {
      if (batch.events.some(({ type }) => type === 'issue.proposed')) done(batch)
    }),
  )
  const id = newId()
  const proposal = { type: 'issue.propose', proposal: newId(), text: '楼道灯坏了三盏', grid: '', for: '' }
  const first = await phone.send(proposal, id)
  const again = await phone.send(proposal, id)
  expect(first).toMatchObject({ ok: true })
  expect(again).toEqual(first)
  const { events } = await heard
  expect(events.filter(({ type }) => type === 'issue.proposed')).toHaveLength(1)

  const neighbour = await openLine(server, await signIn(server, 'resident'))
  expect(JSON.stringify(neighbour.opened)).not.toContain('楼道灯坏了三盏')
  const resumed = (await desk.socket.emitWithAck('meeting:open', {
    meeting: officer.meeting.id,
    since: desk.opened.seq,
    epoch: desk.opened.epoch,
  })) as { events: { seq: number }[] }
  expect(resumed.events[0]!.seq).toBe(desk.opened.seq + 1)
  for (const line of [desk, phone, neighbour]) line.close()
})

test('a stale or foreign place in the stream is answered with a fresh snapshot', async () => {
  const visitor = await signIn(server, 'resident')
  const line = await openLine(server, visitor)
  const ask = (more: object) =>
    line.socket.emitWithAck('meeting:open', { meeting: visitor.meeting.id, ...more })
  const epoch = line.opened.epoch
  expect(await ask({ since: 10_000_000, epoch })).toMatchObject({
    ok: true,
    reset: true,
    snapshot: expect.anything(),
  })
  expect(await ask({ since: 1, epoch: 'another' })).toMatchObject({
    ok: true,
    reset: true,
    snapshot: expect.anything(),
  })
  line.close()
})

test('two unmodified WebsocketProviders write one board together', async () => {
  const [chair, worker] = await Promise.all([signIn(server, 'officer'), signIn(server, 'gridWorker')])
  const [one, two] = [stock(chair), stock(worker)]
  await Promise.all([synced(one.provider), synced(two.provider)])
  const issue = [...issuesIn(one.doc).keys()][0]!
  titleOf(one.doc, issue).insert(0, '【现场】')
  await expect.poll(() => String(titleOf(two.doc, issue))).toContain('【现场】')
  titleOf(two.doc, issue).delete(0, 4)
  await expect.poll(() => String(titleOf(one.doc, issue))).not.toContain('【现场】')
  for (const { provider } of [one, two]) provider.destroy()
})

test('a forged edit reaches nobody, its writer is told, and the others notice nothing', async () => {
  const [thief, worker] = await Promise.all([signIn(server, 'resident'), signIn(server, 'gridWorker')])
  const forger = openBoard(server, thief)
  const witness = openBoard(server, worker)
  await Promise.all([forger.synced, witness.synced])
  const before = titles(witness.doc)
  const issue = [...issuesIn(forger.doc).keys()][0]!
  const told = new Promise<string>((done) =>
    forger.socket.on('message', (raw: Buffer) => {
      if (raw[0] === 2) done(raw.toString())
    }),
  )
  titleOf(forger.doc, issue).insert(0, '我说了算')
  expect(await told).toContain('board.')
  const late = openBoard(server, await signIn(server, 'resident'))
  await late.synced
  expect(titles(late.doc)).toEqual(before)
  expect(titles(witness.doc)).toEqual(before)
  for (const copy of [forger, witness, late]) copy.close()
})

test('who has no token, or is removed, is closed with a named code', async () => {
  const visitor = await signIn(server, 'resident')
  const nobody = openBoard(server, { ...visitor, token: 'nonsense' })
  expect((await nobody.closed).code).toBe(4401)

  const copy = openBoard(server, visitor)
  await copy.synced
  const desk = await openLine(server, await signIn(server, 'officer'))
  const phone = await openLine(server, visitor)
  const removed = await desk.send({
    type: 'roll.remove',
    participant: visitor.participant.id,
    reason: '扰乱会场',
  })
  expect(removed).toMatchObject({ ok: true })
  expect((await copy.closed).code).toBe(4403)
  expect(await phone.send({ type: 'issue.second', issue: newId() })).toMatchObject({ ok: false })
  desk.close()
  phone.close()
})

test('garbage on either socket is refused in words, and the server goes on serving', async () => {
  const visitor = await signIn(server, 'resident')
  const line = await openLine(server, visitor)
  const meeting = visitor.meeting.id
  const command = (raw: unknown) => line.socket.emitWithAck('meeting:command', raw)
  const bad = [
    null,
    7,
    'text',
    [],
    {},
    { id: newId(), meeting, type: 'no.such' },
    { id: newId(), meeting, type: '__proto__' },
    { id: newId(), meeting, type: 'issue.second' },
    { id: newId(), meeting, type: 'issue.second', issue: { $ne: 1 } },
    {
      id: newId(),
      meeting,
      type: 'issue.propose',
      proposal: newId(),
      text: '长'.repeat(10_000),
      grid: '',
      for: '',
    },
    { id: newId(), meeting: newId(), type: 'issue.second', issue: newId() },
    { id: '', meeting, type: 'issue.second', issue: newId() },
    { id: 'x'.repeat(5000), meeting, type: 'issue.second', issue: newId() },
  ]
  for (const raw of bad) {
    const answer = (await command(raw)) as { ok: boolean; error: { code: string; zh: string; en: string } }
    expect(answer.ok, JSON.stringify(raw)?.slice(0, 80)).toBe(false)
    expect(answer.error.zh.length).toBeGreaterThan(3)
    expect(answer.error.en.length).toBeGreaterThan(3)
  }
  line.socket.emit('no:such:event', { x: 1 })
  line.socket.emit('meeting:command', 'without an ack')

  for (const bytes of [[255, 255, 255], [0], [0, 2, 5], [1, 200, 200, 200], [77], []]) {
    const socket = new WebSocket(server.url.replace('http', 'ws') + boardPath(visitor))
    socket.on('error', () => undefined)
    await new Promise((done) => socket.once('open', done))
    socket.send(new Uint8Array(bytes))
    socket.close()
  }
  const flood = new WebSocket(server.url.replace('http', 'ws') + boardPath(visitor))
  flood.on('error', () => undefined)
  const cut = new Promise((done) => flood.once('close', done))
  flood.once('open', () => flood.send(new Uint8Array(2 * 1024 * 1024)))
  await cut
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await openLine(server, visitor).then((fresh) => (fresh.close(), 'open'))).toBe('open')
  line.close()
})

test('a name of 10,000 characters, markup and odd bodies are refused with a problem document', async () => {
  const { meeting } = await signIn(server, 'resident')
  const post = (body: string, type = 'application/json') =>
    fetch(`${server.url}/api/meetings/${meeting.code}/join`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
  for (const body of [
    JSON.stringify({ name: '长'.repeat(10_000) }),
    JSON.stringify({ name: '' }),
    JSON.stringify({ name: 7 }),
    JSON.stringify({ name: '\u202E反过来' }),
    '{',
    'null',
  ]) {
    const answer = await post(body)
    expect(answer.status, body.slice(0, 40)).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ type: expect.any(String), title: expect.anything() })
  }
  const markup = await post(JSON.stringify({ name: '<img src=x onerror=1>' }))
  expect([200, 201]).toContain(markup.status)
})
