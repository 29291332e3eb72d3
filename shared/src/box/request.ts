import * as z from 'zod'
import { limits } from '../lib/limits.ts'
import { tagBytes, tokenBytes } from './token.ts'

/** Of a box's key. */
export const modulusBits = 2048
const signatureBytes = modulusBits / 8

const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), 'field.badId')

/** Printable ASCII without what JSON writes as two signs: a paper is as long on the wire as it is. */
export const votingPaper = z
  .string()
  .regex(/^[ !#-[\]-~]+$/, 'field.badCharacters')
  .max(limits.votingPaperCharsMax, 'field.tooLong')

/** What goes into a box: without account, cookie or person. */
export const castRequest = z.strictObject({
  token: hexOf(tokenBytes),
  sig: hexOf(signatureBytes),
  ballot: votingPaper,
  tag: hexOf(tagBytes),
})

export const blindedMessage = hexOf(signatureBytes)
export const token = hexOf(tokenBytes)
/** What a paper or a printed slip that is handed out goes by: chance alone, since an id would tell when. */
export const handedName = hexOf(tagBytes)
