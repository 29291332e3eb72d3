import type { SecretRule } from '../ballot/secret/paper-kinds.ts'
import type { Brief } from './schema.ts'

export type Official = {
  readonly participant: string
  readonly duty: 'scrutineer' | 'teller'
  readonly unit: string
  /** 总监票人; of at most one. */
  readonly chief?: boolean | undefined
}

export type ElectionPlan = {
  /** By their issues, in the order of the voting paper. */
  readonly candidates: readonly string[]
  readonly rule: SecretRule
  readonly seats: number
  /** In fen, for a rule that spends a budget; absent elsewhere, as the two below. */
  readonly budget?: number | null | undefined
  /** 打分: most points for a row. */
  readonly scoreMax?: number | null | undefined
  /** 积分: points to give away. */
  readonly points?: number | null | undefined
  /** 票选 by most yes alone; absent where a majority is asked for. */
  readonly plain?: boolean | undefined
  readonly binding: boolean
  /** 表决办法, as it is put to the meeting. */
  readonly rulesText: string
  /** Why there are fewer candidates than the rules ask for; empty otherwise. */
  readonly thinContest: string
}

export type ElectionPart = {
  readonly briefs: Readonly<Record<string, Brief>>
  readonly plan: ElectionPlan | null
  /** The motion to adopt the 表决办法; empty before it was put. */
  readonly rulesMotion: string
  readonly officials: { readonly motion: string; readonly list: readonly Official[] } | null
}

export const initialElection: ElectionPart = { briefs: {}, plan: null, rulesMotion: '', officials: null }
