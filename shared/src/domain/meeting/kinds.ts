import type { InBoth } from '../in-both.ts'
import { bodies, type BodyId } from '../rules/bodies.ts'
import type { OwnRules } from '../rules/own.ts'
import { packFrom, rulePacks, type RulePack } from '../rules/packs.ts'
import type { AgendaItem, MeetingKind } from './schema.ts'
import type { MeetingPart } from './state.ts'

/** What sets one kind of meeting apart: data, so that a new kind needs no code. */
export type KindRules = {
  readonly name: InBoth
  /** Days by the calendar between notice and meeting; fewer needs a reason. */
  readonly noticeDays: number
  /** Residents' proposals wait until staff accept them; otherwise they go straight onto the list. */
  readonly moderated: boolean
  /** A first agenda to change as wanted; null where the kind has no agenda at all. */
  readonly agenda: readonly AgendaItem[] | null
  /** Residents may choose to be shown as 某网格居民 instead of by name. */
  readonly anonymity: boolean
  readonly pack: BodyId
}

const withVote: readonly AgendaItem[] = [
  { id: 'arrive', title: '签到、讲规则', kind: 'checkIn', minutes: 6 },
  { id: 'list', title: '说问题、理清单', kind: 'discussion', minutes: 24 },
  { id: 'vote', title: '民生实事票选', kind: 'vote', minutes: 15 },
  { id: 'result', title: '监票、宣布结果', kind: 'announcement', minutes: 10 },
]

/** A meeting that discusses and votes by the rules of its body. Three days' notice is the preset (S1). */
const voting = (pack: BodyId, noticeDays = 3): KindRules => ({
  ...{ name: bodies[pack].name, noticeDays, moderated: true, agenda: withVote, anonymity: false, pack },
})

/** 村民会议 is called ten days before (村民委员会组织法 21). */
const villagersNoticeDays = 10

/** 业主大会 is called fifteen days before (物业管理条例 14). */
const homeownersNoticeDays = 15

export const kinds: Readonly<Record<MeetingKind, KindRules>> = {
  neighborhoodCouncil: {
    ...voting('stationCouncil'),
    name: { zh: '邻里议事会', en: 'Neighbourhood council' },
  },
  teaTalk: {
    name: { zh: '民议茶话', en: 'Tea-talk' },
    noticeDays: 0,
    moderated: false,
    agenda: null,
    anonymity: true,
    pack: 'teaTalk',
  },
  streetAssembly: voting('streetAssembly'),
  townCongress: voting('townCongress'),
  standingCommittee: voting('standingCommittee'),
  villagersAssembly: voting('villagersAssembly', villagersNoticeDays),
  villageHouseholds: voting('villageHouseholds', villagersNoticeDays),
  villageRepresentatives: voting('villageRepresentatives'),
  villageGroup: voting('villageGroup'),
  residentsAssembly: voting('residentsAssembly'),
  homeowners: voting('homeowners', homeownersNoticeDays),
}

/** The rules a kind of meeting follows: in their general form, or by the station's own copy. */
export const packOf = (kind: MeetingKind, own: OwnRules | null = null): RulePack => {
  const { pack } = kinds[kind]
  return own ? packFrom(bodies[pack], own) : rulePacks[pack]
}

/** The rules this meeting goes by: the station's own as they stood when it was announced, else the general ones. */
export const rulesIn = ({ facts, rules }: Pick<MeetingPart, 'facts' | 'rules'>): RulePack =>
  packOf(facts.kind, rules)
