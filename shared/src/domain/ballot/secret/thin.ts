import { limits } from '../../../lib/limits.ts'
import type { SecretOutcome } from './outcome.ts'

/** So few voters that each vote is nearly known by itself; asked before the ballot is opened. */
export const isSmallGroup = (voters: number): boolean => voters < limits.secretVotersFew

/**
 * So much of one mind that the result says how somebody in particular voted: on some row every valid paper says the
 * same, or all but one, whose voter then knows of everybody else.
 */
export const isOfOneMind = ({ valid, lines }: SecretOutcome): boolean =>
  valid > 0 &&
  lines.some(({ marks }) => marks !== null && Math.max(marks.yes, marks.no, marks.abstain) >= valid - 1)
