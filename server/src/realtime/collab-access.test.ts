import { askFrame, updateFrame } from '@linyi/shared/client/doc-client/wire'
import { textOf } from '@linyi/shared/docs/board/list'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openCollabPeople, raiseOn, type CollabPeople, type LineOptions } from '../testing/collab-people.ts'
import { done, enter } from '../testing/meeting.ts'

let hall: CollabPeople
beforeEach(async () => {
  hall = await openCollabPeople()
})
afterEach(() => hall.close())

/** How a line that is let in and sent away ends. */
const ending = async (options: LineOptions) => {
  const line = await hall.lineOf(options)
  const { code, sentence } = await line.denied()
  const closed = await line.closed
  expect(closed.reason.split(' within=', 1)[0]).toBe(code)
  expect(sentence).toMatch(/[。！]$/)
  expect(line.said('update')).toEqual([])
  return [closed.code, code]
}

describe('who comes in', () => {
  test.each([
    ['no token', undefined],
    ['an invented token', 'x'.repeat(43)],
    ['no token at all', ''],
  ])('with %s: nobody, and they are told', async (_, token) => {
    expect(await ending(token === undefined ? {} : { token })).toEqual([4401, 'login.needed'])
  })

  test('not who never joined this meeting, nor anybody to a doc there is not', async () => {
    const stranger = await hall.signIn(await enter(hall, '路过的'))
    expect(await ending({ token: stranger.token })).toEqual([4403, 'who.joined'])
    const { token } = await hall.resident('梁伯')
    for (const doc of ['', 'meeting/x/board', `${hall.stream}/notes`, '%E0%A4%A', `${hall.doc}/`]) {
      expect(await ending({ token, doc })).toEqual([4403, 'stream.notFound'])
    }
  })

  test('not a screen on the wall: it gets its one view, and no doc', async () => {
    const screen = await hall.resident('梁伯')
    const line = await hall.synced(screen)
    const { participant, token } = screen
    await hall.send(hall.officer, { type: 'meeting.assignDuty', participant, duty: 'projector' })
    expect((await line.closed).code).toBe(4403)
    expect(await ending({ token })).toEqual([4403, 'stream.notFound'])
  })

  test('not a guest of another meeting', async () => {
    const elsewhere = await hall.signIn(await enter(hall, '隔壁的', '01K00000000000000000000000'))
    expect(await ending({ token: elsewhere.token })).toEqual([4403, 'stream.notFound'])
  })

  test('by a cookie only from a page of ours; a token needs no page', async () => {
    const { token } = await hall.resident('梁伯')
    const cookie = `login=${token}`
    const from = (origin?: string) => ({ headers: { cookie, ...(origin && { origin }) } })
    expect(await ending(from('https://evil.example'))).toEqual([4403, 'origin.foreign'])
    expect(await ending(from('null'))).toEqual([4403, 'origin.foreign'])
    expect(await ending(from())).toEqual([4403, 'origin.foreign'])
    for (const options of [
      from(`http://127.0.0.1:${hall.port}`),
      from('https://yi.example'),
      { token, headers: { origin: 'https://evil.example' } },
    ]) {
      const line = await hall.lineOf(options)
      line.send(askFrame(new Uint8Array([0])))
      await line.until(() => line.said('update').some(({ complete }) => complete))
    }
  })
})

describe('who has to go', () => {
  test('a person who is removed, at once and on every line, told why', async () => {
    const guest = await hall.resident('梁伯')
    const lines = [await hall.synced(guest), await hall.synced(guest)]
    const other = await hall.synced(await hall.official('伍代表'))
    await hall.send(hall.officer, { type: 'roll.remove', participant: guest.participant, reason: '吵闹' })
    for (const line of lines) {
      expect((await line.denied()).code).toBe('roll.removed')
      expect((await line.closed).code).toBe(4403)
    }
    expect(await ending({ token: guest.token })).toEqual([4403, 'roll.removed'])
    expect(other.ws.readyState).toBe(other.ws.OPEN)
  })

  test('a signed-out browser, and only that one', async () => {
    const guest = await hall.resident('梁伯')
    const elsewhere = await hall.signIn(guest)
    const [gone, stays] = [await hall.synced(guest), await hall.synced(elsewhere)]
    await hall.logins.revoke(guest.token)
    expect((await gone.denied()).code).toBe('login.ended')
    expect((await gone.closed).code).toBe(4401)
    expect(stays.ws.readyState).toBe(stays.ws.OPEN)
  })

  test('a right that is taken away counts for the next letter on the same line', async () => {
    const deputy = await hall.official('伍代表')
    const [writer, reader] = [
      await hall.synced(deputy, true),
      await hall.synced(await hall.official('余代表')),
    ]
    writer.write((copy) => raiseOn(copy, deputy, '还是代表'))
    await writer.stored(1)
    await done(hall, hall.head, {
      type: 'station.revokeRole',
      station: hall.station,
      person: deputy.person,
      role: 'deputy',
    })
    writer.write((copy) => raiseOn(copy, deputy, '不是代表了'))
    expect((await writer.denied()).code).toMatch(/^(board\.may|who\.)/)
    await reader.shows('还是代表')
    expect([...reader.copy.getMap('issues').keys()]).toHaveLength(1)
  })

  test('everyone, to come again, when the server stops; what was acked is there afterwards', async () => {
    const deputy = await hall.official('伍代表')
    const line = await hall.synced(deputy, true)
    line.write((copy) => raiseOn(copy, deputy, '停机前'))
    await line.stored(1)
    hall.collab.close()
    expect((await line.denied()).code).toBe('fault')
    expect((await line.closed).code).toBe(4503)
    expect(await ending({ token: deputy.token })).toEqual([4503, 'fault'])
    const copy = new Y.Doc()
    const { updates } = await hall.storage.readDoc(hall.doc)
    updates.forEach((update) => Y.applyUpdate(copy, update))
    expect(copy.getMap('issues').size).toBe(1)
  })
})

describe('who writes', () => {
  test('is told what is on disk when they understand it, and only then', async () => {
    const [ours, stock] = [await hall.official('伍代表'), await hall.official('余代表')]
    const [asks, doesNot] = [await hall.synced(ours, true), await hall.synced(stock)]
    doesNot.write((copy) => raiseOn(copy, stock, '不要回执'))
    await asks.shows('不要回执')
    for (const [i, title] of ['一', '二', '三'].entries()) {
      asks.write((copy) => raiseOn(copy, ours, title))
      await asks.stored(i + 1)
    }
    await doesNot.shows('三')
    expect(doesNot.heard).not.toContain(null)
    expect(doesNot.said('stored')).toEqual([])
    expect(asks.said('stored').at(-1)!.frames).toBe(3)
  })

  test('faster than anybody types is slowed down, and loses nothing', async () => {
    const deputy = await hall.official('伍代表')
    const [writer, reader] = [await hall.synced(deputy, true), await hall.synced(deputy)]
    const letters = limits.issueTitleCharsMax - 1
    const repeats = 2 * limits.updatesPerConnectionPerSecondMax
    writer.write((copy) => {
      const title = textOf(copy, raiseOn(copy, deputy, '数'), 'title')!
      for (let i = 0; i < letters; i++) title.insert(title.length, '甲')
    })
    for (let i = 0; i < repeats; i++) writer.send(updateFrame(Y.encodeStateAsUpdate(writer.copy)))
    await writer.stored(1 + letters + repeats)
    await reader.shows(`数${'甲'.repeat(letters)}`)
  })
})
