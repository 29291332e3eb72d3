import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import type { Side } from '@linyi/shared/domain/mediation/party/schema'
import { sideOf } from '@linyi/shared/domain/mediation/party/state'
import { partyFor } from '@linyi/shared/domain/mediation/party/state'

type Words = {
  readonly side: Readonly<Record<Side, string>>
  readonly mediator: Readonly<Record<'people' | 'invited', string>>
  readonly someone: string
}

/** How somebody stands in a case: 甲方, 乙方, 人民调解员, 特邀调解员. */
export function postOf({ case: { mediators }, party }: CaseState, id: string, words: Words): string {
  const mediator = mediators.find(({ participant }) => participant === id)
  if (mediator) return words.mediator[mediator.capacity]
  const of = partyFor(party, id)
  return of === null ? words.someone : words.side[party.parties[of]!.side]
}

/** Their place among those at the table: which of the six colours of people they have. */
export function toneOf({ case: { mediators }, party }: CaseState, id: string): number {
  const at = mediators.findIndex(({ participant }) => participant === id)
  if (at >= 0) return at === 0 ? 0 : at + 2
  const of = partyFor(party, id)
  return of !== null && party.parties[of]!.side === 'b' ? 2 : 1
}

/** The names of a side, as one reads them. */
export const namesOf = (
  { party }: CaseState,
  side: Side,
  nameOf: (id: string) => string,
  joined: (names: readonly string[]) => string,
): string => joined(sideOf(party, side).map(nameOf))
