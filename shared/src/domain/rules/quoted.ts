import * as z from 'zod'
import { hash, words } from '../fields.ts'
import { bodies, type BodyId } from './bodies.ts'
import { decisionSettings } from './settings.ts'

const both = z.strictObject({ zh: words, en: words })

/** The rule pack as it read when a ballot was opened. */
export const quotedPack = z.strictObject({
  name: both,
  source: words,
  asOf: words,
  /** When something is carried, in a sentence. */
  said: both,
  /** Whose rules they are; absent, as the hash is, in ballots opened before it was asked for. */
  body: z.enum(Object.keys(bodies) as [BodyId, ...BodyId[]]).optional(),
  /** Over `body` and all that a station may set of them: two packs that differ anywhere have two. */
  hash: hash.optional(),
})
export type QuotedPack = z.infer<typeof quotedPack>

/** With what its decision is reckoned by. */
export const countedPack = quotedPack.extend({ decision: decisionSettings })
export type CountedPack = z.infer<typeof countedPack>
