import { expect, test } from 'vitest'
import { placeFor } from './place-for.ts'

const lines = (ids: string) => [...ids].map((id) => ({ id }))
/** The board after the move; capitals are not on the list. */
const moved = (board: string, id: string, to: number) => {
  const listed = lines(board).filter((line) => line.id === line.id.toLowerCase())
  const others = [...board].filter((one) => one !== id)
  others.splice(placeFor(lines(board), listed, id, to), 0, id)
  return others.join('')
}

test('a line goes before the one that stands at its place', () => {
  expect(moved('abcd', 'd', 0)).toBe('dabc')
  expect(moved('abcd', 'a', 2)).toBe('bcad')
})

test('or behind the last', () => {
  expect(moved('abcd', 'a', 3)).toBe('bcda')
  expect(moved('abX', 'a', 1)).toBe('baX')
  expect(moved('a', 'a', 0)).toBe('a')
})

test('what is not on the list counts for no place', () => {
  expect(moved('aXbYc', 'c', 1)).toBe('aXcbY')
  expect(moved('aXbYc', 'a', 1)).toBe('XbYac')
})
