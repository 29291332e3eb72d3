import { askFrame, presenceFrame, updateFrame } from '@linyi/shared/client/doc-client/wire'
import { textOf } from '@linyi/shared/docs/board/list'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, expect, test } from 'vitest'
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { systemClock } from '../rooms/clock.ts'
import { StorageFault, type Storage } from '../storage/port.ts'
import { titlesOf } from '../testing/board-room.ts'
import { openCollabPeople, raiseOn, type CollabPeople } from '../testing/collab-people.ts'
import { createHandClock } from '../testing/hand-clock.ts'

// Where other servers of this kind fail (docs/PEERS.md), in so far as no other test has it.

let hall: CollabPeople
afterEach(() => hall.close())

test('the first visitor of a doc that is not in memory waits for the whole of it, and is never told that an empty one is all', async () => {
  const { promise: disk, resolve: goOn } = Promise.withResolvers<unknown>()
  let isSlow = false
  const around = (storage: Storage): Storage => ({
    ...storage,
    readDoc: async (doc, after) => {
      if (isSlow) await disk
      return storage.readDoc(doc, after)
    },
  })
  const clock = createHandClock(Date.UTC(2026, 10, 21))
  hall = await openCollabPeople(clock, around)
  const deputy = await hall.official('伍代表')
  const writer = await hall.synced(deputy, true)
  const passing = setInterval(() => clock.pass(20), 5)
  for (let row = 1; row <= 6; row++) {
    writer.write((copy) => raiseOn(copy, deputy, `第 ${row} 件`))
    await writer.stored(row)
  }
  clearInterval(passing)
  writer.close()
  while (hall.docs.count() > 0) {
    clock.pass(limits.docIdleMs)
    await new Promise(setImmediate)
  }
  isSlow = true
  const visitor = await hall.lineOf({ token: deputy.token })
  visitor.send(askFrame(Uint8Array.of(0)))
  setTimeout(goOn, 100)
  await visitor.until(() => visitor.said('update').some(({ complete }) => complete))
  expect(visitor.said('update').map(({ complete }) => complete)).toEqual([true])
  expect(titlesOf(visitor.copy)).toHaveLength(6)
})

test('who is signed out while the doc they came for is being loaded does not stay', async () => {
  const { promise: disk, resolve: goOn } = Promise.withResolvers<unknown>()
  const { promise: read, resolve: isRead } = Promise.withResolvers<unknown>()
  const around = (storage: Storage): Storage => ({
    ...storage,
    readDoc: async (doc, after) => {
      isRead(doc)
      await disk
      return storage.readDoc(doc, after)
    },
  })
  hall = await openCollabPeople(systemClock, around)
  const guest = await hall.resident('梁伯')
  const line = await hall.lineOf({ token: guest.token })
  await read
  await hall.logins.revoke(guest.token)
  goOn(null)
  expect((await line.denied()).code).toBe('login.ended')
  expect((await line.closed).code).toBe(4401)
})

test(
  'four thousand updates with a hole from one line: it is asked once, and a hundred others write on as before',
  { timeout: 60_000 },
  async () => {
    hall = await openCollabPeople(systemClock)
    const guest = await hall.official('聂代表')
    const holed: Uint8Array[] = []
    const apart = new Y.Doc()
    const issue = raiseOn(apart, guest, '从来没有发')
    apart.on('update', (update) => holed.push(update))
    for (let i = 0; i < 4000; i++) {
      const title = textOf(apart, issue, 'title')!
      if (title.length < 90) title.insert(0, '甲')
      else title.delete(0, 60)
    }
    const staller = await hall.synced(guest, true)
    const honest = await Promise.all(
      ['伍', '余', '李', '区', '容'].map((name) => hall.official(`${name}代表`)),
    )
    const lines = await Promise.all(
      Array.from({ length: 100 }, (_, i) => hall.synced(honest[i % honest.length]!, true)),
    )
    const asked = staller.said('ask').length
    holed.forEach((update) => staller.send(updateFrame(update)))
    lines.forEach((line, i) => line.write((copy) => raiseOn(copy, honest[i % honest.length]!, `第 ${i} 件`)))
    await Promise.all(lines.map((line) => line.stored(1)))
    await lines[99]!.until(() => titlesOf(lines[99]!.copy).length === 100)
    expect(lines.flatMap((line) => line.said('denied'))).toEqual([])
    await staller.until(() => staller.said('denied').length > 0)
    expect(staller.said('ask').length - asked).toBe(1)
  },
)

