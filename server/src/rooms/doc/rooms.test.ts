import { createIssue, deleteIssue } from '@linyi/shared/docs/board/edits'
import { listIssues, textOf } from '@linyi/shared/docs/board/list'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { StorageFault } from '../../storage/port.ts'
import { draftOf, openBoardRoom, raise, titlesOf, type, type BoardRoom } from '../../testing/board-room.ts'
import { settled, sitDown, turnOver } from '../../testing/desk.ts'
import { newId } from '../../testing/meeting.ts'
import type { DocRoom } from './room.ts'

let hall: BoardRoom
let room: DocRoom
beforeEach(async () => {
  hall = await openBoardRoom()
  room = hall.room
})
afterEach(() => hall.close())

const lockedTitle = async (id: string): Promise<string> => {
  const meeting = (await hall.house.rooms.open(hall.scene.stream))!
  const { issue } = meeting.durable().state as MeetingState
  meeting.close()
  return issue.lock!.quote.fields[`issues/${id}/title`]!
}

describe('what is on disk', () => {
  test('nobody hears of an edit, and its writer gets no ack, before it is there', async () => {
    const [writer, reader] = [await hall.official('伍代表'), await hall.official('余代表')]
    const { write } = hall.holdDisk()
    raise(writer)
    hall.clock.pass(0)
    expect([writer.acked, writer.heard, reader.heard]).toEqual([[], [], []])
    const late = sitDown(room, hall.here(hall.scene.officer))
    expect(titlesOf(late.doc)).toEqual([])
    write()
    await settled(room)
    expect(writer.acked.at(-1)).toBe(2)
    expect(titlesOf(reader.doc)).toEqual(['北园水浸'])
    expect(titlesOf(late.doc)).toEqual(['北园水浸'])
    expect((await hall.onDisk()).titles).toEqual(['北园水浸'])
  })

  test('the edits of a tick are one row and one update, and the first after quiet waits for nobody', async () => {
    const desks = [
      await hall.official('伍代表'),
      await hall.official('余代表'),
      await hall.official('聂代表'),
    ]
    desks.forEach((desk) => raise(desk, '一'))
    hall.clock.pass(0)
    await settled(room)
    const rows = (await hall.onDisk()).rows
    desks.forEach((desk) => {
      const id = raise(desk, '二')
      for (const letter of '甲乙丙') type(desk, id, letter)
    })
    expect(desks[0]!.heard).toHaveLength(rows)
    await settled(room)
    expect((await hall.onDisk()).rows).toBe(rows + 1)
    expect(desks.map(({ heard }) => heard.length)).toEqual([rows + 1, rows + 1, rows + 1])
    expect(new Set(desks.map(({ doc }) => JSON.stringify(titlesOf(doc)))).size).toBe(1)
  })

  test('a client id is its writer’s in the same commit, also after the room was left', async () => {
    const writer = await hall.official('伍代表')
    raise(writer)
    await settled(room)
    expect((await hall.onDisk()).clients).toEqual([
      { client: writer.doc.clientID, person: writer.writer.participant },
    ])
    const forger = await hall.official('余代表')
    const forged = new Y.Doc()
    Y.applyUpdate(forged, room.beyond(new Uint8Array([0])))
    forged.clientID = writer.doc.clientID
    const before = Y.encodeStateVector(forged)
    createIssue(forged, writer.writer.participant, draftOf('冒名'))
    forger.send(Y.encodeStateAsUpdate(forged, before))
    await settled(room)
    expect(forger.refused.map(({ code }) => code)).toEqual(['board.foreignClient'])
    expect((await hall.onDisk()).titles).toEqual(['北园水浸'])
  })

  test('what was known before changes nothing, costs no row, and is acked', async () => {
    const writer = await hall.official('伍代表')
    raise(writer)
    await settled(room)
    const { rows } = await hall.onDisk()
    const again = sitDown(room, writer.writer.participant, true, writer.doc)
    again.send(Y.encodeStateAsUpdate(writer.doc), true)
    await settled(room)
    expect(again.acked.at(-1)).toBe(2)
    expect((await hall.onDisk()).rows).toBe(rows)
  })

  test('a store that fails ends the room, acks nothing, and the next room has what was acked', async () => {
    const writer = await hall.official('伍代表')
    raise(writer, '存上了')
    await settled(room)
    let dropped = 0
    room.listen({ committed: () => undefined, dropped: () => dropped++, size: () => 0 })
    const { fail } = hall.holdDisk()
    const acked = [...writer.acked]
    raise(writer, '没存上')
    hall.clock.pass(1000)
    fail(new StorageFault('the disk is full'))
    await expect(settled(room)).rejects.toThrow(StorageFault)
    expect([dropped, writer.acked]).toEqual([1, acked])
    await new Promise<void>((tooLate) =>
      room.listen({ committed: () => undefined, dropped: tooLate, size: () => 0 }),
    )
    const next = (await hall.house.docs.open(room.doc))!
    expect(next).not.toBe(room)
    expect(titlesOf(sitDown(next, writer.writer.participant).doc)).toEqual(['存上了'])
  })
})

