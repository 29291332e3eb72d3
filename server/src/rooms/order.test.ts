import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { limits } from '@linyi/shared/lib/limits'
import { verifyChain } from '@linyi/shared/record/verify'
import { describe, expect, it } from 'vitest'
import { createMedium } from '../bus/memory.ts'
import { setExpected } from '../testing/decisions.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { closedAfterEach } from '../testing/houses.ts'
import { announced, done, newId, refusal, send } from '../testing/meeting.ts'
import type { Change } from './port.ts'

const open = closedAfterEach()

describe('many at once', () => {
  it('are decided one after another, each on what the one before decided', async () => {
    const house = await open()
    const scene = await announced(house)
    const resident = await scene.guest('梁伯')
    const second = { type: 'issue.second', meeting: scene.meeting, issue: newId() }
    const outcomes = await Promise.all([1, 2, 3].map(() => refusal(house, resident, second)))
    expect(outcomes).toEqual(['done', 'issue.alreadySeconded', 'issue.alreadySeconded'])
  })

  it('that land together are told as one change', async () => {
    let openGate = () => {}
    const gate = new Promise<void>((opened) => (openGate = opened))
    let isGated = false
    const house = await open({
      around: (storage) => ({
        ...storage,
        commit: async (unit) => {
          if (isGated) await gate
          return storage.commit(unit)
        },
      }),
    })
    const scene = await announced(house)
    const room = await house.rooms.open(scene.stream)
    const changes: Change[] = []
    room!.watch((change) => changes.push(change))
    isGated = true
    const sent = Array.from({ length: 20 }, (_, n) => send(house, scene.officer, setExpected(scene, n)))
    while (room!.ahead().seq < room!.durable().seq + 20) await new Promise(setImmediate)
    expect(changes).toEqual([])
    openGate()
    await Promise.all(sent)
    room!.close()
    expect(changes.map(({ events }) => events.length)).toEqual([20])
  })
})

describe('two nodes on one store', () => {
  it('decide in one order, and each hears of what the other decided', async () => {
    const medium = createMedium()
    const one = await open({ medium })
    const other = await open({ medium, path: one.path })
    const scene = await announced(one)
    const nodes = [one, other]
    const rooms = await Promise.all(nodes.map((node) => node.rooms.open(scene.stream)))
    const heard: number[][] = [[], []]
    rooms.forEach((room, index) =>
      room!.watch(({ events }) => heard[index]!.push(...events.map(({ event }) => event.seq))),
    )
    const from = rooms[0]!.durable().seq
    const sent = Array.from({ length: 12 }, (_, n) =>
      done(nodes[n % 2]!, scene.officer, setExpected(scene, n)),
    )
    const seqs = await Promise.all(sent)
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs.map((_, index) => from + 1 + index))
    await Promise.all(rooms.map((room) => room!.refresh()))
    await new Promise(setImmediate)
    expect(heard[0]).toEqual([...seqs].sort((a, b) => a - b))
    expect(heard[1]).toEqual(heard[0])
    expect(rooms[0]!.durable()).toEqual(rooms[1]!.durable())
    expect(verifyChain(scene.stream, await one.storage.readStream(scene.stream, 0)).ok).toBe(true)
    rooms.forEach((room) => room!.close())
  })
})

describe('events since', () => {
  it('are found on disk when they are no longer in memory', { timeout: 60_000 }, async () => {
    const house = await open()
    const scene = await announced(house)
    const room = await house.rooms.open(scene.stream)
    const seqs = async (since: number) => (await room!.eventsAfter(since)).map(({ event }) => event.seq)
    const more = limits.recentEventsPerRoomMax + 10
    await Promise.all(
      Array.from({ length: more }, (_, n) => done(house, scene.officer, setExpected(scene, n))),
    )
    const head = room!.durable().seq
    for (const since of [0, 1, head - limits.recentEventsPerRoomMax - 1, head - 1, head])
      expect(await seqs(since)).toEqual(Array.from({ length: head - since }, (_, n) => since + 1 + n))
    room!.close()
  })
})

describe('a room that nobody uses', () => {
  it('is let go of after its time, and not a moment before', async () => {
    const clock = createHandClock(Date.UTC(2026, 10, 21))
    const house = await open({ clock })
    const scene = await announced(house)
    const kept = house.rooms.count()
    const room = await house.rooms.open(scene.stream)
    clock.pass(10 * limits.roomIdleMs)
    expect(house.rooms.count()).toBe(kept)
    room!.close()
    clock.pass(limits.roomIdleMs - 1)
    expect(house.rooms.count()).toBe(kept)
    clock.pass(limits.roomIdleMs + 1)
    expect(house.rooms.count()).toBeLessThan(kept)
  })
})

describe('a server that went away', () => {
  it('in the middle of many commands keeps those it acked, in order, and acked none it lost', async () => {
    const first = await open()
    const scene = await announced(first)
    const sending = Array.from({ length: 60 }, (_, n) => send(first, scene.officer, setExpected(scene, n)))
    await Promise.race(sending)
    await first.storage.close()
    const acked = (await Promise.all(sending)).flatMap((one) => (one.ok ? [one.seq] : []))
    const second = await open({ path: first.path })
    const rows = await second.storage.readStream(scene.stream, 0)
    expect(acked.length).toBeGreaterThan(0)
    expect(rows.length).toBeGreaterThanOrEqual(Math.max(...acked))
    expect(verifyChain(scene.stream, rows).ok).toBe(true)
  })

  it('leaves behind whatever it has acked', async () => {
    const first = await open()
    const scene = await announced(first)
    const acked = await Promise.all(
      [30, 40, 50].map((n) => done(first, scene.officer, setExpected(scene, n))),
    )
    const second = await open({ path: first.path })
    const room = await second.rooms.open(scene.stream)
    expect(room!.durable().seq).toBe(Math.max(...acked))
    expect((room!.durable().state as MeetingState).roll.expectedTyped).toBe(50)
    room!.close()
  })
})
