import { describe, expect, it } from 'vitest'
import type { BallotResult } from '../domain/ballot/schema.ts'
import { rulePacks } from '../domain/rules/packs.ts'
import { pastHalf, threeQuarters, twoThirds } from '../domain/rules/share.ts'
import type { PublicEntry } from './public-record.ts'
import { miscounted, withoutPack } from './recount.ts'

const vote = (participant: string, choice: string) => ({ participant, choice })
const people = ['居民1', '居民2', '居民3', '居民4']
const table = [vote('居民1', 'yes'), vote('居民2', 'yes'), vote('居民3', 'no'), vote('居民4', 'abstain')]
const packOf = (decision: object) => {
  const { name, source, asOf } = rulePacks.stationCouncil
  return { name, source, asOf, said: name, decision }
}
const opened = {
  ...{ ballot: 'B', method: 'open', entitled: people, expected: 6 },
  pack: packOf({ share: twoThirds, base: 'present' }),
}
const result: BallotResult = {
  ...{ yes: 2, no: 1, abstain: 1, silent: 0, base: 'present', baseCount: 4, needed: 3, passed: false },
  table,
}
const pack = packOf({ share: pastHalf, base: 'expected' })
const byExpected = { ...result, base: 'expected', baseCount: 6, needed: 4 } as const

const entry = (type: string, members: object): PublicEntry => ({
  header: '{"seq":1,"at":1}',
  open: [['00', 'type', type]],
  shown: Object.fromEntries(Object.entries(members)),
})
const closed = (told: object) => entry('ballot.closed', { ballot: 'B', result: told })
const found = (told: object, opening: object = opened) =>
  miscounted([entry('ballot.opened', opening), closed(told)])
const at = (why: string) => ({ entry: 2, why })

/** Two of nine owners came and were for it: carried by heads, but too few took part (民法典 278). */
const owners = {
  ...opened,
  entitled: people.slice(0, 2),
  pack: packOf({
    ...{ share: pastHalf, base: 'returned' },
    byArea: { takePart: twoThirds, major: threeQuarters },
  }),
  byArea: { matter: 'ordinary', owners: 9, area: 90_000, areas: [] },
}
const lostByArea: BallotResult = {
  ...{ yes: 2, no: 0, abstain: 0, silent: 0, base: 'returned', baseCount: 2, needed: 2, passed: false },
  byArea: {
    ...{ matter: 'ordinary', yes: 20_000, no: 0, abstain: 0, needed: 10_001 },
    ...{ owners: 9, area: 90_000, ownersNeeded: 6, areaNeeded: 60_000 },
  },
  table: table.slice(0, 2),
}
const apart = {
  ...opened,
  pack: packOf({ share: pastHalf, base: 'returned', group: { capacity: 'deputy', share: twoThirds } }),
  group: { capacity: 'deputy', members: ['居民2', '居民3'], expected: 2 },
}
const lostApart: BallotResult = {
  ...{ ...result, yes: 3, abstain: 0, base: 'returned' },
  group: {
    ...{ capacity: 'deputy', yes: 1, no: 1, abstain: 0, silent: 0, base: 'returned', baseCount: 2 },
    needed: 2,
  },
  table: [...table.slice(0, 3), vote('居民4', 'yes')],
}
const byHands = { ...opened, method: 'hands' }
const hands = { ...result, yes: 3, no: 1, abstain: 0, passed: true, table: [] }

