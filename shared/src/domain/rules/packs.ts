import type { InBoth } from '../in-both.ts'

/** A fraction compared with integers only "过半" is `2 * present > expected`. */
export type Share = { readonly numerator: number; readonly denominator: number; readonly inclusive: boolean }

/** The rules a meeting follows, as data with its source and the date of that text. */
export type RulePack = {
  readonly name: InBoth
  readonly source: string
  /** Year and month of the text followed. */
  readonly asOf: string
  /** How many of 应到 must be present before anything is decided; null where the rules ask for none. */
  readonly quorum: Share | null
  readonly floor: {
    readonly turnSeconds: number
    /** A turn of somebody who asks for more time: elders, half as much again. */
    readonly elderSeconds: number
    /** Turns per person on one subject; null where nobody counts. */
    readonly turnsMax: number | null
  }
  /**
   * When a motion is carried: `share` of the base says yes, and more say yes than no. Null where nothing is put to a
   * vote. The base is 实到 (`present`, the roll as frozen when the ballot opened) or 应到 (`expected`).
   */
  readonly decision: {
    readonly share: Share
    readonly base: 'present' | 'expected'
    /** What such a share is called: 过半数. */
    readonly shareName: InBoth
    readonly said: InBoth
  } | null
  /** What the moderator reads out, in one breath. */
  readonly sentence: InBoth
}

export const rulePacks = {
  stationCouncil: {
    name: {
      zh: '邻里议事会（本站办法，按实到）',
      en: 'Neighbourhood council (this station’s rules, by those present)',
    },
    source: '本站议事办法（演示）；计算方法见地方组织法、民法典第一千二百五十九条',
    asOf: '2025-01',
    quorum: { numerator: 1, denominator: 2, inclusive: false },
    floor: { turnSeconds: 120, elderSeconds: 180, turnsMax: 2 },
    decision: {
      share: { numerator: 1, denominator: 2, inclusive: false },
      base: 'present',
      shareName: { zh: '过半数', en: 'more than half' },
      said: {
        zh: '赞成超过实到人数的一半就通过；一样多，算没通过。',
        en: 'Carried when more than half of those present say yes. A tie does not pass.',
      },
    },
    sentence: {
      zh: '到会过半才能表决。一样多，算没通过。每人每次 2 分钟，没说过的先说。',
      en: 'A vote needs more than half of those expected. A tie does not pass. Two minutes a turn; those who have not spoken go first.',
    },
  },
  teaTalk: {
    name: { zh: '民议茶话（不表决）', en: 'Tea-talk (no vote)' },
    source: '本站茶话办法（演示）',
    asOf: '2025-01',
    quorum: null,
    floor: { turnSeconds: 120, elderSeconds: 180, turnsMax: null },
    decision: null,
    sentence: {
      zh: '这类会不设到会人数，也不表决。谁想说就说，没说过的先说。',
      en: 'This kind of meeting has no quorum and no vote. Anyone may speak; those who have not spoken go first.',
    },
  },
} as const satisfies Record<string, RulePack>
export type RulePackId = keyof typeof rulePacks

/** Smallest number that satisfies `share` of `base`: more than half of 54 is 28. */
export function leastOf(share: Share, base: number): number {
  const product = share.numerator * base
  const whole = Math.floor(product / share.denominator)
  const exact = product % share.denominator === 0
  return share.inclusive && exact ? whole : whole + 1
}
