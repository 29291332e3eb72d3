import type { Minutes } from '@linyi/shared/domain/minutes/minutes'
import { receiptInRecord } from '@linyi/shared/record/receipt-in-record'
import { verifyRecord } from '@linyi/shared/record/verify-record'
import type { ReceiptAnswer } from '#lib/features/ballot/secret/receipt/look-up.ts'

/** Checks a whole record, and then looks for a receipt in it: loaded once somebody asks. */
export async function receiptInFile(
  number: string,
  path: string,
  secrets: Minutes['secretBallots'],
): Promise<ReceiptAnswer> {
  const file = await fileAt(path)
  if (!file) return { is: 'noLine' }
  const report = verifyRecord(file)
  if (report.fault) return { is: 'recordOff' }
  const found = receiptInRecord(report, number)
  if (!found)
    return { is: 'unknown', of: report.boxes.reduce((sum, { receipts }) => sum + receipts.length, 0) }
  const { place, of, proof, fingerprint } = found
  const title = secrets.find(({ sealing }) => sealing.fingerprint === fingerprint)?.motion ?? ''
  return { is: 'included', title, place, of, steps: proof.length, fingerprint }
}

async function fileAt(path: string): Promise<Uint8Array | null> {
  try {
    const response = await fetch(path, { cache: 'no-store' })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}
