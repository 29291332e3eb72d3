import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phrases } from './phrases.ts'

test('a heading breaks between words, and a joining word goes with what it joins', () => {
  expect(phrases('城区积水与出行安全')).toContain('与出行')
  expect(phrases('城区积水与出行安全')).toContain('城区')
})

test('no line begins with punctuation', () => {
  expect(phrases('新会大道西，左转车')).not.toContain('，')
})

test('nothing is lost or moved', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => phrases(text).join('') === text))
})
