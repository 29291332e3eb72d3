import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asking, electionOf, pointed } from '../../testing/counting/elections.ts'
import { commonMultiple, compare, fraction, fractionText, plus } from './fraction.ts'
import { countingRules } from './rules.ts'

const some = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const above = fc.bigInt({ min: 1n, max: 10n ** 20n })
const fractions = fc.tuple(some, above).map(([num, den]) => fraction(num, den))

describe('exact numbers', () => {
  it('COUNT-1 are kept in lowest terms and told as such', () => {
    expect([fraction(50n, 4n), fraction(-6n, 3n), fraction(0n, 7n), fraction(3n)].map(fractionText)).toEqual([
      '25/2',
      '-2',
      '0',
      '3',
    ])
    expect(commonMultiple(4n, 6n)).toBe(12n)
  })

  it('COUNT-1 add up and compare as numbers do', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a))
        expect(plus(plus(a, b), c)).toEqual(plus(a, plus(b, c)))
        expect(compare(a, b) === 0).toBe(fractionText(a) === fractionText(b))
        expect(Math.sign(compare(plus(a, c), plus(b, c)))).toBe(Math.sign(compare(a, b)))
      }),
    )
  })

  it('COUNT-1 one point in a million million decides', () => {
    const most = 999_999_999_999_999
    const papers = [pointed(1_000_000_000, most, most), pointed(1, 0, 1)]
    const outcome = countingRules.score.count(electionOf(2, papers, { kind: 'points' }), asking({}))
    expect(outcome).toMatchObject({ ok: true, value: { winners: ['2'], ties: [] } })
  })
})
