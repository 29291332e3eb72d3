import { createIssue } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import { issuesOf } from '@linyi/shared/docs/board/shape'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMedium } from '../../bus/memory.ts'
import type { BusMessage } from '../../bus/port.ts'
import { draftOf, openBoardRoom, raise, titlesOf, type, type BoardRoom } from '../../testing/board-room.ts'
import { settled, sitDown, type Desk } from '../../testing/desk.ts'
import { openHouse } from '../../testing/house.ts'

const opened: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

const openHall = async (options?: Parameters<typeof openBoardRoom>[0]): Promise<BoardRoom> => {
  const hall = await openBoardRoom(options)
  opened.push(hall)
  return hall
}

/** Lets time pass and waits for what that set off. */
const passing = async ({ clock, house, doc }: BoardRoom, ms: number): Promise<void> => {
  clock.pass(ms)
  await house.docs.hold(doc, async () => undefined)
}

/** A new issue, in so many bytes. */
const updateOf = ({ writer }: Desk, bytes: number): Uint8Array => {
  for (let letters = bytes; ; letters--) {
    const copy = new Y.Doc()
    // Ids that Yjs draws itself are not all of the same length.
    copy.clientID = 1000
    createIssue(copy, writer.participant, { ...draftOf(), detail: 'a'.repeat(letters) })
    const update = Y.encodeStateAsUpdate(copy)
    if (update.length === bytes) return update
  }
}

describe('an issue that was begun and never finished', () => {
  const begin = async (hall: BoardRoom) => {
    const writer = await hall.official('伍代表')
    const issue = new Y.Map()
    issuesOf(writer.doc).set(draftOf().id, issue)
    await settled(hall.room)
    return { writer, issue }
  }

  test('is taken off the board after its time, for everyone and on disk', async () => {
    const hall = await openHall()
    const { writer } = await begin(hall)
    raise(writer, '写完的')
    await settled(hall.room)
    await passing(hall, limits.unfinishedIssueMsMax - 1)
    expect(issuesOf(writer.doc).size).toBe(2)
    await passing(hall, 1)
    expect(titlesOf(writer.doc)).toEqual(['写完的'])
    expect((await hall.onDisk()).titles).toEqual(['写完的'])
    expect(writer.refused).toEqual([])
  })

  test('stays when its writer finishes it in time', async () => {
    const hall = await openHall()
    const { writer, issue } = await begin(hall)
    issue.set('title', new Y.Text('慢慢写'))
    await passing(hall, limits.unfinishedIssueMsMax - 1)
    issue.set('author', writer.writer.participant)
    await passing(hall, 10 * limits.unfinishedIssueMsMax)
    expect((await hall.onDisk()).titles).toEqual(['慢慢写'])
  })

  test('is taken off after a restart too', async () => {
    const hall = await openHall()
    const { writer } = await begin(hall)
    writer.leave()
    await passing(hall, 1)
    const next = await openHouse({ path: hall.house.path, clock: hall.clock })
    opened.push(next)
    await next.docs.open(hall.doc)
    hall.clock.pass(limits.unfinishedIssueMsMax)
    await next.docs.hold(hall.doc, async () => undefined)
    expect((await hall.onDisk()).titles).toEqual([])
  })
})

describe('two nodes on one store', () => {
  const openNodes = async () => {
    const medium = createMedium()
    const hall = await openHall({ medium })
    const other = await openHouse({ path: hall.house.path, clock: hall.clock, medium })
    opened.push(other)
    return { hall, other, room: (await other.docs.open(hall.doc))! }
  }

  test('write at once; both are acked, and both show the same', async () => {
    const { hall, other, room } = await openNodes()
    const here = await hall.official('伍代表')
    const asker = await hall.scene.appoint('余代表', 'deputy')
    await (await other.rooms.open(hall.scene.stream))!.refresh()
    const there = sitDown(room, room.rules.participantOf(asker)!)
    for (const word of ['一', '二', '三']) {
      raise(here, `这边${word}`)
      raise(there, `那边${word}`)
      await Promise.all([settled(hall.room), settled(room)])
    }
    await hall.house.docs.hold(hall.doc, async () => undefined)
    await other.docs.hold(hall.doc, async () => undefined)
    const stored = (await hall.onDisk()).titles
    expect([...stored].sort()).toEqual(['这边一', '这边二', '这边三', '那边一', '那边二', '那边三'].sort())
    expect(titlesOf(here.doc)).toEqual(stored)
    expect(titlesOf(there.doc)).toEqual(stored)
    expect([here.refused, there.refused]).toEqual([[], []])
    expect([here.acked.at(-1), there.acked.at(-1)]).toEqual([4, 4])
  })

  test('tell each other of a tick once, however many edits are in it', async () => {
    const medium = createMedium()
    const hall = await openHall({ medium })
    const writer = await hall.official('伍代表')
    const id = raise(writer)
    await settled(hall.room)
    const heard: BusMessage[] = []
    medium.connect().subscribe((message) => void (message.about === 'doc' && heard.push(message)))
    for (let i = 0; i < 50; i++) type(writer, id, '甲')
    await settled(hall.room)
    expect(writer.acked.at(-1)).toBeGreaterThan(50)
    expect(heard).toEqual([{ about: 'doc', doc: hall.doc, seq: 2 }])
  })

  test('a lock on one is in time for an edit on the other', async () => {
    const { hall, other, room } = await openNodes()
    const asker = await hall.scene.appoint('余代表', 'deputy')
    const writer = await hall.official('伍代表')
    raise(writer, '在清单里')
    await settled(hall.room)
    await (await other.rooms.open(hall.scene.stream))!.refresh()
    await settled(room)
    const there = sitDown(room, room.rules.participantOf(asker)!)
    await hall.send(hall.scene.officer, { type: 'issue.lockList' })
    raise(there, '太晚了')
    await settled(room)
    expect(there.refused.map(({ code }) => code)).toEqual(['board.locked'])
    expect((await hall.onDisk()).titles).toEqual(['在清单里'])
  })
})

