/** An exact number. `den` is above zero and shares no factor with `num`. */
export type Fraction = { readonly num: bigint; readonly den: bigint }

const magnitude = (number: bigint): bigint => (number < 0n ? -number : number)

const commonFactor = (a: bigint, b: bigint): bigint => {
  let [larger, smaller] = [magnitude(a), b]
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/** The least number that both divide. Both above zero. */
export const commonMultiple = (a: bigint, b: bigint): bigint => (a / commonFactor(a, b)) * b

/** @param den above zero */
export const fraction = (num: bigint, den = 1n): Fraction => {
  const factor = commonFactor(num, den)
  return { num: num / factor, den: den / factor }
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.num * b.den + b.num * a.den, a.den * b.den)

/** Below zero when `a` is smaller, above when it is larger. */
export const compare = (a: Fraction, b: Fraction): number => Number(a.num * b.den - b.num * a.den)

/** As outside programs read it: `12`, `25/2`. */
export const fractionText = ({ num, den }: Fraction): string => (den === 1n ? `${num}` : `${num}/${den}`)

/** An amount that counts units of the last of `places` decimals: 1352995 with 5 is `13.52995`. Not below zero. */
export const decimalText = (amount: bigint, places: number): string => {
  const digits = `${amount}`.padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
