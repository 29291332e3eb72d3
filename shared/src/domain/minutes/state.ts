import type { Instant } from '../decider.ts'

export type Correction = { readonly by: string; readonly text: string; readonly at: Instant }

export type MinutesPart = { readonly corrections: readonly Correction[] }

export const initialMinutes: MinutesPart = { corrections: [] }
