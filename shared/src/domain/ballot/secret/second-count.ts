import type { SecretOutcome } from './outcome.ts'
import { paperKinds, type SecretRule } from './paper-kinds.ts'
import type { Faction } from './second/circles.ts'
import { sameFigures } from './second/figures.ts'
import { greedy } from './second/greedy.ts'
import { meek } from './second/meek.ts'
import { nobody, type Picked, type Ranking } from './second/picked.ts'
import { readers, total } from './second/readers.ts'
import { runOff } from './second/run-off.ts'
import { scottish } from './second/scottish.ts'
import { fillSeats } from './second/seats.ts'
import { equalShares, equalSharesRaised } from './second/shares.ts'
import type { SecretTerms } from './terms.ts'

/**
 * The count a second time, written apart from the first and sharing nothing with it but the text of the papers. Where
 * the first goes paper by paper and sorts, it goes column by column; where the first keeps piles, it looks at every
 * paper anew; where the first tries one endowment after another, it asks up to which one the same is bought.
 */
type SecondCount = {
  readonly texts: readonly string[]
  readonly rows: readonly (readonly number[])[]
  readonly returned: number
  /** Of rules that go by one figure; null where rounds decide. */
  readonly scores: ReadonlyMap<string, number> | null
  /** How many papers are for each candidate; null where papers do not say so. */
  readonly supporters: ReadonlyMap<string, number> | null
  /** Those with the majority asked for; where none is asked for, the winners. */
  readonly passed: ReadonlySet<string>
  readonly winners: ReadonlySet<string>
  readonly tied: ReadonlySet<string>
  readonly ties: readonly (readonly string[])[]
}

export type SecondVerdict = 'agrees' | 'differs'

/** How often each paper came, by its numbers. */
function alike(rows: readonly (readonly number[])[]): readonly { row: readonly number[]; count: number }[] {
  const found = new Map<string, { row: readonly number[]; count: number }>()
  for (const row of rows) {
    const before = found.get(row.join())
    found.set(row.join(), { row, count: (before?.count ?? 0) + 1 })
  }
  return [...found.values()]
}

const chosenIn = (row: readonly number[]): readonly number[] =>
  [...row.keys()].filter((place) => row[place]! > 0)

/** First to last: who is worth most is first. Who ranks nobody takes no part. */
const rankingsOf = (rows: readonly (readonly number[])[]): readonly Ranking[] =>
  alike(rows).flatMap(({ row, count }) => {
    const order = [...chosenIn(row)].sort((a, b) => row[b]! - row[a]!)
    return order.length > 0 ? [{ order, count }] : []
  })

const factionsOf = (rows: readonly (readonly number[])[]): readonly Faction[] =>
  alike(rows).map(({ row, count }) => ({ for: chosenIn(row), size: count }))

const columnsOf = ({ candidates }: SecretTerms, rows: readonly (readonly number[])[]): readonly number[] =>
  candidates.map((_, place) => total(rows.map((row) => row[place]!)))

type ByRounds = (terms: SecretTerms, rows: readonly (readonly number[])[]) => Picked

const byScore =
  (isStrict: boolean): ByRounds =>
  (terms, rows) =>
    greedy(
      terms.candidates.map(({ cost }) => cost),
      columnsOf(terms, rows),
      terms.budget!,
      isStrict,
    )

/** Fen; a yuan is what is added for everyone at a time. */
const byShares =
  (count: typeof equalShares): ByRounds =>
  ({ candidates, budget }, rows) =>
    count(
      factionsOf(rows),
      candidates.map(({ cost }) => BigInt(cost)),
      { budget: BigInt(budget!), unit: 100n },
    )

