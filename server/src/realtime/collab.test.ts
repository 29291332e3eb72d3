import { createDocClient } from '@linyi/shared/client/doc-client'
import type { DocLink } from '@linyi/shared/client/doc-client/link'
import { askFrame } from '@linyi/shared/client/doc-client/wire'
import { createShelf } from '@linyi/shared/client/rehearsal/doc-browser'
import { textOf } from '@linyi/shared/docs/board/list'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { systemClock } from '../rooms/clock.ts'
import { titlesOf } from '../testing/board-room.ts'
import type { Guest } from '../testing/collab-house.ts'
import { openCollabPeople, raiseOn, untilUpdate, type CollabPeople } from '../testing/collab-people.ts'

let hall: CollabPeople
beforeEach(async () => {
  hall = await openCollabPeople()
})
afterEach(() => hall.close())

const officials = async () => [await hall.official('伍代表'), await hall.official('余代表')] as const

describe('an unmodified WebsocketProvider', () => {
  test('writes, and another reads it as it is written', async () => {
    const [one, other] = await officials()
    const [writer, reader] = [await hall.providerOf(one), await hall.providerOf(other)]
    const id = raiseOn(writer.doc, one, '北园水浸')
    textOf(writer.doc, id, 'title')!.insert(4, '三年')
    await untilUpdate(reader.doc, () => titlesOf(reader.doc)[0] === '北园水浸三年')
    textOf(reader.doc, id, 'title')!.delete(0, 2)
    await untilUpdate(writer.doc, () => titlesOf(writer.doc)[0] === '水浸三年')
    const late = await hall.providerOf(await hall.resident('梁伯'))
    expect(titlesOf(late.doc)).toEqual(['水浸三年'])
  })

  test('keeps what it wrote offline, and brings it back', async () => {
    const [one, other] = await officials()
    const [writer, reader] = [await hall.providerOf(one), await hall.providerOf(other)]
    writer.disconnect()
    raiseOn(writer.doc, one, '断网时写的')
    writer.connect()
    await untilUpdate(reader.doc, () => titlesOf(reader.doc)[0] === '断网时写的')
  })

  test('sees who is here by the names the server knows, and sees them again after a line drop', async () => {
    const [one, other] = await officials()
    const [writer, reader] = [await hall.providerOf(one), await hall.providerOf(other)]
    const seen = () => reader.awareness.getStates().get(writer.doc.clientID)
    for (let at = 0; at < 20; at++) writer.awareness.setLocalStateField('at', at)
    writer.awareness.setLocalStateField('user', { name: '主持人' })
    await untilUpdate(reader.awareness, () => seen()?.['at'] === 19)
    expect(seen()!['user']).toMatchObject({ id: one.participant, name: '伍代表', role: 'deputy' })
    writer.ws!.close()
    await untilUpdate(reader.awareness, () => !seen())
    await untilUpdate(reader.awareness, () => seen()?.['at'] === 19)
  })

  test('that may not write is told why and sent away for good, and nobody else sees a letter', async () => {
    const [resident, official] = [await hall.resident('梁伯'), await hall.official('伍代表')]
    const [writer, reader] = [await hall.providerOf(resident), await hall.providerOf(official)]
    const ended = new Promise((resolve) => writer.once('closed', (event) => resolve(event)))
    raiseOn(writer.doc, resident, '我自己写上去')
    expect(await ended).toEqual({ code: 4409, reason: 'board.mayNotCreate' })
    expect(writer.shouldConnect).toBe(false)
    raiseOn(reader.doc, official, '后来的')
    const witness = await hall.synced(official)
    await witness.shows('后来的')
    expect([titlesOf(reader.doc), titlesOf(witness.copy)]).toEqual([['后来的'], ['后来的']])
    const clients = Y.decodeStateVector(Y.encodeStateVector(reader.doc))
    expect(clients.has(writer.doc.clientID)).toBe(false)
  })
})

test('a newcomer who has nothing is asked for nothing; who has something is asked once, before the answer', async () => {
  const [guest] = await officials()
  const [fresh, known] = [await hall.synced(guest), await hall.lineOf({ token: guest.token })]
  expect(fresh.said('ask')).toEqual([])
  raiseOn(known.copy, guest, '路上写的')
  for (let turns = 1; turns <= 2; turns++) {
    known.send(askFrame(Y.encodeStateVector(known.copy)))
    await known.until(() => known.said('update').filter(({ complete }) => complete).length === turns)
  }
  expect(known.said('ask')).toHaveLength(1)
  expect(known.heard[0]).toMatchObject({ says: 'ask' })
})

describe('our own client', () => {
  const link =
    (guest: Guest): DocLink =>
    (listener) => {
      const ws = new WebSocket(`${hall.url}/${hall.doc}?token=${guest.token}&ack=1`)
      ws.on('open', listener.up)
      ws.on('message', (bytes: Buffer) => listener.frame(bytes))
      ws.on('close', (code) => listener.ended(code))
      ws.on('error', () => undefined)
      return { send: (bytes) => ws.send(bytes), hangUp: () => ws.terminate() }
    }

  const pageOf = (guest: Guest) => {
    const { drafts, tray } = createShelf()
    const client = createDocClient({
      link: link(guest),
      me: guest.participant,
      rights: () => null,
      drafts,
      trayStore: tray,
      surroundings: {
        deviceNow: Date.now,
        monotonicMs: () => performance.now(),
        after: systemClock.after,
        chance: (count) => randomBytes(count),
      },
    })
    const until = (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = () => {
          if (holds()) resolve()
        }
        client.listen(look)
        look()
      })
    return { client, until }
  }

  test('has saved what the server has on disk, keeps what a lock refused, and writes on after it', async () => {
    const [one, other] = await officials()
    const [writer, reader] = [pageOf(one), pageOf(other)]
    await writer.until(() => writer.client.loaded())
    const issue = { id: '01K0000000000000000000000A', title: '北园水浸', detail: '', grid: '', createdAt: 1 }
    writer.client.createIssue(issue)
    await writer.until(() => writer.client.saved().is === 'saved')
    await reader.until(() => reader.client.issues().length === 1)
    await hall.send(hall.officer, { type: 'issue.lockList' })
    writer.client.text(issue.id, 'title').write([{ index: 0, remove: 0, insert: '太晚了' }])
    await writer.until(() => writer.client.tray().length === 1)
    expect(writer.client.tray()[0]).toMatchObject({
      words: '太晚了北园水浸',
      instead: '北园水浸',
      code: 'board.locked',
    })
    await hall.send(hall.officer, { type: 'issue.unlockList', reason: '还要补' })
    writer.client.text(issue.id, 'title').write([{ index: 0, remove: 0, insert: '又' }])
    await reader.until(() => reader.client.issues()[0]!.title === '又北园水浸')
    for (const { client } of [writer, reader]) client.leave()
  })
})
