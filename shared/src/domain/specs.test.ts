import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const here = import.meta.dirname
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
const read = (ending: string): { path: string; text: string }[] =>
  files
    .filter((path) => path.endsWith(ending))
    .map((path) => ({ path, text: readFileSync(join(here, path), 'utf8') }))

const rules = read('SPEC.md').flatMap(({ text }) =>
  [...text.matchAll(/^\| ([A-Z]+-\d+) +\|/gm)].map(([, rule]) => rule!),
)
const tested = read('.test.ts').flatMap(({ text }) =>
  [...text.matchAll(/\(\s*['`]([A-Z]+-\d+) /g)].map(([, rule]) => rule!),
)

describe('the numbered rules', () => {
  it('are each numbered once', () => {
    expect(rules).toHaveLength(new Set(rules).size)
  })

  it('are each held by a test, and no test holds a rule that nobody wrote', () => {
    expect([...new Set(tested)].sort()).toEqual([...rules].sort())
  })
})
