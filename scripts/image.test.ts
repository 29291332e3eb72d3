import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const patternsIn = (file: string): readonly string[] =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/^\*\*\//, '').replace(/\/$/, ''))

test('no password stands in an address of the compose example, where an @ or a / in it would be read as a sign of the address', () => {
  const compose = readFileSync(join(root, 'deploy/compose.yaml'), 'utf8')
  expect(compose).toMatch(/DATABASE_URL: postgres:/)
  expect(compose.split('\n').filter((line) => /:\/\/.*\$\{/.test(line))).toEqual([])
  expect(compose).toContain("PGPASSWORD: '${POSTGRES_PASSWORD:?}'")
})

// The image is made of the whole folder, which may be the one in which a station runs.
test('nothing that is kept out of the repository gets into the image of the container: no store, no key, no password', () => {
  const kept = patternsIn('.gitignore')
  expect(kept).toEqual(expect.arrayContaining(['data', '*.key', '.env', 'node_modules']))
  expect(kept.filter((pattern) => !patternsIn('.dockerignore').includes(pattern))).toEqual([])
})
