import { expect, test } from 'vitest'
import { noticesOf } from './notices.ts'
import { machineTexts } from './texts.ts'

const hours = { machine: '19:32', device: '19:45' }
const notices = (apartMs: number, ...troubles: Parameters<typeof noticesOf>[0]) =>
  noticesOf(troubles, apartMs, machineTexts.zh, hours)

test('what is being lost comes first and cannot be put away', () => {
  expect(notices(13 * 60_000, { code: 'writesFail' }, { code: 'diskLow', megabytes: 12 })).toMatchObject([
    { code: 'writesFail', urgent: true, title: '电脑存不进去了' },
    { code: 'diskLow', urgent: false, title: '电脑的硬盘快满了，还剩 12 MB' },
    { code: 'clockApart', urgent: false, title: '电脑时间差 13 分' },
  ])
})

test('says both clocks when they are a minute apart or more, whichever is ahead', () => {
  expect(notices(29_999)).toEqual([])
  expect(notices(-29_999)).toEqual([])
  expect(notices(30_000)).toMatchObject([
    { title: '电脑时间差 1 分', text: expect.stringContaining('电脑是 19:32') },
  ])
  expect(notices(-5 * 60_000)).toMatchObject([{ title: '电脑时间差 5 分' }])
})

test('says which way a clock was set', () => {
  expect(notices(0, { code: 'clockJumped', minutes: -180 })).toMatchObject([
    { title: '电脑的时间刚被往回拨了 180 分' },
  ])
  expect(notices(0, { code: 'clockJumped', minutes: 5 })).toMatchObject([
    { title: '电脑的时间刚被往前拨了 5 分' },
  ])
})
