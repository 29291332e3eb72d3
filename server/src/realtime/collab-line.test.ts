import { askFrame, presenceFrame, updateFrame } from '@linyi/shared/client/doc-client/wire'
import { textOf } from '@linyi/shared/docs/board/list'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { titlesOf } from '../testing/board-room.ts'
import { openCollabPeople, raiseOn, type CollabPeople } from '../testing/collab-people.ts'
import { settled } from '../testing/desk.ts'
import { createHandClock, type HandClock } from '../testing/hand-clock.ts'

let clock: HandClock
let hall: CollabPeople
beforeEach(async () => {
  clock = createHandClock(Date.UTC(2026, 10, 21))
  hall = await openCollabPeople(clock)
})
afterEach(() => {
  vi.restoreAllMocks()
  return hall.close()
})

const beatMs = 15_000
const board = async () => (await hall.docs.open(hall.doc))!

test('all edits of a tick come to everybody as one message', async () => {
  const writers = [await hall.official('伍代表'), await hall.official('余代表')]
  const lines = [await hall.synced(writers[0]!, true), await hall.synced(writers[1]!, true)]
  const reader = await hall.synced(await hall.resident('梁伯'))
  const before = reader.said('update').length
  lines.forEach((line, i) => {
    line.write((copy) => {
      const title = textOf(copy, raiseOn(copy, writers[i]!, '水'), 'title')!
      for (let n = 0; n < 20; n++) title.insert(1, '浸')
    })
    // A refusal is answered at once: when it is here, all that was sent before it has been judged.
    line.send(presenceFrame(new Uint8Array([1, 1, 1, 200])))
  })
  await Promise.all(lines.map((line) => line.closed))
  await settled(await board())
  await reader.until(() => titlesOf(reader.copy).length === 2)
  expect(titlesOf(reader.copy)).toEqual([`水${'浸'.repeat(20)}`, `水${'浸'.repeat(20)}`])
  expect(reader.said('update').length - before).toBe(1)
})

test('who sends faster than anybody types is read no further until it is due, and loses nothing', async () => {
  const deputy = await hall.official('伍代表')
  const [writer, other] = [await hall.synced(deputy, true), await hall.synced(deputy)]
  writer.write((copy) => raiseOn(copy, deputy, '水'.repeat(limits.issueTitleCharsMax)))
  const sent = 20 * limits.updatesPerConnectionPerSecondMax
  const update = updateFrame(Y.encodeStateAsUpdate(writer.copy))
  for (let i = 1; i < sent; i++) writer.send(update)
  for (let turns = 1; turns <= 20; turns++) {
    other.send(askFrame(new Uint8Array([0])))
    await other.until(() => other.said('update').filter(({ complete }) => complete).length === 1 + turns)
  }
  await settled(await board())
  await writer.stored(limits.updatesPerConnectionPerSecondMax)
  expect(writer.said('stored').at(-1)!.frames).toBeLessThan(sent / 4)
  while (!writer.said('stored').some(({ frames }) => frames === sent)) {
    clock.pass(1000)
    await settled(await board())
    await new Promise(setImmediate)
  }
})

test('as many updates as a line may send in a second are all read, and with one more it is paused', async () => {
  const writer = await hall.synced(await hall.official('伍代表'), true)
  clock.pass(1000)
  const taken = vi.spyOn(await board(), 'receive')
  const paused = vi.spyOn(WebSocket.prototype, 'pause')
  const update = updateFrame(Y.encodeStateAsUpdate(writer.copy))
  for (let n = 0; n < limits.updatesPerConnectionPerSecondMax; n++) writer.send(update)
  const read = (count: number) => expect.poll(() => taken.mock.calls.length).toBe(count)
  await read(limits.updatesPerConnectionPerSecondMax)
  expect(paused).not.toHaveBeenCalled()
  writer.send(update)
  await read(limits.updatesPerConnectionPerSecondMax + 1)
  expect(paused).toHaveBeenCalledOnce()
  const resumed = vi.spyOn(WebSocket.prototype, 'resume')
  clock.pass(4)
  expect(resumed).not.toHaveBeenCalled()
  clock.pass(1)
  expect(resumed).toHaveBeenCalledOnce()
})

test('everybody hears something twice within the 30 s after which a stock client gives up', async () => {
  const line = await hall.synced(await hall.resident('梁伯'))
  for (let heard = 1; heard <= 3; heard++) {
    clock.pass(beatMs)
    await line.until(() => line.said('presence').length === heard)
  }
})

test('a line that has died without a word is cut, one that answers is not', async () => {
  const [dead, alive] = [
    await hall.synced(await hall.resident('梁伯')),
    await hall.synced(await hall.resident('陈女士')),
  ]
  dead.ws.pause()
  for (let beats = 1; beats <= 4; beats++) {
    clock.pass(beatMs)
    alive.send(askFrame(new Uint8Array([0])))
    await alive.until(() => alive.said('update').length === 1 + beats)
  }
  dead.ws.resume()
  expect((await dead.closed).code).toBe(1006)
  expect(alive.ws.readyState).toBe(alive.ws.OPEN)
})

test('a new name shows on the carets without anybody moving', async () => {
  const [guest, other] = [await hall.resident('梁伯'), await hall.resident('陈女士')]
  const [renamed, viewer] = [await hall.providerOf(guest), await hall.providerOf(other)]
  const nameSeen = () => viewer.awareness.getStates().get(renamed.doc.clientID)?.['user']?.name
  const shown = (name: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (nameSeen() === name) resolve()
        else setImmediate(() => (clock.pass(100), look()))
      }
      look()
    })
  await shown('梁伯')
  await hall.send(hall.officer, { type: 'roll.rename', participant: guest.participant, name: '梁老伯' })
  await shown('梁老伯')
})

test('when everybody has left nothing stays: no doc, no timer', async () => {
  const waiting = clock.waiting()
  const guests = [await hall.official('伍代表'), await hall.resident('梁伯')]
  const lines = []
  for (const guest of guests) lines.push(await hall.synced(guest))
  lines[0]!.write((copy) => raiseOn(copy, guests[0]!, '留下'))
  await settled(await board())
  lines.forEach((line) => line.ws.close())
  await Promise.all(lines.map((line) => line.closed))
  while (hall.docs.count() > 0) {
    clock.pass(limits.docIdleMs)
    await new Promise(setImmediate)
  }
  expect(hall.collab.count()).toBe(0)
  clock.pass(limits.docIdleMs)
  expect(clock.waiting()).toBeLessThanOrEqual(waiting)
  const again = await hall.synced(guests[1]!)
  expect(titlesOf(again.copy)).toEqual(['留下'])
})
