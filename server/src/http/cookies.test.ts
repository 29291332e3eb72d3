import { expect, test } from 'vitest'
import { cookieDropped, cookieIn, cookieSet } from './cookies.ts'

test('a cookie is found among others, by its whole name', () => {
  expect(cookieIn('size=elder; login=abc-_9; form=xyz', 'login')).toBe('abc-_9')
  expect(cookieIn('xlogin=abc', 'login')).toBeNull()
  expect(cookieIn('login=', 'login')).toBeNull()
  expect(cookieIn(undefined, 'login')).toBeNull()
})

test('scripts cannot read it, foreign posts do not carry it, and over https it never leaves in the clear', () => {
  expect(cookieSet('login', 'abc', 30, false)).toBe(
    'login=abc; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax',
  )
  expect(cookieSet('login', 'abc', 30, true)).toMatch(/; Secure$/)
  expect(cookieDropped('login', false)).toContain('Max-Age=0')
})
