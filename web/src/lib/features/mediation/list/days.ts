import { yearOf, type Day } from '@linyi/shared/domain/days'
import { date, inYear } from '#lib/i18n/calendar.ts'
import type { Lang } from '#lib/prefs.ts'

/**
 * 9月28日 · 28 Sep, of a day of the calendar in China.
 * @param today in another year than this the year is told too
 */
export function dayInWords(day: Day, lang: Lang, today: Day = day): string {
  return yearOf(day) === yearOf(today) ? date(Date.parse(`${day}T00:00:00+08:00`), lang) : fullDay(day, lang)
}

/** 2031年12月31日 · 31 Dec 2031 */
export const fullDay = (day: Day, lang: Lang): string => inYear(yearOf(day), dayInWords(day, lang), lang)
