import { askFrame, presenceFrame, updateFrame } from '@linyi/shared/client/doc-client/wire'
import { limits } from '@linyi/shared/lib/limits'
import fc from 'fast-check'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { frameOf, writeEntry } from '../rooms/doc/presence-entry.ts'
import type { Guest } from '../testing/collab-house.ts'
import { openCollabPeople, raiseOn, type CollabPeople } from '../testing/collab-people.ts'
import type { Line } from '../testing/line.ts'

let hall: CollabPeople
let honest: Guest
let [writer, reader]: Line[] = []
beforeEach(async () => {
  hall = await openCollabPeople()
  honest = await hall.official('伍代表')
  writer = await hall.synced(honest, true)
  reader = await hall.synced(await hall.official('余代表'))
})
afterEach(() => hall.close())

const bytes = (...values: number[]) => new Uint8Array(values)

/** The others write on and read on, as if nothing had happened. */
const nothingHappened = async () => {
  writer!.write((copy) => raiseOn(copy, honest, '照常'))
  await reader!.shows('照常')
  expect(writer!.said('denied')).toEqual([])
  expect(reader!.said('denied')).toEqual([])
  const late = await hall.synced(honest)
  expect(
    [...late.copy.getMap<Y.Map<unknown>>('issues').values()].map((issue) => `${issue.get('title')}`),
  ).toEqual(['照常'])
}

describe('a frame that cannot be read ends its line, with a reason, and nobody else’s', () => {
  test.each([
    ['nothing', bytes()],
    ['an endless number', new Uint8Array(50).fill(255)],
    ['a sync message cut short', bytes(0)],
    ['a sync step cut short', bytes(0, 2)],
    ['a length beyond the end', bytes(0, 2, 200, 1, 1)],
    ['a state vector of garbage', bytes(0, 0, 3, 255, 255, 255)],
    ['presence cut short', bytes(1, 9, 1)],
    ['presence of garbage', presenceFrame(bytes(3, 1, 2))],
    ['a count of presence beyond the end', presenceFrame(bytes(255, 255, 255, 15))],
  ])('%s', async (_, frame) => {
    const line = await hall.synced(await hall.resident('梁伯'))
    line.send(frame)
    expect((await line.denied()).code).toBe('frame.malformed')
    expect((await line.closed).code).toBe(1007)
    await nothingHappened()
  })

  test('text', async () => {
    const line = await hall.synced(await hall.resident('梁伯'))
    line.ws.send('{"type":"hello"}')
    expect((await line.denied()).code).toBe('frame.malformed')
    expect((await line.closed).code).toBe(1003)
    await nothingHappened()
  })

  test('more than the bound', async () => {
    const line = await hall.synced(await hall.resident('梁伯'))
    line.send(new Uint8Array(limits.collabFrameBytesMax + 1))
    expect((await line.closed).code).toBe(1009)
    await nothingHappened()
  })
})

describe('what is read and not taken', () => {
  test('a message of an unknown kind is answered, and the line goes on', async () => {
    const line = await hall.synced(await hall.resident('梁伯'))
    for (const frame of [bytes(2, 0), bytes(4), bytes(100, 1, 0, 1), bytes(0, 7, 0)]) line.send(frame)
    await line.until(() => line.said('denied').length === 4)
    expect(new Set(line.said('denied').map(({ code }) => code))).toEqual(new Set(['frame.unknown']))
    await nothingHappened()
    await line.shows('照常')
  })

  test('an update of garbage, at the bound of a frame too', async () => {
    const garbage = [
      bytes(),
      bytes(1),
      bytes(255, 255, 255),
      new Uint8Array(limits.collabFrameBytesMax - 5).fill(7),
    ]
    expect(updateFrame(garbage.at(-1)!).length).toBe(limits.collabFrameBytesMax)
    for (const update of garbage) {
      const line = await hall.synced(await hall.resident('梁伯'))
      line.send(updateFrame(update))
      expect((await line.denied()).code).toBe('board.malformed')
      expect((await line.closed).code).toBe(4409)
    }
    await nothingHappened()
  })

  test('a thousand updates with a hole are refused without one question more than the first', async () => {
    const guest = await hall.official('聂代表')
    const line = await hall.synced(guest, true)
    const apart = new Y.Doc()
    raiseOn(apart, guest, '从来没有发')
    const holed: Uint8Array[] = []
    apart.on('update', (update) => holed.push(update))
    const [issue] = [...apart.getMap<Y.Map<Y.Text>>('issues').values()]
    for (let i = 0; i < 1000; i++) issue!.get('title')!.insert(0, '甲'.repeat(30))
    const asked = line.said('ask').length
    holed.forEach((update) => line.send(updateFrame(update)))
    await nothingHappened()
    await line.until(() => line.said('denied').length === 1000)
    expect(line.said('ask').length - asked).toBe(1)
  })

  test('a presence state that is too large is refused, and nobody sees it', async () => {
    const line = await hall.synced(await hall.resident('梁伯'))
    const state = JSON.stringify({ x: 'x'.repeat(limits.presenceBytesMax) })
    const { body } = frameOf(new Map([[7, writeEntry(7, 1, state)]]))
    line.send(presenceFrame(Buffer.concat([bytes(1), body])))
    expect((await line.denied()).code).toBe('presence.tooLarge')
    await nothingHappened()
  })

  test('questions that cost a walk through the doc are answered, all of them, as fast as they may come', async () => {
    const line = await hall.synced(await hall.resident('梁伯'))
    for (let i = 0; i < 200; i++) line.send(askFrame(bytes(0)))
    await line.until(() => line.said('update').filter(({ complete }) => complete).length === 201)
    await nothingHappened()
  })
})

test('whatever bytes one line sends, the others lose nothing', async () => {
  const guest = await hall.resident('梁伯')
  const frame = fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    fc.uint8Array({ maxLength: 64 }).map((update) => updateFrame(update)),
    fc.uint8Array({ maxLength: 64 }).map((update) => presenceFrame(update)),
    fc.nat(200).map((type) => {
      const encoder = createEncoder()
      writeVarUint(encoder, type)
      return toUint8Array(encoder)
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { maxLength: 8 }), async (frames) => {
      const line = await hall.lineOf({ token: guest.token })
      frames.forEach((one) => line.ws.readyState === WebSocket.OPEN && line.send(one))
      line.ws.close()
      await line.closed
    }),
    { numRuns: 60 },
  )
  await nothingHappened()
})
