import { describe, expect, it } from 'vitest'
import type { ParticipantId } from '../../lib/ids.ts'
import { limits } from '../../lib/limits.ts'
import { by, chair, given, officer, type Known } from '../../testing/given.ts'
import { areasSet, atHomeowners, came, owner, ownersListed } from '../../testing/homeowners.ts'
import type { MeetingCommand, MeetingEvent } from '../meeting-state.ts'
import { areaFrom, squareMetres } from './area.ts'
import { expected, owners, quorum } from './counts.ts'
import { blankLine } from './state.ts'

const [an, bo, cai] = ['an', 'bo', 'cai'].map(owner) as [Known, Known, Known]
const all = [an, bo, cai]
const set = (...areas: readonly (readonly [Known, number])[]) =>
  ({
    type: 'roll.setAreas',
    areas: areas.map(([{ id }, area]) => ({ participant: id, area })),
  }) as const

describe('an area', () => {
  it.each([
    ['86.5', 8650],
    ['86.50㎡', 8650],
    ['86.05 ', 8605],
    ['120平方米', 12000],
    ['0.01m²', 1],
    ['100000', limits.areaMax],
  ])('ROLL-19 %s is so many hundredths', (written, area) => {
    expect(areaFrom(written)).toBe(area)
  })

  it.each(['', '0', '86.555', '八十六', '-3', '100000.01', '86,5'])('ROLL-19 “%s” is none', (written) => {
    expect(areaFrom(written)).toBeNull()
  })

  it('ROLL-19 is said with both decimals', () => {
    expect([8650, 8605, 1, 12000].map(squareMetres)).toEqual(['86.50', '86.05', '0.01', '120.00'])
  })
})

