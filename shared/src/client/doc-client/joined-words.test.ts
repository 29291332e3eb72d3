import { describe, expect, test } from 'vitest'
import { joinedWords } from './joined-words.ts'

describe('words refused twice', () => {
  test.each([
    ['typed one after the other', '路灯', '路灯坏', '路灯了', '路灯坏了'],
    ['typed before and after', '路灯坏了', '西路灯坏了', '路灯坏了三天', '西路灯坏了三天'],
    ['typed after and before', '路灯坏了', '路灯坏了三天', '西路灯坏了', '西路灯坏了三天'],
    ['typed and deleted elsewhere', '路灯坏了', '路灯坏了三天', '路坏了', '路坏了三天'],
    ['the same letter twice', '路灯', '路灯又', '路灯又', '路灯又又'],
  ])('%s become one text', (_, ground, first, second, both) => {
    expect(joinedWords(ground, first, second)).toBe(both)
  })

  test('stay apart when both changed the same words', () => {
    expect(joinedWords('路灯坏了', '路灯不亮', '路灯全坏')).toBeNull()
  })
})
