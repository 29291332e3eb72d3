import { expect, test } from 'vitest'
import type { Caret } from '#lib/live/carets.ts'
import { writtenPieces } from './written.ts'

const caret = (anchor: number, head: number, tone = 3): Caret => ({
  client: tone,
  label: '网格员',
  tone,
  anchor,
  head,
  fresh: true,
})
const drawn = (text: string, carets: readonly Caret[]) =>
  writtenPieces(text, carets)
    .map((piece) => (piece.is === 'caret' ? '|' : piece.tone ? `[${piece.text}]` : piece.text))
    .join('')

test('a text nobody writes in is one piece', () => {
  expect(drawn('路灯坏了', [])).toBe('路灯坏了')
})

test('a caret stands where its writer stands', () => {
  expect(drawn('路灯坏了', [caret(2, 2)])).toBe('路灯|坏了')
  expect(drawn('路灯坏了', [caret(4, 4)])).toBe('路灯坏了|')
  expect(drawn('', [caret(0, 0)])).toBe('|')
})

test('a selection is marked from either side', () => {
  expect(drawn('路灯坏了', [caret(1, 3)])).toBe('路[灯坏]|了')
  expect(drawn('路灯坏了', [caret(3, 1)])).toBe('路|[灯坏]了')
})

test('a caret beyond the text, which others have shortened, stands at its end', () => {
  expect(drawn('路灯', [caret(9, 9)])).toBe('路灯|')
})

test('two writers are both drawn', () => {
  expect(drawn('路灯坏了', [caret(1, 1, 1), caret(0, 2, 2)])).toBe('[路]|[灯]|坏了')
})
