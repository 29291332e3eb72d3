import { gridId, line } from '@linyi/shared/domain/fields'
import { codePoints, limits } from '@linyi/shared/lib/limits'
import * as z from 'zod'

/** What a person types to sign in: width and case make no difference. */
export const accountName = line(limits.accountNameCharsMax)
  .transform((name) => name.normalize('NFKC').toLowerCase())
  .refine((name) => codePoints(name) >= limits.accountNameCharsMin, 'field.outOfRange')

export const newPassword = z
  .string()
  .refine((password) => codePoints(password) >= limits.passwordCharsMin, 'field.outOfRange')
  .refine((password) => codePoints(password) <= limits.passwordCharsMax, 'field.tooLong')

export const personName = line(limits.nameCharsMax)

export const grid = gridId.default('')

/** Version of the consent line the person saw; a program that shows none leaves it out. */
export const consent = z.coerce.number().int().min(0).max(1000).default(0)

/** A box that a form ticks (`on`) or a program sets. */
export const tick = z
  .union([z.boolean(), z.enum(['on', ''])])
  .default(false)
  .transform((value) => value === true || value === 'on')
