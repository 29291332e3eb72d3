import { initialStation } from '@linyi/shared/domain/station/state'
import { expect, it } from 'vitest'
import { changed, generalOf, inForce, tryOut, votingKinds } from './draft.ts'

const council = generalOf('neighborhoodCouncil')

it('tries out what the settings come to', () => {
  expect(tryOut(council.settings, 54, 47)).toEqual({
    ...{ needed: 24, base: 47, toMeet: 28, meets: true },
    other: { base: 'expected', needed: 28 },
  })
  expect(tryOut(generalOf('townCongress').settings, 60, 39)).toMatchObject({
    needed: 31,
    toMeet: 40,
    meets: false,
  })
  const more = { numerator: 0, denominator: 1, inclusive: false }
  const loose = { quorum: null, decision: { share: more, base: 'present' as const }, contestPercent: 20 }
  expect(tryOut(loose, 54, 47)).toEqual({ needed: null, base: 47, toMeet: null, meets: true, other: null })
})

it('knows what is in force and whether it would change', () => {
  expect(inForce(initialStation, 'neighborhoodCouncil')).toEqual(council)
  const own = { ...council, settings: { ...council.settings, contestPercent: 50 } }
  const rules = { neighborhoodCouncil: { ...own, adoptedAt: 1 } }
  expect(inForce({ ...initialStation, rules }, 'neighborhoodCouncil')).toEqual(own)
  expect([changed(own, council), changed({ ...council }, council)]).toEqual([true, false])
})

it('offers the kinds that vote', () => {
  expect(votingKinds).toContain('townCongress')
  expect(votingKinds).not.toContain('teaTalk')
})
