import { updateFrame } from '@linyi/shared/client/doc-client/wire'
import { createIssue } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import { limits } from '@linyi/shared/lib/limits'
import { closeCodes } from '@linyi/shared/protocol/messages'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { StorageFault, type Storage } from '../storage/port.ts'
import { draftOf } from '../testing/board-room.ts'
import { openCollabPeople, raiseOn, type CollabPeople } from '../testing/collab-people.ts'
import { newId, send } from '../testing/meeting.ts'
import { titlesOf } from '../testing/board-room.ts'
import { systemClock } from '../rooms/clock.ts'

let hall: CollabPeople
afterEach(() => hall.close())

/**
 * What the system says of it. A file that may not grow says the first in `storage/sqlite/durable.test.ts` and
 * `e2e/specs/machine.spec.ts`; `storage/sqlite/engine.test.ts` has a connection that may not write, and flushes that fail
 * are in `storage/sqlite/durable.test.ts`.
 */
const faults = [
  ['is full', 'database or disk is full'],
  ['may not be written', 'attempt to write a readonly database'],
  ['fails as it is flushed', 'disk I/O error'],
] as const

describe.each(faults)('a disk that %s', (_, words) => {
  test('refuses what is written with a word, shows what there is, and goes on by itself', async () => {
    let fails = false
    const around = (storage: Storage): Storage => ({
      ...storage,
      commit: (unit) => (fails ? Promise.reject(new StorageFault(words)) : storage.commit(unit)),
    })
    hall = await openCollabPeople(systemClock, around)
    const deputy = await hall.official('伍代表')
    const writer = await hall.synced(deputy, true)
    writer.write((copy) => raiseOn(copy, deputy, '先写的'))
    await writer.stored(1)

    fails = true
    writer.write((copy) => raiseOn(copy, deputy, '没写上'))
    expect(await writer.denied()).toMatchObject({
      code: 'fault',
      sentence: expect.stringContaining('再试一次'),
    })
    expect((await writer.closed).code).toBe(closeCodes.tryLater)
    expect(writer.said('stored').at(-1)!.frames).toBe(1)
    const command = { id: newId(), type: 'roll.setExpected', meeting: hall.meeting, expected: 9 }
    expect(await send(hall, hall.officer, command)).toMatchObject({ ok: false, error: { code: 'fault' } })

    const reader = await hall.synced(deputy, true)
    expect(titlesOf(reader.copy)).toEqual(['先写的'])
    const room = (await hall.rooms.open(hall.stream))!
    expect(room.durable().seq).toBeGreaterThan(0)
    room.close()

    fails = false
    reader.send(updateFrame(Y.encodeStateAsUpdate(writer.copy)))
    await reader.stored(1)
    await reader.shows('没写上')
    expect(await send(hall, hall.officer, command)).toMatchObject({ ok: true })
  })
})

test('a disk slower than what comes in keeps one commit of a doc under way and a bounded number of bytes, and loses nothing', async () => {
  const { promise: disk, resolve: goOn } = Promise.withResolvers<unknown>()
  let underway = 0
  let underwayMax = 0
  let isSlow = false
  const around = (storage: Storage): Storage => ({
    ...storage,
    commit: async (unit) => {
      if (!unit.docs?.length || !isSlow) return storage.commit(unit)
      underwayMax = Math.max(underwayMax, ++underway)
      await disk
      return storage.commit(unit).finally(() => underway--)
    },
  })
  hall = await openCollabPeople(systemClock, around)
  const room = (await hall.docs.open(hall.doc))!
  let taken = 0
  const receive = vi.spyOn(room, 'receive')
  const people = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const deputy = await hall.official(`代表${i}`)
      return { deputy, line: await hall.synced(deputy, true) }
    }),
  )
  isSlow = true
  const full = '浸'.repeat(limits.issueDetailCharsMax / 2)
  const offered = people.map(({ deputy, line }) => {
    let frames = 0
    line.copy.on('update', () => frames++)
    const issue = draftOf('水')
    line.write((copy) => createIssue(copy, deputy.participant, issue))
    const detail = () => textOf(line.copy, issue.id, 'detail')!
    for (let i = 0; i < 150; i++) {
      line.write(() => detail().insert(0, full))
      line.write(() => detail().delete(0, full.length))
    }
    return frames
  })
  const bytesTaken = () => receive.mock.calls.slice(taken).reduce((sum, [, update]) => sum + update.length, 0)
  // It takes up to the bound and what was read with it, and then no more.
  await vi.waitFor(() => expect(bytesTaken()).toBeGreaterThan(limits.docBacklogBytesMax), { timeout: 40_000 })
  const before = bytesTaken()
  taken = receive.mock.calls.length
  await new Promise((later) => setTimeout(later, 500))
  expect(before + bytesTaken()).toBeLessThan(
    limits.docBacklogBytesMax + people.length * limits.collabFrameBytesMax,
  )
  expect(underwayMax).toBe(1)
  goOn(null)
  await Promise.all(people.map(({ line }, i) => line.stored(offered[i]!)))
  expect(underwayMax).toBe(1)
}, 60_000)
