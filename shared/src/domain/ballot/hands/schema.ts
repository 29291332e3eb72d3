import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import { count } from '../../fields.ts'

const raised = count(limits.participantsMax)

/** Hands as one counter counted them: for first, then against; who abstains is not asked. */
export const handsSheet = z.strictObject({ method: z.literal('hands'), yes: raised, no: raised })
export type HandsSheet = z.infer<typeof handsSheet>
