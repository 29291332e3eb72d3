import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { openCounter, tokenOf, type Counter } from '../testing/counter.ts'
import { announced, done, refusal } from '../testing/meeting.ts'

let counter: Counter
afterEach(() => counter.close())

const token = 'a-token-of-the-station'

/** `fetch` lets nobody choose the name a request goes to. */
const ask = (headers: Record<string, string> = {}): Promise<{ status: number; type: string; text: string }> =>
  new Promise((done, failed) => {
    const asked = request(`${counter.url}/metrics`, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        done({
          status: response.statusCode!,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    asked.on('error', failed)
    asked.end()
  })

test('at this very machine there are metrics, and they count what happened without naming anybody', async () => {
  counter = await openCounter()
  const scene = await announced(counter)
  const resident = await scene.guest('梁伯')
  await done(counter, scene.officer, { type: 'meeting.collect', meeting: scene.meeting })
  await refusal(counter, resident, { type: 'meeting.fixAgenda', meeting: scene.meeting })
  const { status, type, text } = await ask()
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(text).toContain('linyi_commands_total{type="meeting.collect",outcome="ok"} 1\n')
  expect(text).toContain(
    'linyi_commands_total{type="meeting.fixAgenda",outcome="who.officerOrModerator"} 1\n',
  )
  const { person } = resident
  for (const secret of ['梁伯', person, scene.meeting, scene.station, scene.idOf(resident)])
    expect(text).not.toContain(secret)
})

test('from elsewhere there is nothing at this address without the token', async () => {
  counter = await openCounter({ metricsToken: token })
  const elsewhere: Record<string, string>[] = [
    { 'x-forwarded-for': '10.0.0.7' },
    { forwarded: 'for=10.0.0.7' },
    { host: 'evil.example' },
    { host: 'evil.example', authorization: `Bearer ${token}!` },
    { host: 'evil.example', authorization: token },
  ]
  for (const headers of elsewhere) {
    const { status, text } = await ask(headers)
    expect([headers, status]).toEqual([headers, 404])
    expect(JSON.parse(text)).toMatchObject({ type: '/problems/http.notFound' })
  }
  const { status } = await ask({ 'x-forwarded-for': '10.0.0.7', authorization: `Bearer ${token}` })
  expect(status).toBe(200)
})

test('where no token is set, none opens them, and a login is none', async () => {
  counter = await openCounter()
  const scene = await announced(counter)
  const login = await tokenOf(counter, scene.head)
  for (const given of ['undefined', '', login]) {
    const { status } = await ask({ 'x-forwarded-for': '10.0.0.7', authorization: `Bearer ${given}` })
    expect([given, status]).toEqual([given, 404])
  }
})
