import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { by, confirmed, joined, officer, until } from '../testing/given.ts'
import { histories } from '../testing/histories.ts'
import { owner } from '../testing/homeowners.ts'
import { inOneFold, withEntries } from './fold.ts'
import { evolve } from './meeting-fold.ts'
import { initialState } from './meeting-state.ts'

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

describe('many events followed in one', () => {
  it('STREAM-12 give what they give one by one, and change no state that was there before', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (hall, cut) => {
        const events = hall.history()
        const start = cut % (events.length + 1)
        const before = frozen(events.slice(0, start).reduce(evolve, initialState))
        const inOne = inOneFold(() => events.slice(start).reduce(evolve, before))
        expect(inOne).toEqual(events.slice(start).reduce((state, one) => frozen(evolve(state, one)), before))
      }),
      { numRuns: 100 },
    )
  })

  it('STREAM-12 copy a map that grows with each of them once', () => {
    const people = Array.from({ length: 50 }, (_, n) => owner(`p${n}`))
    const events = [
      ...until('checkingIn').map((event) => by(officer, event)),
      ...people.map((person) => by(officer, joined(person))),
      ...people.map((person) => by(officer, confirmed(person))),
    ]
    const rolls = new Set<object>()
    inOneFold(() =>
      events.reduce((state, event) => {
        const next = evolve(state, event)
        rolls.add(next.roll.lines)
        return next
      }, initialState),
    )
    expect(rolls.size).toBe(2)
  })

  it('STREAM-12 leave one fold’s maps alone in another, inside it or after it', () => {
    const made = inOneFold(() => withEntries({}, [['a', 1]]))
    expect(withEntries(made, [['b', 2]])).toEqual({ a: 1, b: 2 })
    inOneFold(() => {
      const outer = withEntries(made, [['b', 2]])
      expect(inOneFold(() => withEntries(outer, [['c', 3]]))).toEqual({ a: 1, b: 2, c: 3 })
      expect(outer).toEqual({ a: 1, b: 2 })
      expect(withEntries(outer, [['d', 4]])).toBe(outer)
    })
    expect(made).toEqual({ a: 1 })
  })
})
