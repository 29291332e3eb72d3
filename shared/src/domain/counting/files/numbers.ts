import { limits } from '../../../lib/limits.ts'
import { fraction, type Fraction } from '../fraction.ts'
import { Malformed } from './fault.ts'

/** A whole number from `min` to `max`. */
export function wholeOf(text: string, line: number, min: number, max: number): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : -1
  if (number < min || number > max) throw new Malformed(line, 'number', text)
  return number
}

/** A whole number that may be below zero. */
export function pointOf(text: string, line: number): bigint {
  if (!/^-?\d{1,15}$/.test(text)) throw new Malformed(line, 'number', text)
  return BigInt(text)
}

/** An amount of money or a score: digits with up to `amountPlacesMax` decimals, not below zero. */
export function amountOf(text: string, line: number): Fraction {
  const [, whole, decimals = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || decimals.length > limits.amountPlacesMax)
    throw new Malformed(line, 'amount', text)
  return fraction(BigInt(whole + decimals), BigInt(`1${'0'.repeat(decimals.length)}`))
}

/** Papers so far and these. */
export function addPapers(sum: number, count: number, line: number): number {
  if (sum + count > limits.papersPerFileMax) throw new Malformed(line, 'tooManyPapers')
  return sum + count
}
