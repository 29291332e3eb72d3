import { expect, it } from 'vitest'
import { createNumbering } from './numbering.ts'

const counting = (stored: Record<string, number>) =>
  createNumbering({ counter: async (counter) => stored[counter] ?? 0 }, (year) => `case/s/${year}`)

it('asks the store for what it does not know, and only then says which number is next', async () => {
  const numbering = counting({ 'case/s/2026': 4 })
  const guessing = numbering.begin()
  guessing.next(2026)
  expect(guessing.areKnown()).toBe(false)
  await guessing.learn()
  const knowing = numbering.begin()
  expect([knowing.next(2026), knowing.next(2026)]).toEqual([5, 6])
  expect(knowing.areKnown()).toBe(true)
  expect(knowing.taken()).toEqual([5, 6].map((number) => ({ counter: 'case/s/2026', number })))
})

it('takes none for a decision that asks for none, and asks again once another has taken one', async () => {
  const stored = { 'case/s/2026': 0 }
  const numbering = counting(stored)
  expect(numbering.begin().taken()).toEqual([])
  const first = numbering.begin()
  first.next(2026)
  await first.learn()
  stored['case/s/2026'] = 1
  numbering.forget()
  const again = numbering.begin()
  again.next(2026)
  expect(again.areKnown()).toBe(false)
  await again.learn()
  expect(numbering.begin().next(2026)).toBe(2)
})
