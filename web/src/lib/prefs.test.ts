import { expect, test } from 'vitest'
import { choiceLink, chosen, preferredLang, prefsFrom } from './prefs.ts'

test('Chinese, unless the browser asks for English first', () => {
  expect(preferredLang(null)).toBe('zh')
  expect(preferredLang('zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh')
  expect(preferredLang('en-GB,en;q=0.9,zh;q=0.8')).toBe('en')
  expect(preferredLang('fr-FR, en;q=0.5')).toBe('en')
  expect(preferredLang('fr-FR')).toBe('zh')
})

test('a cookie somebody wrote by hand changes nothing', () => {
  const cookies: Record<string, string> = { lang: '<script>', size: 'elder', theme: 'pink' }
  expect(prefsFrom((name) => cookies[name], 'en')).toEqual({ lang: 'en', size: 'elder', theme: 'system' })
  expect(chosen('size', 'gigantic')).toBeNull()
})

test('a choice keeps what else the address asks for', () => {
  expect(choiceLink('?step=3&lang=zh', 'lang', 'en')).toBe('?step=3&lang=en')
  expect(choiceLink('', 'size', 'elder')).toBe('?size=elder')
})
