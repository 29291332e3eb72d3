import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeOldCopies } from './old-copies.ts'

const dayS = 24 * 60 * 60
const now = 1_800_000_000
let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'linyi-copies-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const file = (name: string, days: number): void => {
  writeFileSync(join(folder, name), '')
  utimesSync(join(folder, name), now, now - days * dayS)
}

test('copies go when they have outlived their time, and nothing else does', () => {
  file('linyi.sqlite', 400)
  file('linyi.sqlite.version-1', limits.copyDaysMax)
  file('linyi.sqlite.version-2', limits.copyDaysMax + 1)
  file('erasures.jsonl', 400)
  removeOldCopies(join(folder, 'linyi.sqlite'), now * 1000)
  expect(readdirSync(folder).sort()).toEqual(['erasures.jsonl', 'linyi.sqlite', 'linyi.sqlite.version-1'])
})

test('a folder that is not there yet has none', () => {
  expect(() => removeOldCopies(join(folder, 'none', 'linyi.sqlite'), now * 1000)).not.toThrow()
})
