import { slipCodeChars, slipCodeHash, slipSigns } from '@linyi/shared/box/slip-code'
import { blindedHash } from '@linyi/shared/box/token'
import type { Actor } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { randomInt } from 'node:crypto'
import type { Storage } from '../storage/port.ts'
import { outOfRange, refusals, signedBy, type Signed } from './issuing.ts'
import type { LiveBox } from './live-box.ts'

type Store = Pick<Storage, 'writeBox'>

const codeRefusals = {
  ...refusals,
  slipSpent: reject('box.codeUsed'),
  slipFree: reject('box.notHandedOut'),
}

/** Whether a code would open a token now; asked before a paper is filled in, and spends nothing. */
export async function askCode(
  live: LiveBox,
  code: string,
  storage: Store,
): Promise<Result<object, Rejection>> {
  const refusal = await spend(live, code, null, storage)
  return refusal ? fail(refusal) : ok({})
}

/** Signs for whoever has a printed slip: whose it is nobody knows, the box neither. */
export async function redeemCode(
  live: LiveBox,
  code: string,
  blinded: string,
  storage: Store,
): Promise<Signed> {
  const refusal = outOfRange(live, blinded) ?? (await spend(live, code, blindedHash(blinded), storage))
  return refusal ? fail(refusal) : signedBy(live, blinded)
}

async function spend(
  live: LiveBox,
  code: string,
  spentFor: string | null,
  storage: Store,
): Promise<Rejection | null> {
  const { open, issuesUntil } = live.terms()
  if (!open) return reject('box.closed')
  const onlyAgain = issuesUntil !== null && live.now() >= issuesUntil
  const spent = { way: 'slip', code: slipCodeHash(live.box, code), spentFor, onlyAgain }
  const outcome = await storage.writeBox({ write: 'redeem', box: live.box, ...spent })
  return outcome.ok ? null : codeRefusals[outcome.why]
}

/**
 * Codes for as many slips as the rules want, one a line of the roll, in no order. Those printed before that nobody used are worth nothing
 * any more: there are never more slips than lines; while one that was handed out is not used there are none anew. They are shown this once; the store keeps hashes.
 */
export async function printSlips(
  live: LiveBox,
  actor: Actor,
  storage: Store,
): Promise<Result<readonly string[], Rejection>> {
  const refusal = live.rules.mayPrint(live.room.ahead().state, live.box, actor)
  if (refusal) return fail(refusal)
  const { codes: wanted } = live.terms()
  if (wanted === 0) return fail(reject('box.closed'))
  const codes = new Set<string>()
  while (codes.size < wanted) codes.add(freshCode())
  const hashes = [...codes].map((code) => slipCodeHash(live.box, code)).sort()
  const outcome = await storage.writeBox({ write: 'print', box: live.box, way: 'slip', codes: hashes })
  return outcome.ok ? ok([...codes]) : fail(refusals[outcome.why])
}

const freshCode = (): string =>
  Array.from({ length: slipCodeChars }, () => slipSigns[randomInt(slipSigns.length)]!).join('')
