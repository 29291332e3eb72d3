import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

test('cuts a text where something is marked, and loses no letter', () => {
  const text = '张三家门口，电话138'
  const pieces = piecesOf(text, [
    { kind: 'name', from: 0, to: 2 },
    { kind: 'phone', from: 8, to: 11 },
  ])
  expect(pieces).toEqual([
    { text: '张三', marked: true },
    { text: '家门口，电话', marked: false },
    { text: '138', marked: true },
  ])
  expect(piecesOf(text, [])).toEqual([{ text, marked: false }])
})
