import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds } from '../meeting/kinds.ts'
import { leastOf, rulePacks, type Share } from './packs.ts'

const share = fc
  .record({ numerator: fc.integer({ min: 1, max: 5 }), more: fc.nat(5), inclusive: fc.boolean() })
  .map(({ numerator, more, inclusive }): Share => ({ numerator, denominator: numerator + more, inclusive }))

describe('a share of a base', () => {
  it.each([
    [{ numerator: 1, denominator: 2, inclusive: false }, 54, 28],
    [{ numerator: 1, denominator: 2, inclusive: false }, 53, 27],
    [{ numerator: 1, denominator: 2, inclusive: false }, 0, 1],
    [{ numerator: 2, denominator: 3, inclusive: true }, 54, 36],
    [{ numerator: 2, denominator: 3, inclusive: true }, 55, 37],
    [{ numerator: 3, denominator: 4, inclusive: true }, 10, 8],
  ])('%j of %d is %d', (asked, base, least) => {
    expect(leastOf(asked, base)).toBe(least)
  })

  it('is the smallest number that reaches it, by integers', () => {
    fc.assert(
      fc.property(share, fc.nat(10_000), ({ numerator, denominator, inclusive }, base) => {
        const reaches = (count: number) =>
          inclusive ? count * denominator >= numerator * base : count * denominator > numerator * base
        const least = leastOf({ numerator, denominator, inclusive }, base)
        expect([reaches(least), reaches(least - 1)]).toEqual([true, false])
      }),
    )
  })
})

describe('the kinds of meeting', () => {
  it('follow a pack that exists and fit their agenda into the evening', () => {
    for (const { pack, agenda, name } of Object.values(kinds)) {
      expect(rulePacks[pack].sentence.zh).not.toBe('')
      expect(name.en).not.toBe('')
      expect(new Set(agenda?.map(({ id }) => id)).size).toBe(agenda?.length ?? 0)
    }
  })
})

describe('the rule packs', () => {
  it.each(Object.entries(rulePacks))('%s names its text and its date', (_, { source, asOf }) => {
    expect(source).not.toBe('')
    expect(asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
  })

  it('say in words what is counted where something is put to a vote', () => {
    for (const { decision } of Object.values(rulePacks)) {
      if (decision === null) continue
      for (const words of [decision.shareName, decision.said]) expect([words.zh, words.en]).not.toContain('')
    }
  })
})
