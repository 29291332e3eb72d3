import { expect, test } from 'vitest'
import { dayField, instantOf, timeField } from './wall-clock.ts'

test('fields hold the time of the station wherever the tablet stands, and give it back', () => {
  const at = Date.parse('2026-03-19T16:30:00Z')
  expect([dayField(at), timeField(at)]).toEqual(['2026-03-20', '00:30'])
  expect(instantOf('2026-03-20', '00:30')).toBe(at)
})

test('a field not filled in means no instant', () => {
  expect(instantOf('', '19:30')).toBeNull()
  expect(instantOf('2026-03-20', '')).toBeNull()
})
