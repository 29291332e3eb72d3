import { boxPaths } from '@linyi/shared/protocol/addresses'
import { type BoxAnswer } from '@linyi/shared/protocol/bodies'
import { rootsOf, type Published, type Roots } from '@linyi/shared/record/receipt'

/**
 * `here`: all receipts and papers, and what they come to, reckoned on this device · `notAsSealed`: that is not the
 * fingerprint that was read out · `notYet`: the result was not announced · `noLine`: they cannot be had now.
 */
export type Looked =
  | { readonly is: 'here'; readonly published: Published; readonly roots: Roots }
  | { readonly is: 'notAsSealed' | 'notYet' | 'noLine' }

/**
 * What is in a box whose result was announced, as everybody may read it; asked for whole, and as nobody.
 * @param fingerprint as it was read out, 64 hex digits; null where this page has not heard it
 */
export async function published(box: string, fingerprint: string | null): Promise<Looked> {
  const answer = await answerOf(box)
  if (!answer) return { is: 'noLine' }
  const { receipts, ballots } = answer
  if (!receipts || !ballots) return { is: 'notYet' }
  const roots = rootsOf({ receipts, ballots })
  if (!roots || (fingerprint !== null && roots.fingerprint !== fingerprint)) return { is: 'notAsSealed' }
  return { is: 'here', published: { receipts, ballots }, roots }
}

async function answerOf(box: string): Promise<BoxAnswer | null> {
  try {
    const answer = await fetch(boxPaths.look(box), {
      ...{ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
    })
    return answer.ok ? ((await answer.json()) as BoxAnswer) : null
  } catch {
    return null
  }
}
