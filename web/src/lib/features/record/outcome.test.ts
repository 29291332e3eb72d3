import type { Expectation, RecordReport } from '@linyi/shared/record/verify-record'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'
import { seenBefore, type Seen } from './known-key.ts'
import { keyTyped, rootTyped } from './self-check.svelte.ts'
import { recordTexts } from './texts.ts'

const t = recordTexts.zh
const report: RecordReport = {
  ...{ fault: null, about: null, key: null, rootAt: null, leaves: [], boxes: [], titleOpen: true },
  places: { open: 90, shown: 14, closed: 33, hidden: 2 },
  entries: Array.from({ length: 128 }, () => ({ header: '', open: [], shown: {} })),
}
const idle = { running: false, failed: false, done: null }
const first: Seen = { is: 'first' }
const root = 'a41c9e7d0b6280f3'
const key = '5'.repeat(64)
const found = (fault: RecordReport['fault'], compared: Expectation = {}, seen = first) => ({
  ...idle,
  done: { report: { ...report, fault }, compared, seen, at: 0, entries: [] },
})
const said = (check: Parameters<typeof outcomeOf>[1], fault: RecordReport['fault'] = null) =>
  outcomeOf({ entries: 128, fault }, check, t, () => '今天 8:01', '今天 8:00')

describe('what may be said of a record', () => {
  test('by the station alone: each entry linked to the one before, never more', () => {
    expect(said(idle)).toMatchObject({ tone: 'good', title: '条条相扣' })
    expect(said(idle, { entry: 3, why: 'line' })).toMatchObject({ tone: 'bad', title: '第 3 条对不上' })
    expect(said(idle, { entry: 0, why: 'signature' }).title).toBe('这份文件对不上')
  })

  test('没有被改过 only after comparing with both that were made known outside', () => {
    expect(said(found(null)).title).toBe('条条相扣')
    expect(said(found(null, { key })).title).toBe('条条相扣')
    expect(said(found(null, { root })).title).toBe('照原样公开的，没有被改过')
    expect(said(found(null, { root, key })).title).toBe('这份记录没有被改过')
  })

  test('says how much the signature alone vouches for, and what is known of its key', () => {
    const rest = (compared: Expectation, seen = first) => said(found(null, compared, seen)).rest
    expect(rest({ root })).toMatch(/14 处写的是代称或改过的话，33 处没有公开，还有站名.*第一次见到它，记下了/)
    expect(rest({}, { is: 'same', since: 0 })).toMatch(
      /没有和墙上贴的比过，和这台设备 今天 8:01 第一次见到的是同一把/,
    )
    expect(rest({ root, key })).toMatch(/33 处没有公开.*和您填的一样/)
  })

  test('another key than the one this device knows is bad, until it is the one on the wall', () => {
    const other: Seen = { is: 'other', since: 0 }
    expect(said(found(null, { root }, other))).toMatchObject({ tone: 'bad', title: '签名的钥匙换了' })
    expect(said(found(null, { root, key }, other)).tone).toBe('good')
    expect(said(found({ entry: 0, why: 'otherKey' }, { key })).title).toBe('钥匙对不上')
  })

  test('names the entry that fails, or says that the four groups do', () => {
    expect(said(found({ entry: 12, why: 'prev' }, { root }))).toMatchObject({
      tone: 'bad',
      title: '第 12 条对不上',
    })
    expect(said(found({ entry: 0, why: 'rootNotFound' }, { root })).title).toBe('四组对不上')
    expect(said(found({ entry: 0, why: 'signature' })).title).toBe('这份文件对不上')
  })

  test('says that it is checking, and that the record did not arrive', () => {
    expect(said({ ...idle, running: true }).title).toBe('正在核…')
    expect(said({ ...idle, failed: true })).toMatchObject({ tone: 'bad', title: '没取到记录' })
  })
})

describe('the four groups as they are typed', () => {
  test.each([
    ['A41C 9E7D 0B62 80F3', 'a41c9e7d0b6280f3'],
    ['a41c-9e7d-0b62-80f3', 'a41c9e7d0b6280f3'],
    ['a41c 9e7d 0b62', null],
    ['A41C 9E7D 0B62 80FG', null],
    ['', null],
  ])('%s', (typed, root) => {
    expect(rootTyped(typed)).toBe(root)
  })
})

test('the key is typed in whole, in groups or not', () => {
  expect(keyTyped(` ${'AB12 '.repeat(16)}`)).toBe('ab12'.repeat(16))
  expect(keyTyped('ab12')).toBeNull()
})

test('a key that is met for the first time is taken on trust; from then on it is compared', () => {
  const known = { key, at: 5 }
  expect(seenBefore(null, key)).toEqual({ is: 'first' })
  expect(seenBefore(known, key)).toEqual({ is: 'same', since: 5 })
  expect(seenBefore(known, '6'.repeat(64))).toEqual({ is: 'other', since: 5 })
})
