import fc from 'fast-check'
import { writePaper, type Mark } from '../domain/ballot/secret/paper.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import { rulePacks } from '../domain/rules/packs.ts'

const { name, source, asOf, decision } = rulePacks.stationCouncil

/** More than half of everyone who may vote. */
export const majorityOf = (count: number): NonNullable<SecretTerms['majority']> => ({
  share: { numerator: 1, denominator: 2, inclusive: false },
  base: 'all',
  count,
})

/** 票选 of the projects `a`, `b`, `c` …, each for a thousand yuan, without a majority unless one is asked for. */
export const termsOf = (many: number, asked: Partial<SecretTerms> = {}): SecretTerms => ({
  ...{ rule: 'threshold', seats: 1, budget: null, scoreMax: null, points: null, binding: true },
  candidates: Array.from({ length: many }, (_, place) => {
    const id = String.fromCharCode(97 + place)
    return { id, title: `项目 ${id}`, cost: 100_000 }
  }),
  majority: null,
  pack: { name, source, asOf, said: decision.said },
  ...asked,
})

/** So many papers of the same text. */
export const times = (count: number, text: string): readonly string[] =>
  Array.from({ length: count }, () => text)

const mark = fc.constantFrom<Mark>('yes', 'no', 'abstain')

/** A 票选 and what came into its box; some papers have more yes than seats. */
export const secretVotes = fc
  .record({ many: fc.integer({ min: 1, max: 5 }), seats: fc.integer({ min: 1, max: 4 }), all: fc.nat(12) })
  .chain(({ many, seats, all }) => {
    const terms = termsOf(many, { seats, majority: majorityOf(all) })
    const paper = fc
      .array(mark, { minLength: many, maxLength: many })
      .map((rows) => writePaper(terms, { kind: 'marks', rows }))
    return fc.record({ terms: fc.constant(terms), papers: fc.array(paper, { maxLength: 12 }) })
  })
