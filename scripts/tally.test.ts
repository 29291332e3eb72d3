import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { playwrightTally, sum, vitestTally, withExit } from './tally.mjs'

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
  expect(vitestTally(file)).toEqual({ passed: 7, failed: 1, skipped: 5 })
})

test('playwright: a flaky test has failed', () => {
  const file = report({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 1 } })
  expect(playwrightTally(file)).toEqual({ passed: 4, failed: 3, skipped: 1 })
})

test('a run that wrote no report and ended badly is one failure', () => {
  const nothing = join(folder, 'none.json')
  expect(withExit(vitestTally(nothing), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(withExit(playwrightTally(nothing), 0)).toEqual({ passed: 0, failed: 0, skipped: 0 })
})

test('a bad end adds nothing to failures already counted', () => {
  expect(withExit({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2)
})

test('tallies add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 }
  expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
})
