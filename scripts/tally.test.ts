import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import StrayErrors from './stray-errors.mjs'
import { playwrightTally, strayErrors, sum, vitestTally, withExit } from './tally.mjs'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'linyi-tally-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const report = (content: unknown) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('vitest: pending and to-do tests are skipped ones', () => {
  const file = report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 })
  expect(vitestTally(file)).toEqual({ passed: 7, failed: 1, skipped: 5, failures: [] })
})

test('playwright: a flaky test has failed', () => {
  const file = report({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 1 } })
  expect(playwrightTally(file)).toEqual({ passed: 4, failed: 3, skipped: 1, failures: [] })
})

test('a run that wrote no report and ended badly is one failure, named after the run', () => {
  const nothing = join(folder, 'none.json')
  const none = { passed: 0, failed: 0, skipped: 0, failures: [] }
  expect(withExit(vitestTally(nothing), 'unit', 137)).toEqual({
    ...none,
    failed: 1,
    failures: ['unit > ended with 137'],
  })
  expect(withExit(playwrightTally(nothing), 'e2e', 0)).toEqual(none)
})

test('a bad end adds nothing to failures already counted', () => {
  const tally = { passed: 3, failed: 2, skipped: 0, failures: ['one', 'two'] }
  expect(withExit(tally, 'unit', 1)).toEqual(tally)
})

test('an error outside of every test is a failure with its words', () => {
  const file = join(folder, 'strays.json')
  expect(strayErrors(file)).toEqual([])
  vi.stubEnv('STRAY_ERRORS', file)
  new StrayErrors().onTestRunEnd(
    [],
    [{ message: 'gone', stack: 'Error: gone\n    at here' }, { message: 'lost' }],
  )
  vi.unstubAllEnvs()
  const passed = { passed: 3, failed: 0, skipped: 0, failures: [] }
  expect(withExit(passed, 'unit', 1, strayErrors(file))).toEqual({
    ...passed,
    failed: 1,
    failures: ['unit > outside of the tests: Error: gone\n    at here', 'unit > outside of the tests: lost'],
  })
})

test('tallies add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3, failures: ['a'] }
  expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6, failures: ['a', 'a'] })
})