test('who may read alone is seen by the others, is told that nothing of theirs was written, and the doc is as it was', async () => {
  hall = await openCollabPeople(systemClock)
  const deputy = await hall.official('伍代表')
  const resident = await hall.resident('梁伯')
  const other = await hall.providerOf(deputy)
  const reader = await hall.synced(resident, true)
  const awareness = new Awareness(reader.copy)
  awareness.setLocalState({ reading: true })
  reader.send(presenceFrame(encodeAwarenessUpdate(awareness, [reader.copy.clientID])))
  const names = () =>
    [...other.awareness.getStates().values()].map(({ user }) => (user as { name?: string } | undefined)?.name)
  while (!names().includes('梁伯'))
    await new Promise((next) => other.awareness.once('change', () => next(null)))
  const room = (await hall.docs.open(hall.doc))!
  const before = room.storedVector()
  reader.write((copy) => raiseOn(copy, resident, '只许读'))
  expect((await reader.denied()).code).toMatch(/^(who|board|issue)\./)
  expect(room.storedVector()).toEqual(before)
  expect(reader.said('stored')).toEqual([])
  awareness.destroy()
})

test(
  'two thousand docs that were opened, or failed to open, leave no room and no timer behind',
  { timeout: 60_000 },
  async () => {
    let fails = false
    const around = (storage: Storage): Storage => ({
      ...storage,
      readDoc: (doc, after) =>
        fails ? Promise.reject(new StorageFault('disk I/O error')) : storage.readDoc(doc, after),
    })
    const clock = createHandClock(Date.UTC(2026, 10, 21))
    hall = await openCollabPeople(clock, around)
    const waiting = clock.waiting()
    for (let i = 0; i < 1000; i++) await hall.docs.open(`meeting/${String(i).padStart(26, '0')}/board`)
    fails = true
    for (let i = 0; i < 1000; i++) await hall.docs.open(hall.doc).catch(() => undefined)
    fails = false
    await hall.docs.open(hall.doc)
    for (let i = 0; i < 10 && hall.docs.count() > 0; i++) {
      clock.pass(limits.docIdleMs)
      await new Promise(setImmediate)
    }
    expect(hall.docs.count()).toBe(0)
    clock.pass(limits.docIdleMs)
    expect(clock.waiting()).toBeLessThanOrEqual(waiting)
  },
)

test('fifty people, one of whom relays what they heard of the others and goes: all the others stay', async () => {
  hall = await openCollabPeople(systemClock)
  const guests = await Promise.all(Array.from({ length: 12 }, (_, i) => hall.resident(`居民${i}`)))
  const providers = []
  for (let i = 0; i < 50; i++) {
    const provider = await hall.providerOf(guests[i % guests.length]!)
    provider.awareness.setLocalState({ at: i })
    providers.push(provider)
  }
  const [leaver, ...stay] = providers
  const watcher = stay[0]!
  for (const { awareness } of [leaver!, watcher])
    while (awareness.getStates().size < 50)
      await new Promise((next) => awareness.once('change', () => next(null)))
  const { awareness } = leaver!
  const all = [...awareness.getStates().keys()]
  leaver!.ws!.send(presenceFrame(encodeAwarenessUpdate(awareness, all)))
  // As it goes, everybody it knows goes with it, if that is believed.
  const gone = new Map(all.map((client) => [client, null as never]))
  leaver!.ws!.send(presenceFrame(encodeAwarenessUpdate(awareness, all, gone)))
  leaver!.destroy()
  while (watcher.awareness.getStates().size > 49)
    await new Promise((next) => watcher.awareness.once('change', () => next(null)))
  expect(watcher.awareness.getStates().size).toBe(49)
})
