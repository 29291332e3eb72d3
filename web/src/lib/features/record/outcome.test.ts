import type { RecordReport } from '@linyi/shared/record/verify-record'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'
import { rootTyped } from './self-check.svelte.ts'
import { recordTexts } from './texts.ts'

const t = recordTexts.zh
const report: RecordReport = {
  ...{ fault: null, about: null, key: null, rootAt: null, leaves: [] },
  entries: Array.from({ length: 128 }, () => ({ header: '', open: [], shown: {} })),
}
const idle = { running: false, failed: false, done: null }
const found = (fault: RecordReport['fault'], compared = false) => ({
  ...idle,
  done: { report: { ...report, fault }, compared, at: 0, entries: [] },
})
const said = (check: Parameters<typeof outcomeOf>[1], fault: RecordReport['fault'] = null) =>
  outcomeOf({ entries: 128, fault }, check, t, () => '今天 8:01', '今天 8:00')

describe('what may be said of a record', () => {
  test('by the station alone: each entry linked to the one before, never more', () => {
    expect(said(idle)).toMatchObject({ tone: 'good', title: '条条相扣' })
    expect(said(idle, { entry: 3, why: 'line' })).toMatchObject({ tone: 'bad', title: '第 3 条对不上' })
    expect(said(idle, { entry: 0, why: 'signature' }).title).toBe('这份文件对不上')
  })

  test('没有被改过 only after comparing with what was made known outside', () => {
    expect(said(found(null)).title).toBe('条条相扣')
    expect(said(found(null, true)).title).toBe('这份记录没有被改过')
  })

  test('names the entry that fails, or says that the four groups do', () => {
    expect(said(found({ entry: 12, why: 'prev' }, true))).toMatchObject({
      tone: 'bad',
      title: '第 12 条对不上',
    })
    expect(said(found({ entry: 0, why: 'rootNotFound' }, true)).title).toBe('四组对不上')
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
