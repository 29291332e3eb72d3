import { blindedHash, nullifierOf } from '@linyi/shared/box/token'
import type { SlipWay } from '@linyi/shared/domain/boxes'
import type { Actor } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import type { BoxRefusal, Storage } from '../storage/port.ts'
import type { LiveBox } from './live-box.ts'

type Store = Pick<Storage, 'writeBox'>
/** `slip`: a printed one was handed out, which opens a token in the booth (codes.ts). */
type Spent = { readonly way: SlipWay | 'slip'; readonly slip: string; readonly spentFor: string }

export const refusals: Readonly<Record<BoxRefusal, Rejection>> = {
  slipSpent: reject('box.tokenIssued'),
  slipFree: reject('box.issuingOver'),
  tokenSpent: reject('box.spent'),
  boxSealed: reject('box.closed'),
  sheetsEntered: reject('box.sheetsEntered'),
  codeUnknown: reject('box.codeUnknown'),
  slipsOut: reject('box.slipsOut'),
}

/** A slip is spent when the token is issued, not when it is used: so it is spent on one path only. */
async function spend(live: LiveBox, actor: Actor, spent: Spent, storage: Store): Promise<Rejection | null> {
  const { open, issuesUntil } = live.terms()
  if (!open) return reject('box.closed')
  const { state } = live.room.ahead()
  const refusal = live.rules.mayIssue(
    state,
    live.box,
    spent.slip,
    spent.way === 'slip' ? 'booth' : spent.way,
    actor,
  )
  if (refusal) return refusal
  const onlyAgain = issuesUntil !== null && live.now() >= issuesUntil
  const outcome = await storage.writeBox({ write: 'issue', box: live.box, ...spent, onlyAgain })
  return outcome.ok ? null : refusals[outcome.why]
}

/** Whose slip is meant: the asker's own on their phone, or at a shared tablet whoever stands before it. */
function slipMeant(live: LiveBox, actor: Actor, slip: string | null): Pick<Spent, 'way' | 'slip'> | null {
  if (slip !== null) return { way: 'booth', slip }
  const own = live.rules.slipOf(live.room.ahead().state, live.box, actor)
  return own === null ? null : { way: 'phone', slip: own }
}

/**
 * Signs what the voter's device has blinded, after the slip is on disk as spent for it: asked again, after a crash or
 * a dead battery, the same is signed again; raw RSA is deterministic (decisions 7).
 */
export async function issueToken(
  live: LiveBox,
  actor: Actor,
  blinded: string,
  slip: string | null,
  storage: Store,
): Promise<Result<{ readonly blindSig: string }, Rejection>> {
  const meant = slipMeant(live, actor, slip)
  if (!meant) return fail(reject('box.noSlip'))
  const refusal =
    outOfRange(live, blinded) ??
    (await spend(live, actor, { ...meant, spentFor: blindedHash(blinded) }, storage))
  return refusal ? fail(refusal) : signedBy(live, blinded)
}

export type Signed = Result<{ readonly blindSig: string }, Rejection>

export const signedBy = ({ key }: LiveBox, blinded: string): Signed => {
  const blindSig = key.sign(blinded)
  return blindSig === null ? fail(reject('box.closed')) : ok({ blindSig })
}

export const outOfRange = ({ key }: LiveBox, blinded: string): Rejection | null =>
  blinded < key.numbers.n
    ? null
    : reject('command.malformed', { field: 'blinded', reason: 'field.outOfRange' })

/**
 * Notes that somebody was handed a paper or a printed slip, so that nothing else votes for them.
 * @param sheet names this one: the same one again is no second
 */
export async function handOut(
  live: LiveBox,
  actor: Actor,
  { slip, way, sheet }: { readonly slip: string; readonly way: 'paper' | 'slip'; readonly sheet: string },
  storage: Store,
): Promise<Result<object, Rejection>> {
  const refusal = await spend(live, actor, { way, slip, spentFor: sheet }, storage)
  return refusal ? fail(refusal) : ok({})
}

/**
 * A phone that still has its token gives it back unspent, and the slip can be spent elsewhere. Whose token it is
 * nobody can know; but it is one that was issued, and is worth nothing from then on: so there are never more.
 */
export async function surrenderToken(
  live: LiveBox,
  actor: Actor,
  { token, sig }: { readonly token: string; readonly sig: string },
  storage: Store,
): Promise<Result<object, Rejection>> {
  const slip = live.rules.slipOf(live.room.ahead().state, live.box, actor)
  if (slip === null) return fail(reject('box.noSlip'))
  if (!live.key.hasSigned(token, sig)) return fail(reject('box.badToken'))
  const nullifier = nullifierOf(token)
  const outcome = await storage.writeBox({ write: 'surrender', box: live.box, slip, way: 'phone', nullifier })
  if (outcome.ok) return ok({})
  return fail(outcome.why === 'slipFree' ? reject('box.nothingToGiveBack') : refusals[outcome.why])
}
