import type { StationState } from '@linyi/shared/domain/station-stream'
import { verifyChain } from '@linyi/shared/record/verify'
import { describe, expect, it } from 'vitest'
import { scripted, setExpected, stateIn } from '../testing/decisions.ts'
import type { House } from '../testing/house.ts'
import { closedAfterEach } from '../testing/houses.ts'
import { announced, done, enter, newId, refusal, type Scene } from '../testing/meeting.ts'

const open = closedAfterEach()

const typesIn = async (house: House, stream: string): Promise<string[]> => {
  const room = await house.rooms.open(stream)
  const events = await room!.eventsAfter(0)
  room!.close()
  return events.map(({ event }) => event.type)
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
