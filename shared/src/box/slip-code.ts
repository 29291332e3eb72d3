import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'

/** What may stand in the code of a slip: no sign that is taken for another by eye or ear. */
export const slipSigns = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const slipCodeChars = 6

export const slipCode = z.string().regex(new RegExp(`^[${slipSigns}]{${slipCodeChars}}$`), 'field.badId')

/** What the store keeps of a code, hex. Whoever reads the store has the key of the box as well (decisions 9). */
export const slipCodeHash = (box: string, code: string): string =>
  bytesToHex(sha256(utf8ToBytes(`${box} ${code}`)))

/** The signs in what somebody typed, as far as they may stand in a code: spaces, hyphens and case do not matter. */
export const signsIn = (typed: string): string =>
  [...typed.toUpperCase()]
    .filter((sign) => slipSigns.includes(sign))
    .join('')
    .slice(0, slipCodeChars)

/** As it is printed and read out, e.g. `K7M 3WP`. */
export const slipCodeShown = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
