import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import { fingerprintOf } from '../../../testing/box-contents.ts'
import {
  assigned,
  by,
  chair,
  deputy,
  fold,
  given,
  guest,
  joined,
  neighbour,
  removed,
  resident,
  stranger,
  type Known,
} from '../../../testing/given.ts'
import {
  bothSealed,
  byRules,
  call,
  called,
  last,
  numbers,
  opened,
  openNumber,
  salts,
  seal,
  sealed,
  settled,
  tied,
  tiedBy,
  witnesses,
} from '../../../testing/lot-scene.ts'
import { a, again, b, ballot, c, motion, open } from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import type { BallotCommand } from '../schema.ts'
import { ballotOnScreen } from '../screen.ts'
import { withLot } from './lot-outcome.ts'
import { drawn, hidden, saltBytes, sealOf, seedOf, type Opened } from './lot.ts'
import { mayWitness } from './may-witness.ts'
import { standingCount } from './state.ts'

const lotIn = (events: readonly MeetingEvent[]) => fold(events).ballot.secret[ballot]!.announced!.lot

describe('抽签', () => {
  it('SECRET-32 is held where the rules it was opened under say so, and a tie is then not voted on again', () => {
    expect(fold(tied).ballot.secret[ballot]!.terms).toMatchObject({ ties: 'lot', plain: true })
    expect(given(...tied).when(chair, call())).toEqual({ events: [called] })
    expect(given(...tied).when(chair, open({}, again))).toEqual({ refused: 'ballot.settledByLot' })
    const revoted = tiedBy(byRules('revote'))
    expect(given(...revoted).when(chair, call())).toEqual({ refused: 'ballot.noLot' })
    expect(given(...revoted).when(chair, open({}, again))).toHaveProperty('events')
  })

  it('SECRET-32 is of that tie alone: of nothing that is not left open, nor of papers that were all void', () => {
    const clear = tiedBy(byRules('lot'), ['yya', 'yya', 'yya', 'yay', 'aaa'])
    expect(given(...clear).when(chair, call())).toEqual({ refused: 'ballot.noLot' })
    expect(given(...byRules('lot')).when(chair, call())).toEqual({ refused: 'ballot.noLot' })
    const { outcome } = fold(tied).ballot.secret[ballot]!.announced!
    const allVoid = tied.map((event): MeetingEvent =>
      event.type === 'ballot.announced' ? { ...event, outcome: { ...outcome, annulled: true } } : event,
    )
    expect(given(...allVoid).when(chair, call())).toEqual({ refused: 'ballot.noLot' })
    expect(given(...tied).when(chair, { ...call(), ballot: again } as BallotCommand)).toEqual({
      refused: 'ballot.noLot',
    })
    expect(given(...settled).when(chair, call())).toEqual({ refused: 'ballot.noLot' })
  })

  it('SECRET-33 has two witnesses who are here with a phone and do not moderate', () => {
    expect(limits.lotWitnesses).toBe(2)
    const refusal = (...people: readonly Known[]) =>
      given(...tied, joined(chair), assigned(deputy, 'scrutineer')).when(
        chair,
        call(
          '',
          people.map(({ id }) => id),
        ),
      ).refused ?? null
    expect(refusal(resident, guest)).toBeNull()
    for (const pair of [
      [resident, resident],
      [resident, chair],
      [resident, stranger],
      [resident, deputy],
    ] as const)
      expect(refusal(...pair)).toBe('ballot.witnessUnfit')
    const sent: MeetingEvent[] = [joined(removed), { type: 'roll.removed', v: 1, participant: removed.id }]
    expect(mayWitness(fold([...tied, ...sent]), removed.id)).toEqual({ code: 'ballot.witnessUnfit' })
    expect(given(...tied).when(resident, call())).toEqual({ refused: 'who.moderator' })
  })

  it('SECRET-33 others take their place with a reason, and nothing they sealed counts', () => {
    const half = [...tied, called, sealed(resident, numbers.resident)]
    expect(given(...half).when(chair, call())).toEqual({ refused: 'ballot.lotCalled' })
    const anew = given(...half).when(chair, call('手机没电', [guest.id, neighbour.id])).events!
    expect(lotIn([...half, ...anew])).toEqual({
      witnesses: [guest, neighbour].map(({ id }) => ({ participant: id, seal: null, opened: null })),
      ...{ givenUp: ['手机没电'], drawn: null },
    })
    expect(given(...half, ...anew).when(resident, openNumber(numbers.resident))).toEqual({
      refused: 'ballot.notWitness',
    })
  })

  it('SECRET-34 each seals a number once, that nobody else has sealed', () => {
    const before = given(...tied, called)
    expect(before.when(resident, seal(numbers.resident))).toEqual({
      events: [sealed(resident, numbers.resident)],
    })
    expect(before.when(guest, seal(numbers.resident))).toEqual({ refused: 'ballot.notWitness' })
    expect(given(...tied).when(resident, seal(numbers.resident))).toEqual({ refused: 'ballot.notWitness' })
    const one = given(...tied, called, sealed(resident, numbers.resident))
    expect(one.when(resident, seal(numbers.neighbour))).toEqual({ refused: 'ballot.numberSealed' })
    expect(one.when(neighbour, seal(numbers.resident))).toEqual({ refused: 'ballot.sealTaken' })
    expect(one.when(neighbour, seal(numbers.neighbour))).toHaveProperty('events')
  })

  it('SECRET-34 no number is opened before both are sealed, nor another than was sealed', () => {
    const one = given(...tied, called, sealed(resident, numbers.resident))
    expect(one.when(resident, openNumber(numbers.resident))).toEqual({ refused: 'ballot.sealsMissing' })
    const both = given(...tied, ...bothSealed)
    expect(both.when(resident, openNumber({ ...numbers.resident, number: '4712' }))).toEqual({
      refused: 'ballot.numberDiffers',
    })
    expect(both.when(guest, openNumber(numbers.resident))).toEqual({ refused: 'ballot.notWitness' })
    expect(both.when(resident, openNumber(numbers.resident))).toEqual({
      events: [opened(resident, numbers.resident)],
    })
    expect(
      given(...tied, ...bothSealed, opened(resident, numbers.resident)).when(
        resident,
        openNumber(numbers.resident),
      ),
    ).toEqual({ refused: 'ballot.numberOpened' })
    expect(given(...settled).when(resident, openNumber(numbers.resident))).toEqual({
      refused: 'ballot.notWitness',
    })
  })

  it('SECRET-35 the last number opened settles it: seed, order, winners, and nothing is left open', () => {
    const seed = seedOf(ballot, fingerprintOf(fold(tied), ballot), Object.values(numbers))
    const order = drawn(seed, [b, c])
    expect(last).toEqual([
      opened(neighbour, numbers.neighbour),
      {
        ...{ type: 'ballot.lotDrawn', v: 1, ballot, motion, seed, order, won: [order[0]] },
        ...{ elected: [a, order[0]], reserve: [order[1]], settled: 'carried' },
      },
    ])
    const state = fold(settled)
    expect(state.motion).toMatchObject({ active: '', motions: { [motion]: { status: 'carried' } } })
    expect(state.ballot.secret[ballot]!.announced).toMatchObject({
      ...{ elected: [a, order[0]], reserve: [order[1]], settled: 'carried' },
      lot: { drawn: { seed, order, won: [order[0]] } },
    })
  })

  it('SECRET-35 nobody who opens first or last changes it', () => {
    const otherWay = given(...tied, ...bothSealed, opened(neighbour, numbers.neighbour)).when(
      resident,
      openNumber(numbers.resident),
    ).events!
    expect(otherWay[1]).toEqual(last[1])
  })

  it('SECRET-21 a wall shows the numbers and what they came to, and whose they are it does not', () => {
    const wall = ballotOnScreen(fold(settled.map((event) => by(chair, event))), {}, () => ({
      ...{ name: '', role: '', grid: '' },
    }))!.secret!
    expect(wall.announced!.lot).toMatchObject({
      witnesses: [{ opened: numbers.resident }, { opened: numbers.neighbour }],
    })
    for (const id of witnesses) expect(JSON.stringify(wall)).not.toContain(`"${id}"`)
  })

  it('SECRET-35 is told with the result: who was drawn has won, and nothing is tied any more', () => {
    const { outcome, lot } = fold(settled).ballot.secret[ballot]!.announced!
    const { lines, winners, tied: left, seatsLeft, next } = withLot(outcome, lot!.drawn)
    expect(winners).toEqual([a, ...lot!.drawn!.won])
    expect(lines.filter(({ won }) => won).map(({ candidate }) => candidate)).toEqual(winners)
    expect([left, seatsLeft, next]).toEqual([[], 0, 'none'])
    expect(withLot(outcome, null)).toBe(outcome)
    expect(standingCount(fold(settled).ballot.secret[ballot]!)!.sealing.second).toBe('agrees')
  })
})

