import { expect, test } from 'vitest'
import { comesFromUs, type Provenance } from './origin.ts'

const from = (over: Partial<Provenance>): Provenance => ({
  origin: undefined,
  host: 'hall:3000',
  json: false,
  formCookie: null,
  formToken: null,
  ...over,
})

test.each<[string, Partial<Provenance>, boolean]>([
  ['a form of our own page', { origin: 'http://hall:3000' }, true],
  ['the same host on another port', { origin: 'http://hall:3001' }, false],
  ['a foreign page', { origin: 'https://evil.example' }, false],
  [
    'a foreign page that knows no form token but sends JSON',
    { origin: 'https://evil.example', json: true },
    false,
  ],
  ['a page behind the proxy that PUBLIC_URL names', { origin: 'https://yi.example' }, true],
  ['a program: JSON without an origin', { json: true }, true],
  ['a sandboxed page: JSON with origin null', { origin: 'null', json: true }, false],
  ['a form without an origin', {}, false],
  ['a form without an origin, with the token of its page', { formCookie: 'abc', formToken: 'abc' }, true],
  [
    'a form with origin null, with the token of its page',
    { origin: 'null', formCookie: 'abc', formToken: 'abc' },
    true,
  ],
  ['a form with a guessed token', { formCookie: 'abc', formToken: 'abd' }, false],
  ['a form with a token of another length', { formCookie: 'abc', formToken: 'a' }, false],
  ['a form with a token and no cookie', { formToken: 'abc' }, false],
  ['a form with empty token and cookie', { formCookie: '', formToken: '' }, false],
  ['an origin that is no URL, host unknown', { origin: 'nonsense', host: undefined }, false],
])('%s', (_name, over, expected) => {
  expect(comesFromUs(from(over), 'https://yi.example')).toBe(expected)
})