describe('a refusal', () => {
  test('reaches its writer alone, after all that was accepted from the same writer before it', async () => {
    const [writer, reader] = [await hall.official('伍代表'), await hall.official('余代表')]
    raise(writer, '可以')
    writer.doc.getMap('别处').set('藏', '东西')
    expect(writer.told).toEqual([])
    await settled(room)
    expect(writer.told).toEqual(['2 stored', 'board.unknownField'])
    expect(titlesOf(reader.doc)).toEqual(['可以'])
    expect([...reader.doc.share.keys()]).not.toContain('别处')
  })

  test('closes the door for a stock client: all that follows is refused alike, and nothing is asked for', async () => {
    const writer = await hall.official('伍代表')
    writer.doc.getMap('别处').set('藏', '东西')
    raise(writer)
    await settled(room)
    expect(writer.refused.map(({ code }) => code)).toEqual(['board.unknownField', 'board.unknownField'])
    expect(writer.asked).toEqual([])
    expect((await hall.onDisk()).titles).toEqual([])
  })

  test('lets our own client go on in a new copy, and never asks for what was refused', async () => {
    const writer = await hall.official('伍代表', false)
    writer.doc.getMap('别处').set('藏', '东西')
    raise(writer, '接着坏的写')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, room.beyond(new Uint8Array([0])))
    copy.on('update', (update) => writer.send(update))
    createIssue(copy, writer.writer.participant, draftOf('新的一份'))
    await settled(room)
    expect(writer.refused.map(({ code }) => code)).toEqual(['board.unknownField', 'board.unknownField'])
    expect(writer.asked).toEqual([])
    expect((await hall.onDisk()).titles).toEqual(['新的一份'])
  })

  test('of too many fresh client ids ends when time has passed', async () => {
    const writer = await hall.official('伍代表', false)
    const bring = () => {
      const copy = new Y.Doc()
      createIssue(copy, writer.writer.participant, draftOf())
      writer.send(Y.encodeStateAsUpdate(copy))
    }
    for (let i = 0; i < limits.unclaimedClientIdsPerConnectionMax; i++) bring()
    expect(writer.refused).toEqual([])
    bring()
    await settled(room)
    expect(writer.refused.map(({ code }) => code)).toEqual(['board.tooManyClients'])
    hall.clock.pass(60_000)
    bring()
    await settled(room)
    expect(writer.refused).toHaveLength(1)
  })
})

test('words written into an issue that was deleted meanwhile come back to their writer, as taken', async () => {
  const [author, late] = [await hall.official('伍代表'), await hall.official('余代表')]
  const id = raise(author, '护坡')
  await settled(room)
  const apart = new Y.Doc()
  Y.applyUpdate(apart, Y.encodeStateAsUpdate(late.doc))
  const before = Y.encodeStateVector(apart)
  textOf(apart, id, 'title')!.insert(2, '松动')
  deleteIssue(author.doc, id)
  late.send(Y.encodeStateAsUpdate(apart, before))
  await settled(room)
  expect([late.inert, late.refused, late.told.at(-1)]).toEqual([['松动'], [], '2 stored'])
  expect((await hall.onDisk()).titles).toEqual([])
})

