import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretVotes, termsOf } from '../../../testing/secret.ts'
import { countPapers } from './count.ts'
import type { SecretOutcome } from './outcome.ts'
import type { SecretRule } from './paper-kinds.ts'
import { checkBySecondCount } from './second-count.ts'
import type { SecretTerms } from './terms.ts'

const verdict = (terms: SecretTerms, papers: readonly string[], forged: Partial<SecretOutcome> = {}) =>
  checkBySecondCount(terms, 12, papers, { ...countPapers(terms, 12, papers), ...forged })

const asked = { seats: 2, scoreMax: 5, points: 7 } as const
const texts: Readonly<Partial<Record<SecretRule, string>>> = {
  approval: 'y-x',
  k_approval: 'y-x',
  score: '0156x',
  cumulative: '0146x',
  ranked_points: '0123x',
}

describe('the second count', () => {
  it('SECRET-11 agrees about every 票选, by whatever base', () => {
    const base = fc.constantFrom('all', 'present', 'returned', 'valid', null)
    fc.assert(
      fc.property(secretVotes, base, fc.boolean(), ({ terms, papers }, of, inclusive) => {
        const { share, count } = terms.majority!
        const majority = of && { share: { ...share, inclusive }, base: of, count }
        expect(verdict({ ...terms, majority }, papers)).toBe('agrees')
      }),
    )
  })

  it.each(Object.entries(texts))(
    'SECRET-11 agrees about every %s, also of papers that are void',
    (rule, signs) => {
      const paper = fc
        .array(fc.constantFrom(...signs), { minLength: 2, maxLength: 3 })
        .map((letters) => letters.join(''))
      fc.assert(
        fc.property(fc.array(paper, { maxLength: 12 }), (papers) => {
          expect(verdict(termsOf(3, { ...asked, rule: rule as SecretRule }), papers)).toBe('agrees')
        }),
      )
    },
  )

  it('SECRET-11 agrees that more against than for do not pass', () => {
    const majority = {
      ...({ base: 'all', count: 2 } as const),
      share: { numerator: 0, denominator: 1, inclusive: false },
    }
    const terms = termsOf(2, { majority })
    for (const papers of [
      ['ya', 'na', 'na'],
      ['ya', 'na'],
      ['ya', 'ya', 'na'],
    ])
      expect(checkBySecondCount(terms, 9, papers, countPapers(terms, 9, papers))).toBe('agrees')
  })

  it('SECRET-11 finds a count that is off by anything', () => {
    const terms = termsOf(3, { seats: 2 })
    const papers = ['yya', 'yya', 'yaa', 'nna']
    const { lines } = countPapers(terms, 12, papers)
    expect(verdict(terms, papers)).toBe('agrees')
    for (const forged of [
      { winners: ['a', 'c'] },
      { winners: ['a'] },
      { tied: ['c'] },
      { valid: 3 },
      { annulled: true },
      { lines: lines.map((line) => ({ ...line, score: '9' })) },
    ])
      expect(verdict(terms, papers, forged)).toBe('differs')
  })

  it('SECRET-11 agrees that more came back than was handed out', () => {
    const terms = termsOf(1)
    const papers = ['y', 'y']
    expect(checkBySecondCount(terms, 1, papers, countPapers(terms, 1, papers))).toBe('agrees')
    expect(checkBySecondCount(terms, 1, papers, countPapers(terms, 2, papers))).toBe('differs')
  })
})
