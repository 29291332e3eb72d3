import type { Instant } from '../decider.ts'
import type { Option } from './schema.ts'

export type Motion = {
  readonly mover: string
  readonly text: string
  readonly options: readonly Option[]
  readonly who: string
  readonly what: string
  readonly when: string
  readonly cost: string
  /** 法律审查: who looked whether it takes away what somebody has by law, and what they said. */
  readonly law?: string
  readonly at: Instant
  readonly status: 'active' | 'withdrawn' | 'carried' | 'lost'
}

export type MotionPart = {
  readonly motions: Readonly<Record<string, Motion>>
  /** The one before the meeting; empty when there is none. */
  readonly active: string
}

export const initialMotions: MotionPart = { motions: {}, active: '' }
