import type { Day } from '@linyi/shared/domain/days'
import { date } from '#lib/i18n/calendar.ts'
import type { Lang } from '#lib/prefs.ts'

/** 9月28日 · 28 Sep, of a day of the calendar in China. */
export const dayInWords = (day: Day, lang: Lang): string => date(Date.parse(`${day}T00:00:00+08:00`), lang)
