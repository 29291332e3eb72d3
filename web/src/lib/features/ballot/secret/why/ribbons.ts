import type { Round } from '@linyi/shared/domain/counting/outcome'
import { barsOf, sizeOf, type Bar } from './drawn.ts'

/** Votes that went from one candidate to another between a round and the one before it. */
export type Flow = { readonly from: string; readonly to: string; readonly votes: number }

/** One round for a wall: everybody's bar, the line to be elected with, and what was passed on into it. */
export type Column = {
  readonly bars: readonly (Bar & { readonly isNew: boolean })[]
  readonly quota: number
  /** Null in the first round, and in Meek's, where several pass on at once and nothing says which vote was whose. */
  readonly moved: {
    readonly from: string
    readonly why: 'surplus' | 'excluded'
    readonly votes: number
  } | null
  readonly flows: readonly Flow[]
}

function movedInto(round: Round, before: Round | undefined): Column['moved'] {
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
    const moved = movedInto(rounds[place]!, rounds[place - 1])
    const bars = drawn.bars.map((bar) => ({
      ...bar,
      isNew: bar.stands === 'elected' && !elected.has(bar.candidate),
    }))
    for (const { candidate, stands } of bars) if (stands === 'elected') elected.add(candidate)
    const flows = moved
      ? bars
          .filter(({ gained }) => gained > 0)
          .map(({ candidate: to, gained }) => ({ from: moved.from, to, votes: gained }))
      : []
    return [{ bars, quota: drawn.quota, moved, flows }]
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
