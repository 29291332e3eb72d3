import type { Instant } from '../decider.ts'

export type ErasurePart = {
  /** When each participant was erased. */
  readonly people: Readonly<Record<string, Instant>>
}

export const initialErasure: ErasurePart = { people: {} }

export const isErased = ({ people }: ErasurePart, participant: string): boolean =>
  people[participant] !== undefined
