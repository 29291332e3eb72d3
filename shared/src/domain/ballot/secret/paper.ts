import { reject } from '../../rejection.ts'
import type { Answer } from '../../rules-table.ts'
import { paperKinds } from './paper-kinds.ts'
import type { SecretTerms } from './terms.ts'

/** All that the form of a paper depends on. */
export type PaperTerms = Pick<SecretTerms, 'rule' | 'seats' | 'budget' | 'scoreMax' | 'points' | 'candidates'>

export type Mark = 'yes' | 'no' | 'abstain'

/** A voting paper filled in: a row for every candidate, in the order of the terms. */
export type VotingPaper =
  | { readonly kind: 'marks'; readonly rows: readonly Mark[] }
  | { readonly kind: 'approvals'; readonly rows: readonly boolean[] }
  | { readonly kind: 'points'; readonly rows: readonly number[] }
  /** 1 for the first; 0 for who is not ranked. */
  | { readonly kind: 'ranks'; readonly rows: readonly number[] }

const letters: Readonly<Record<Mark, string>> = { yes: 'y', no: 'n', abstain: 'a' }
const marks: Readonly<Record<string, Mark>> = { y: 'yes', n: 'no', a: 'abstain' }

/** Most that one row can be given, where rows are given points. */
const highest = ({ rule, scoreMax, points }: PaperTerms): number => (rule === 'score' ? scoreMax : points)!

/** Signs of a row: all of one paper are equally wide, so that every paper of a ballot is as long as every other. */
function widthOf(terms: PaperTerms): number {
  const kind = paperKinds[terms.rule]
  if (kind === 'points') return `${highest(terms)}`.length
  return kind === 'ranks' ? `${terms.candidates.length}`.length : 1
}

/** How long the text of every paper of this ballot is. */
export const paperChars = (terms: PaperTerms): number => widthOf(terms) * terms.candidates.length

/** A paper on which nobody has touched a row: 弃权 throughout. */
export function blankPaper(terms: PaperTerms): VotingPaper {
  const kind = paperKinds[terms.rule]
  const rows = terms.candidates
  if (kind === 'marks') return { kind, rows: rows.map(() => 'abstain') }
  if (kind === 'approvals') return { kind, rows: rows.map(() => false) }
  return { kind, rows: rows.map(() => 0) }
}

const signOf = (row: Mark | boolean | number, width: number): string => {
  if (typeof row === 'number') return `${row}`.padStart(width, '0')
  return typeof row === 'boolean' ? (row ? 'y' : '-') : letters[row]
}

/** The paper as the one text that goes into the box. */
export const writePaper = (terms: PaperTerms, { rows }: VotingPaper): string =>
  rows.map((row) => signOf(row, widthOf(terms))).join('')

const alphabets = { marks: /^[yna]*$/, approvals: /^[y-]*$/, points: /^[0-9]*$/, ranks: /^[0-9]*$/ } as const

/** What a text says, or null where it is no paper of this ballot. */
export function readPaper(terms: PaperTerms, text: string): VotingPaper | null {
  const kind = paperKinds[terms.rule]
  if (text.length !== paperChars(terms) || !alphabets[kind].test(text)) return null
  const width = widthOf(terms)
  const signs = terms.candidates.map((_, place) => text.slice(place * width, (place + 1) * width))
  if (kind === 'marks') return { kind, rows: signs.map((sign) => marks[sign]!) }
  if (kind === 'approvals') return { kind, rows: signs.map((sign) => sign === 'y') }
  return { kind, rows: signs.map(Number) }
}

/** Does a paper say that of one row? 弃权 is a row that nobody touched. */
export function signIs(terms: PaperTerms, text: string, place: number, mark: Mark): boolean {
  const width = widthOf(terms)
  const kind = paperKinds[terms.rule]
  const row = kind === 'marks' ? mark : kind === 'approvals' ? mark === 'yes' : 0
  return text.slice(place * width, (place + 1) * width) === signOf(row, width)
}

/** First, second, third without a gap, each given once. */
const inOrder = (rows: readonly number[]): boolean => {
  const given = rows.filter((rank) => rank > 0).sort((a, b) => a - b)
  return given.every((rank, place) => rank === place + 1)
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

const approved = (terms: PaperTerms, rows: readonly boolean[]): Answer => {
  const { rule, seats, budget, candidates } = terms
  if (rule === 'k_approval' && rows.filter(Boolean).length > seats)
    return reject('ballot.tooManyMarks', { max: seats })
  const cost = sumOf(rows.map((row, place) => (row ? candidates[place]!.cost : 0)))
  return rule === 'knapsack' && cost > budget! ? reject('ballot.overBudget') : null
}

const given = (terms: PaperTerms, rows: readonly number[]): Answer => {
  const most = highest(terms)
  const within = terms.rule === 'score' ? rows.every((row) => row <= most) : sumOf(rows) <= most
  return within ? null : reject('ballot.tooManyPoints', { max: most })
}

/**
 * Is this a paper that can be counted? Asked of every paper before its token is spent, so that nobody loses a vote by
 * a slip of the finger (decisions 1); a paper that came in otherwise and does not fit is void.
 */
export function fits(terms: PaperTerms, text: string): Answer {
  const paper = readPaper(terms, text)
  if (paper === null) return reject('ballot.badPaper')
  if (paper.kind === 'marks')
    return paper.rows.filter((row) => row === 'yes').length > terms.seats
      ? reject('ballot.tooManyMarks', { max: terms.seats })
      : null
  if (paper.kind === 'approvals') return approved(terms, paper.rows)
  if (paper.kind === 'points') return given(terms, paper.rows)
  return inOrder(paper.rows) ? null : reject('ballot.ranksUnclear')
}
