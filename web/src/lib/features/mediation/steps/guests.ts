import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import type { Party } from '@linyi/shared/domain/mediation/party/state'

export type GuestAs = Party['consents'][number]['as']

/** Somebody who is no party and whom at least one party would have sit in. */
export type Guest = {
  readonly who: string
  readonly as: GuestAs
  /** Who agreed to it so far; whom it waits for. */
  readonly agreed: readonly string[]
  readonly waits: readonly string[]
}

/** In the order in which they were first named. */
export function guestsOf({ party: { parties } }: CaseState): readonly Guest[] {
  const named = Object.values(parties).flatMap(({ consents }) => consents)
  const names = [...new Set(named.map(({ who }) => who))]
  const agrees = (id: string, who: string) => parties[id]!.consents.some((one) => one.who === who)
  return names.map((who) => ({
    who,
    as: named.find((one) => one.who === who)!.as,
    agreed: Object.keys(parties).filter((id) => agrees(id, who)),
    waits: Object.keys(parties).filter((id) => !agrees(id, who)),
  }))
}

/** Those who may sit in: all parties agreed (调解法 20). */
export const welcomeTo = (state: CaseState): readonly Guest[] =>
  guestsOf(state).filter(({ waits }) => waits.length === 0)
