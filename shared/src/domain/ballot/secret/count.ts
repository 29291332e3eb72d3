import type { Election, Paper } from '../../counting/election.ts'
import { noBounds } from '../../counting/election.ts'
import { select, type Marking } from '../../counting/marks/threshold.ts'
import type { Outcome } from '../../counting/outcome.ts'
import { annulled } from '../../counting/rule.ts'
import { countingRules } from '../../counting/rules.ts'
import type { OutcomeLine, SecretOutcome } from './outcome.ts'
import { needsOf, paperKinds, type SecretRule } from './paper-kinds.ts'
import { fits, readPaper, type VotingPaper } from './paper.ts'
import type { SecretTerms } from './terms.ts'
import { sayAlike } from './thin.ts'

/** Papers that stand, equal ones together; the others are void as a whole (选举法 44 by analogy). */
function standing(terms: SecretTerms, texts: readonly string[]): ReadonlyMap<string, number> {
  const bundles = new Map<string, number>()
  for (const text of texts) if (fits(terms, text) === null) bundles.set(text, (bundles.get(text) ?? 0) + 1)
  return bundles
}

const placesOf = <Row>(rows: readonly Row[], is: (row: Row) => boolean): readonly number[] =>
  rows.flatMap((row, place) => (is(row) ? [place] : []))

const ranked = (rows: readonly number[]): readonly (readonly number[])[] =>
  [...placesOf(rows, (rank) => rank > 0)].sort((a, b) => rows[a]! - rows[b]!).map((place) => [place])

/** A paper as the counting rules read it. */
function asCounted(paper: VotingPaper, count: number): Paper {
  if (paper.kind === 'points')
    return { count, ranks: [paper.rows.map((_, place) => place)], points: paper.rows.map(BigInt) }
  if (paper.kind === 'ranks') return { count, ranks: ranked(paper.rows), points: [] }
  const rows: readonly unknown[] = paper.rows
  return { count, ranks: [placesOf(rows, (row) => row === 'yes' || row === true)], points: [] }
}

/** Is some paper for who stands there: by a mark, a point, a rank? */
const isWanted = (papers: readonly Paper[], place: number): boolean =>
  papers.some(({ ranks, points }) =>
    ranks.some((rank) => rank.some((one, index) => one === place && points[index] !== 0n)),
  )

/** Nobody is chosen whom no paper is for, however many seats or however much money is left: they do not stand. */
function electionOf(terms: SecretTerms, bundles: ReadonlyMap<string, number>): Election {
  const kind = paperKinds[terms.rule]
  const papers = [...bundles].map(([text, count]) => asCounted(readPaper(terms, text)!, count))
  return {
    title: '',
    kind: kind === 'points' || kind === 'ranks' ? kind : 'marks',
    complete: false,
    candidates: terms.candidates.map(({ id, title, cost }, place) => ({
      ...{ id, name: title, cost: BigInt(cost) },
      withdrawn: terms.rule !== 'threshold' && !isWanted(papers, place),
    })),
    papers,
    seats: terms.seats,
    /** Fen; a yuan is what is added for everyone at a time. */
    money: terms.budget === null ? null : { budget: BigInt(terms.budget), unit: 100n },
    tieOrder: null,
    bounds: noBounds,
  }
}

const markingsOf = (terms: SecretTerms, bundles: ReadonlyMap<string, number>): readonly Marking[] =>
  [...bundles].map(([text, count]) => {
    const rows: readonly unknown[] = readPaper(terms, text)!.rows
    return { count, yes: placesOf(rows, (row) => row === 'yes'), no: placesOf(rows, (row) => row === 'no') }
  })

/** By terms that lack what their rule asks for nothing can be counted. */
const nobody = (returned: number): Outcome => ({
  ...{ winners: [], ties: [], rounds: [], ballots: returned, invalid: returned },
})

/** By the terms' own rule, as `tally` counts it: of the papers that stand. One that ranks nobody abstains and is not void. */
function counted(terms: SecretTerms, bundles: ReadonlyMap<string, number>, returned: number): Outcome {
  const election = electionOf(terms, bundles)
  const { rule, seats } = terms
  if (rule === 'threshold') {
    const majority =
      terms.majority?.base === 'returned' ? { ...terms.majority, count: returned } : terms.majority
    return select(election, markingsOf(terms, bundles), { seats, issued: returned, majority })
  }
  const options = { seats, all: null, present: null, utility: 'cost' } as const
  const outcome = countingRules[rule].count(election, options)
  return outcome.ok ? { ...outcome.value, invalid: 0 } : nobody(returned)
}

/** Everything void: more came back than was handed out (选举法 44). */
const allVoid = ({ candidates, seats }: SecretTerms, returned: number): SecretOutcome => ({
  ...{ valid: 0, void: returned, base: null, baseCount: null, needed: null },
  lines: candidates.map(({ id }) => ({ candidate: id, marks: null, score: null, passed: false, won: false })),
  ...{ winners: [], tied: candidates.map(({ id }) => id), seatsLeft: seats, ties: [] },
  ...{ annulled: true, next: 'revote' },
})

