import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import { askedTerms } from './terms.ts'

const asked = { rule: 'threshold', seats: 2, among: [], binding: true }
const accepts = (change: object): boolean => askedTerms.safeParse({ ...asked, ...change }).success

describe('what is asked for', () => {
  it('SECRET-1 names a rule, seats and whether it binds', () => {
    expect(askedTerms.parse(asked)).toMatchObject({ budget: null, scoreMax: null, points: null })
    expect(accepts({ rule: 'greedy_threshold' })).toBe(false)
    expect([accepts({ seats: 0 }), accepts({ seats: 1 })]).toEqual([false, true])
  })

  it.each([
    ['budget', limits.fenMax],
    ['scoreMax', limits.paperPointsMax],
    ['points', limits.paperPointsMax],
  ])('SECRET-1 bounds %s', (field, most) => {
    expect([accepts({ [field]: most }), accepts({ [field]: most + 1 })]).toEqual([true, false])
  })
})
