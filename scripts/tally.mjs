import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {(file: string) => any} */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})

/**
 * What vitest's JSON report counted.
 * @param {string} file
 * @returns {Tally}
 */
export function vitestTally(file) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = read(file)
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

/**
 * What Playwright's JSON report counted; a test that passed only on a second try has failed.
 * @param {string} file
 * @returns {Tally}
 */
export function playwrightTally(file) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(file).stats ?? {}
  return { passed: expected, failed: unexpected + flaky, skipped }
}

/**
 * A run's own word beside its report's: one that ended badly without a failed test (it crashed, coverage fell short)
 * counts as one failure.
 * @param {Tally} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
export const withExit = (tally, exitCode) =>
  exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

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
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