/** 票选: those with the majority, a tie across the last seat left open (组织法 29 by analogy). */
function byMajority(
  terms: SecretTerms,
  bundles: ReadonlyMap<string, number>,
  returned: number,
): SecretOutcome {
  const { majority, candidates } = terms
  const outcome = counted(terms, bundles, returned)
  const round = outcome.rounds.find((one) => one.kind === 'threshold')!
  const { lines, base, baseCount, needed, revote, seatsLeft, valid } = round
  const contested = candidates.length > 1
  return {
    ...{ valid, void: returned - valid },
    ...(majority ? { base, baseCount, needed } : { base: null, baseCount: null, needed: null }),
    lines: lines.map(({ candidate, yes, no, abstain, passed, won }) => ({
      ...{ candidate, marks: { yes, no, abstain }, score: `${yes}`, passed, won },
    })),
    ...{ winners: outcome.winners, tied: revote, seatsLeft, ties: [], annulled: false },
    next: revote.length > 0 ? 'revote' : seatsLeft > 0 && contested ? 'presidium' : 'none',
  }
}

/** How many are for each candidate, by place. */
function supporters({ candidates, papers }: Election): readonly number[] {
  const yes = candidates.map(() => 0)
  for (const { count, ranks } of papers) for (const place of ranks.flat()) yes[place]! += count
  return yes
}

/** Rules that go by one figure for each candidate. */
const byFigure: ReadonlySet<SecretRule> = new Set([
  ...(['approval', 'k_approval', 'score', 'cumulative', 'ranked_points'] as const),
])

/** Who stands tied across the last seat by a figure everybody can read; null where rounds decide. */
const tiedByScore = ({ rounds, ties }: Outcome): readonly string[] | null =>
  rounds.some(({ kind }) => kind === 'scores') ? ties.flatMap(({ among }) => among) : null

function linesOf(
  terms: SecretTerms,
  election: Election,
  outcome: Outcome,
  winners: readonly string[],
): readonly OutcomeLine[] {
  const valid = outcome.ballots - outcome.invalid
  const yes = paperKinds[terms.rule] === 'approvals' ? supporters(election) : null
  const marksOf = (place: number): OutcomeLine['marks'] =>
    yes && { yes: yes[place]!, no: 0, abstain: valid - yes[place]! }
  const scored = outcome.rounds.flatMap((round) => (round.kind === 'scores' ? round.lines : []))
  const scores = new Map(scored.map(({ candidate, score }) => [candidate, score]))
  const ids = terms.candidates.map(({ id }) => id)
  const ahead = scored.length > 0 ? scored.map(({ candidate }) => candidate) : winners
  return [...new Set([...ahead, ...ids])].map((candidate) => {
    const won = winners.includes(candidate)
    const marks = marksOf(ids.indexOf(candidate))
    const score = scores.get(candidate) ?? (byFigure.has(terms.rule) ? '0' : null)
    return { candidate, marks, score, passed: won, won }
  })
}

/** Any other rule. */
function byRule(terms: SecretTerms, bundles: ReadonlyMap<string, number>, returned: number): SecretOutcome {
  const election = electionOf(terms, bundles)
  const outcome = counted(terms, bundles, returned)
  const tied = tiedByScore(outcome) ?? []
  const winners = outcome.winners.filter((winner) => !tied.includes(winner))
  const valid = outcome.ballots - outcome.invalid
  const seats = terms.rule === 'irv' ? 1 : terms.seats
  return {
    ...{ valid, void: returned - valid, base: null, baseCount: null, needed: null },
    lines: linesOf(terms, election, outcome, winners),
    ...{ winners, tied },
    seatsLeft: needsOf[terms.rule] === 'budget' ? 0 : seats - winners.length,
    ties: tied.length > 0 ? [] : outcome.ties.map(({ among }) => among),
    annulled: false,
    next: tied.length > 0 ? 'revote' : 'none',
  }
}

/**
 * Of how many papers what came back may be: none where more came back on paper than was handed out on paper, however
 * many slips were spent otherwise, so that nothing counts (选举法 44).
 */
export const accountedFor = ({ issued, paper, sheets }: AccountedFor): number =>
  (sheets ?? 0) > paper ? 0 : issued

type AccountedFor = {
  readonly issued: number
  readonly paper: number
  /** Entered off paper; not said by ballots that were counted before it was asked for. */
  readonly sheets?: number | undefined
}

/**
 * What the papers of a secret ballot come to.
 * @param issued papers handed out, on phones, in the booth and on paper
 */
export function countPapers(terms: SecretTerms, issued: number, texts: readonly string[]): SecretOutcome {
  if (texts.length > issued) return allVoid(terms, texts.length)
  const bundles = standing(terms, texts)
  const outcome = (terms.rule === 'threshold' ? byMajority : byRule)(terms, bundles, texts.length)
  const papers = [...bundles].map(([text, count]) => ({ rows: readPaper(terms, text)!.rows, count }))
  return { ...outcome, ofOneMind: sayAlike(papers) }
}

/** The same count with every step of it, for people to follow: 怎么算出来的. */
export function stepsOf(terms: SecretTerms, issued: number, texts: readonly string[]): Outcome {
  const returned = texts.length
  if (returned > issued) return annulled(returned, issued)
  const outcome = counted(terms, standing(terms, texts), returned)
  return { ...outcome, ballots: returned, invalid: returned - (outcome.ballots - outcome.invalid) }
}
