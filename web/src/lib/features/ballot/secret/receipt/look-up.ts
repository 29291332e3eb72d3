import { includedIn } from '@linyi/shared/record/receipt'
import { published } from '../published.ts'

/** What a receipt number came to. */
export type ReceiptAnswer =
  | {
      readonly is: 'included'
      /** What was voted on, where there are several. */
      readonly title?: string
      readonly place: number
      readonly of: number
      /** On the way from the receipt up to the root. */
      readonly steps: number
      /** 64 hex digits. */
      readonly fingerprint: string
    }
  /** Among so many. */
  | { readonly is: 'unknown'; readonly of: number }
  | { readonly is: 'notAsSealed' | 'recordOff' | 'notYet' | 'noLine' }

/**
 * Looks for a receipt on this device, in all that came back: the server is asked for the whole list and is not told
 * which number is looked for.
 */
export async function lookUp(
  number: string,
  box: string,
  fingerprint: string | null,
): Promise<ReceiptAnswer> {
  const looked = await published(box, fingerprint)
  if (looked.is !== 'here') return looked
  const { receipts } = looked.published
  const found = includedIn(number, receipts, looked.roots.receiptsRoot)
  if (!found) return { is: 'unknown', of: receipts.length }
  const { place, of, proof } = found
  return { is: 'included', place, of, steps: proof.length, fingerprint: looked.roots.fingerprint }
}
