import type { BallotResult } from '@linyi/shared/domain/ballot/schema'
import { expect, test } from 'vitest'
import { columnsOf } from './columns.ts'

const one: Omit<BallotResult, 'table'> = {
  ...{ yes: 3, no: 1, abstain: 0, silent: 0, base: 'present', baseCount: 4, needed: 3, passed: true },
}

test('one count needs no columns', () => {
  expect(columnsOf(one, 'zh')).toEqual([])
})

test('by heads and by area, each with what it lacks', () => {
  const counts = { yes: 15650, no: 12000, abstain: 0, needed: 13826 }
  const byArea = {
    matter: 'ordinary',
    ...counts,
    owners: 9,
    area: 90000,
    ownersNeeded: 6,
    areaNeeded: 60000,
  } as const
  expect(columnsOf({ ...one, base: 'returned', byArea }, 'zh')).toMatchObject([
    {
      name: '按人数',
      base: '4 位',
      tookNeeded: '6 位',
      yes: '3 位',
      needed: '3 位',
      short: '参加的还差 2 位',
    },
    { name: '按面积', base: '276.50 m²', yes: '156.50 m²', short: '参加的还差 323.50 m²' },
  ])
  const enough = { ...byArea, ownersNeeded: 4, areaNeeded: 27650, needed: 15651 }
  expect(columnsOf({ ...one, byArea: enough }, 'zh').map(({ short }) => short)).toEqual([
    '',
    '赞成的还差 0.01 m²',
  ])
})

test('all and the group, each with its base', () => {
  const group = {
    capacity: 'deputy',
    yes: 1,
    no: 1,
    abstain: 0,
    silent: 0,
    base: 'present',
    baseCount: 2,
  } as const
  expect(columnsOf({ ...one, group: { ...group, needed: 2 } }, 'zh')).toMatchObject([
    { name: '全体', base: '实到 4 人', tookNeeded: '', short: '' },
    { name: '人大代表', base: '实到 2 人', yes: '1 位', needed: '2 位', short: '赞成的还差 1 位' },
  ])
  const tied = { ...group, needed: 1 }
  expect(columnsOf({ ...one, group: tied }, 'zh')[1]!.short).toBe('赞成不比反对多')
})
