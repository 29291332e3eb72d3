import { returnWithinMs } from '@linyi/shared/protocol/come-again'

/** One edge with people on its lines. */
export type Drained = {
  readonly count: () => number
  /** Sends so many of them away, to come again elsewhere, each at a moment of its own within so long. */
  readonly sendAway: (count: number, withinMs: number) => void
}

/** A hall of so few comes back without anybody noticing. */
const fewMax = 50
const slices = 10
const sliceMs = 150

/**
 * Before a node stops, in slices: a thousand phones that come to the other nodes in one moment would all wait for each other. Takes
 * at most a second and a half, and no time for a small hall.
 * @returns in how long those who are left are to come again, like those before them
 */
export async function drain(
  edges: readonly Drained[],
  pause: (ms: number) => Promise<unknown>,
): Promise<number> {
  const total = () => edges.reduce((sum, { count }) => sum + count(), 0)
  const withinMs = returnWithinMs(total())
  for (let left = slices; left > 1 && total() > fewMax; left--) {
    for (const { count, sendAway } of edges) sendAway(Math.ceil(count() / left), withinMs)
    await pause(sliceMs)
  }
  return withinMs
}
