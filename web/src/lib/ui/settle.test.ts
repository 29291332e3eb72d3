import { expect, test } from 'vitest'
import { milliseconds } from './settle.ts'

test('a time is read as the token or as the built style sheet writes it', () => {
  expect(['280ms', ' .28s', '0ms', '0s', ''].map(milliseconds)).toEqual([280, 280, 0, 0, 0])
})
