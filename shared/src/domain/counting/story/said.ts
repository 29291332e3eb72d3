import type { InBoth } from '../../in-both.ts'
import type { Amount } from '../outcome.ts'

/** Shows a candidate to people: its name, its id, or both. */
export type NameOf = (id: string) => string

export const both = (zh: string, en: string): InBoth => ({ zh, en })

/** A list as it is spoken; whom it names is the same in both languages. */
export const listed = (ids: readonly string[], nameOf: NameOf): InBoth => {
  const names = ids.map(nameOf)
  return { zh: names.join('、'), en: names.join(', ') }
}

/** How an amount is said: what is paid may be said as money. Chinese sets a space before digits. */
export type Said = (amount: Amount) => InBoth

/** In hundredths, rounded down, and whether that is all of it. */
export function inHundredths(amount: Amount): { readonly hundredths: bigint; readonly exact: boolean } {
  const [num, den] = amount.includes('.') ? decimal(amount) : amount.split('/')
  const [all, parts] = [BigInt(num!) * 100n, BigInt(den ?? 1)]
  return { hundredths: all / parts, exact: all % parts === 0n }
}

/** To two decimals, rounded down, and said to be about that much where it is not whole. */
export const readable: Said = (amount) => {
  const { hundredths, exact } = inHundredths(amount)
  const digits = `${hundredths}`.padStart(3, '0')
  const [whole, rest] = [digits.slice(0, -2), digits.slice(-2)]
  if (exact && rest === '00') return both(` ${whole}`, whole)
  return both(`约 ${whole}.${rest}`, `about ${whole}.${rest}`)
}

function decimal(amount: Amount): readonly [num: string, den: string] {
  const [whole, decimals] = amount.split('.') as [string, string]
  return [whole + decimals, `1${'0'.repeat(decimals.length)}`]
}
