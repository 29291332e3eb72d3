import { readPaper } from '@linyi/shared/domain/ballot/secret/paper'
import type { SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'
import type { Amount, Round } from '@linyi/shared/domain/counting/outcome'

/** An exact amount as near as a drawing needs it. */
export function sizeOf(amount: Amount): number {
  const [num, den] = amount.split('/')
  return Number(num) / Number(den ?? 1)
}

/** A bar of one candidate in one round, in votes: what they had, what came to them, how they stand. */
export type Bar = {
  readonly candidate: string
  readonly had: number
  readonly gained: number
  readonly stands: 'in' | 'elected' | 'out'
}
export type Bars = {
  readonly bars: readonly Bar[]
  /** Votes to be elected with. */
  readonly quota: number
  readonly exhausted: number
}

type Passing = Extract<Round, { kind: 'stage' | 'runoff' | 'keep' }>
const isPassing = (round: Round): round is Passing =>
  round.kind === 'stage' || round.kind === 'runoff' || round.kind === 'keep'

const electedIn = (round: Passing): readonly string[] =>
  round.kind === 'runoff'
    ? round.elected === null
      ? []
      : [round.elected]
    : [...round.elected, ...round.remaining]

const outIn = (round: Passing): string | null => {
  if (round.kind !== 'stage') return round.excluded
  return round.moved?.why === 'excluded' ? round.moved.from : null
}

/** Bars of every round in which votes are passed on, in the order of the voting paper; null for rounds of another kind. */
export function barsOf(rounds: readonly Round[], ids: readonly string[]): readonly (Bars | null)[] {
  const elected = new Set<string>()
  const out = new Set<string>()
  let before = new Map<string, number>()
  return rounds.map((round) => {
    if (!isPassing(round)) return null
    const now = new Map(round.lines.map(({ candidate, votes }) => [candidate, sizeOf(votes)]))
    // In a stage who is out has gone already; in the other rounds they still have what they leave with.
    if (round.kind === 'stage') for (const id of [outIn(round)]) if (id !== null) out.add(id)
    for (const id of electedIn(round)) elected.add(id)
    const bars = ids.map((candidate): Bar => {
      const votes = out.has(candidate) ? 0 : (now.get(candidate) ?? 0)
      const had = before.size === 0 ? votes : Math.min(votes, before.get(candidate) ?? 0)
      const stands = elected.has(candidate) ? 'elected' : out.has(candidate) ? 'out' : 'in'
      return { candidate, had, gained: votes - had, stands }
    })
    const dropped = outIn(round)
    if (dropped !== null) out.add(dropped)
    before = now
    const quota = round.kind === 'runoff' ? sizeOf(round.counted) / 2 : sizeOf(round.quota)
    return { bars, quota, exhausted: sizeOf(round.exhausted) }
  })
}

/** One supporter's cup: how full it was and is, of 1. */
export type Cup = { readonly before: number; readonly after: number }

/**
 * 一杯茶: the cups of those who paid in each round of equal shares, the fullest first; null for rounds of another kind.
 * Everybody's cup is full at first, and each pays the round's share or all that is left.
 */
export function cupsOf(
  rounds: readonly Round[],
  terms: SecretTerms,
  papers: readonly string[],
): readonly (readonly Cup[] | null)[] {
  const endowment = rounds.find((round) => round.kind === 'endowment')
  const full = endowment ? sizeOf(endowment.each) : 0
  const voters = papers.map((text) => ({ rows: readPaper(terms, text)?.rows ?? [], left: full }))
  return rounds.map((round) => {
    if (round.kind !== 'share') return null
    const place = terms.candidates.findIndex(({ id }) => id === round.candidate)
    const share = sizeOf(round.share)
    return voters
      .filter(({ rows }) => rows[place] === true)
      .map((voter): Cup => {
        const before = voter.left
        voter.left = Math.max(0, before - share)
        return { before: before / full, after: voter.left / full }
      })
      .sort((one, other) => other.before - one.before)
  })
}
