import { isDay } from '../../../domain/days.ts'
import type { Found, LineCheck } from './finding.ts'

const YEAR = '([0-9]{4})\\s*年\\s*'
const DAY = '([0-9]{1,2})\\s*月\\s*([0-9]{1,2})\\s*[日号]'
const DATE = YEAR + DAY
const SPELLED_YEAR = '([〇○零一二三四五六七八九]{4})年'
const NUMBER = '([一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[正一二三四五六七八九])'
const SPELLED_DAY = `${NUMBER}月${NUMBER}[日号]`
const SPELLED = SPELLED_YEAR + SPELLED_DAY

/** A day by itself; without a year it is one of any year. */
const single = new RegExp(`(?:${YEAR})?${DAY}`, 'gu')
const spelledSingle = new RegExp(`(?:${SPELLED_YEAR})?${SPELLED_DAY}`, 'gu')
/** 2026-02-28, 2026/2/28, 2026.2.28; what stands before it is no figure, or it is another number. */
const dashed = /(?:^|[^0-9./-])((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?!\2?[0-9])/gu
/** A month of the old calendar has other days. */
const lunar = /(?:农历|阴历|旧历|古历)\s*$/u

const pair = new RegExp(`${DATE}\\s*[（(]\\s*${SPELLED}\\s*[）)]`, 'gu')
const reversed = new RegExp(`${SPELLED}\\s*[（(]\\s*${DATE}\\s*[）)]`, 'gu')
const withWeekday = new RegExp(`${DATE}\\s*[（(]?\\s*(?:星期|周|礼拜)([一二三四五六日天])`, 'gu')

const digits = '〇一二三四五六七八九'
const digitOf = (sign: string): number => (sign === '零' || sign === '○' ? 0 : digits.indexOf(sign))

/** 二十一, 廿一, 十: up to 99. */
const small = (words: string): number => {
  const spelled = words.replace('廿', '二十').replace('正', '一')
  const [tens, ones] = spelled.includes('十') ? spelled.split('十') : ['〇', spelled]
  return (tens === '' ? 1 : digitOf(tens!)) * 10 + (ones === '' ? 0 : digitOf(ones!))
}

const dayOf = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
/** A year that has every day. */
const anyYear = 2000
const figures = ([year, month, date]: readonly (string | undefined)[]): string =>
  dayOf(Number(year ?? anyYear), Number(month), Number(date))
const spelled = ([year, month, date]: readonly (string | undefined)[]): string =>
  dayOf(year === undefined ? anyYear : Number([...year].map(digitOf).join('')), small(month!), small(date!))

const weekdays = '日一二三四五六'
const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00Z`).getUTCDay()]!

const noDay = (words: string): Found => ({
  kind: 'date',
  words,
  say: { zh: '日历上没有这一天，请核对。', en: 'There is no such day.' },
})
const otherDay = (words: string): Found => ({
  kind: 'date',
  words,
  say: { zh: '两种写法的日期对不上，请核对。', en: 'The two ways of writing the date differ.' },
})

type Read = (written: readonly (string | undefined)[]) => string

const lone = (line: string, pattern: RegExp, read: Read): readonly Found[] =>
  [...line.matchAll(pattern)]
    .filter((match) => !lunar.test(line.slice(0, match.index)) && !isDay(read(match.slice(1))))
    .map(([words]) => noDay(words))

/** Days that the calendar does not have, however they are written. */
const noDays = (line: string): readonly Found[] => [
  ...lone(line, single, figures),
  ...lone(line, spelledSingle, spelled),
  ...[...line.matchAll(dashed)].flatMap(([, year, sign, month, date]) =>
    isDay(figures([year, month, date])) ? [] : noDay([year, month, date].join(sign)),
  ),
]

/** Days that are none, a date written twice that differs, a weekday that is not that day's. */
export const datesIn: LineCheck = (line) => [
  ...noDays(line),
  ...[...line.matchAll(pair)]
    .filter((match) => figures(match.slice(1, 4)) !== spelled(match.slice(4)))
    .map(([words]) => otherDay(words)),
  ...[...line.matchAll(reversed)]
    .filter((match) => spelled(match.slice(1, 4)) !== figures(match.slice(4)))
    .map(([words]) => otherDay(words)),
  ...[...line.matchAll(withWeekday)].flatMap((match): readonly Found[] => {
    const day = figures(match.slice(1, 4))
    const said = match[4] === '天' ? '日' : match[4]!
    if (!isDay(day) || weekdayOf(day) === said) return []
    const right = weekdayOf(day)
    return [
      {
        kind: 'weekday',
        words: match[0],
        say: { zh: `这一天是星期${right}。`, en: `That day is a 星期${right}.` },
      },
    ]
  }),
]