describe('what comes in one turn of the event loop', () => {
  test('is judged in its order, each on top of the one before', async () => {
    const [one, other] = [await hall.official('伍代表'), await hall.official('余代表')]
    const id = raise(one, '路灯')
    type(one, id, '巷口')
    type(one, id, '三号')
    const second = raise(other, '水浸')
    await settled(room)
    deleteIssue(one.doc, second)
    type(one, id, '东')
    await turnOver()
    expect(one.refused.map(({ code }) => code)).toEqual(['board.mayNotDelete', 'board.mayNotDelete'])
    await settled(room)
    expect((await hall.onDisk()).titles.sort()).toEqual(['水浸', '三号巷口路灯'].sort())
  })

  test('tells who writes into what was deleted just before that it is gone', async () => {
    const [author, late] = [await hall.official('伍代表'), await hall.official('余代表', false)]
    const id = raise(author, '路灯')
    await settled(room)
    const apart = new Y.Doc()
    Y.applyUpdate(apart, Y.encodeStateAsUpdate(late.doc))
    const own = late.doc.clientID
    apart.clientID = own
    raise(author, '第一件')
    type(author, raise(author, '第二件'), '新')
    deleteIssue(author.doc, id)
    const before = Y.encodeStateVector(apart)
    textOf(apart, id, 'title')!.insert(0, '东')
    late.send(Y.encodeStateAsUpdate(apart, before))
    type(author, raise(author, '第三件'), '新')
    await settled(room)
    expect([late.inert, late.refused]).toEqual([['东'], []])
    expect(titlesOf(late.doc)).toEqual(titlesOf(author.doc))
    expect((await hall.onDisk()).titles.sort()).toEqual(['新第二件', '新第三件', '第一件'].sort())
  })
})

describe('an update that refers to what is not there', () => {
  /** A writer whose second update got ahead of the first. */
  const withHole = async () => {
    const writer = await hall.official('伍代表')
    await settled(room)
    const apart = new Y.Doc()
    const updates: Uint8Array[] = []
    apart.on('update', (update) => updates.push(update))
    createIssue(apart, writer.writer.participant, draftOf('先'))
    const id = listIssues(apart)[0]!.id
    textOf(apart, id, 'title')!.insert(1, '后')
    textOf(apart, id, 'title')!.insert(2, '再')
    return { writer, apart, second: updates[1]!, third: updates[2]! }
  }

  test('waits while its writer is asked once, and is there when the answer has come', async () => {
    const { writer, apart, second, third } = await withHole()
    writer.send(second)
    writer.send(third)
    await turnOver()
    expect([writer.asked.length, writer.refused]).toEqual([1, []])
    await settled(room)
    expect((await hall.onDisk()).titles).toEqual([])
    writer.send(Y.encodeStateAsUpdate(apart, writer.asked[0]), true)
    await settled(room)
    expect((await hall.onDisk()).titles).toEqual(['先后再'])
    expect(writer.refused).toEqual([])
    expect(writer.acked.at(-1)).toBe(4)
  })

  test('is refused when the answer does not hold it', async () => {
    const { writer, second } = await withHole()
    writer.send(second)
    writer.send(second, true)
    await turnOver()
    expect(writer.refused.map(({ code }) => code)).toEqual(['board.malformed', 'board.malformed'])
  })

  test('is refused when no answer has come in time', async () => {
    const { writer, second } = await withHole()
    writer.send(second)
    await turnOver()
    hall.clock.pass(limits.heldMsMax - 1)
    expect(writer.refused).toEqual([])
    hall.clock.pass(1)
    expect(writer.refused.map(({ code }) => code)).toEqual(['board.malformed'])
  })

  test('is refused with all that waits when that is too much', async () => {
    const { writer, second } = await withHole()
    const fitting = Math.floor(limits.heldBytesPerConnectionMax / second.length)
    for (let i = 0; i < fitting; i++) writer.send(second)
    await turnOver()
    expect(writer.refused).toEqual([])
    writer.send(second)
    await turnOver()
    expect(writer.refused).toHaveLength(fitting + 1)
    expect(writer.asked).toHaveLength(1)
  })

  test('waits no longer once its connection is gone', async () => {
    const { writer, second } = await withHole()
    const before = hall.clock.waiting()
    writer.send(second)
    writer.leave()
    expect(hall.clock.waiting()).toBe(before)
  })
})

