import { describe, expect, it } from 'vitest'
import { createMedium } from '../bus/memory.ts'
import { StorageFault } from '../storage/port.ts'
import { scripted, setExpected, stateIn } from '../testing/decisions.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { closedAfterEach } from '../testing/houses.ts'
import { announced, done, newId, refusal } from '../testing/meeting.ts'

const open = closedAfterEach()

describe('a store that does not answer', () => {
  it('makes the whole tail a fault, after which the state is what is on disk', async () => {
    const { answers, around, fault } = scripted()
    const house = await open({ around })
    const scene = await announced(house)
    const resident = await scene.guest('梁伯')
    const before = await stateIn(house, scene.stream)
    const issue = newId()
    const room = await house.rooms.open(scene.stream)
    const { seq } = room!.durable()
    answers.push(async () => {
      while (room!.ahead().seq < seq + 3) await new Promise(setImmediate)
      return fault()
    })
    const outcomes = await Promise.all([
      refusal(house, scene.officer, setExpected(scene, 30)),
      refusal(house, resident, { type: 'issue.second', meeting: scene.meeting, issue }),
      refusal(house, resident, { type: 'issue.unsecond', meeting: scene.meeting, issue }),
    ])
    room!.close()
    expect(outcomes).toEqual(['fault', 'fault', 'fault'])
    expect(await stateIn(house, scene.stream)).toEqual(before)
    expect(await refusal(house, resident, { type: 'issue.second', meeting: scene.meeting, issue })).toBe(
      'done',
    )
  })

  it('may have written: the same command then finds what it did', async () => {
    const { answers, around, writtenAllTheSame } = scripted()
    const house = await open({ around })
    const scene = await announced(house)
    const command = setExpected(scene, 30)
    answers.push(writtenAllTheSame)
    expect(await refusal(house, scene.officer, command)).toBe('fault')
    const seq = await done(house, scene.officer, command)
    const room = await house.rooms.open(scene.stream)
    expect((await room!.eventsAfter(seq - 1)).map(({ event }) => event.type)).toEqual(['roll.expectedSet'])
    room!.close()
  })

  it('does not refuse for good on the ground of what then fell', async () => {
    const { answers, around } = scripted()
    const house = await open({ around })
    const scene = await announced(house)
    const resident = await scene.guest('梁伯')
    const second = { type: 'issue.second', meeting: scene.meeting, issue: newId() }
    answers.push(() => Promise.resolve({ ok: false, why: 'ticketUsed' }))
    const outcomes = await Promise.all([refusal(house, resident, second), refusal(house, resident, second)])
    expect(outcomes).toEqual(['ticket.spent', 'done'])
  })

  it('is asked again for what another node decided, though nobody here asks for anything', async () => {
    const medium = createMedium()
    const one = await open({ medium })
    const scene = await announced(one)
    const clock = createHandClock(Date.now())
    let [isAway, failed] = [false, 0]
    const other = await open({
      ...{ medium, path: one.path, clock },
      around: (storage) => ({
        ...storage,
        readStream: async (stream, after) => {
          if (!isAway) return storage.readStream(stream, after)
          failed++
          throw new StorageFault('the database is away')
        },
      }),
    })
    const room = await other.rooms.open(scene.stream)
    const heard: string[] = []
    room!.watch(({ events }) => heard.push(...events.map(({ event }) => event.type)))
    const turnsUntil = async (holds: () => boolean) => {
      while (!holds()) await new Promise(setImmediate)
    }
    isAway = true
    await done(one, scene.officer, setExpected(scene, 30))
    await turnsUntil(() => failed === 1)
    clock.pass(1000)
    await turnsUntil(() => failed === 2)
    isAway = false
    await turnsUntil(() => (clock.pass(1000), heard.length > 0))
    expect(heard).toEqual(['roll.expectedSet'])
    isAway = true
    await done(one, scene.officer, setExpected(scene, 31))
    await turnsUntil(() => failed === 3)
    room!.close()
    await other.rooms.close()
    clock.pass(10_000)
    await new Promise(setImmediate)
    expect(failed).toBe(3)
  })

  it('that cannot be read is a fault for that stream alone, until it can', async () => {
    let isBroken = true
    const folder = await open()
    const scene = await announced(folder)
    const house = await open({
      path: folder.path,
      around: (storage) => ({
        ...storage,
        readStream: async (stream, after) => {
          const rows = await storage.readStream(stream, after)
          return isBroken && stream === scene.stream ? rows.map((row) => ({ ...row, fields: '{' })) : rows
        },
      }),
    })
    expect(await refusal(house, scene.officer, setExpected(scene, 30))).toBe('fault')
    const grids = { type: 'station.setGrids', station: scene.station, grids: [] }
    expect(await refusal(house, scene.head, grids)).toBe('done')
    isBroken = false
    expect(await refusal(house, scene.officer, setExpected(scene, 30))).toBe('done')
  })
})
