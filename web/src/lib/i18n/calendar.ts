import type { Lang } from '#lib/prefs.ts'

/**
 * Times as the station's wall clock shows them. All stations keep China Standard Time (UTC+8, no summer time), wherever
 * the server or the reader's phone stands; so it is plain arithmetic, equal on both sides of hydration.
 */
const offsetMs = 8 * 3600_000
const dayMs = 24 * 3600_000

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const wall = (at: number): Date => new Date(at + offsetMs)
const two = (n: number): string => String(n).padStart(2, '0')

/** 19:30 */
export const hour = (at: number): string => `${wall(at).getUTCHours()}:${two(wall(at).getUTCMinutes())}`

/** 19, the day of the month */
export const dayOfMonth = (at: number): number => wall(at).getUTCDate()

/** 3 月 · Mar */
export const month = (at: number, lang: Lang): string =>
  lang === 'zh' ? `${wall(at).getUTCMonth() + 1}月` : months[wall(at).getUTCMonth()]!

/** 周三 · Wed */
export const weekday = (at: number, lang: Lang): string => weekdays[lang][wall(at).getUTCDay()]!

/** 3月19日 · 19 Mar */
export const date = (at: number, lang: Lang): string =>
  lang === 'zh' ? `${month(at, lang)}${dayOfMonth(at)}日` : `${dayOfMonth(at)} ${month(at, lang)}`

/** 3月19日 周三 · Wed 19 Mar */
export const fullDate = (at: number, lang: Lang): string =>
  lang === 'zh' ? `${date(at, lang)} ${weekday(at, lang)}` : `${weekday(at, lang)} ${date(at, lang)}`

/** 19:30–21:00 */
export const hours = (from: number, to: number): string => `${hour(from)}–${hour(to)}`

const dayNumber = (at: number): number => Math.floor((at + offsetMs) / dayMs)

/** Whole days from today to that day: 0 today, 1 tomorrow, -1 yesterday. */
export const daysAhead = (at: number, now: number): number => dayNumber(at) - dayNumber(now)

/** From six on people say tonight. */
export const isEvening = (at: number): boolean => wall(at).getUTCHours() >= 18

/** 今晚 19:30 · 明天 9:00 · 3月19日 19:30; tonight, 19:30 */
export function when(at: number, now: number, lang: Lang): string {
  const ahead = daysAhead(at, now)
  const evening = isEvening(at)
  if (lang === 'zh') {
    const near = ahead === 0 ? (evening ? '今晚' : '今天') : ahead === 1 ? (evening ? '明晚' : '明天') : null
    return `${near ?? date(at, lang)} ${hour(at)}`
  }
  const near = ahead === 0 ? (evening ? 'tonight' : 'today') : ahead === 1 ? 'tomorrow' : null
  return `${near ?? date(at, lang)}, ${hour(at)}`
}

/** 今天 · 昨天 · 3月12日 */
export function dayAgo(at: number, now: number, lang: Lang): string {
  const ahead = daysAhead(at, now)
  if (ahead === 0) return lang === 'zh' ? '今天' : 'today'
  if (ahead === -1) return lang === 'zh' ? '昨天' : 'yesterday'
  return date(at, lang)
}

/** 10:06 · 昨天 10:06 · 3月19日 10:06 · 2025年3月19日 10:06; of what goes on for weeks an hour alone says nothing. */
export function moment(at: number, now: number, lang: Lang): string {
  const ahead = daysAhead(at, now)
  if (ahead === 0) return hour(at)
  const [year, thisYear] = [wall(at).getUTCFullYear(), wall(now).getUTCFullYear()]
  const day = ahead === -1 || year === thisYear ? dayAgo(at, now, lang) : inYear(year, date(at, lang), lang)
  return `${day} ${hour(at)}`
}

/** 2025年3月19日 · 19 Mar 2025 */
export const inYear = (year: number, day: string, lang: Lang): string =>
  lang === 'zh' ? `${year}年${day}` : `${day} ${year}`