describe('what owners hold', () => {
  const before = atHomeowners('inProgress', ownersListed(all))

  it('ROLL-19 an officer writes it down, of whoever is on the roll, each once', () => {
    const known = given(...before)
    expect(known.when(officer, set([an, 8650], [bo, 12000]))).toEqual({
      events: [areasSet([an, 8650], [bo, 12000])],
    })
    expect(known.when(chair, set([an, 1]))).toEqual({ refused: 'who.officer' })
    expect(known.when(officer, set([owner('nobody'), 1]))).toEqual({ refused: 'roll.unknownPerson' })
    expect(known.when(officer, set([an, 1], [an, 2]))).toEqual({ refused: 'roll.lineTaken' })
  })

  it('ROLL-19 of a merged phone it is the person’s', () => {
    const phone = owner('phone')
    const merged: MeetingEvent[] = [
      { type: 'roll.joined', v: 1, participant: phone.id, via: 'qr', grid: '', consent: 1 },
      { type: 'roll.merged', v: 1, from: phone.id, into: an.id },
    ]
    expect(given(...before, ...merged).when(officer, set([phone, 8650]))).toEqual({
      events: [areasSet([an, 8650])],
    })
    const held = given(...before, areasSet([bo, 100]), {
      type: 'roll.merged',
      v: 1,
      from: bo.id,
      into: an.id,
    })
    expect(held.state.roll.lines[an.id]!.area).toBe(100)
  })

  it('ROLL-20 two lines of one owner are merged with their units added up', () => {
    const merge = { type: 'roll.merge', from: bo.id, into: an.id } as const
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: bo.id, into: an.id }
    const held = (one: number, other: number) => given(...before, areasSet([an, one], [bo, other]))
    expect(held(8650, 8650).when(officer, merge)).toEqual({ events: [merged, areasSet([an, 17300])] })
    expect(held(limits.areaMax - 1, 1).when(officer, merge)).toHaveProperty('events')
    expect(held(limits.areaMax, 1).when(officer, merge)).toEqual({ refused: 'roll.areasDiffer' })
    expect(given(...before, areasSet([bo, 1])).when(officer, merge)).toEqual({ events: [merged] })
  })

  it('ROLL-20 a phone with another area than its line is not merged into it', () => {
    const phone = owner('phone')
    const came: MeetingEvent = {
      ...{ type: 'roll.joined', v: 1, participant: phone.id, via: 'qr', grid: '', consent: 1 },
    }
    const merge = { type: 'roll.merge', from: phone.id, into: an.id } as const
    const confirm: MeetingCommand = {
      ...{ type: 'roll.confirm', participant: phone.id, capacity: 'homeowner', how: 'seen', line: an.id },
    }
    const holding = (area: number) => given(...before, came, areasSet([an, 8650], [phone, area]))
    for (const command of [merge, confirm]) {
      expect(holding(7000).when(officer, command)).toEqual({ refused: 'roll.areasDiffer' })
      expect(holding(8650).when(officer, command).events![0]).toMatchObject({ type: 'roll.merged' })
    }
  })

  it('ROLL-19 a list brings areas along', () => {
    const line = {
      participant: 'dai' as ParticipantId,
      name: '戴叔',
      capacity: 'homeowner',
      grid: '',
    } as const
    const listing = { type: 'roll.list', lines: [{ ...line, area: 9001 }] } as const
    const listed = {
      type: 'roll.listed',
      v: 1,
      lines: [{ participant: 'dai', capacity: 'homeowner', grid: '' }],
    }
    const preparing = given(...atHomeowners('draft'))
    expect(preparing.when(officer, listing)).toMatchObject({
      events: [listed, { type: 'roll.areasSet', v: 1, areas: [{ participant: 'dai', area: 9001 }] }],
    })
    expect(preparing.when(officer, { type: 'roll.list', lines: [line] })).toMatchObject({ events: [listed] })
  })

  it('ROLL-19 of somebody nobody has listed makes a line', () => {
    const state = given(by(officer, areasSet([cai, 5]))).state
    expect(state.roll.lines[cai.id]).toEqual({ ...blankLine, area: 5 })
  })

  it('ROLL-20 owners are counted by their lines, absent ones too, and no number is typed', () => {
    const here = given(...before, areasSet([an, 8650], [bo, 12000]), ...came(an))
    expect(owners(here.state.roll)).toEqual({
      ...{ count: 3, area: 20650, without: 1 },
      here: { count: 1, area: 8650 },
    })
    expect(expected(here.state)).toBe(3)
    expect(here.when(officer, { type: 'roll.setExpected', expected: 9 })).toEqual({
      refused: 'roll.countedByLines',
    })
  })

  it('ROLL-20 a number typed while the meeting was of another kind is not 应到 of owners', () => {
    const typed: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 9 }
    expect(expected(given(...before, typed).state)).toBe(3)
    expect(expected(given(...atHomeowners('inProgress', typed, ...came(an))).state)).toBeNull()
  })

  it('ROLL-20 who is asked to leave is an owner still, only not here', () => {
    const held = areasSet([an, 100], [bo, 200], [cai, 300])
    const left: MeetingEvent = { type: 'roll.removed', v: 1, participant: bo.id }
    const { state } = given(...before, held, ...came(an, bo), left)
    expect(owners(state.roll)).toEqual({
      ...{ count: 3, area: 600, without: 0 },
      here: { count: 1, area: 100 },
    })
    expect([expected(state), quorum(state)!.needed]).toEqual([3, 2])
  })

  it('ROLL-20 who merely looks on is no owner', () => {
    const looksOn: MeetingEvent[] = [
      { type: 'roll.joined', v: 1, participant: 'guest', via: 'qr', grid: '', consent: 1 },
      { type: 'roll.confirmed', v: 1, participant: 'guest', capacity: 'observer', how: 'seen' },
    ]
    expect(owners(given(...before, ...looksOn).state.roll).count).toBe(3)
  })
})

describe('enough owners', () => {
  const held = areasSet([an, 1000], [bo, 1000], [cai, 1000])
  it('ROLL-21 two thirds of them by heads and by area', () => {
    const from = atHomeowners('inProgress', ownersListed(all), held)
    expect(quorum(given(...from, ...came(an)).state)).toEqual({
      ...{ needed: 2, met: false },
      area: { here: 1000, needed: 2000 },
    })
    expect(quorum(given(...from, ...came(an, bo)).state)).toMatchObject({ met: true })
  })

  it('ROLL-21 one hundredth of a square metre too little is too little', () => {
    const sizes = (own: number) => areasSet([an, own], [bo, own], [cai, 1000])
    const met = (own: number) =>
      quorum(given(...atHomeowners('inProgress', ownersListed(all), sizes(own)), ...came(an, bo)).state)!.met
    expect([met(1000), met(999)]).toEqual([true, false])
  })
})
