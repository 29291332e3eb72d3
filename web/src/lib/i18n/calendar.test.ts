import { expect, test } from 'vitest'
import { date, dayAgo, daysAhead, fullDate, hour, hours, moment, when } from './calendar.ts'

const at = (iso: string): number => Date.parse(`${iso}:00+08:00`)
const wednesday = at('2025-03-19T19:30')

test('a time is read off the wall of the station, not of the machine', () => {
  expect(hour(wednesday)).toBe('19:30')
  expect(hours(wednesday, at('2025-03-19T21:05'))).toBe('19:30–21:05')
  expect(hour(at('2025-03-19T00:00'))).toBe('0:00')
})

test('dates carry no typed spaces between Han and digits', () => {
  expect(date(wednesday, 'zh')).toBe('3月19日')
  expect(fullDate(wednesday, 'zh')).toBe('3月19日 周三')
  expect(fullDate(wednesday, 'en')).toBe('Wed 19 Mar')
})

test('the day turns at midnight of the station', () => {
  expect(daysAhead(at('2025-03-20T00:00'), at('2025-03-19T23:59'))).toBe(1)
  expect(daysAhead(at('2025-03-19T00:00'), at('2025-03-19T23:59'))).toBe(0)
})

test('near days are said as people say them', () => {
  expect(when(wednesday, at('2025-03-19T08:00'), 'zh')).toBe('今晚 19:30')
  expect(when(at('2025-03-20T09:00'), wednesday, 'zh')).toBe('明天 9:00')
  expect(when(wednesday, at('2025-03-10T08:00'), 'zh')).toBe('3月19日 19:30')
  expect(when(wednesday, at('2025-03-18T08:00'), 'en')).toBe('tomorrow, 19:30')
  expect(dayAgo(at('2025-03-18T08:00'), wednesday, 'zh')).toBe('昨天')
})

test('of what was said, signed or handed in the day is told too, unless it was today', () => {
  expect(moment(at('2025-03-19T08:05'), wednesday, 'zh')).toBe('8:05')
  expect(moment(at('2025-03-18T08:05'), wednesday, 'zh')).toBe('昨天 8:05')
  expect(moment(at('2025-03-02T08:05'), wednesday, 'zh')).toBe('3月2日 8:05')
  expect(moment(at('2025-03-02T08:05'), wednesday, 'en')).toBe('2 Mar 8:05')
  expect(moment(at('2024-11-02T08:05'), wednesday, 'zh')).toBe('2024年11月2日 8:05')
  expect(moment(at('2024-12-31T08:05'), at('2025-01-01T08:05'), 'zh')).toBe('昨天 8:05')
})
