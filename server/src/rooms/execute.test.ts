import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { StationState } from '@linyi/shared/domain/station-stream'
import { limits } from '@linyi/shared/lib/limits'
import { verifyChain } from '@linyi/shared/record/verify'
import { afterEach, describe, expect, it } from 'vitest'
import { createMedium } from '../bus/memory.ts'
import { StorageFault, type Outcome, type Storage, type Unit } from '../storage/port.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done, enter, newId, refusal, send, type Scene } from '../testing/meeting.ts'
import type { Change } from './port.ts'

const houses: House[] = []
const open = async (...options: Parameters<typeof openHouse>) => {
  const house = await openHouse(...options)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0).reverse()) await house.close()
})

async function stateIn<S = MeetingState>(house: House, stream: string): Promise<S> {
  const room = await house.rooms.open(stream)
  room!.close()
  return room!.durable().state as S
}

const setExpected = ({ meeting }: Scene, expected: number, id = newId()) => ({
  id,
  type: 'roll.setExpected',
  meeting,
  expected,
})

const typesIn = async (house: House, stream: string): Promise<string[]> => {
  const room = await house.rooms.open(stream)
  const events = await room!.eventsAfter(0)
  room!.close()
  return events.map(({ event }) => event.type)
}

/** Answers for the store, one after another, to the commits of meetings; then the store answers itself. */
function scripted() {
  const answers: ((real: () => Promise<Outcome>) => Promise<Outcome>)[] = []
  const around = (storage: Storage): Storage => ({
    ...storage,
    commit: (unit: Unit) => {
      const answer = unit.stream?.stream.startsWith('meeting/') ? answers.shift() : undefined
      return answer ? answer(() => storage.commit(unit)) : storage.commit(unit)
    },
  })
  const fault = () => Promise.reject(new StorageFault('the disk is full'))
  const writtenAllTheSame = async (real: () => Promise<Outcome>) => {
    await real()
    throw new StorageFault('the line broke')
  }
  return { answers, around, fault, writtenAllTheSame }
}

describe('execute', () => {
  it('answers when the decision is on disk, chained from the first event on, without a name', async () => {
    const house = await open()
    const { stream, meeting, guest } = await announced(house)
    await guest('梁伯')
    const rows = await house.storage.readStream(stream, 0)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(verifyChain(stream, rows).ok).toBe(true)
    expect(rows.some(({ header, fields }) => (header + fields).includes('梁伯'))).toBe(false)
    expect(await house.storage.participants(meeting)).toMatchObject([{ name: '梁伯', grid: 'beiyuan' }])
  })

  it('refuses what the rules refuse, and stores nothing of it', async () => {
    const house = await open()
    const scene = await announced(house)
    const resident = await scene.guest('梁伯')
    const before = await house.storage.readStream(scene.stream, 0)
    expect(await refusal(house, resident, setExpected(scene, 9))).toBe('who.officer')
    expect(await house.storage.readStream(scene.stream, 0)).toEqual(before)
  })

  it('knows no stream that nobody opened, and lets a guest into the one meeting', async () => {
    const house = await open()
    const scene = await announced(house)
    const other = await announced(await open())
    const resident = await scene.guest('梁伯')
    const amend = { type: 'station.setGrids', station: scene.station, grids: [] }
    expect(await refusal(house, scene.officer, { ...setExpected(scene, 9), meeting: newId() })).toBe(
      'stream.notFound',
    )
    expect(await refusal(house, resident, { ...setExpected(scene, 9), meeting: other.meeting })).toBe(
      'stream.notFound',
    )
    expect(await refusal(house, resident, amend)).toBe('stream.notFound')
    expect(house.rooms.count()).toBe(2)
  })

  it('lets the first account found the first station, then only heads of one found more', async () => {
    const house = await open()
    const { head, officer, station } = await announced(house)
    const { facts } = await stateIn<StationState>(house, `station/${station}`)
    const found = { type: 'station.found', facts }
    expect(await refusal(house, officer, found)).toBe('who.stationHead')
    expect(await refusal(house, await enter(house, '生人', newId()), found)).toBe('stream.notFound')
    expect(await refusal(house, head, found)).toBe('done')
  })

  it('reads roles from the station at the moment of asking', async () => {
    const house = await open()
    const scene = await announced(house)
    const { station, head, officer } = scene
    await done(house, officer, setExpected(scene, 30))
    const role = { station, person: officer.person, role: 'liaisonOfficer' }
    await done(house, head, { type: 'station.revokeRole', ...role })
    expect(await refusal(house, officer, setExpected(scene, 40))).toBe('who.officer')
  })

  it('gives each event a time no earlier than the one before', async () => {
    let now = 1_763_700_000_000
    const house = await open({ now: () => now })
    const scene = await announced(house)
    now -= 60_000
    await done(house, scene.officer, setExpected(scene, 30))
    const rows = await house.storage.readStream(scene.stream, 0)
    expect(rows.map(({ at }) => at)).toEqual(rows.map(() => now + 60_000))
  })

  it('writes all that comes with a decision in one unit, or nothing', async () => {
    const house = await open()
    const scene = await announced(house)
    const gone = { use: 'ticket', tokenHash: new Uint8Array(32), now: 1 } as const
    const before = await stateIn(house, scene.stream)
    expect(await refusal(house, scene.officer, setExpected(scene, 30), [gone])).toBe('ticket.spent')
    expect(await stateIn(house, scene.stream)).toEqual(before)
    const newcomer = await enter(house, '陈女士', scene.meeting)
    const join = {
      type: 'roll.join',
      meeting: scene.meeting,
      name: '陈女士',
      via: 'qr',
      grid: '',
      consent: 1,
    }
    expect(await refusal(house, newcomer, join, [gone])).toBe('ticket.spent')
    expect(await house.storage.participants(scene.meeting)).toEqual([])
    expect(await refusal(house, newcomer, join)).toBe('done')
  })
})

