import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import type { Asker } from '../rooms/port.ts'
import { openCase, type CaseScene } from '../testing/case.ts'
import { openCounter, type Counter } from '../testing/counter.ts'
import { endAll, Phone } from '../testing/hall.ts'
import { attachGateway } from './gateway.ts'

let counter: Counter
let scene: CaseScene
let url: string
const ends: (() => unknown)[] = []

beforeAll(async () => {
  counter = await openCounter()
  scene = await openCase(counter)
  const server = createServer()
  const gateway = attachGateway(server, { ...counter, log: createLog('silent'), publicOrigin: undefined })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  ends.push(() => {
    gateway.close()
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  })
})
afterAll(async () => {
  await endAll()
  for (const end of ends.splice(0).reverse()) await end()
  await counter.close()
})

const phoneOf = async ({ person, meeting }: Asker) => {
  const { token, write } = counter.logins.create(person, meeting, 3650)
  await counter.storage.commit({ directory: [write] })
  return new Phone(url, token)
}
const report = () => scene.act(scene.mediator, 'case.report', { to: 'police', words: '要动手' })

test('what those who mediate write down for themselves comes to a side with the next that is for both, and without its time', async () => {
  const [side, mediator] = [await phoneOf(scene.partyA), await phoneOf(scene.mediator)]
  const opened = await side.open({ case: scene.id })
  await mediator.open({ case: scene.id })
  if (!opened.ok) throw new Error(opened.error.code)
  await report()
  await report()
  await mediator.until(({ events }) => events.length === 2)

  // However a side asks meanwhile, it learns nothing: not by opening anew, not by asking from a place further on.
  const other = await phoneOf(scene.partyA)
  expect(await other.open({ case: scene.id })).toMatchObject({ ok: true, seq: opened.seq })
  const { epoch } = opened
  expect(await other.open({ case: scene.id, since: opened.seq, epoch })).toMatchObject({
    seq: opened.seq,
    events: [],
  })
  for (const ahead of [1, 2, 3])
    expect(await other.open({ case: scene.id, since: opened.seq + ahead, epoch })).toMatchObject({
      reset: true,
      seq: opened.seq,
    })
  expect(side.batches).toHaveLength(0)

  await scene.act(scene.mediator, 'case.askOpen', { party: scene.a })
  await side.until(({ events }) => events.length === 3)
  const [first, second, third] = side.events
  expect([first, second]).toEqual([1, 2].map((step) => ({ seq: opened.seq + step, type: 'hidden' })))
  expect(third).toMatchObject({ seq: opened.seq + 3, type: 'case.openAsked' })
  expect(side.batches).toHaveLength(1)
})

test('one who was away gets it no further than to what is for both', async () => {
  const phone = await phoneOf(scene.partyB)
  const opened = await phone.open({ case: scene.id })
  if (!opened.ok) throw new Error(opened.error.code)
  await scene.act(scene.mediator, 'case.askOpen', { party: scene.b })
  await report()
  const again = await phone.open({ case: scene.id, since: opened.seq, epoch: opened.epoch })
  expect(again).toMatchObject({ ok: true, seq: opened.seq + 1, events: [{ type: 'case.openAsked' }] })
})
