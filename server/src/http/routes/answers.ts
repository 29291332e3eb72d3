import { instant } from '@linyi/shared/domain/fields'
import * as z from 'zod'

/** Answers that several routes give, as the reference describes them. */
const id = z.string()

export const signedIn = z.object({
  token: z
    .string()
    .describe('Works as a bearer token over HTTP, as auth.token and as ?token= of the sockets'),
  participant: z.object({ id }),
  meeting: z.object({ id, code: z.string() }).optional(),
})

export const oneTimeLink = z.object({ link: z.url(), validUntil: instant })

export const nothing = z.object({})
