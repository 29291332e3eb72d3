import { limits } from '@linyi/shared/lib/limits'
import { describe, expect, test } from 'vitest'
import { accountName, newPassword, personName } from './fields.ts'

describe('what a person types to sign in', () => {
  test.each([
    ['an account name', accountName, limits.accountNameCharsMin, limits.accountNameCharsMax],
    ['a password', newPassword, limits.passwordCharsMin, limits.passwordCharsMax],
    ['a name', personName, 1, limits.nameCharsMax],
  ])('%s is taken at its bounds and refused one beyond either', (_, schema, min, max) => {
    const takes = (chars: number) => schema.safeParse('𠮷'.repeat(chars)).success
    expect([min - 1, min, max, max + 1].map(takes)).toEqual([false, true, true, false])
  })
})
