import { yearOf, type Day } from '@linyi/shared/domain/days'
import type { Lang } from '#lib/prefs.ts'
import { dayInWords } from '../list/days.ts'

/** 2031年12月31日 · 31 Dec 2031: these days lie years apart. */
export const daysInWords = (day: Day, lang: Lang): string =>
  lang === 'zh' ? `${yearOf(day)}年${dayInWords(day, lang)}` : `${dayInWords(day, lang)} ${yearOf(day)}`