describe('miscounted', () => {
  it('finds nothing where every ballot comes to what it says', () => {
    expect(found(result)).toBeNull()
    expect(found(byExpected, { ...opened, pack })).toBeNull()
    expect(found(result, { ...opened, method: 'rollCall' })).toBeNull()
    expect(found(hands, byHands)).toBeNull()
    expect(found(lostByArea, owners)).toBeNull()
    expect(found(lostApart, apart)).toBeNull()
    expect(miscounted([entry('ballot.annulled', { ballot: 'B', result: { ...result, yes: 9 } })])).toBeNull()
  })

  it.each([
    ['a vote more than the table has', { ...result, yes: 3 }],
    ['a vote fewer', { ...result, no: 0 }],
    ['an abstention more', { ...result, abstain: 2 }],
    ['somebody silent who voted', { ...result, silent: 1 }],
    ['a motion carried with too few', { ...result, passed: true }],
    ['its table emptied and figures made up', { ...result, table: [], yes: 4, no: 0, abstain: 0 }],
    [
      'a choice that is none',
      { ...result, abstain: 0, silent: 1, table: [...table.slice(0, 3), vote('居民4', 'x')] },
    ],
    ['fewer than none', { ...result, silent: -1 }],
  ])('names the entry with %s', (_, wrong) => {
    expect(found(wrong)).toEqual(at('recount'))
  })

  it.each([
    [
      'a tie',
      { ...result, yes: 1, no: 1, abstain: 0, needed: 1, table: [vote('居民1', 'yes'), vote('居民2', 'no')] },
      { ...opened, entitled: people.slice(0, 2) },
    ],
    ['what was lost by area', lostByArea, owners],
    ['what was lost in its group', lostApart, apart],
    ['more hands than people', { ...hands, yes: 60 }, byHands],
    ['hands with names beside them', { ...hands, yes: 2, table }, byHands],
    ['hands that abstain', { ...hands, yes: 2, abstain: 1 }, byHands],
    ['a way of voting that there is not', result, { ...opened, method: 'x' }],
  ])('names the entry that says as carried %s', (_, told, opening) => {
    expect(found({ ...told, passed: true }, opening)).toEqual(at('recount'))
  })

  it('names the entry in whose table somebody votes twice, or who could not vote', () => {
    const twice = [...table.slice(0, 3), vote('居民1', 'abstain')]
    expect(found({ ...result, table: twice })).toEqual(at('voters'))
    const outside = [...table.slice(0, 3), vote('路人', 'abstain')]
    expect(found({ ...result, table: outside })).toEqual(at('voters'))
    const alike = people.map((name) => (name === '居民4' ? '居民1' : name))
    expect(found({ ...result, table: twice }, { ...opened, entitled: alike })).toBeNull()
  })

  it.each<[string, object, object]>([
    ['a smaller share', { ...result, needed: 2, passed: true }, opened],
    ['a smaller base', { ...byExpected, baseCount: 3, needed: 2, passed: true }, { ...opened, pack }],
    ['another base', { ...result, needed: 3 }, { ...opened, pack }],
    ['no group though its rules count one', { ...result, base: 'returned' }, { ...apart, group: undefined }],
    ['a group that its rules do not count', lostApart, { ...apart, pack: opened.pack }],
    ['a smaller share of its group', { ...lostApart, group: { ...lostApart.group, needed: 1 } }, apart],
    [
      'no areas though its rules count them',
      { ...lostByArea, byArea: undefined, passed: true },
      { ...owners, byArea: undefined },
    ],
    ['areas left out of the result', { ...lostByArea, byArea: undefined, passed: true }, owners],
    [
      'areas that its rules do not count',
      { ...lostByArea, needed: 2 },
      { ...owners, pack: packOf({ share: pastHalf, base: 'returned' }) },
    ],
    ['fewer owners needed', { ...lostByArea, byArea: { ...lostByArea.byArea, ownersNeeded: 2 } }, owners],
    [
      'more area than there is',
      { ...lostByArea, byArea: { ...lostByArea.byArea, yes: 90_001, needed: 45_001 } },
      owners,
    ],
  ])('names the entry counted by %s than the pack it quotes', (_, told, opening) => {
    expect(found(told, opening)).toEqual(at('rules'))
  })

  it('cannot tell what a ballot needed that quotes no pack, and says how many there are', () => {
    const { pack: _, ...earlier } = opened
    expect(found({ ...result, needed: 2, passed: true }, earlier)).toBeNull()
    expect(found({ ...result, yes: 3 }, earlier)).toEqual(at('recount'))
    const entries = [
      entry('ballot.opened', opened),
      closed(result),
      entry('ballot.opened', earlier),
      closed(result),
    ]
    expect([withoutPack(entries), withoutPack([closed(result)])]).toEqual([1, 1])
  })

  it.each(['yes', 'no', 'abstain', 'silent', 'baseCount', 'needed', 'table'])(
    'names an entry out of whose result %s was taken',
    (member) => {
      expect(found({ ...result, [member]: undefined })).toEqual(at('recount'))
    },
  )

  it('names an entry without its result, or whose opening cannot be read', () => {
    expect(miscounted([entry('ballot.opened', opened), entry('ballot.closed', { ballot: 'B' })])).toEqual(
      at('recount'),
    )
    expect(miscounted([closed(result)])).toEqual({ entry: 1, why: 'recount' })
    expect(found(result, { ...opened, entitled: undefined })).toEqual(at('recount'))
  })
})
