import { once } from 'node:events'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openCollabPeople } from '../testing/collab-people.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { endAll, openHall, phoneOf } from '../testing/hall.ts'

afterEach(endAll)

it('a line of the meeting channel that does not say whose it is is cut when its time is over', async () => {
  const hall = await openHall()
  const from = performance.now()
  const silent = new WebSocket(`${hall.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  silent.on('error', () => undefined)
  await once(silent, 'close')
  expect(performance.now() - from).toBeGreaterThanOrEqual(limits.unauthenticatedMsMax - 50)
  expect(hall.gateway.count()).toBe(0)
  const phone = await phoneOf(hall, hall.scene.officer)
  expect(await phone.open({ meeting: hall.scene.meeting })).toMatchObject({ ok: true })
})

it('whoever has not said who they are may send as many bytes as a head has, attachments too, and no more', async () => {
  const hall = await openHall()
  const token = await hall.tokenOf(hall.scene.officer)
  const rawLine = async () => {
    const line = new WebSocket(`${hall.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    line.on('error', () => undefined)
    await once(line, 'open')
    return line
  }
  const entry = (bytes: number) => {
    const around = `0${JSON.stringify({ token, pad: '' })}`.length
    return `40${JSON.stringify({ token, pad: 'x'.repeat(bytes - around) })}`
  }
  const [fits, over, attached] = [await rawLine(), await rawLine(), await rawLine()]
  const letIn = new Promise<void>((done) =>
    fits.on('message', (data: Buffer) => data.toString().startsWith('40') && done()),
  )
  fits.send(entry(limits.headerBytesMax))
  await letIn
  const closed = [once(over, 'close'), once(attached, 'close')]
  over.send(entry(limits.headerBytesMax + 1))
  attached.send('4510-["x"]')
  attached.send(new Uint8Array(limits.headerBytesMax))
  await Promise.all(closed)
  expect(hall.gateway.count()).toBe(1)
  // From then on it is the bound of a command that counts.
  fits.send(`42["meeting:open",${JSON.stringify({ pad: 'x'.repeat(2 * limits.headerBytesMax) })}]`)
  fits.send(`420["meeting:open",${JSON.stringify({ meeting: hall.scene.meeting })}]`)
  await new Promise<void>((done) =>
    fits.on('message', (data: Buffer) => data.toString().startsWith('430') && done()),
  )
  fits.close()
})

it('a line of a doc that was not let in is gone, though its other side never says goodbye', async () => {
  const clock = createHandClock(Date.UTC(2026, 10, 21))
  const hall = await openCollabPeople(clock)
  const line = await hall.lineOf({ token: 'nobody' })
  expect((await line.denied()).code).toBe('login.needed')
  line.ws.pause()
  clock.pass(limits.deniedMsMax - 1)
  expect(hall.collab.count()).toBe(0)
  clock.pass(1)
  line.ws.resume()
  await line.closed
  await hall.close()
})
