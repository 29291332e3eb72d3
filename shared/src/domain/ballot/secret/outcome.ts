import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import { count, id, words } from '../../fields.ts'

const papers = count(limits.participantsMax)

const line = z.strictObject({
  candidate: id,
  /** Null where the paper does not ask for or against: points, ranks. */
  marks: z.strictObject({ yes: papers, no: papers, abstain: papers }).nullable(),
  /** By which it stands where it does, an exact number as text; null where no single figure says it. */
  score: words.nullable(),
  /** Has the majority asked for; where none is asked for, everybody who has won. */
  passed: z.boolean(),
  won: z.boolean(),
})

/** What a secret ballot comes to, candidate by candidate, those ahead first. */
export const secretOutcome = z.strictObject({
  valid: papers,
  void: papers,
  /** Of which a majority is asked for, and how many that is; null where none is asked for. */
  base: z.enum(['all', 'present', 'returned', 'valid']).nullable(),
  baseCount: papers.nullable(),
  needed: papers.nullable(),
  lines: z.array(line).readonly(),
  /** In the order in which they won. */
  winners: z.array(id).readonly(),
  /** Voted on again, for the seats left. */
  tied: z.array(id).readonly(),
  seatsLeft: papers,
  /** Ties on the way that the rule itself settles, in the end by the order of the list: told, never broken silently. */
  ties: z.array(z.array(id).readonly()).readonly(),
  /**
   * On some row every valid paper says the same, or every one but one, whose voter then knows of everybody else. Not said
   * by ballots that were counted before it was asked for.
   */
  ofOneMind: z.boolean().optional(),
  /** More came back than was handed out: nothing counts, and all vote again. */
  annulled: z.boolean(),
  /** `revote`: among `tied` · `presidium`: fewer have passed than there are seats · `none`: nothing is left open. */
  next: z.enum(['none', 'revote', 'presidium']),
})
export type SecretOutcome = z.infer<typeof secretOutcome>
export type OutcomeLine = SecretOutcome['lines'][number]
