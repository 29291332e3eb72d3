import { publicEvents } from '@linyi/shared/record/public-events'
import { verifyRecord, type Expectation, type RecordReport } from '@linyi/shared/record/verify-record'
import type { FoundEntry, Noun } from './self-check.svelte.ts'

/** Everything that is only needed once somebody checks: hashes, signatures, and the entries' own words. */
export function checkRecord(
  file: Uint8Array,
  expected: Expectation,
): { report: RecordReport; entries: readonly FoundEntry[] } {
  const report = verifyRecord(file, expected)
  const { fault } = report
  const sound = fault && fault.entry > 0 ? report.entries.slice(0, fault.entry - 1) : report.entries
  const entries = publicEvents(sound).map((event, index): FoundEntry => {
    const { seq, at } = JSON.parse(sound[index]!.header) as { seq: number; at: number }
    const leaf = report.leaves[index]!
    if (!event) return { seq, at, leaf, of: null }
    const { by } = event as unknown as { by?: string }
    return { seq, at, leaf, of: { noun: event.type.split('.')[0] as Noun, by: by ?? '' } }
  })
  return { report, entries }
}
