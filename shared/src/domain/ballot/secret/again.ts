import type { Announced } from './state.ts'

/** 重新投票 among those tied, 另行投票 for the seats that nobody won, 作废重投 where more came back than was handed out. */
export type VotedAgain = 'tied' | 'seatsLeft' | 'allVoid'

/** Why a vote was held after this one on the same motion; null where there was none before. */
export function againAfter(before: Announced | null | undefined): VotedAgain | null {
  if (!before) return null
  const { outcome, rest } = before
  if (outcome.annulled) return 'allVoid'
  return outcome.next === 'revote' && rest === null ? 'tied' : 'seatsLeft'
}
