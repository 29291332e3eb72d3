import type { Instant } from '../decider.ts'
import type { FollowUp } from './schema.ts'

export type Resolution = {
  /** The motion it carries out; empty for what nobody objected to. */
  readonly motion: string
  readonly text: string
  readonly followUps: readonly FollowUp[]
  readonly at: Instant
  readonly dropped: boolean
}

export type ResolutionPart = { readonly resolutions: Readonly<Record<string, Resolution>> }

export const initialResolutions: ResolutionPart = { resolutions: {} }

/** What stands, in the order it was decided. */
export const standing = ({ resolutions }: ResolutionPart): readonly Resolution[] =>
  Object.values(resolutions).filter(({ dropped }) => !dropped)
