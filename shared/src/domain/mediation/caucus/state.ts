import type { Instant } from '../../decider.ts'
import type { CaucusRoom } from './rooms.ts'

export type CaucusLine = {
  readonly id: string
  readonly by: string
  readonly at: Instant
  readonly words: string
  /** What a mediator would tell the other side of it; empty until one asked. */
  readonly gist: string
  /** May it be told: null until the side answered. */
  readonly mayTell: null | 'yes' | 'no'
}

export type CaucusFile = {
  readonly id: string
  readonly by: string
  readonly at: Instant
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly sha256: string
}

/** One private room. Plain JSON. */
export type CaucusState = {
  readonly case: string
  readonly room: CaucusRoom
  readonly lines: readonly CaucusLine[]
  readonly files: readonly CaucusFile[]
}

export const caucusIn = (caseId: string, room: CaucusRoom): CaucusState => ({
  case: caseId,
  room,
  lines: [],
  files: [],
})
