import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stampHolds, stampOf } from './stamp.mjs'

let base: string
const write = (name: string, text: string) => writeFileSync(join(base, name), text)
const stamp = () => stampOf(base, ['lock', 'src'])

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'linyi-stamp-'))
  mkdirSync(join(base, 'src/deep'), { recursive: true })
  write('lock', 'a')
  write('src/deep/page.ts', 'b')
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

test('the stamp stays while nothing changes', () => {
  expect(stamp()).toBe(stamp())
})

test('a changed byte, a new file, a renamed file and a removed file each change the stamp', () => {
  const seen = [stamp()]
  write('src/deep/page.ts', 'c')
  seen.push(stamp())
  write('src/new.ts', '')
  seen.push(stamp())
  renameSync(join(base, 'src/new.ts'), join(base, 'src/other.ts'))
  seen.push(stamp())
  rmSync(join(base, 'lock'))
  seen.push(stamp())
  expect(new Set(seen).size).toBe(seen.length)
})

test('text moved from one file to the next changes the stamp', () => {
  write('src/a', 'xy')
  write('src/b', 'z')
  const before = stamp()
  write('src/a', 'x')
  write('src/b', 'yz')
  expect(stamp()).not.toBe(before)
})

test('tests are not part of the stamp, nor is the folder the project stands in', () => {
  const before = stamp()
  write('src/deep/page.test.ts', 'test')
  const moved = `${base}-moved`
  renameSync(base, moved)
  base = moved
  expect(stamp()).toBe(before)
})

test('a stamp holds only when its file says exactly it', () => {
  expect(stampHolds(join(base, 'done'), 'abc')).toBe(false)
  write('done', 'abc')
  expect(stampHolds(join(base, 'done'), 'abc')).toBe(true)
  expect(stampHolds(join(base, 'done'), 'abcd')).toBe(false)
})
