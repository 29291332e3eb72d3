import { bodyHash, nullifierOf, receiptNumberOf, type Cast } from '@linyi/shared/box/token'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import type { BoxWrite, Storage } from '../storage/port.ts'
import type { LiveBox } from './live-box.ts'

export type Receipt = { readonly receipt: string }

/** Nobody asks who it comes from: the token is the right. A paper is judged before its token is spent. */
export async function castInto(
  live: LiveBox,
  cast: Cast,
  storage: Pick<Storage, 'writeBox' | 'spentToken'>,
): Promise<Result<Receipt, Rejection>> {
  const write = writeOf(live.box, cast)
  const receipt = { receipt: receiptNumberOf(write.nullifier) }
  const refusal = refusalOf(live, cast)
  if (refusal) {
    // What is in it already is answered as it was: the first answer may have been lost, and voting stopped since.
    const became = await storage.spentToken(live.box, write.nullifier, write.bodyHash)
    return became === 'cast' && live.key.hasSigned(cast.token, cast.sig) ? ok(receipt) : fail(refusal)
  }
  const outcome = await storage.writeBox(write)
  if (outcome.ok) return ok(receipt)
  return fail(reject(outcome.why === 'boxSealed' ? 'box.closed' : 'box.spent'))
}

const writeOf = (box: string, { token, ballot, tag }: Cast): Extract<BoxWrite, { write: 'cast' }> => ({
  write: 'cast',
  box,
  nullifier: nullifierOf(token),
  bodyHash: bodyHash(token, ballot, tag),
  tag,
  paper: ballot,
})

function refusalOf({ terms, now, key }: LiveBox, { token, sig, ballot }: Cast): Rejection | null {
  const { open, castsFrom, paperChars, accepts } = terms()
  if (!open) return reject('box.closed')
  const waitMs = castsFrom - now()
  if (waitMs > 0) return reject('box.notYet', { seconds: Math.ceil(waitMs / 1000) })
  if (ballot.length !== paperChars) return reject('box.badPaper')
  return accepts(ballot) ?? (key.hasSigned(token, sig) ? null : reject('box.badToken'))
}