describe('the meeting decides', () => {
  test('what is written when the list is locked is in the quote or refused, never both, never neither', async () => {
    const writer = await hall.official('伍代表')
    const id = raise(writer, '甲')
    type(writer, id, '乙')
    const locking = hall.send(hall.scene.officer, { type: 'issue.lockList' })
    for (const word of '丙丁戊己') {
      type(writer, id, word)
      await new Promise(setImmediate)
    }
    await locking
    await settled(room)
    type(writer, id, '晚')
    const locked = await lockedTitle(id)
    expect((await hall.onDisk()).titles).toEqual([locked])
    const words = textOf(writer.doc, id, 'title')!.toString()
    expect(words.length).toBe(locked.length + writer.refused.length)
    expect(new Set(writer.refused.map(({ code }) => code))).toEqual(new Set(['board.locked']))
  })

  test('an edit that was judged and not yet written is judged again when the meeting went on', async () => {
    const kept = await hall.official('伍代表')
    const asker = await hall.scene.appoint('余代表', 'deputy')
    await hall.send(asker, { type: 'roll.join', name: '余代表', via: 'account', grid: '', consent: 0 })
    const removed = sitDown(room, hall.here(asker))
    const ids = [raise(kept, '留下'), raise(removed, '原样')]
    hall.clock.pass(0)
    await settled(room)
    type(kept, ids[0]!, '要')
    type(removed, ids[1]!, '不要')
    await hall.send(hall.scene.officer, {
      type: 'roll.remove',
      participant: hall.here(asker),
      reason: '吵闹',
    })
    await settled(room)
    expect((await hall.onDisk()).titles.sort()).toEqual(['原样', '要留下'].sort())
    expect(removed.refused.map(({ code }) => code)).toEqual(['board.removed'])
    expect(kept.refused).toEqual([])
  })

  test('a change of the meeting that touches nobody’s rights costs no edit anything', async () => {
    const writer = await hall.official('伍代表')
    const id = raise(writer)
    hall.clock.pass(0)
    await settled(room)
    type(writer, id, '又')
    await hall.scene.guest('梁伯')
    await settled(room)
    expect(writer.refused).toEqual([])
    expect((await hall.onDisk()).titles).toEqual(['又北园水浸'])
  })

  test('an accepted proposal is on the board, its proposer’s own, in the commit of the decision', async () => {
    const guest = await hall.scene.guest('梁伯')
    const reader = await hall.official('伍代表')
    const proposal = newId()
    await hall.send(guest, { type: 'issue.propose', proposal, text: '榕树下没有灯', grid: '', for: '' })
    await hall.send(hall.scene.officer, { type: 'issue.accept', proposal, title: '榕树下没有灯', detail: '' })
    expect(titlesOf(reader.doc)).toEqual(['榕树下没有灯'])
    expect((await hall.onDisk()).clients.map(({ person }) => person)).toEqual([hall.here(guest)])
    const own = sitDown(room, hall.here(guest))
    type(own, listIssues(own.doc)[0]!.id, '东头')
    await settled(room)
    expect(own.refused).toEqual([])
    expect(titlesOf(reader.doc)).toEqual(['东头榕树下没有灯'])
  })

  test('a hold whose decision fails leaves the doc as it is on disk, and the gate open', async () => {
    const writer = await hall.official('伍代表')
    raise(writer, '先')
    const outcome = room.hold(async (held) => {
      const issue = draftOf('没成')
      held.prepareEdits([{ doc: 'board', edit: 'addIssue', author: writer.writer.participant, issue }])
      raise(writer, '中间')
      throw new Error('decided otherwise')
    })
    await expect(outcome).rejects.toThrow('decided otherwise')
    await settled(room)
    expect((await hall.onDisk()).titles).toEqual(['先', '中间'])
    expect(titlesOf(writer.doc)).toEqual(['先', '中间'])
  })

  test('nothing moves in a doc that is held: what comes meanwhile is judged afterwards', async () => {
    const writer = await hall.official('伍代表')
    const id = raise(writer, '先')
    const quotes = await room.hold(async (held) => {
      const before = held.quote()
      type(writer, id, '后')
      hall.clock.pass(1000)
      await new Promise(setImmediate)
      expect((await hall.onDisk()).titles).toEqual(['先'])
      return [before, held.quote()]
    })
    expect(quotes[1]).toEqual(quotes[0])
    await settled(room)
    expect((await hall.onDisk()).titles).toEqual(['后先'])
  })

  test('holds come one after the other', async () => {
    const order: string[] = []
    await Promise.all(
      ['一', '二', '三'].map((name) =>
        room.hold(async () => {
          order.push(`${name}始`)
          await new Promise(setImmediate)
          order.push(`${name}终`)
        }),
      ),
    )
    expect(order).toEqual(['一始', '一终', '二始', '二终', '三始', '三终'])
  })
})
