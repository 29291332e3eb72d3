import { limits } from './limits.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿'] as const

/** 3000, 3000.5 as 3000.50; no thousands separators, which differ from writer to writer. */
export const figureYuan = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)

/** Up to 9999. A zero is said once between figures, never at the end. */
const inGroup = (number: number): string => {
  let words = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(number / 10 ** place) % 10
    if (digit === 0) zero = words !== ''
    else {
      words += (zero ? '零' : '') + digits[digit] + places[place]
      zero = false
    }
  }
  return words
}

const inYuan = (yuan: number): string => {
  let words = ''
  let gap = false
  for (let group = groups.length - 1; group >= 0; group--) {
    const number = Math.floor(yuan / 10_000 ** group) % 10_000
    const isThin = words !== '' && number > 0 && (gap || number < 1000)
    gap = number === 0
    if (number > 0) words += (isThin ? '零' : '') + inGroup(number) + groups[group]
  }
  return words
}

/**
 * An amount as it is written out on a receipt (支付结算办法 附一): 叁仟元整, 壹佰零伍元贰角, 柒分.
 * @param fen 1 to `limits.fenMax`, a whole number
 */
export const capitalYuan = (fen: number): string => {
  const yuan = Math.floor(fen / 100)
  const [jiao, odd] = [Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan === 0 ? '' : `${inYuan(yuan)}元`
  if (jiao === 0 && odd === 0) return `${whole}整`
  const dimes = jiao === 0 ? (whole === '' ? '' : '零') : `${digits[jiao]}角`
  return `${whole}${dimes}${odd === 0 ? '' : `${digits[odd]}分`}`
}

const digitOf = new Map([...`${digits}`].map((sign, value) => [sign, value]))
;[...'〇一二三四五六七八九'].forEach((sign, value) => digitOf.set(sign, value))
digitOf.set('两', 2)
const placeOf = new Map([...'拾佰仟', ...'十百千'].map((sign, at) => [sign, 10 ** ((at % 3) + 1)]))

/** A whole number in words of either sort; null where it is none. */
const readNumber = (words: string): number | null => {
  let [all, group, digit] = [0, 0, null as number | null]
  for (const sign of words) {
    const place = placeOf.get(sign)
    if (digitOf.has(sign)) {
      if (digit) return null
      digit = digitOf.get(sign)!
    } else if (place) {
      group += (digit ?? 1) * place
      digit = null
    } else if (sign === '万' || sign === '亿') {
      const before = group + (digit ?? 0)
      all = sign === '万' ? all + before * 10_000 : (all + before) * 100_000_000
      ;[group, digit] = [0, null]
    } else return null
  }
  return all + group + (digit ?? 0)
}

const WRITTEN =
  /^(?:人民币)?(?:([^元圆角分整正]+)[元圆])?(?:零?([^元圆角分整正])角)?(?:零?([^元圆角分整正])分)?[整正]?$/

/** Fen of an amount written out, in figures of a receipt or of every day; null where it cannot be read. */
export const readYuan = (words: string): number | null => {
  const match = WRITTEN.exec(words)
  if (!match || match.slice(1).every((one) => one === undefined)) return null
  const [yuan, jiao, fen] = match.slice(1).map((one) => (one === undefined ? 0 : readNumber(one)))
  if (yuan === null || jiao === null || fen === null) return null
  const all = yuan! * 100 + jiao! * 10 + fen!
  return all <= limits.fenMax ? all : null
}
