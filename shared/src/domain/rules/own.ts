import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { line } from '../fields.ts'
import { ruleSettings } from './settings.ts'

/** A station's own copy of a body's rules, as it was adopted. */
export const ownRules = z.strictObject({
  settings: ruleSettings,
  /** The text they follow, as the station names it: what was adopted, where. */
  source: line(limits.ruleSourceCharsMax),
  /** Year and month of that text, `2025-01`. */
  asOf: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'field.badId'),
})
export type OwnRules = z.infer<typeof ownRules>
