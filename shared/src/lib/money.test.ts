import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from './limits.ts'
import { capitalYuan, figureYuan, readYuan } from './money.ts'

test.each([
  [1, '0.01', '壹分'],
  [10, '0.10', '壹角'],
  [105, '1.05', '壹元零伍分'],
  [120, '1.20', '壹元贰角'],
  [300_000, '3000', '叁仟元整'],
  [10_500, '105', '壹佰零伍元整'],
  [101_000_000, '1010000', '壹佰零壹万元整'],
  [1_000_000_500, '10000005', '壹仟万零伍元整'],
  [10_000_000_500, '100000005', '壹亿零伍元整'],
  [100_000_500_000, '1000005000', '壹拾亿零伍仟元整'],
  [12_345_678_912, '123456789.12', '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分'],
  [limits.fenMax, '100000000000', '壹仟亿元整'],
])('%d fen are %s yuan, written out %s', (fen, figures, words) => {
  expect([figureYuan(fen), capitalYuan(fen)]).toEqual([figures, words])
})

test('what is written out is read back as the same amount, whatever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: limits.fenMax }), (fen) => {
      expect(readYuan(capitalYuan(fen))).toBe(fen)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['三千元', 300_000],
  ['人民币叁仟圆整', 300_000],
  ['人民币壹拾万零伍仟元整', 10_500_000],
  ['两万元', 2_000_000],
  ['十二元五角', 1250],
  ['二十元正', 2000],
  ['五角', 50],
  ['一亿元', 10_000_000_000],
  ['一万亿元', null],
  ['元', null],
  ['整', null],
  ['三千', null],
  ['三三元', null],
  ['三千块钱', null],
  ['', null],
])('%s is read as %s fen', (words, fen) => {
  expect(readYuan(words)).toBe(fen)
})
