import type { InBoth } from '../in-both.ts'
import type { RuleSettings } from './settings.ts'

/** A fraction compared with integers only: “过半” is `2 * present > expected`. Of nothing: any number above none. */
export type Share = { numerator: number; denominator: number; inclusive: boolean }

/** Smallest number that satisfies `share` of `base`: more than half of 54 is 28. */
export function leastOf(asked: Share, base: number): number {
  const product = asked.numerator * base
  const whole = Math.floor(product / asked.denominator)
  const exact = product % asked.denominator === 0
  return asked.inclusive && exact ? whole : whole + 1
}

export const pastHalf: Share = { numerator: 1, denominator: 2, inclusive: false }
export const twoThirds: Share = { numerator: 2, denominator: 3, inclusive: true }
export const threeQuarters: Share = { numerator: 3, denominator: 4, inclusive: true }
/** 只比多少: no least number, only more for than against. */
export const justMore: Share = { numerator: 0, denominator: 1, inclusive: false }

const same = (one: Share, other: Share): boolean =>
  one.numerator === other.numerator &&
  one.denominator === other.denominator &&
  one.inclusive === other.inclusive

export const isPastHalf = (asked: Share): boolean => same(asked, pastHalf)

const known: readonly (readonly [Share, InBoth])[] = [
  [pastHalf, { zh: '过半数', en: 'more than half' }],
  [twoThirds, { zh: '三分之二以上', en: 'at least two thirds' }],
  [threeQuarters, { zh: '四分之三以上', en: 'at least three quarters' }],
  [justMore, { zh: '只比多少', en: 'more for than against' }],
]

/** What a share is called. 以上 includes the number itself, 超过 does not (民法典 1259). */
export function shareName(asked: Share): InBoth {
  const found = known.find(([one]) => same(one, asked))
  if (found) return found[1]
  const { numerator, denominator, inclusive } = asked
  return inclusive
    ? { zh: `${denominator} 分之 ${numerator} 以上`, en: `at least ${numerator}/${denominator}` }
    : { zh: `超过 ${denominator} 分之 ${numerator}`, en: `more than ${numerator}/${denominator}` }
}

/** How many candidates 票选 of so many seats must have. */
export const candidatesNeeded = ({ contestPercent }: RuleSettings, seats: number): number =>
  seats + Math.ceil((seats * contestPercent) / 100)