describe('a name', () => {
  it('is told apart from one that is taken, even while both are on their way', async () => {
    const house = await open()
    const scene = await announced(house)
    const people = await Promise.all(['梁伯', '梁伯', '梁伯'].map((name) => scene.guest(name)))
    const room = await house.rooms.open(scene.stream)
    const names = people.map((person) => room!.person(scene.idOf(person)).name)
    room!.close()
    expect(new Set(names).size).toBe(3)
    expect(names[0]).toBe('梁伯')
  })

  it('of an officer is refused to everyone else, whether they have come in or not', async () => {
    const house = await open()
    const scene = await announced(house)
    await expect(scene.guest('小周')).rejects.toThrow('roll.staffName')
    const room = await house.rooms.open(scene.stream)
    const { all, staff } = room!.people()
    room!.close()
    expect(all.map(({ name }) => name)).toEqual(['黄代表'])
    expect(staff.map(({ name, roles }) => [name, roles])).toEqual([
      ['莫代表', ['stationHead']],
      ['小周', ['liaisonOfficer']],
    ])
  })
})

describe('a command id', () => {
  it('acts once, one after the other or both at once', async () => {
    const house = await open()
    const scene = await announced(house)
    const command = setExpected(scene, 30)
    const first = await done(house, scene.officer, command)
    await done(house, scene.officer, setExpected(scene, 40))
    expect(await done(house, scene.officer, command)).toBe(first)

    const twice = setExpected(scene, 50)
    const [one, other] = await Promise.all([
      done(house, scene.officer, twice),
      done(house, scene.officer, twice),
    ])
    expect(one).toBe(other)
    expect((await typesIn(house, scene.stream)).filter((type) => type === 'roll.expectedSet')).toHaveLength(3)
  })

  it('of one person cannot be burnt by another', async () => {
    const house = await open()
    const scene = await announced(house)
    const command = setExpected(scene, 30)
    expect(await done(house, scene.head, command)).toBe((await done(house, scene.officer, command)) - 1)
  })

  it('that opened a meeting opens it once, and for its station only', async () => {
    const house = await open()
    const scene = await announced(house)
    const { meeting } = await stateIn(house, scene.stream)
    const draft = { id: newId(), type: 'meeting.draft', facts: meeting.facts, agenda: [] }
    const both = [1, 2].map(() => done(house, scene.officer, { ...draft, station: scene.station }))
    expect(await Promise.all(both)).toEqual([1, 1])
    expect(await refusal(house, scene.officer, { ...draft, id: newId(), station: newId() })).toBe(
      'stream.notFound',
    )
  })
})

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

describe('a join code', () => {
  it('that is in use is drawn again', async () => {
    const { answers, around } = scripted()
    const house = await open({ around })
    const scene = await announced(house)
    const { meeting } = await stateIn(house, scene.stream)
    const draft = { type: 'meeting.draft', station: scene.station, facts: meeting.facts, agenda: [] }
    answers.push(() => Promise.resolve({ ok: false, why: 'codeTaken' }))
    const id = newId()
    await done(house, scene.officer, { id, ...draft })
    expect((await stateIn(house, `meeting/${id}`)).meeting.code).toMatch(/^\d{6}$/)
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

describe('a board', () => {
  const join = async (house: House, scene: Scene) => {
    await done(house, scene.officer, { type: 'meeting.collect', meeting: scene.meeting })
    return scene.guest('梁伯')
  }

  it('gets an accepted issue in the same unit as the decision', async () => {
    const house = await open()
    const scene = await announced(house)
    const resident = await join(house, scene)
    const proposal = newId()
    const { meeting } = scene
    const text = '北园新村一下雨就水浸'
    const proposed = { type: 'issue.propose', meeting, proposal, text, grid: 'beiyuan', for: '' }
    await done(house, resident, proposed)
    const accept = { type: 'issue.accept', meeting, proposal, title: '北园新村水浸' }
    await done(house, scene.officer, accept)
    const { updates, clients } = await house.storage.readDoc(`${scene.stream}/board`)
    expect(updates.length).toBeGreaterThan(0)
    expect(clients.map(({ person }) => person)).toEqual([scene.idOf(resident)])

    await done(house, scene.officer, { type: 'issue.lockList', meeting })
    const { lock } = (await stateIn(house, scene.stream)).issue
    expect(Object.values(lock!.quote.fields)).toContain('北园新村水浸')
    expect(Object.values(lock!.quote.fields)).toContain(scene.idOf(resident))
  })

  it('keeps nothing of a decision that was not written, and takes it the next time', async () => {
    const { answers, around, fault } = scripted()
    const house = await open({ around })
    const scene = await announced(house)
    const resident = await join(house, scene)
    const proposal = newId()
    const { meeting } = scene
    await done(house, resident, { type: 'issue.propose', meeting, proposal, text: '水浸', grid: '', for: '' })
    const accept = { type: 'issue.accept', meeting, proposal, title: '水浸' }
    answers.push(fault)
    expect(await refusal(house, scene.officer, accept)).toBe('fault')
    expect((await house.storage.readDoc(`${scene.stream}/board`)).updates).toEqual([])
    expect(await refusal(house, scene.officer, accept)).toBe('done')
    expect((await house.storage.readDoc(`${scene.stream}/board`)).clients).toHaveLength(1)
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
