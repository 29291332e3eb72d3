import type { Round } from '@linyi/shared/domain/counting/outcome'
import { barsOf, sizeOf, type Bar } from './drawn.ts'

/** Votes that went from one candidate to another between a round and the one before it. */
export type Flow = { readonly from: string; readonly to: string; readonly votes: number }

/** One round for a wall: everybody's bar, the line to be elected with, and what was passed on into it. */
export type Column = {
  readonly bars: readonly (Bar & {
    readonly isNew: boolean
    /** In Meek's method, what somebody elected keeps of each vote, of 1; null where they keep all of it, and elsewhere. */
    readonly keeps: number | null
  })[]
  readonly quota: number
  /** Null in the first round, and in one of Meek's in which several pass on at once: nothing says which vote was whose. */
  readonly moved: {
    readonly from: string
    readonly why: 'surplus' | 'excluded'
    readonly votes: number
  } | null
  readonly flows: readonly Flow[]
  /** In a round of Meek's: all who pass on part of their votes; empty elsewhere. */
  readonly passing: readonly string[]
}

/** Hardly more than the cut to nine decimals moves nobody. */
const movedMin = 0.005

/** Who has less than in the round before, and how much less. */
function lossesIn(round: Round, before: Round | undefined): readonly { from: string; votes: number }[] {
  if (round.kind !== 'keep' || before?.kind !== 'keep') return []
  const now = new Map(round.lines.map(({ candidate, votes }) => [candidate, sizeOf(votes)]))
  return before.lines
    .map(({ candidate, votes }) => ({ from: candidate, votes: sizeOf(votes) - (now.get(candidate) ?? 0) }))
    .filter(({ votes }) => votes > movedMin)
}

function movedInto(round: Round, before: Round | undefined): Column['moved'] {
  const [loss, ...others] = lossesIn(round, before)
  if (loss && others.length === 0 && before?.kind === 'keep')
    return { ...loss, why: before.excluded === loss.from ? 'excluded' : 'surplus' }
  if (round.kind === 'stage' && round.moved) return { ...round.moved, votes: sizeOf(round.moved.votes) }
  if (round.kind !== 'runoff' || before?.kind !== 'runoff' || before.excluded === null) return null
  const { excluded, lines } = before
  const votes = sizeOf(lines.find(({ candidate }) => candidate === excluded)!.votes)
  return { from: excluded, why: 'excluded', votes }
}

/** Columns of a picture that shows how votes are passed on, from the same steps as the sentences on a phone. */
export function columnsOf(rounds: readonly Round[], ids: readonly string[]): readonly Column[] {
  const elected = new Set<string>()
  return barsOf(rounds, ids).flatMap((drawn, place) => {
    if (!drawn) return []
    const before = rounds[place - 1]
    const moved = movedInto(rounds[place]!, before)
    const passing = lossesIn(rounds[place]!, before).map(({ from }) => from)
    const round = rounds[place]!
    const keeps = new Map(
      round.kind === 'keep' ? round.lines.map((line) => [line.candidate, sizeOf(line.keeps)]) : [],
    )
    const bars = drawn.bars.map((bar) => ({
      ...bar,
      keeps: (keeps.get(bar.candidate) ?? 1) < 1 ? keeps.get(bar.candidate)! : null,
      isNew: bar.stands === 'elected' && !elected.has(bar.candidate),
    }))
    for (const { candidate, stands } of bars) if (stands === 'elected') elected.add(candidate)
    const flows = moved
      ? bars
          .filter(({ gained }) => gained > 0)
          .map(({ candidate: to, gained }) => ({ from: moved.from, to, votes: gained }))
      : []
    return [{ bars, quota: drawn.quota, moved, flows, passing }]
  })
}

/** A ribbon from here to there, level at both ends. */
export function ribbonPath(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
): string {
  const middle = (from[0] + to[0]) / 2
  return `M${from[0]} ${from[1]}C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`
}

/**
 * Where each picture of a long count begins, that shows `most` columns: with the last one of the picture before, so that
 * ribbons go on from there; the last picture is as full as the others.
 */
export function pagesOf(columns: number, most: number): readonly number[] {
  const last = Math.max(0, columns - most)
  const pages = Math.ceil(last / (most - 1))
  return Array.from({ length: pages + 1 }, (_, page) => Math.min(page * (most - 1), last))
}
