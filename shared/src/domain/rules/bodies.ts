import type { InBoth } from '../in-both.ts'
import type { RuleSettings } from './settings.ts'
import { pastHalf, threeQuarters, twoThirds } from './share.ts'

/** A body that meets, with the general text of its rules. */
export type Body = {
  readonly name: InBoth
  readonly source: string
  /** Year and month of the text followed. */
  readonly asOf: string
  /** 票决, which binds, or 推荐, which advises who decides: said wherever a result is. */
  readonly binding: boolean
  readonly settings: RuleSettings
  readonly floor: {
    readonly turnSeconds: number
    /** A turn of somebody who asks for more time: elders, half as much again. */
    readonly elderSeconds: number
    /** Turns per person on one subject; null where nobody counts. */
    readonly turnsMax: number | null
    readonly said: InBoth
  }
}

const twoTurns: Body['floor'] = {
  ...{ turnSeconds: 120, elderSeconds: 180, turnsMax: 2 },
  said: {
    zh: '每人每次 2 分钟，没说过的先说。',
    en: 'Two minutes a turn; those who have not spoken go first.',
  },
}

/** The preset where a text says only 差额: a fifth more candidates than seats. */
const contestPercent = 20

/** Those present decide, more than half of them. */
const byPresent = { share: pastHalf, base: 'present' } as const
/** 民法典 278: two thirds of the owners and of the area take part; more than half of those, in major matters three quarters. */
const byOwners = {
  share: pastHalf,
  base: 'returned',
  byArea: { takePart: twoThirds, major: threeQuarters },
} as const
/** More than half of everyone in office, of those absent too. */
const byAll = { share: pastHalf, base: 'expected' } as const

export const bodies = {
  stationCouncil: {
    name: {
      zh: '邻里议事会（本站办法，按实到）',
      en: 'Neighbourhood council (this station’s rules, by those present)',
    },
    source: '本站议事办法（演示）；计算方法见地方组织法、民法典第一千二百五十九条',
    ...{ asOf: '2025-01', binding: false, floor: twoTurns },
    settings: { quorum: pastHalf, decision: byPresent, contestPercent, gradeBase: 'returned' },
  },
  teaTalk: {
    name: { zh: '民议茶话（不表决）', en: 'Tea-talk (no vote)' },
    ...{ source: '本站茶话办法（演示）', asOf: '2025-01', binding: false },
    settings: { quorum: null, decision: null, contestPercent, gradeBase: 'returned' },
    floor: {
      ...{ turnSeconds: 120, elderSeconds: 180, turnsMax: null },
      said: {
        zh: '谁想说就说，没说过的先说。',
        en: 'Anyone may speak; those who have not spoken go first.',
      },
    },
  },
  townCongress: {
    name: { zh: '乡镇人民代表大会', en: 'Town people’s congress' },
    source:
      '地方各级人民代表大会和地方各级人民政府组织法第十四条、第二十五条；浙江省乡镇人民代表大会工作条例第二十二条',
    ...{ asOf: '2022-03', binding: true, floor: twoTurns },
    settings: { quorum: twoThirds, decision: byAll, contestPercent },
  },
  standingCommittee: {
    name: { zh: '人大常务委员会', en: 'Standing committee' },
    source: '地方各级人民代表大会和地方各级人民政府组织法',
    ...{ asOf: '2022-03', binding: true, floor: twoTurns },
    settings: { quorum: pastHalf, decision: byAll, contestPercent },
  },
  streetAssembly: {
    name: { zh: '街道议政代表会', en: 'Street assembly' },
    source: '浙江省街道人大工作条例第十六条、第十七条；人数按本会票选办法',
    ...{ asOf: '2019-12', binding: false, floor: twoTurns },
    settings: { quorum: twoThirds, decision: byAll, contestPercent },
  },
  villagersAssembly: {
    name: { zh: '村民会议', en: 'Villagers’ assembly' },
    source: '村民委员会组织法第二十二条：本村十八周岁以上村民的过半数',
    ...{ asOf: '2018-12', binding: true, floor: twoTurns },
    settings: { quorum: pastHalf, decision: byPresent, contestPercent },
  },
  villageHouseholds: {
    name: { zh: '村民会议（户的代表）', en: 'Villagers’ assembly, by households' },
    source: '村民委员会组织法第二十二条：本村三分之二以上的户的代表',
    ...{ asOf: '2018-12', binding: true, floor: twoTurns },
    settings: { quorum: twoThirds, decision: byPresent, contestPercent },
  },
  villageRepresentatives: {
    name: { zh: '村民代表会议', en: 'Village representatives' },
    source: '村民委员会组织法第二十六条',
    ...{ asOf: '2018-12', binding: true, floor: twoTurns },
    settings: { quorum: twoThirds, decision: byPresent, contestPercent },
  },
  villageGroup: {
    name: { zh: '村民小组会议', en: 'Village group' },
    source: '村民委员会组织法第二十八条',
    ...{ asOf: '2018-12', binding: true, floor: twoTurns },
    settings: { quorum: twoThirds, decision: byPresent, contestPercent },
  },
  residentsAssembly: {
    name: { zh: '居民会议', en: 'Residents’ assembly' },
    source: '城市居民委员会组织法第九条',
    ...{ asOf: '2018-12', binding: true, floor: twoTurns },
    settings: { quorum: pastHalf, decision: byPresent, contestPercent },
  },
  homeowners: {
    name: { zh: '业主大会', en: 'Homeowners’ assembly' },
    source: '民法典第二百七十八条；人数、面积的算法见法释〔2009〕7号第八条、第九条',
    ...{ asOf: '2021-01', binding: true, floor: twoTurns },
    settings: { quorum: twoThirds, decision: byOwners, contestPercent },
  },
} as const satisfies Record<string, Body>
export type BodyId = keyof typeof bodies
