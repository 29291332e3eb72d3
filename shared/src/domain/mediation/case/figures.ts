import type { CaseSummary } from './summary.ts'

/** What leaves the room: how many, and nothing else (domain 7.1). */
export type MediationFigures = {
  readonly accepted: number
  readonly agreed: number
  readonly failed: number
  readonly performed: number
  readonly confirmed: number
}

/** @param year of the cases' numbers */
export function figuresOf(summaries: readonly CaseSummary[], year: number): MediationFigures {
  const ofYear = summaries.filter(({ number }) => number.year === year)
  const count = (test: (came: CaseSummary['came']) => boolean) =>
    ofYear.filter(({ came }) => test(came)).length
  return {
    accepted: ofYear.length,
    agreed: count(({ agreed }) => agreed),
    failed: count(({ ended }) => ended),
    performed: count(({ performed }) => performed),
    confirmed: count(({ confirmed }) => confirmed),
  }
}
