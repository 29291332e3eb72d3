import { join } from 'node:path'
import { expect, test } from 'vitest'
import { branchesNotTaken, playwrightFailures, vitestFailures } from './failures.mjs'
import { root } from './root.mjs'

const red = '\u001b[31m'

test('vitest: each failed test by its file and titles, with the first line of its error', () => {
  const testResults = [
    {
      name: join(root, 'server/src/a.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'passed', ancestorTitles: ['', 'group'], title: 'fine', failureMessages: [] },
        {
          status: 'failed',
          ancestorTitles: ['', 'group'],
          title: 'breaks',
          failureMessages: [`${red}AssertionError: 1 is not 2\n    at a.test.ts:3`, 'and more'],
        },
      ],
    },
    { name: join(root, 'web/src/b.test.ts'), status: 'passed', message: '', assertionResults: [] },
  ]
  expect(vitestFailures({ testResults })).toEqual([
    'server/src/a.test.ts > group > breaks\n    AssertionError: 1 is not 2',
  ])
})

test('vitest: a file that failed before its first test', () => {
  const file = { name: join(root, 'web/src/c.test.ts'), status: 'failed', message: 'No such module\nat c' }
  expect(vitestFailures({ testResults: [{ ...file, assertionResults: [] }] })).toEqual([
    'web/src/c.test.ts\n    No such module',
  ])
})

test('coverage: the lines of each file whose branches nobody took, once each', () => {
  const at = (line: number) => ({ start: { line } })
  const branchMap = {
    0: { loc: at(4), locations: [at(4), at(5)] },
    1: { loc: at(9), locations: [at(9), at(9)] },
  }
  const coverageMap = {
    [join(root, 'shared/src/short.ts')]: { b: { 0: [1, 0], 1: [0, 0] }, branchMap },
    [join(root, 'shared/src/whole.ts')]: { b: { 0: [1, 2] }, branchMap },
  }
  expect(branchesNotTaken({ coverageMap })).toEqual(['shared/src/short.ts > branches not taken, lines 5, 9'])
  expect(branchesNotTaken({})).toEqual([])
})

test('playwright: failed and flaky tests of every depth, and what stopped it as a whole', () => {
  const run = (status: string, message?: string) => ({
    status,
    results: [{ errors: message ? [{ message }] : [] }],
  })
  const suites = [
    {
      title: 'specs/a.spec.ts',
      specs: [
        { title: 'fine', tests: [run('expected')] },
        { title: 'late', tests: [run('unexpected', `${red}Error: not visible\nCall log`)] },
      ],
      suites: [{ title: 'inner', specs: [{ title: 'wavers', tests: [run('flaky')] }] }],
    },
  ]
  expect(playwrightFailures({ suites, errors: [{ message: 'No such spec\n' }] })).toEqual([
    'playwright\n    No such spec',
    'specs/a.spec.ts > late\n    Error: not visible',
    'specs/a.spec.ts > inner > wavers',
  ])
})
