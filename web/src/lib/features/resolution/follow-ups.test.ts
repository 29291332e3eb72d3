import { expect, test } from 'vitest'
import { blankFollowUp, followUpsOf, formOf } from './follow-ups.ts'

const clear = { unit: '市政所', what: '清排水口', day: '' }

test('rows nobody filled in are left out', () => {
  expect(followUpsOf([clear, blankFollowUp, { unit: ' ', what: '', day: '' }])).toEqual([
    { unit: '市政所', what: '清排水口', due: null },
  ])
})

test('a row that says half is none yet', () => {
  expect(followUpsOf([{ ...clear, what: ' ' }])).toBeNull()
  expect(followUpsOf([{ unit: '', what: '', day: '2026-04-10' }])).toBeNull()
})

test('a day lasts until its end, and stands in the form as it was written', () => {
  const [followUp] = followUpsOf([{ ...clear, day: '2026-04-10' }])!
  expect(followUp!.due).toBe(Date.UTC(2026, 3, 10, 15, 59))
  expect(formOf(followUp!)).toEqual({ ...clear, day: '2026-04-10' })
  expect(formOf({ ...followUp!, due: null }).day).toBe('')
})
