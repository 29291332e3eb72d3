import { expect, it } from 'vitest'
import { scoreShown } from './score-shown.ts'

it('SECRET-9 says a score as people write it', () => {
  expect(['12', '7/2'].map(scoreShown)).toEqual(['12', '3.5'])
})
