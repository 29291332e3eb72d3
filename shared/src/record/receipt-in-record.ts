import { includedIn, type Included } from './receipt.ts'
import { toldBallots } from './recount-boxes.ts'
import type { RecordReport } from './verify-record.ts'

/** A receipt in a record: which entry announced its ballot, counted from 1, and the fingerprint its way leads to. */
export type RecordedReceipt = Included & { readonly entry: number; readonly fingerprint: string }

/**
 * Looks for a receipt number among those that a record published, ballot by ballot.
 * @param report without a fault: its boxes are what was sealed
 * @param number as `receiptTyped` gives it
 */
export function receiptInRecord(
  { entries, boxes }: Pick<RecordReport, 'entries' | 'boxes'>,
  number: string,
): RecordedReceipt | null {
  for (const [index, { entry, sealing }] of toldBallots(entries).entries()) {
    const found = includedIn(number, boxes[index]!.receipts, sealing.receiptsRoot)
    if (found) return { ...found, entry, fingerprint: sealing.fingerprint }
  }
  return null
}
