import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { blind, finalize, type Chance, type RsaPublicKey } from '../box/blind-rsa.ts'
import { nullifierOf, receiptNumberOf, tagBytes, tokenBytes } from '../box/token.ts'
import type { BoxAnswer } from '../protocol/bodies.ts'
import type { WireError } from '../protocol/messages.ts'
import { isAsSealed } from '../record/receipt.ts'
import type { BoxLink } from './box-client/link.ts'
import type { BoxStore, Kept, Voting } from './box-client/store.ts'

/** Where this device stands with one box. */
export type BoxStanding =
  /** No token yet, or no answer yet to the request for it. */
  | { readonly is: 'without' }
  /** A token is here; nothing was sent. */
  | { readonly is: 'ready' }
  /** A paper was sent and not answered: it may be in. It is sent again as it was, and cannot be changed. */
  | { readonly is: 'sent'; readonly ballot: string }
  | { readonly is: 'in'; readonly receipt: string }
  /** Found among the published papers as it was cast; what was chosen is forgotten here. */
  | { readonly is: 'found'; readonly receipt: string }
  /** The token was given back. */
  | { readonly is: 'returned' }

/** What came of a step. `noLine`: nobody answered; the same step may be taken again. */
export type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'noLine' }
  | { readonly ok: false; readonly why: 'refused'; readonly error: WireError }
  /** The box signed something else: its key is not the one it showed. Nothing may be cast with that. */
  | { readonly ok: false; readonly why: 'badSignature' }
  /** The token was given back: this device votes no more. */
  | { readonly ok: false; readonly why: 'returned' }

/**
 * All but `found` and `notYet` are for the scrutineers to hear of. `notAsSealed`: what is published does not come to the
 * fingerprint that was read out · `missing`, `different`: the box does not hold what it took, or showed this device
 * another key than it shows everybody, by which its paper could have been told from others.
 */
export type Checked = 'found' | 'notAsSealed' | 'missing' | 'different' | 'notYet'

/** The voter's side of one box, on one device. Everything it needs later is kept before it is sent (decisions 7). */
export type BoxClient = {
  readonly standing: () => Promise<BoxStanding>
  readonly fetchToken: () => Promise<Step<BoxStanding>>
  /** Sends a paper; asked again after no answer, it sends the same. */
  readonly cast: (ballot: string) => Promise<Step<{ readonly receipt: string }>>
  readonly surrender: () => Promise<Step<object>>
  /**
   * Computes the fingerprint anew from all that is published, and looks for its own paper in it; forgets what that was
   * when it is there.
   * @param fingerprint as it was read out, 64 hex digits
   */
  readonly check: (fingerprint: string) => Promise<Step<Checked>>
  /** For the scrutineers' list and the proof that the receipt is in it; null before anything was cast. */
  readonly nullifier: () => Promise<string | null>
}

type Options = {
  readonly box: string
  readonly link: BoxLink
  readonly store: BoxStore
  readonly chance: Chance
  /** At a shared tablet, whose slip; null on one's own phone. */
  readonly slip: string | null
  /** Of a printed slip, which opens a token on any device; without one the line of the roll does. */
  readonly code?: string
}

const numbers = ({ n, e }: BoxAnswer['publicKey']): RsaPublicKey => ({
  n: BigInt(`0x${n}`),
  e: BigInt(`0x${e}`),
})

