import { generalRules } from '@linyi/shared/domain/station/own-rules'
import { expect, it } from 'vitest'
import { groups, groupShares, tryOut, votingKinds, withGroup } from './draft.ts'

const council = generalRules('neighborhoodCouncil')

it('tries out what the settings come to', () => {
  expect(tryOut(council.settings, 54, 47)).toEqual({
    ...{ needed: 24, base: 47, toMeet: 28, meets: true },
    other: { base: 'expected', needed: 28 },
  })
  expect(tryOut(generalRules('townCongress').settings, 60, 39)).toMatchObject({
    needed: 31,
    toMeet: 40,
    meets: false,
  })
  const more = { numerator: 0, denominator: 1, inclusive: false }
  const loose = { quorum: null, decision: { share: more, base: 'present' as const }, contestPercent: 20 }
  expect(tryOut(loose, 54, 47)).toEqual({ needed: null, base: 47, toMeet: null, meets: true, other: null })
})

it('adds a group that is counted apart, and leaves no trace of one that is taken off', () => {
  const decision = council.settings.decision!
  const apart = withGroup(decision, { capacity: groups[0]!, share: groupShares[0]! })
  expect(apart).toEqual({ ...decision, group: { capacity: 'deputy', share: groupShares[0] } })
  expect(Object.keys(withGroup(apart, null))).toEqual(Object.keys(decision))
})

it('offers the kinds that vote', () => {
  expect(votingKinds).toContain('townCongress')
  expect(votingKinds).not.toContain('teaTalk')
})
