import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, passwordIs } from './passwords.ts'

test('the right password is accepted, any other refused', async () => {
  const hash = await hashPassword('清风明月 2026')
  expect(await passwordIs('清风明月 2026', hash)).toBe(true)
  expect(await passwordIs('清风明月 2027', hash)).toBe(false)
  expect(await passwordIs('', hash)).toBe(false)
})

test('the same password hashes differently each time, and the hash says how it was made', async () => {
  const [one, two] = await Promise.all([hashPassword('same'), hashPassword('same')])
  expect(one).not.toBe(two)
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/)
  expect(one).not.toContain('same')
})

test('composed and decomposed letters are one password', async () => {
  expect(await passwordIs('re\u0301sume\u0301', await hashPassword('r\u00e9sum\u00e9'))).toBe(true)
})

test('a hash of an older cost is still good', async () => {
  const nonce = Buffer.from('0123456789abcdef')
  const tag = argon2Sync('argon2id', {
    ...{ message: 'old', nonce, parallelism: 1, tagLength: 32, memory: 64, passes: 1 },
  })
  const packed = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  const hash = `$argon2id$v=19$m=64,t=1,p=1$${packed(nonce)}$${packed(tag)}`
  expect(await passwordIs('old', hash)).toBe(true)
  expect(await passwordIs('new', hash)).toBe(false)
})

test('without an account nothing is right, and a broken hash opens nothing', async () => {
  expect(await passwordIs('anything', null)).toBe(false)
  expect(await passwordIs('anything', 'plain')).toBe(false)
})

test('many at once all finish', async () => {
  const hash = await hashPassword('x1')
  const answers = await Promise.all(['x1', 'x2', 'x1', 'x3', 'x1'].map((word) => passwordIs(word, hash)))
  expect(answers).toEqual([true, false, true, false, true])
})
