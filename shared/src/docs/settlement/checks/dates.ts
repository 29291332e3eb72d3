import { isDay } from '../../../domain/days.ts'
import type { Found, LineCheck } from './finding.ts'

const DATE = '([0-9]{4})\\s*年\\s*([0-9]{1,2})\\s*月\\s*([0-9]{1,2})\\s*[日号]'
const single = new RegExp(DATE, 'gu')
const SPELLED =
  '([〇零一二三四五六七八九]{4})年([正一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿]{1,3})[日号]'
const pair = new RegExp(`${DATE}\\s*[（(]\\s*${SPELLED}\\s*[）)]`, 'gu')
const reversed = new RegExp(`${SPELLED}\\s*[（(]\\s*${DATE}\\s*[）)]`, 'gu')
const withWeekday = new RegExp(`${DATE}\\s*[（(]?\\s*(?:星期|周|礼拜)([一二三四五六日天])`, 'gu')

const digits = '〇一二三四五六七八九'
const digitOf = (sign: string): number => (sign === '零' ? 0 : digits.indexOf(sign))

/** 二十一, 廿一, 十: up to 99. */
const small = (words: string): number => {
  const spelled = words.replace('廿', '二十').replace('正', '一')
  const [tens, ones] = spelled.includes('十') ? spelled.split('十') : ['〇', spelled]
  return (tens === '' ? 1 : digitOf(tens!)) * 10 + (ones === '' ? 0 : digitOf(ones!))
}

const dayOf = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
const figures = ([year, month, date]: readonly (string | undefined)[]): string =>
  dayOf(Number(year), Number(month), Number(date))
const spelled = ([year, month, date]: readonly (string | undefined)[]): string =>
  dayOf(Number([...year!].map(digitOf).join('')), small(month!), small(date!))

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

/** Days that are none, a date written twice that differs, a weekday that is not that day's. */
export const datesIn: LineCheck = (line) => [
  ...[...line.matchAll(single)]
    .filter((match) => !isDay(figures(match.slice(1))))
    .map(([words]) => noDay(words)),
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
