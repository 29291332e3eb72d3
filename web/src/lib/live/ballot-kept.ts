import type { Kept } from './kept.ts'

/** What a device keeps of a secret ballot, each under `kind/person/ballot`. */
export const ballotKinds = ['filling', 'box', 'box-turn', 'cast-at', 'token-late'] as const

/** As though this person had never been at it on this device. */
export async function forgetBallot(kept: Kept, person: string, ballot: string): Promise<void> {
  for (const kind of ballotKinds) await kept.drop(`${kind}/${person}/${ballot}`)
}
