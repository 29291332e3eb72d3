import { stepsOf } from '@linyi/shared/domain/ballot/secret/count'
import { termsOf, times } from '@linyi/shared/testing/secret'
import { expect, test } from 'vitest'
import { barsOf, cupsOf, sizeOf } from './drawn.ts'

test('an exact amount is drawn as large as it is', () => {
  expect(['12', '12.50000', '25/2'].map(sizeOf)).toEqual([12, 12.5, 12.5])
})

test('bars show what came to whom in each round, and who is elected or out', () => {
  const terms = termsOf(3, { rule: 'stv_scottish', seats: 2 })
  const papers = [...times(5, '120'), ...times(2, '010'), ...times(3, '001')]
  const { rounds } = stepsOf(terms, 10, papers)
  const drawn = barsOf(rounds, ['a', 'b', 'c'])
  expect(drawn[0]).toEqual({
    bars: [
      { candidate: 'a', had: 5, gained: 0, stands: 'elected' },
      { candidate: 'b', had: 2, gained: 0, stands: 'in' },
      { candidate: 'c', had: 3, gained: 0, stands: 'in' },
    ],
    quota: 4,
    exhausted: 0,
  })
  expect(drawn[1]?.bars).toEqual([
    { candidate: 'a', had: 4, gained: 0, stands: 'elected' },
    { candidate: 'b', had: 2, gained: 1, stands: 'in' },
    { candidate: 'c', had: 3, gained: 0, stands: 'in' },
  ])
  expect(drawn[2]?.bars[1]).toEqual({ candidate: 'b', had: 0, gained: 0, stands: 'out' })
  expect(drawn[2]?.bars[2]?.stands).toBe('elected')
})

test('in a run-off who is dropped still has in that round what is passed on after it', () => {
  const terms = termsOf(3, { rule: 'irv' })
  const { rounds } = stepsOf(terms, 9, [...times(4, '100'), ...times(3, '010'), ...times(2, '021')])
  const drawn = barsOf(rounds, ['a', 'b', 'c'])
  expect(drawn.map((round) => round?.bars[2])).toEqual([
    { candidate: 'c', had: 2, gained: 0, stands: 'in' },
    { candidate: 'c', had: 0, gained: 0, stands: 'out' },
  ])
  expect(drawn[1]?.bars[1]).toEqual({ candidate: 'b', had: 3, gained: 2, stands: 'elected' })
  expect(drawn[1]?.quota).toBe(4.5)
})

test('a cup is poured from by those alone who are for a project, and never below empty', () => {
  const candidates = ['a', 'b'].map((id, place) => ({ id, title: id, cost: [3_000, 2_400][place]! }))
  const terms = termsOf(2, { rule: 'mes', budget: 6_000, candidates })
  const papers = [...times(2, 'yy'), 'y-', '--']
  const { rounds } = stepsOf(terms, 4, papers)
  const drawn = cupsOf(rounds, terms, papers).filter((cups) => cups !== null)
  expect(drawn.length).toBeGreaterThan(0)
  for (const cups of drawn)
    for (const { before, after } of cups) {
      expect(before).toBeLessThanOrEqual(1)
      expect(after).toBeLessThanOrEqual(before)
      expect(after).toBeGreaterThanOrEqual(0)
    }
  expect(barsOf(rounds, ['a', 'b']).every((round) => round === null)).toBe(true)
})
