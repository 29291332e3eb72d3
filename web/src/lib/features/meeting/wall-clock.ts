/** China Standard Time, which all stations keep (UTC+8, no summer time), for the fields a person fills in. */
const offsetMs = 8 * 3600_000
const two = (number: number) => String(number).padStart(2, '0')

/** 2026-11-21, as a date field holds it. */
export function dayField(at: number): string {
  const wall = new Date(at + offsetMs)
  return `${wall.getUTCFullYear()}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`
}

/** 19:30, as a time field holds it. */
export function timeField(at: number): string {
  const wall = new Date(at + offsetMs)
  return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
}

/** The instant a day and a time mean; null while either is not filled in. */
export function instantOf(day: string, time: string): number | null {
  const at = Date.parse(`${day}T${time}:00+08:00`)
  return Number.isNaN(at) ? null : at
}
