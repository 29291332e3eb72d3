import type { Amount } from '../outcome.ts'

/** Everybody's score, the highest first. */
export type ScoresRound = {
  readonly kind: 'scores'
  readonly seats: number
  readonly lines: readonly { readonly candidate: string; readonly score: Amount; readonly won: boolean }[]
}

/** Everybody's median points, the highest first; of equal ones the higher sum. */
export type MediansRound = {
  readonly kind: 'medians'
  readonly seats: number
  readonly lines: readonly {
    readonly candidate: string
    readonly median: Amount
    readonly sum: Amount
    readonly won: boolean
  }[]
}

export type Grade = 'satisfied' | 'mostly' | 'dissatisfied'
export type GradeLine = { readonly candidate: string; readonly grade: Grade } & Readonly<
  Record<Grade, number>
>

/** 满意度: how many said what, and what it comes to. */
export type GradesRound = {
  readonly kind: 'grades'
  readonly base: 'all' | 'valid'
  readonly baseCount: number
  readonly lines: readonly GradeLine[]
}

/** 票选: what was marked for each candidate, the most yes first. */
export type ThresholdRound = {
  readonly kind: 'threshold'
  readonly seats: number
  readonly base: 'all' | 'present' | 'returned' | 'valid'
  readonly baseCount: number
  /** Yes marks needed; 0 where no majority is asked for. */
  readonly needed: number
  readonly valid: number
  readonly lines: readonly {
    readonly candidate: string
    readonly yes: number
    readonly no: number
    readonly abstain: number
    readonly passed: boolean
    readonly won: boolean
  }[]
  /** Tied across the last seat: voted on again, for the seats left. */
  readonly revote: readonly string[]
  /** Seats that nobody has won yet. */
  readonly seatsLeft: number
}

/** More papers came back than were handed out: nothing counts, and all vote again. */
export type AnnulledRound = { readonly kind: 'annulled'; readonly returned: number; readonly issued: number }