describe('a seed of two numbers', () => {
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
  const number = fc.nat().map(String)
  const one = fc.record({ number, salt: hex })

  it('SECRET-34 a salt is 32 bytes of the device’s own, in hex', () => {
    const bytes = new Uint8Array(saltBytes).fill(171)
    expect(hidden('7', bytes)).toEqual({ number: '7', salt: 'ab'.repeat(32) })
  })

  it('SECRET-34 a seal tells of its number only with the salt', () => {
    fc.assert(
      fc.property(one, one, (left, right) => {
        const same = left.number === right.number && left.salt === right.salt
        expect(sealOf(ballot, left) === sealOf(ballot, right)).toBe(same)
        expect(sealOf(ballot, left)).not.toBe(sealOf(again, left))
      }),
    )
  })

  it('SECRET-35 the order of numbers, and of those tied, changes nothing', () => {
    fc.assert(
      fc.property(one, one, hex, fc.uniqueArray(fc.string(), { minLength: 2 }), (left, right, print, ids) => {
        const seed = seedOf(ballot, print, [left, right])
        expect(seedOf(ballot, print, [right, left])).toBe(seed)
        expect(drawn(seed, [...ids].reverse())).toEqual(drawn(seed, ids))
        expect([...drawn(seed, ids)].sort()).toEqual([...ids].sort())
      }),
    )
  })

  it('SECRET-35 with one number fixed the other still decides between any two, about as often each way', () => {
    const wins = (fixed: Opened, many: number): number =>
      Array.from({ length: many }, (_, at) => {
        const seed = seedOf(ballot, salts.one, [fixed, { number: `${at}`, salt: salts.other }])
        return drawn(seed, [b, c])[0] === b ? 1 : 0
      }).reduce((sum, won) => sum + won, 0 as number)
    const many = 400
    for (const fixed of Object.values(numbers)) {
      const won = wins(fixed, many)
      expect(won).toBeGreaterThan(many * 0.4)
      expect(won).toBeLessThan(many * 0.6)
    }
  })
})