describe('a doc in memory', () => {
  test('is let go of when nobody has used it for a while, and nothing waits any more', async () => {
    const hall = await openHall()
    const before = hall.clock.waiting()
    const writer = await hall.official('伍代表')
    raise(writer)
    await settled(hall.room)
    hall.clock.pass(limits.docIdleMs)
    await new Promise(setImmediate)
    expect(hall.house.docs.count()).toBe(1)
    writer.leave()
    for (let i = 0; i < 3; i++) {
      hall.clock.pass(limits.docIdleMs)
      await new Promise(setImmediate)
    }
    expect(hall.house.docs.count()).toBe(0)
    expect(hall.clock.waiting()).toBeLessThanOrEqual(before)
    const again = (await hall.house.docs.open(hall.doc))!
    expect(titlesOf(sitDown(again, writer.writer.participant).doc)).toEqual(['北园水浸'])
  })

  test('folds its log while it is open, at one row more than it may have', { timeout: 60_000 }, async () => {
    const hall = await openHall()
    const writer = await hall.official('伍代表')
    const id = raise(writer)
    await settled(hall.room)
    const title = textOf(writer.doc, id, 'title')!
    for (let { rows } = await hall.onDisk(); rows < limits.docRowsMax; rows++) {
      if (title.length > 50) title.delete(0, 1)
      else title.insert(0, '甲')
      await settled(hall.room)
    }
    expect((await hall.onDisk()).rows).toBe(limits.docRowsMax)
    title.insert(0, '乙')
    await settled(hall.room)
    expect(await hall.onDisk()).toMatchObject({ rows: 1, titles: titlesOf(writer.doc) })
  })

  test('leaves its log as it is while that is as long as it may be, and no longer', async () => {
    const hall = await openHall()
    const writer = await hall.official('伍代表')
    const id = raise(writer)
    await settled(hall.room)
    for (let { rows } = await hall.onDisk(); rows < limits.docRowsAtRestMax; rows++) {
      type(writer, id, '甲')
      await settled(hall.room)
    }
    await hall.house.docs.close()
    expect((await hall.onDisk()).rows).toBe(limits.docRowsAtRestMax)
  })

  test('leaves a short log behind, without the words that were deleted', async () => {
    const hall = await openHall()
    const writer = await hall.official('伍代表')
    const id = raise(writer)
    for (let i = 0; i <= limits.docRowsAtRestMax; i++) {
      type(writer, id, i === 0 ? '不该说的话' : '甲')
      await settled(hall.room)
    }
    const title = issuesOf(writer.doc).get(id)!.get('title') as Y.Text
    title.delete(title.toString().indexOf('不该说的话'), 5)
    await settled(hall.room)
    const shown = titlesOf(writer.doc)
    await hall.house.docs.close()
    const { rows, titles } = await hall.onDisk()
    expect([rows, titles]).toEqual([1, shown])
    const bytes = Buffer.concat((await hall.house.storage.readDoc(hall.doc)).updates)
    expect(bytes.includes('不该说的话')).toBe(false)
  })

  test('there is none of a doc that nobody may have', async () => {
    const { house, scene } = await openHall()
    for (const name of [
      '',
      'meeting/x/board',
      `${scene.stream}/notes`,
      `${scene.stream}/board/x`,
      'station/x',
    ]) {
      expect(await house.docs.open(name)).toBeNull()
    }
    expect(house.docs.count()).toBe(1)
    await expect(house.docs.hold('meeting/x/board', async () => undefined)).rejects.toThrow()
  })

  test('a flood is paused before it fills the memory, and goes on when the disk has caught up', async () => {
    const hall = await openHall()
    const writer = await hall.official('伍代表')
    await settled(hall.room)
    const { write } = hall.holdDisk()
    const [update] = [Y.encodeStateAsUpdate(writer.doc)]
    const big = new Y.Doc()
    createIssue(big, writer.writer.participant, { ...draftOf(), detail: '水'.repeat(4000) })
    const known = Y.encodeStateAsUpdate(big)
    let sent = 0
    while (writer.send(sent === 0 ? update : known)) sent += known.length
    expect(sent).toBeGreaterThan(limits.docBacklogBytesMax - 2 * known.length)
    expect(writer.relievedCount()).toBe(0)
    write()
    await settled(hall.room)
    expect(writer.relievedCount()).toBe(1)
    expect(writer.send(known)).toBe(true)
  })

  test('as many bytes may wait for the disk as the bound says, and with one more its writer is paused', async () => {
    const hall = await openHall()
    const writer = await hall.official('伍代表')
    await settled(hall.room)
    const step = 2048
    const { write } = hall.holdDisk()
    const known = updateOf(writer, step)
    for (let sent = 0; sent < limits.docBacklogBytesMax; sent += step) expect(writer.send(known)).toBe(true)
    expect(writer.send(new Uint8Array([0]))).toBe(false)
    write()
  })
})
