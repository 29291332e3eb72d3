import type { SecretOutcome } from './outcome.ts'
import type { SecretTerms } from './terms.ts'

/**
 * The count a second time, written apart from the first and sharing nothing with it but the text of the papers: it
 * goes column by column and fills the seats level by level, where the first goes paper by paper and sorts.
 */
type SecondCount = {
  readonly valid: number
  readonly scores: ReadonlyMap<string, number>
  readonly winners: ReadonlySet<string>
  readonly tied: ReadonlySet<string>
}

/** Whether the second count says the same; `notAvailable` for rules whose rounds it does not follow. */
export type SecondVerdict = 'agrees' | 'differs' | 'notAvailable'

/** The numbers of one paper by place, or null where the paper is void. */
type Reader = (paper: string, terms: SecretTerms) => readonly number[] | null

const total = (numbers: readonly number[]): number => {
  let all = 0
  for (const number of numbers) all += number
  return all
}

/** One letter a row: what a letter is worth, and how many rows may be worth it. */
const letters =
  (worth: string, others: string, most: (terms: SecretTerms) => number): Reader =>
  (paper, terms) => {
    const signs = paper.split('')
    const known = signs.every((sign) => sign === worth || others.includes(sign))
    const numbers = signs.map((sign) => (sign === worth ? 1 : 0))
    return known && signs.length === terms.candidates.length && total(numbers) <= most(terms) ? numbers : null
  }

/** The same number of digits a row. */
function digits(paper: string, rows: number, width: number): readonly number[] | null {
  if (paper.length !== rows * width || paper.replace(/\d/g, '') !== '') return null
  const numbers: number[] = []
  for (let from = 0; from < paper.length; from += width)
    numbers.push(parseInt(paper.substring(from, from + width), 10))
  return numbers
}

const scored: Reader = (paper, { candidates, scoreMax }) => {
  const most = scoreMax!
  const numbers = digits(paper, candidates.length, String(most).length)
  return numbers && Math.max(...numbers) <= most ? numbers : null
}

const spent: Reader = (paper, { candidates, points }) => {
  const numbers = digits(paper, candidates.length, String(points!).length)
  return numbers && total(numbers) <= points! ? numbers : null
}

/** Rank 1 of four is worth four points; each rank from 1 on is given once, and one at least. */
const ranked: Reader = (paper, { candidates }) => {
  const many = candidates.length
  const ranks = digits(paper, many, String(many).length)
  const given = new Set(ranks?.filter((rank) => rank > 0))
  const unclear = ranks === null || ranks.filter((rank) => rank > 0).length !== given.size
  if (unclear || given.size === 0 || Math.max(...given) !== given.size) return null
  return ranks.map((rank) => (rank > 0 ? many + 1 - rank : 0))
}

const everybody = ({ candidates }: SecretTerms): number => candidates.length
const perSeat = ({ seats }: SecretTerms): number => seats

const readers: Partial<Record<SecretTerms['rule'], Reader>> = {
  threshold: letters('y', 'na', perSeat),
  approval: letters('y', '-', everybody),
  k_approval: letters('y', '-', perSeat),
  score: scored,
  cumulative: spent,
  ranked_points: ranked,
}

/** Is this many of the base what the majority asks for, by multiplying out, and are fewer against? */
function hasPassed(
  score: number,
  against: number,
  valid: number,
  back: number,
  { rule, majority }: SecretTerms,
): boolean {
  if (rule !== 'threshold') return true
  if (majority === null) return score > 0
  const { share, base, count } = majority
  const whole = { all: count, present: count, returned: back, valid }[base]
  const difference = score * share.denominator - share.numerator * whole
  return score > against && (share.inclusive ? difference >= 0 : difference > 0)
}

function secondCount(terms: SecretTerms, read: Reader, papers: readonly string[]): SecondCount {
  const rows = papers.map((paper) => read(paper, terms)).filter((numbers) => numbers !== null)
  const scores = new Map(
    terms.candidates.map(({ id }, place) => [id, total(rows.map((numbers) => numbers[place]!))]),
  )
  const counting = papers.filter((paper) => read(paper, terms) !== null)
  const against = (place: number): number => counting.filter((paper) => paper[place] === 'n').length
  const passed = [...scores].filter(
    ([, score], place) =>
      rows.length > 0 && hasPassed(score, against(place), rows.length, papers.length, terms),
  )
  const winners = new Set<string>()
  const levels = [...new Set(passed.map(([, score]) => score))].sort((a, b) => b - a)
  for (const level of levels) {
    const those = passed.filter(([, score]) => score === level).map(([id]) => id)
    const left = terms.seats - winners.size
    if (left === 0) break
    if (those.length > left) return { valid: rows.length, scores, winners, tied: new Set(those) }
    for (const id of those) winners.add(id)
  }
  return { valid: rows.length, scores, winners, tied: new Set() }
}

const same = (set: ReadonlySet<string>, list: readonly string[]): boolean =>
  set.size === list.length && list.every((id) => set.has(id))

/** Counts anew and compares. */
export function checkBySecondCount(
  terms: SecretTerms,
  issued: number,
  papers: readonly string[],
  outcome: SecretOutcome,
): SecondVerdict {
  const read = readers[terms.rule]
  if (papers.length > issued) return outcome.annulled ? 'agrees' : 'differs'
  if (!read) return 'notAvailable'
  const { valid, scores, winners, tied } = secondCount(terms, read, papers)
  const sums = outcome.lines.every(
    ({ candidate, score }) => valid === 0 || score === String(scores.get(candidate)),
  )
  const agrees =
    sums &&
    !outcome.annulled &&
    valid === outcome.valid &&
    same(winners, outcome.winners) &&
    same(tied, outcome.tied)
  return agrees ? 'agrees' : 'differs'
}
