import { expect, test } from 'vitest'
import { sheetsOf } from './sheets.ts'

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
