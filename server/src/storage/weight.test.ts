import { expect, it } from 'vitest'
import { append, edit } from './contract/lab.ts'
import { unitBytes } from './weight.ts'

it('what waits is weighed by what it holds', () => {
  const update = new Uint8Array(8192)
  expect(unitBytes({ docs: [edit('d', 0, { update })] })).toBeGreaterThanOrEqual(update.length)
  const heavy = append('m', 0, { events: 3 })
  const words = heavy.events.reduce((sum, { header, fields }) => sum + header.length + fields.length, 0)
  expect(unitBytes({ stream: heavy })).toBeGreaterThanOrEqual(words)
})
