import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretVotes, termsOf } from '../../../testing/secret.ts'
import { countPapers } from './count.ts'
import type { OutcomeLine, SecretOutcome } from './outcome.ts'
import type { SecretRule } from './paper-kinds.ts'
import { checkBySecondCount } from './second-count.ts'
import type { SecretTerms } from './terms.ts'

const verdict = (terms: SecretTerms, papers: readonly string[], forged: Partial<SecretOutcome> = {}) =>
  checkBySecondCount(terms, 12, papers, { ...countPapers(terms, 12, papers), ...forged })

/** As a ballot was counted before that was asked for. */
const withoutMind = ({ ofOneMind: _, ...outcome }: SecretOutcome): SecretOutcome => outcome

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
    const majority = {
      share: { numerator: 1, denominator: 4, inclusive: false },
      base: 'valid',
      count: 0,
    } as const
    const terms = termsOf(3, { seats: 2, majority })
    const papers = ['yya', 'yya', 'yaa', 'nna']
    const { lines, void: spoilt, needed, baseCount, ofOneMind } = countPapers(terms, 12, papers)
    const all = (changed: (line: OutcomeLine) => Partial<OutcomeLine>) => ({
      lines: lines.map((line) => ({ ...line, ...changed(line) })),
    })
    expect(verdict(terms, papers)).toBe('agrees')
    for (const forged of [
      { winners: ['a', 'c'] },
      { winners: ['a'] },
      { tied: ['c'] },
      { valid: 3 },
      { annulled: true },
      all(() => ({ score: '9' })),
      all(({ marks }) => ({ marks: { ...marks!, no: marks!.abstain, abstain: marks!.no } })),
      all(({ marks }) => ({ marks: { ...marks!, yes: 0 } })),
      all(() => ({ marks: null })),
      all(({ passed }) => ({ passed: !passed })),
      all(({ won }) => ({ won: !won })),
      { lines: lines.slice(1) },
      { lines: [] },
      { lines: lines.map(() => lines[0]!) },
      { void: spoilt + 3 },
      { base: null },
      { needed: needed! + 1 },
      { baseCount: baseCount! - 1 },
      { seatsLeft: 1 },
      { next: 'revote' as const },
      { ofOneMind: !ofOneMind },
    ])
      expect(verdict(terms, papers, forged), JSON.stringify(forged)).toBe('differs')
    expect(checkBySecondCount(terms, 12, papers, withoutMind(countPapers(terms, 12, papers)))).toBe('agrees')
  })

  it('SECRET-11 agrees that more came back than was handed out, and that nothing of it counts', () => {
    const terms = termsOf(1)
    const papers = ['y', 'y']
    const allVoid = countPapers(terms, 1, papers)
    const given = (forged: Partial<SecretOutcome>) =>
      checkBySecondCount(terms, 1, papers, { ...allVoid, ...forged })
    expect(given({})).toBe('agrees')
    expect(given(countPapers(terms, 2, papers))).toBe('differs')
    const [line] = allVoid.lines
    for (const forged of [
      { valid: 1 },
      { void: 1 },
      { winners: ['a'] },
      { lines: [{ ...line!, won: true }] },
      { lines: [{ ...line!, passed: true }] },
      { seatsLeft: 0 },
      { tied: [] },
      { next: 'none' as const },
    ])
      expect(given(forged), JSON.stringify(forged)).toBe('differs')
  })

  it('SECRET-11 knows whether ranks are of one mind, also of papers that rank nobody', () => {
    const rule = fc.constantFrom('ranked_points' as const, 'irv' as const, 'stv_scottish' as const)
    const paper = fc.constantFrom('000', '100', '120', '321', '123', '122', '0x0')
    fc.assert(
      fc.property(rule, fc.array(paper, { maxLength: 6 }), (of, papers) => {
        const terms = termsOf(3, { ...asked, rule: of })
        const { ofOneMind } = countPapers(terms, 12, papers)
        expect(verdict(terms, papers)).toBe('agrees')
        expect(verdict(terms, papers, { ofOneMind: !ofOneMind })).toBe('differs')
      }),
    )
    const blank = termsOf(3, { ...asked, rule: 'irv' })
    expect(countPapers(blank, 12, ['000', '000']).ofOneMind).toBe(true)
    expect(countPapers(blank, 12, ['000', '000', '123', '321']).ofOneMind).toBe(false)
  })
})
