import { longDate } from '@linyi/shared/papers/chinese'
import { date } from '#lib/i18n/calendar.ts'
import type { Lang } from '#lib/prefs.ts'

/** On paper the year is said: 2026年3月19日 · 19 Mar 2026 */
export const paperDate = (at: number, lang: Lang): string =>
  lang === 'zh' ? longDate(at) : `${date(at, lang)} ${longDate(at).split('年')[0]}`