export function createBoxClient({ box, link, store, chance, slip, code }: Options): BoxClient {
  const prepare = async (key: BoxAnswer['publicKey']): Promise<Voting | null> => {
    const token = chance(tokenBytes)
    const blinded = blind(numbers(key), token, chance)
    if (!blinded) return null
    const voting: Voting = {
      ...{ is: 'voting', key, token: bytesToHex(token), tag: bytesToHex(chance(tagBytes)) },
      ...{ blinded: bytesToHex(blinded.blinded), inverse: blinded.inverse.toString(16) },
      ...{ sig: null, ballot: null },
    }
    await store.put(box, voting)
    return voting
  }

  const keep = async <K extends Kept>(kept: K): Promise<K> => {
    await store.put(box, kept)
    return kept
  }

  const begin = async (): Promise<Step<Kept>> => {
    const kept = await store.get(box)
    if (kept) return { ok: true, value: kept }
    const looked = await link.look(box)
    if (!looked.ok) return looked
    // Another tab may have begun while the answer was on its way: its token is the one.
    const meanwhile = await store.get(box)
    if (meanwhile) return { ok: true, value: meanwhile }
    const voting = await prepare(looked.value.publicKey)
    return voting ? { ok: true, value: voting } : { ok: false, why: 'badSignature' }
  }

  const unblinded = ({ key, token, inverse }: Voting, blindSig: string): Uint8Array | null =>
    finalize(numbers(key), hexToBytes(token), hexToBytes(blindSig), BigInt(`0x${inverse}`))

  const fetchToken: BoxClient['fetchToken'] = async () => {
    const begun = await begin()
    if (!begun.ok) return begun
    const kept = begun.value
    if (kept.is !== 'voting' || kept.sig !== null) return { ok: true, value: standingOf(kept) }
    const { blinded } = kept
    const issued = await (code === undefined
      ? link.token(box, { blinded, ...(slip === null ? {} : { slip }) })
      : link.redeem(box, { code, blinded }))
    if (!issued.ok) return issued
    const sig = unblinded(kept, issued.value.blindSig)
    if (!sig) return { ok: false, why: 'badSignature' }
    return { ok: true, value: standingOf(await keep({ ...kept, sig: bytesToHex(sig) })) }
  }

  const cast: BoxClient['cast'] = async (wanted) => {
    const fetched = await fetchToken()
    if (!fetched.ok) return fetched
    const kept = (await store.get(box))!
    if (kept.is === 'cast' || kept.is === 'checked')
      return { ok: true, value: { receipt: receiptNumberOf(kept.nullifier) } }
    if (kept.is === 'returned') return { ok: false, why: 'returned' }
    // What was sent once may be in: nothing else may go out with this token.
    const ballot = kept.ballot ?? wanted
    const sending = kept.ballot === null ? await keep({ ...kept, ballot }) : kept
    const { token, sig, tag } = sending
    const answer = await link.cast(box, { token, sig: sig!, ballot, tag })
    if (answer.ok) {
      const nullifier = nullifierOf(token)
      await keep({ is: 'cast', key: sending.key, nullifier, tag, ballot })
      // By its own reckoning: a box could tell two voters the same number, and count one of them.
      return { ok: true, value: { receipt: receiptNumberOf(nullifier) } }
    }
    if (answer.why !== 'refused') return answer
    // Whether it is in nobody knows: it goes out again as it was, and nothing else does.
    if (answer.error.code === 'fault') return { ok: false, why: 'noLine' }
    await keep({ ...sending, ballot: null })
    return answer
  }

  const surrender: BoxClient['surrender'] = async () => {
    const fetched = await fetchToken()
    if (!fetched.ok) return fetched
    const kept = await store.get(box)
    if (kept?.is !== 'voting' || kept.sig === null) return { ok: true, value: {} }
    const given = await link.surrender(box, { token: kept.token, sig: kept.sig })
    if (given.ok) await keep({ is: 'returned' })
    return given
  }

  const check: BoxClient['check'] = async (fingerprint) => {
    const kept = await store.get(box)
    if (kept?.is === 'checked') return { ok: true, value: 'found' }
    if (kept?.is !== 'cast') return { ok: true, value: 'notYet' }
    const looked = await link.look(box)
    if (!looked.ok) return looked
    const found = foundIn(looked.value, kept, fingerprint)
    if (found === 'found') await keep({ is: 'checked', nullifier: kept.nullifier })
    return { ok: true, value: found }
  }

  return {
    standing: async () => standingOf(await store.get(box)),
    fetchToken,
    cast,
    surrender,
    check,
    nullifier: async () => {
      const kept = await store.get(box)
      return kept?.is === 'cast' || kept?.is === 'checked' ? kept.nullifier : null
    },
  }
}

function standingOf(kept: Kept | null): BoxStanding {
  if (!kept) return { is: 'without' }
  if (kept.is === 'returned') return { is: 'returned' }
  if (kept.is === 'cast') return { is: 'in', receipt: receiptNumberOf(kept.nullifier) }
  if (kept.is === 'checked') return { is: 'found', receipt: receiptNumberOf(kept.nullifier) }
  if (kept.ballot !== null) return { is: 'sent', ballot: kept.ballot }
  return { is: kept.sig === null ? 'without' : 'ready' }
}

function foundIn(
  { publicKey, receipts, ballots }: BoxAnswer,
  { key, nullifier, tag, ballot }: Extract<Kept, { is: 'cast' }>,
  fingerprint: string,
): Checked {
  if (!receipts || !ballots) return 'notYet'
  if (!isAsSealed({ receipts, ballots }, fingerprint)) return 'notAsSealed'
  const own = ballots.find((one) => one.tag === tag)
  if (!own || receipts.indexOf(nullifier) < 0) return 'missing'
  return own.paper === ballot && publicKey.n === key.n ? 'found' : 'different'
}

/**
 * When to fetch the token: at a random moment of the issuing window, so that the order of requests says nothing; at
 * once when the window is over.
 * @param chance one number, uniform in 0 … 1
 */
export const momentToFetch = (now: number, castsFrom: number, chance: number): number =>
  now + Math.max(0, castsFrom - now) * 0.9 * chance
