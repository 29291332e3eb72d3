// What failed, in few words: `file > title`, and under it the first line of the error. A run's own output is long, and
// often only its end is at hand.
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './root.mjs'

/** @type {(file: string) => string} */
const short = (file) => relative(root, file)

/**
 * @param {readonly string[]} path
 * @param {string} [error]
 */
function said(path, error = '') {
  const line = stripVTControlCharacters(error).split('\n', 1)[0]?.trim()
  return [path.filter(Boolean).join(' > '), ...(line ? [`    ${line}`] : [])].join('\n')
}

/**
 * Of vitest's JSON report: the tests that failed, and the files that failed before their first test.
 * @param {any} report
 * @returns {string[]}
 */
export const vitestFailures = ({ testResults = [] }) =>
  testResults.flatMap((/** @type {any} */ file) => {
    const failed = file.assertionResults.filter((/** @type {any} */ one) => one.status === 'failed')
    if (failed.length === 0) return file.status === 'failed' ? [said([short(file.name)], file.message)] : []
    return failed.map((/** @type {any} */ one) => {
      const path = [short(file.name), ...one.ancestorTitles, one.title]
      return said(path, one.failureMessages[0])
    })
  })

/**
 * Of vitest's JSON report with coverage: the lines whose branches no test took.
 * @param {any} report
 * @returns {string[]}
 */
export const branchesNotTaken = ({ coverageMap }) =>
  Object.entries(coverageMap ?? {}).flatMap(([file, { b, branchMap }]) => {
    const lines = Object.entries(b).flatMap(([id, taken]) =>
      taken.flatMap((/** @type {number} */ times, /** @type {number} */ at) =>
        times === 0 ? [(branchMap[id].locations[at] ?? branchMap[id].loc).start.line] : [],
      ),
    )
    return lines.length > 0
      ? [`${short(file)} > branches not taken, lines ${[...new Set(lines)].join(', ')}`]
      : []
  })

/**
 * Of Playwright's JSON report: the tests that failed, or passed only on a second try, and what stopped it as a whole.
 * @param {any} report
 * @returns {string[]}
 */
export function playwrightFailures({ suites = [], errors = [] }) {
  /** @type {(suite: any, above: readonly string[]) => string[]} */
  const within = (suite, above) => {
    const path = [...above, suite.title]
    const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
      spec.tests
        .filter((/** @type {any} */ one) => one.status === 'unexpected' || one.status === 'flaky')
        .map((/** @type {any} */ one) => said([...path, spec.title], firstError(one))),
    )
    return [...own, ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => within(inner, path))]
  }
  const stopped = errors.map((/** @type {any} */ error) => said(['playwright'], error.message))
  return [...stopped, ...suites.flatMap((/** @type {any} */ suite) => within(suite, []))]
}

/** @type {(test: any) => string | undefined} */
const firstError = ({ results }) =>
  results.flatMap((/** @type {any} */ result) => result.errors ?? [])[0]?.message
