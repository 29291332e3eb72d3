import * as z from 'zod'

/** A vote under one's own name: 赞成, 反对, 弃权. */
export const openSheet = z.strictObject({
  method: z.literal('open'),
  choice: z.enum(['yes', 'no', 'abstain']),
})
export type OpenSheet = z.infer<typeof openSheet>
