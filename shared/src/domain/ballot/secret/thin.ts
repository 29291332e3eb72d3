import { limits } from '../../../lib/limits.ts'
import type { SecretOutcome } from './outcome.ts'

/** So few voters that each vote is nearly known by itself; asked before the ballot is opened. */
export const isSmallGroup = (voters: number): boolean => voters < limits.secretVotersFew

/**
 * So much of one mind that the result says how somebody in particular voted. Ballots counted before papers were asked for
 * that say it of marks alone.
 */
export const isOfOneMind = ({ valid, lines, ofOneMind }: SecretOutcome): boolean =>
  ofOneMind ??
  (valid > 0 &&
    lines.some(({ marks }) => marks !== null && Math.max(marks.yes, marks.no, marks.abstain) >= valid - 1))

/**
 * Whether the papers say on some row all the same, or all but one.
 * @param bundles papers that stand, row by row, equal ones together
 */
export function sayAlike(
  bundles: readonly { readonly rows: readonly unknown[]; readonly count: number }[],
): boolean {
  const valid = bundles.reduce((sum, { count }) => sum + count, 0)
  const places = bundles[0]?.rows.keys() ?? []
  return [...places].some((place) => {
    const said = new Map<unknown, number>()
    for (const { rows, count } of bundles) said.set(rows[place], (said.get(rows[place]) ?? 0) + count)
    return Math.max(...said.values()) >= valid - 1
  })
}
