import type { Instant } from './decider.ts'

/** A day of the calendar in Asia/Shanghai, which has no summer time: `2026-03-10`. Such texts sort as the days do. */
export type Day = string

const dayMs = 24 * 60 * 60_000
const chinaOffsetMs = 8 * 60 * 60_000

const written = (date: Date): Day => date.toISOString().slice(0, 10)
const read = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** The day on which an instant falls. */
export const dayOf = (at: Instant): Day => written(new Date(at + chinaOffsetMs))

/** Is this a day that there is? Of years from 0000 to 9999. */
export const isDay = (text: string): boolean => {
  const at = read(text)
  return !Number.isNaN(at) && written(new Date(at)) === text
}

/** How many days later `to` is than `from`; negative if it is earlier. */
export const daysBetween = (from: Day, to: Day): number => (read(to) - read(from)) / dayMs

/** The last day of a term of so many days: the first day is not counted (民法典 201, 民诉法 85). */
export const daysAfter = (from: Day, days: number): Day => written(new Date(read(from) + days * dayMs))

/** The last day of a term of so many months: the same day of that month, or its last where it has none (民法典 202). */
export function monthsAfter(from: Day, months: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return written(
    new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))),
  )
}

/** The year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
