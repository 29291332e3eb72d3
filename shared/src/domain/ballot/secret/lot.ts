import { bytesToHex } from '@noble/hashes/utils.js'
import { digest } from '../../../record/digest.ts'

/** A number as a witness opened it, with the salt that hid it until then. */
export type Opened = { readonly number: string; readonly salt: string }

/** How many bytes of chance hide a number until it is opened. */
export const saltBytes = 32

/** A number with its salt, as it is kept, sealed and opened. */
export const hidden = (number: string, salt: Uint8Array): Opened => ({ number, salt: bytesToHex(salt) })

/**
 * What a witness hands in before anybody opens: it fixes the number and tells nothing of it. The salt, 64 hex digits, is
 * their device's own; without it all short numbers could be tried.
 */
export const sealOf = (ballot: string, { number, salt }: Opened): string =>
  digest(['lot', ballot, number, salt])

/**
 * From all numbers together, whoever opened first, and from the fingerprint that was read out before anybody wrote one:
 * as long as one witness keeps theirs to themselves nobody can choose it.
 */
export const seedOf = (ballot: string, fingerprint: string, opened: readonly Opened[]): string => {
  const numbers = opened
    .map((one) => ({ seal: sealOf(ballot, one), ...one }))
    .sort((one, other) => (one.seal < other.seal ? -1 : 1))
    .map(({ number, salt }) => [number, salt])
  return digest(['lot', fingerprint, numbers])
}

/** The tied in the order the lot gives them, in whatever order they are told: the first have the seats. */
export const drawn = (seed: string, tied: readonly string[]): readonly string[] =>
  tied
    .map((id) => ({ id, place: digest([seed, id]) }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ id }) => id)
