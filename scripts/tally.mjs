import { existsSync, readFileSync } from 'node:fs'
import { branchesNotTaken, playwrightFailures, vitestFailures } from './failures.mjs'

/**
 * What a part of the run counted, and what of it failed in words.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Tally
 */

/** @type {(file: string, none?: unknown) => any} */
const read = (file, none = {}) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none)

/**
 * What `stray-errors.mjs` wrote.
 * @param {string} file
 * @returns {string[]}
 */
export const strayErrors = (file) => read(file, [])

/**
 * What vitest's JSON report counted.
 * @param {string} file
 * @returns {Tally}
 */
export function vitestTally(file) {
  const report = read(file)
  const failures = vitestFailures(report)
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    // A test that failed leaves branches to none: what is short then says nothing.
    failures: failures.length > 0 ? failures : branchesNotTaken(report),
  }
}

/**
 * What Playwright's JSON report counted; a test that passed only on a second try has failed.
 * @param {string} file
 * @returns {Tally}
 */
export function playwrightTally(file) {
  const report = read(file)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  return { passed: expected, failed: unexpected + flaky, skipped, failures: playwrightFailures(report) }
}

/**
 * A run's own word beside its report's: one that ended badly without a failed test (it crashed, an error came outside of
 * every test, coverage fell short) counts as one failure.
 * @param {Tally} tally
 * @param {string} name of the run
 * @param {number} exitCode
 * @param {readonly string[]} [strays] what failed outside of every test
 * @returns {Tally}
 */
export function withExit(tally, name, exitCode, strays = []) {
  if (exitCode === 0) return tally
  const failures = [...tally.failures, ...strays.map((error) => `${name} > outside of the tests: ${error}`)]
  return {
    ...tally,
    failed: Math.max(tally.failed, 1),
    failures: failures.length > 0 ? failures : [`${name} > ended with ${exitCode}`],
  }
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sum = (tallies) =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      failures: [...all.failures, ...one.failures],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [] },
  )
