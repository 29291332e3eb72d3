import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds } from '../meeting/kinds.ts'
import { bodies } from './bodies.ts'
import { packFrom, rulePacks } from './packs.ts'
import { baseCounted } from './said.ts'
import { decisionBase, share, type RuleSettings } from './settings.ts'
import {
  candidatesNeeded,
  justMore,
  leastOf,
  pastHalf,
  shareName,
  threeQuarters,
  twoThirds,
  type Share,
} from './share.ts'

const shares = fc
  .record({ numerator: fc.integer({ min: 1, max: 5 }), more: fc.nat(5), inclusive: fc.boolean() })
  .map(({ numerator, more, inclusive }): Share => ({ numerator, denominator: numerator + more, inclusive }))

describe('a share of a base', () => {
  it.each([
    [{ numerator: 1, denominator: 2, inclusive: false }, 54, 28],
    [{ numerator: 1, denominator: 2, inclusive: false }, 53, 27],
    [{ numerator: 1, denominator: 2, inclusive: false }, 0, 1],
    [{ numerator: 2, denominator: 3, inclusive: true }, 54, 36],
    [{ numerator: 2, denominator: 3, inclusive: true }, 55, 37],
    [{ numerator: 3, denominator: 4, inclusive: true }, 10, 8],
  ])('%j of %d is %d', (asked, base, least) => {
    expect(leastOf(asked, base)).toBe(least)
  })

  it('is the smallest number that reaches it, by integers', () => {
    fc.assert(
      fc.property(shares, fc.nat(10_000), ({ numerator, denominator, inclusive }, base) => {
        const reaches = (count: number) =>
          inclusive ? count * denominator >= numerator * base : count * denominator > numerator * base
        const least = leastOf({ numerator, denominator, inclusive }, base)
        expect([reaches(least), reaches(least - 1)]).toEqual([true, false])
      }),
    )
  })
})

describe('the kinds of meeting', () => {
  it('follow a pack that exists and fit their agenda into the evening', () => {
    for (const { pack, agenda, name } of Object.values(kinds)) {
      expect(rulePacks[pack].sentence.zh).not.toBe('')
      expect(name.en).not.toBe('')
      expect(new Set(agenda?.map(({ id }) => id)).size).toBe(agenda?.length ?? 0)
    }
  })
})

describe('a share', () => {
  it('has a name, and any other says itself', () => {
    const names = [pastHalf, twoThirds, threeQuarters, justMore].map((one) => shareName(one).zh)
    expect(names).toEqual(['过半数', '三分之二以上', '四分之三以上', '只比多少'])
    expect(shareName({ numerator: 3, denominator: 5, inclusive: true }).zh).toBe('5 分之 3 以上')
    expect(shareName({ numerator: 3, denominator: 5, inclusive: false }).en).toBe('more than 3/5')
  })

  it('is never more than the whole', () => {
    const more = { numerator: 3, denominator: 2, inclusive: true }
    expect(share.safeParse(more).success).toBe(false)
    expect(share.safeParse(twoThirds).success).toBe(true)
    const whole = { numerator: 1, denominator: 1, inclusive: true }
    expect(share.safeParse(whole).success).toBe(true)
    expect(share.safeParse({ ...whole, inclusive: false }).success).toBe(false)
  })

  it('of nothing asks for one vote', () => {
    expect(leastOf(justMore, 54)).toBe(1)
  })
})

describe('what a share is taken of', () => {
  it('is counted in people or in papers', () => {
    expect(decisionBase.options.map((base) => baseCounted(base, 3).zh)).toEqual([
      ...['应到 3 人', '实到 3 人', '收回的票 3 张', '有效票 3 张'],
    ])
  })
})

describe('票选 asks for more candidates than seats', () => {
  it.each([
    [3, 20, 4],
    [5, 20, 6],
    [6, 20, 8],
    [10, 20, 12],
    [1, 100, 2],
  ])('%d seats and %d percent: at least %d', (seats, contestPercent, least) => {
    expect(candidatesNeeded({ quorum: null, decision: null, contestPercent }, seats)).toBe(least)
  })
})

describe('the rule packs', () => {
  it.each([
    ['townCongress', 100, 67, 51],
    ['standingCommittee', 50, 26, 26],
    ['streetAssembly', 60, 40, 31],
    ['villageRepresentatives', 30, 20, null],
    ['villageHouseholds', 30, 20, null],
    ['villageGroup', 30, 20, null],
    ['villagersAssembly', 100, 51, null],
    ['residentsAssembly', 100, 51, null],
  ] as const)('%s of %d: %d to meet, %s to pass', (id, all, toMeet, toPass) => {
    const { quorum, decision } = rulePacks[id]
    expect(quorum && leastOf(quorum, all)).toBe(toMeet)
    expect(decision.base === 'expected' ? leastOf(decision.share, all) : null).toBe(toPass)
  })

  it('are said in one breath, whatever a station sets', () => {
    expect(rulePacks.stationCouncil.sentence.zh).toBe(
      '到会过半才能表决。赞成超过实到人数的一半就通过；一样多，算没通过。每人每次 2 分钟，没说过的先说。',
    )
    expect(rulePacks.teaTalk.sentence.zh).toBe('这类会不设到会人数，也不表决。谁想说就说，没说过的先说。')
    const own = (settings: RuleSettings) =>
      packFrom(bodies.streetAssembly, { settings, source: '本会办法', asOf: '2025-01' })
    const { sentence, source, binding } = own({
      ...{ quorum: null, contestPercent: 20 },
      decision: { share: justMore, base: 'present' },
    })
    expect(sentence.zh).toMatch(/^这类会不设到会人数。赞成比反对多就通过/)
    expect([source, binding]).toEqual(['本会办法', false])
    const strict = own({
      ...{ quorum: twoThirds, contestPercent: 20 },
      decision: { share: threeQuarters, base: 'valid' },
    })
    expect(strict.sentence.zh).toMatch(/^到会三分之二以上才能表决。赞成要占有效票的四分之三以上才通过/)
    expect(strict.sentence.en).toContain('at least three quarters of the valid papers')
  })

  it.each(Object.entries(rulePacks))('%s names its text and its date', (_, { source, asOf }) => {
    expect(source).not.toBe('')
    expect(asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
  })

  it('say in words what is counted where something is put to a vote', () => {
    for (const { decision } of Object.values(rulePacks)) {
      if (decision === null) continue
      for (const words of [decision.shareName, decision.said]) expect([words.zh, words.en]).not.toContain('')
    }
  })
})