/** Rules that go by rounds, or by what money is left. Every candidate is wanted by some paper. */
const byRounds: Partial<Record<SecretRule, ByRounds>> = {
  irv: ({ candidates }, rows) => runOff(candidates.length, rankingsOf(rows)),
  stv_scottish: ({ candidates, seats }, rows) => scottish(candidates.length, rankingsOf(rows), seats),
  stv_meek: ({ candidates, seats }, rows) => meek(candidates.length, rankingsOf(rows), seats),
  greedy: byScore(false),
  greedy_no_skip: byScore(true),
  knapsack: byScore(false),
  mes: byShares(equalShares),
  mes_add1: byShares(equalSharesRaised),
}

function secondCount(terms: SecretTerms, papers: readonly string[]): SecondCount {
  const read = readers[terms.rule]
  const counting = papers.flatMap((paper) => {
    const row = read(paper, terms)
    return row ? [{ paper, row }] : []
  })
  const rows = counting.map(({ row }) => row)
  const texts = counting.map(({ paper }) => paper)
  const came = { texts, rows, returned: papers.length }
  const pick = byRounds[terms.rule]
  if (!pick) {
    const seated = fillSeats(terms, rows, texts, papers.length)
    const passed = terms.rule === 'threshold' ? seated.passed : seated.winners
    return { ...came, ...seated, passed, supporters: null, ties: [] }
  }
  const columns = columnsOf(terms, rows)
  const isWanted = (_: unknown, place: number): boolean => columns[place]! > 0
  // Nobody else can be chosen, so the others are struck off every paper.
  const candidates = terms.candidates.filter(isWanted)
  const idOf = (place: number): string => candidates[place]!.id
  const { winners, ties } =
    candidates.length > 0
      ? pick(
          { ...terms, candidates },
          rows.map((row) => row.filter(isWanted)),
        )
      : nobody
  const isForOrNot = paperKinds[terms.rule] === 'approvals'
  const won = new Set([...winners].map(idOf))
  return {
    ...{ ...came, scores: null, tied: new Set(), passed: won },
    supporters: isForOrNot ? new Map(terms.candidates.map(({ id }, place) => [id, columns[place]!])) : null,
    winners: won,
    ties: ties.map((among) => among.map(idOf)),
  }
}

const same = (set: ReadonlySet<string>, list: readonly string[]): boolean =>
  set.size === list.length && list.every((id) => set.has(id))

/** The same groups, each in whatever order, met in whatever order. */
const sameGroups = (
  some: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
): boolean => {
  const said = (groups: typeof some): string =>
    JSON.stringify(groups.map((group) => JSON.stringify([...group].sort())).sort())
  return said(some) === said(others)
}

const sameLines = ({ lines, valid }: SecretOutcome, { scores, supporters }: SecondCount): boolean =>
  lines.every(
    ({ candidate, score, marks }) =>
      (scores === null || valid === 0 || score === String(scores.get(candidate))) &&
      (supporters === null || marks?.yes === supporters.get(candidate)),
  )

const isAllVoid = ({ candidates, seats }: SecretTerms, returned: number, outcome: SecretOutcome): boolean =>
  outcome.annulled &&
  outcome.valid === 0 &&
  outcome.void === returned &&
  outcome.winners.length === 0 &&
  outcome.lines.every(({ won, passed }) => !won && !passed) &&
  outcome.seatsLeft === seats &&
  same(new Set(candidates.map(({ id }) => id)), outcome.tied) &&
  outcome.next === 'revote'

/** Counts anew and compares. */
export function checkBySecondCount(
  terms: SecretTerms,
  issued: number,
  papers: readonly string[],
  outcome: SecretOutcome,
): SecondVerdict {
  if (papers.length > issued) return isAllVoid(terms, papers.length, outcome) ? 'agrees' : 'differs'
  const second = secondCount(terms, papers)
  const agrees =
    !outcome.annulled &&
    second.rows.length === outcome.valid &&
    sameLines(outcome, second) &&
    sameFigures(terms, second, outcome) &&
    same(second.winners, outcome.winners) &&
    same(second.tied, outcome.tied) &&
    sameGroups(second.ties, outcome.ties)
  return agrees ? 'agrees' : 'differs'
}
