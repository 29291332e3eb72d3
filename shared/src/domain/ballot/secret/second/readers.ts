import type { SecretTerms } from '../terms.ts'

/** The numbers of one paper by place, or null where the paper is void. */
export type Reader = (paper: string, terms: SecretTerms) => readonly number[] | null

export const total = (numbers: readonly number[]): number => {
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

/** Rank 1 of four is worth four points; each rank from 1 on is given once, or none is. */
const ranked: Reader = (paper, { candidates }) => {
  const many = candidates.length
  const ranks = digits(paper, many, String(many).length)
  const given = new Set(ranks?.filter((rank) => rank > 0))
  const unclear = ranks === null || ranks.filter((rank) => rank > 0).length !== given.size
  if (unclear || Math.max(0, ...given) !== given.size) return null
  return ranks.map((rank) => (rank > 0 ? many + 1 - rank : 0))
}

const everybody = ({ candidates }: SecretTerms): number => candidates.length
const perSeat = ({ seats }: SecretTerms): number => seats

const approved = letters('y', '-', everybody)

/** A list of what can be paid for with the budget. */
const payable: Reader = (paper, terms) => {
  const marks = approved(paper, terms)
  const cost = total((marks ?? []).map((mark, place) => mark * terms.candidates[place]!.cost))
  return cost <= terms.budget! ? marks : null
}

export const readers: Readonly<Record<SecretTerms['rule'], Reader>> = {
  threshold: letters('y', 'na', perSeat),
  approval: approved,
  k_approval: letters('y', '-', perSeat),
  score: scored,
  cumulative: spent,
  ranked_points: ranked,
  irv: ranked,
  stv_scottish: ranked,
  stv_meek: ranked,
  greedy: approved,
  greedy_no_skip: approved,
  knapsack: payable,
  mes: approved,
  mes_add1: approved,
}
