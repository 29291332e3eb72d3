import { isCarried } from '../domain/ballot/result.ts'
import type { BallotResult } from '../domain/ballot/schema.ts'
import { publicEvents } from './public-events.ts'
import type { PublicEntry } from './public-record.ts'

/** Counts a result again from what the record itself says of who voted how. */
function isSum(result: Partial<BallotResult> | undefined): boolean {
  return isWhole(result) && addsUp(result)
}

/** Figures are never left out of a result: one without them has been emptied. */
const isWhole = (result: Partial<BallotResult> | undefined): result is BallotResult =>
  Array.isArray(result?.table) &&
  [result.yes, result.no, result.abstain, result.baseCount, result.needed].every(Number.isInteger)

function addsUp(result: BallotResult): boolean {
  const { yes, no, abstain, passed, table } = result
  const count = (choice: string): number => table.filter((line) => line.choice === choice).length
  const named =
    table.length === 0 || (count('yes') === yes && count('no') === no && count('abstain') === abstain)
  return named && passed === isCarried(result)
}

/** The first entry, counted from 1, whose ballot does not come to what it says; null when all do. */
export function miscounted(entries: readonly PublicEntry[]): number | null {
  const place = publicEvents(entries).findIndex(
    (event) =>
      event?.type === 'ballot.closed' &&
      !isSum((event as unknown as { result?: Partial<BallotResult> }).result),
  )
  return place < 0 ? null : place + 1
}
