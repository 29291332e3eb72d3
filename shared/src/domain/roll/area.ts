import { limits } from '../../lib/limits.ts'

/** 专有部分面积 in whole hundredths of a square metre, so that sums and shares are exact: 86.5 m² is 8650. */
export const squareMetres = (area: number): string =>
  `${Math.floor(area / 100)}.${String(area % 100).padStart(2, '0')}`

const WRITTEN = /^(\d{1,6})(?:\.(\d{1,2}))?(?:㎡|m²|m2|平方米|平米|平)?$/u

/** @returns the area somebody wrote, 86.5, 86.50㎡ or 86.5平方米; null where it is none, or nothing, or too large */
export function areaFrom(text: string): number | null {
  const [, whole, part = ''] = WRITTEN.exec(text.trim().normalize('NFC')) ?? []
  if (whole === undefined) return null
  const area = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return area >= 1 && area <= limits.areaMax ? area : null
}
