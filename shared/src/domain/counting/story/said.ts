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

/** To two decimals, rounded down, and said to be about that much where it is not whole. Chinese sets a space before digits. */
export function readable(amount: Amount): InBoth {
  const [num, den] = amount.includes('.') ? decimal(amount) : amount.split('/')
  const hundredths = `${(BigInt(num!) * 100n) / BigInt(den ?? 1)}`.padStart(3, '0')
  const [whole, rest] = [hundredths.slice(0, -2), hundredths.slice(-2)]
  if (BigInt(num!) % BigInt(den ?? 1) === 0n) return both(` ${whole}`, whole)
  return both(`约 ${whole}.${rest}`, `about ${whole}.${rest}`)
}

function decimal(amount: Amount): readonly [num: string, den: string] {
  const [whole, decimals] = amount.split('.') as [string, string]
  return [whole + decimals, `1${'0'.repeat(decimals.length)}`]
}
