const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Is this a day of the calendar, written YYYY-MM-DD, from 1900 on? */
export const isDay = (day: string): boolean => {
  const match = DAY.exec(day)
  if (!match) return false
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number]
  const made = new Date(Date.UTC(year, month - 1, date))
  return year >= 1900 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date
}
