import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import { bodies } from './bodies.ts'
import { beside, issuingMsOf } from './preset.ts'
import { ruleSettings } from './settings.ts'

const { settings } = bodies.townCongress

describe('what a text need not say', () => {
  it('is preset: a tie is voted on again, a majority is asked for where it binds, all members are the base', () => {
    expect(beside(settings)).toEqual({
      ...{ ties: 'revote', plain: 'adviceOnly', issuingSeconds: 20, gradeBase: 'members' },
    })
    expect(issuingMsOf(settings)).toBe(limits.issuingWindowMs)
  })

  it('is what the station set', () => {
    const own = { ties: 'lot', plain: 'binding', issuingSeconds: 60, gradeBase: 'returned' } as const
    expect(beside({ ...settings, ...own })).toEqual(own)
    expect(issuingMsOf(own)).toBe(60_000)
  })

  it('issues for a while within bounds', () => {
    const fits = (issuingSeconds: number) => ruleSettings.safeParse({ ...settings, issuingSeconds }).success
    const [least, most] = [limits.issuingSecondsMin, limits.issuingSecondsMax]
    expect([least - 1, least, most, most + 1, least + 0.5].map(fits)).toEqual([
      ...[false, true, true, false, false],
    ])
  })
})
