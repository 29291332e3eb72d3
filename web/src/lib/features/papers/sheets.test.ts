import { expect, test } from 'vitest'
import { sheetsByHeight, sheetsOf } from './sheets.ts'

const rows = { first: 3, next: 4, spare: 1 }
const lines = (count: number) => Array.from({ length: count }, (_, index) => index)
const sizes = (count: number) => sheetsOf(lines(count), rows).map((sheet) => sheet.length)

test('a sheet is always full, and the last has room for who is not listed', () => {
  expect(sheetsOf([], rows)).toEqual([[null, null, null]])
  expect(sheetsOf(lines(2), rows)).toEqual([[0, 1, null]])
  expect(sizes(3)).toEqual([3, 4])
  expect(sizes(6)).toEqual([3, 4])
  expect(sizes(7)).toEqual([3, 4, 4])
})

test('no line is lost or printed twice', () => {
  for (const count of [0, 1, 3, 7, 8, 100])
    expect(
      sheetsOf(lines(count), rows)
        .flat()
        .filter((line) => line !== null),
    ).toEqual(lines(count))
})

const room = { first: 30, next: 40, foot: 20 }
const tens = (count: number, heights = room) =>
  sheetsByHeight(lines(count), () => 10, heights).map((sheet) => sheet.length)

test('rows go on over the sheets, and the foot has its room on the last one', () => {
  expect(tens(0)).toEqual([0])
  expect(tens(1)).toEqual([1])
  expect(tens(2)).toEqual([1, 1])
  expect(tens(3)).toEqual([2, 1])
  expect(tens(5)).toEqual([3, 2])
  expect(tens(6)).toEqual([3, 2, 1])
  expect(sheetsByHeight(lines(8), () => 10, room).flat()).toEqual(lines(8))
})

test('a row too high for any sheet has one to itself', () => {
  expect(sheetsByHeight([1, 2], () => 100, room)).toEqual([[1], [2]])
  expect(tens(1, { first: 5, next: 5, foot: 20 })).toEqual([1])
})
