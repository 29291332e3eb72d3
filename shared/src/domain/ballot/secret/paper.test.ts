import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsOf } from '../../../testing/secret.ts'
import { paperKinds, type SecretRule } from './paper-kinds.ts'
import { blankPaper, fits, paperChars, readPaper, writePaper, type VotingPaper } from './paper.ts'

const rules = Object.keys(paperKinds) as SecretRule[]
const termsFor = (rule: SecretRule) =>
  termsOf(12, { rule, seats: 3, scoreMax: 10, points: 100, budget: 250_000 })

describe('a voting paper', () => {
  it.each(rules)('SECRET-1 of %s is blank until a row is touched, and a blank one may be cast', (rule) => {
    const terms = termsFor(rule)
    const text = writePaper(terms, blankPaper(terms))
    expect(text).toHaveLength(paperChars(terms))
    expect(readPaper(terms, text)).toEqual(blankPaper(terms))
    expect(fits(terms, text)).toBeNull()
  })

  it('SECRET-1 says 赞成, 反对 or 弃权 of every row', () => {
    const terms = termsOf(3)
    const paper: VotingPaper = { kind: 'marks', rows: ['no', 'yes', 'abstain'] }
    expect(writePaper(terms, paper)).toBe('nya')
    expect(readPaper(terms, 'nya')).toEqual(paper)
    const approval = termsOf(2, { rule: 'approval' })
    expect(writePaper(approval, { kind: 'approvals', rows: [false, true] })).toBe('-y')
  })

  it('SECRET-1 is as long as every other of its ballot', () => {
    const terms = termsFor('score')
    const rows = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(rows, (given) => {
        const text = writePaper(terms, { kind: 'points', rows: given })
        expect(text).toHaveLength(24)
        expect(readPaper(terms, text)).toEqual({ kind: 'points', rows: given })
      }),
    )
  })

  it.each(['', 'yn', 'ynax', 'yna ', 'ynz', 'YNA'])('SECRET-2 %j is no paper of three rows', (text) => {
    expect(readPaper(termsOf(3), text)).toBeNull()
    expect(fits(termsOf(3), text)).toEqual({ code: 'ballot.badPaper' })
  })

  it.each<readonly [SecretRule, string, string, string, object]>([
    ['threshold', 'as many yes as seats', 'yyn', 'yyy', { code: 'ballot.tooManyMarks', params: { max: 2 } }],
    ['k_approval', 'as many as seats', 'yy-', 'yyy', { code: 'ballot.tooManyMarks', params: { max: 2 } }],
    ['knapsack', 'what the budget pays for', 'yy-', 'yyy', { code: 'ballot.overBudget' }],
    ['score', 'the scale', '550', '650', { code: 'ballot.tooManyPoints', params: { max: 5 } }],
    ['cumulative', 'the points', '331', '332', { code: 'ballot.tooManyPoints', params: { max: 7 } }],
    ['ranked_points', 'ranks without a gap', '201', '301', { code: 'ballot.ranksUnclear' }],
    ['irv', 'ranks given once', '123', '122', { code: 'ballot.ranksUnclear' }],
  ])('SECRET-2 of %s keeps to %s', (rule, _, kept, broken, refusal) => {
    const terms = termsOf(3, { rule, seats: 2, scoreMax: 5, points: 7, budget: 200_000 })
    expect(fits(terms, kept)).toBeNull()
    expect(fits(terms, broken)).toEqual(refusal)
  })

  it('SECRET-2 of 认可投票 may mark everything', () => {
    expect(fits(termsOf(3, { rule: 'approval' }), 'yyy')).toBeNull()
  })
})
