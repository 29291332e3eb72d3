import { limits } from '@linyi/shared/lib/limits'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocSize } from './doc-room-size.ts'

const doc = new Y.Doc()
doc.getText('words').insert(0, '水浸')
const adds = Y.encodeStateAsUpdate(doc)
const vector = Y.encodeStateVector(doc)
doc.getText('words').delete(0, 1)
const removes = Y.encodeStateAsUpdate(doc, vector)

test('what just fits is let in without measuring, one byte more is not', () => {
  const unmeasured = createDocSize(limits.boardBytesMax - adds.length, () => expect.unreachable())
  expect(unmeasured.fits(adds)).toBe(true)
  const full = createDocSize(limits.boardBytesMax, () => limits.boardBytesMax - adds.length + 1)
  expect(full.fits(adds)).toBe(false)
})

test('the count of updates is too much; it is measured once, and again when the doc has grown', () => {
  let measured = 0
  const size = createDocSize(limits.boardBytesMax, () => {
    measured++
    return limits.boardBytesMax - adds.length
  })
  expect([size.fits(adds), size.fits(adds), measured]).toEqual([true, true, 1])
  size.grew(adds.length)
  expect([size.fits(adds), measured]).toEqual([true, 2])
})

test('a full doc can always be emptied', () => {
  const full = createDocSize(limits.boardBytesMax, () => limits.boardBytesMax)
  expect([full.fits(adds), full.fits(removes)]).toEqual([false, true])
})
