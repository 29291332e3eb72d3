import { stepsOf } from '@linyi/shared/domain/ballot/secret/count'
import { termsOf, times } from '@linyi/shared/testing/secret'
import { expect, test } from 'vitest'
import { columnsOf, pagesOf, ribbonPath } from './ribbons.ts'

const ids = ['a', 'b', 'c']

test('a surplus goes to those who gained by it, and all that was moved is in the ribbons or used up', () => {
  const terms = termsOf(3, { rule: 'stv_scottish', seats: 2 })
  const papers = [...times(5, '120'), ...times(2, '010'), ...times(3, '001')]
  const [first, second, third] = columnsOf(stepsOf(terms, 10, papers).rounds, ids)
  expect(first).toMatchObject({ quota: 4, moved: null, flows: [] })
  expect(first!.bars.map(({ isNew }) => isNew)).toEqual([true, false, false])
  expect(second!.moved).toEqual({ from: 'a', why: 'surplus', votes: 1 })
  expect(second!.flows).toEqual([{ from: 'a', to: 'b', votes: 1 }])
  expect(second!.bars[0]!.isNew).toBe(false)
  expect(third!.moved).toMatchObject({ from: 'b', why: 'excluded' })
  expect(third!.bars[2]!.isNew).toBe(true)
})

test('in a run-off the votes of who was dropped go on into the next round', () => {
  const terms = termsOf(3, { rule: 'irv' })
  const { rounds } = stepsOf(terms, 9, [...times(4, '100'), ...times(3, '010'), ...times(2, '021')])
  const columns = columnsOf(rounds, ids)
  expect(columns.map(({ moved }) => moved)).toEqual([null, { from: 'c', why: 'excluded', votes: 2 }])
  expect(columns[1]!.flows).toEqual([{ from: 'c', to: 'b', votes: 2 }])
})

test('in Meek’s rounds somebody elected keeps a part of each vote, and one who passes on alone has ribbons', () => {
  const terms = termsOf(3, { rule: 'stv_meek', seats: 2 })
  const papers = [...times(6, '120'), ...times(1, '010'), ...times(2, '001')]
  const columns = columnsOf(stepsOf(terms, 9, papers).rounds, ids)
  expect(columns.length).toBeGreaterThan(1)
  const [first, second] = columns
  expect(first).toMatchObject({ moved: null, flows: [], passing: [] })
  expect(second!.passing).toEqual(['a'])
  expect(second!.moved).toMatchObject({ from: 'a', why: 'surplus' })
  expect(second!.flows.map(({ from, to }) => `${from} to ${to}`)).toEqual(['a to b'])
  expect(second!.bars[0]!.keeps).toBeLessThan(1)
  expect(second!.bars[1]!.keeps).toBeNull()
})

test('where several pass on at once in Meek’s no ribbon says whose vote went where', () => {
  const terms = termsOf(5, { rule: 'stv_meek', seats: 3 })
  const papers = [
    ...times(7, '12000'),
    ...times(7, '01020'),
    ...times(2, '00100'),
    ...times(1, '00021'),
    ...times(3, '10002'),
  ]
  const columns = columnsOf(stepsOf(terms, 20, papers).rounds, ['a', 'b', 'c', 'd', 'e'])
  for (const { passing, flows, moved } of columns)
    if (passing.length > 1) expect([flows, moved]).toEqual([[], null])
  expect(columns.some(({ passing }) => passing.length > 1)).toBe(true)
})

test('rounds of another kind are no columns', () => {
  expect(columnsOf(stepsOf(termsOf(3), 2, ['yan', 'nya']).rounds, ids)).toEqual([])
})

test('a ribbon is level at both ends', () => {
  expect(ribbonPath([0, 10], [100, 50])).toBe('M0 10C50 10 50 50 100 50')
})

test('a count of many rounds is told in several pictures, each beginning with the last round of the one before', () => {
  expect([0, 1, 4].map((columns) => pagesOf(columns, 4))).toEqual([[0], [0], [0]])
  expect([5, 7, 8, 12].map((columns) => pagesOf(columns, 4))).toEqual([
    [0, 1],
    [0, 3],
    [0, 3, 4],
    [0, 3, 6, 8],
  ])
})
