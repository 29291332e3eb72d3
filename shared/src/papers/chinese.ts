import type { Instant } from '../domain/decider.ts'

/** As official papers write time and number: Arabic figures without leading zeros (GB/T 9704 7.3.5), in China's time. */
const chinaOffsetMs = 8 * 60 * 60_000

const wall = (at: Instant): Date => new Date(at + chinaOffsetMs)

/** 2025年3月19日 */
export const longDate = (at: Instant): string =>
  `${wall(at).getUTCFullYear()}年${wall(at).getUTCMonth() + 1}月${wall(at).getUTCDate()}日`

/** 19:30 */
export const timeOfDay = (at: Instant): string =>
  `${wall(at).getUTCHours()}:${String(wall(at).getUTCMinutes()).padStart(2, '0')}`

/** 2025年3月19日19:30至20:35; with both days where it went past midnight. */
export const timeSpan = (from: Instant, to: Instant): string =>
  `${longDate(from)}${timeOfDay(from)}至${longDate(from) === longDate(to) ? '' : longDate(to)}${timeOfDay(to)}`

const digits = '零一二三四五六七八九'

/** 一, 十二, 二十: for headings, of which there are never a hundred. */
export function numeral(count: number): string {
  const tens = Math.floor(count / 10)
  const ones = count % 10
  if (tens === 0) return digits[ones]!
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`
}
