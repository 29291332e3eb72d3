import type { InBoth } from '../in-both.ts'
import { rulePacks, type RulePack, type RulePackId } from '../rules/packs.ts'
import type { AgendaItem, MeetingKind } from './schema.ts'

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
  readonly pack: RulePackId
}

export const kinds: Readonly<Record<MeetingKind, KindRules>> = {
  neighborhoodCouncil: {
    name: { zh: '邻里议事会', en: 'Neighbourhood council' },
    noticeDays: 3,
    moderated: true,
    agenda: [
      { id: 'arrive', title: '签到、讲规则', kind: 'checkIn', minutes: 6 },
      { id: 'list', title: '说问题、理清单', kind: 'discussion', minutes: 24 },
      { id: 'vote', title: '民生实事票选', kind: 'vote', minutes: 15 },
      { id: 'result', title: '监票、宣布结果', kind: 'announcement', minutes: 10 },
    ],
    anonymity: false,
    pack: 'stationCouncil',
  },
  teaTalk: {
    name: { zh: '民议茶话', en: 'Tea-talk' },
    noticeDays: 0,
    moderated: false,
    agenda: null,
    anonymity: true,
    pack: 'teaTalk',
  },
}

/** The rules a kind of meeting follows. */
export const packOf = (kind: MeetingKind): RulePack => rulePacks[kinds[kind].pack]
