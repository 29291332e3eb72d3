import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { erasureListPath, looksIn, openErasureList, streamsToLookAt, type Erasure } from './list.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-erasures-'))
  path = erasureListPath(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const inEntry = (stream: string, leaf = 'l') => ({
  stream,
  place: { leaf, path: 'text', letters: [0, 2] as const },
})
const inDraft = (doc: string) => ({
  doc,
  place: { from: { client: 1, clock: 0 }, to: { client: 1, clock: 1 } },
})
const person = (
  id: string,
  ...looks: (ReturnType<typeof inEntry> | ReturnType<typeof inDraft>)[]
): Erasure => ({
  ...{ kind: 'person', id, at: 1, persons: [], participants: [], went: [], looks },
})
const words = (id: string, stream: string): Erasure => ({ kind: 'words', id, at: 2, stream, went: [] })

test('is on the disk at once, for this user alone, and read again', () => {
  openErasureList(path).note(person('e', inEntry('meeting/m')))
  openErasureList(path).note(words('f', 'meeting/m'))
  expect(openErasureList(path).all()).toEqual([person('e', inEntry('meeting/m')), words('f', 'meeting/m')])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('has what another node noted, and the other has what this one did', () => {
  const [one, other] = [openErasureList(path), openErasureList(path)]
  one.note(person('e'))
  other.note(words('f', 'meeting/m'))
  one.note(person('g'))
  for (const list of [one, other]) expect(list.ids()).toEqual(['e', 'f', 'g'])
  expect(other.found('g')).toEqual(person('g'))
})

test('passes over a line that the power cut, and goes on after it', () => {
  openErasureList(path).note(person('e'))
  appendFileSync(path, '{"kind":"person","id":"torn')
  const list = openErasureList(path)
  expect(list.all()).toEqual([person('e')])
  list.note(person('f'))
  list.note(person('g'))
  expect(openErasureList(path).all()).toEqual([person('e'), person('f'), person('g')])
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5)
})

test('knows what nobody has looked at yet, stream by stream', () => {
  const all = [
    person('e', inEntry('meeting/m'), inDraft('meeting/m/board'), inDraft('meeting/m2/board')),
    words('f', 'meeting/m'),
    person('g', inEntry('meeting/m', 'later')),
  ]
  expect(looksIn(all, 'meeting/m')).toEqual([inEntry('meeting/m', 'later')])
  expect(looksIn(all, 'meeting/m2')).toEqual([inDraft('meeting/m2/board')])
  expect(looksIn(all.slice(0, 1), 'meeting/m')).toHaveLength(2)
  expect(streamsToLookAt(all)).toEqual(['meeting/m', 'meeting/m2'])
  expect(streamsToLookAt(all.slice(0, 2))).toEqual(['meeting/m2'])
  expect(streamsToLookAt([])).toEqual([])
})
