import { limits } from '@linyi/shared/lib/limits'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocSize } from './size.ts'

const doc = new Y.Doc()
doc.getText('words').insert(0, '水浸')
const adds = Y.encodeStateAsUpdate(doc)
const vector = Y.encodeStateVector(doc)
doc.getText('words').delete(0, 1)
const removes = Y.encodeStateAsUpdate(doc, vector)

/** Of each sort of doc. */
const bounds = [
  limits.boardBytesMax,
  limits.minutesBytesMax,
  limits.settlementBytesMax,
  limits.workingBytesMax,
]

test.each(bounds)('what just fits is let in without measuring, one byte more is not: %d', (max) => {
  const unmeasured = createDocSize(max, max - adds.length, () => expect.unreachable())
  expect(unmeasured.fits(adds)).toBe(true)
  const full = createDocSize(max, max, () => max - adds.length + 1)
  expect(full.fits(adds)).toBe(false)
})

test.each(bounds)('updates count for too much; they are measured once, and again after growth: %d', (max) => {
  let measured = 0
  const size = createDocSize(max, max, () => {
    measured++
    return max - adds.length
  })
  expect([size.fits(adds), size.fits(adds), measured]).toEqual([true, true, 1])
  size.grew(adds.length)
  expect([size.fits(adds), measured]).toEqual([true, 2])
})

test.each(bounds)('a full doc can always be emptied: %d', (max) => {
  const full = createDocSize(max, max, () => max)
  expect([full.fits(adds), full.fits(removes)]).toEqual([false, true])
})
