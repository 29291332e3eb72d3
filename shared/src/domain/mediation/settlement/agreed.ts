import type { Quote } from '../../decider.ts'
import type { CaseState } from '../case-state.ts'
import { isMediator } from '../who.ts'
import type { Actor } from '../../decider.ts'
import { during, open, preparing } from '../case/phases.ts'
import { parts, type Part } from './parts.ts'
import type { SettlementEvent } from './schema.ts'
import type { Revision } from './state.ts'
import { hashIn } from './text.ts'

/** Those of the case's parties who agreed to a part as it reads. */
export const agreedTo = ({ settlement, party }: CaseState, part: Part): readonly string[] =>
  Object.keys(party.parties).filter((id) => settlement.parts[part].assents[id] !== undefined)

/** Every party agreed to it: it is locked. */
export const isLocked = (state: CaseState, part: Part): boolean => {
  const all = Object.keys(state.party.parties).length
  return all > 0 && agreedTo(state, part).length === all
}

/** Everybody whose hand the law asks for is on this version: every party, every mediator of the case (调解法 29). */
export const allSigned = ({ party, case: { mediators } }: CaseState, { signed }: Revision): boolean =>
  Object.keys(party.parties).every((id) => signed.party[id] !== undefined) &&
  mediators.every(({ participant }) => signed.mediator[participant] !== undefined)

/** 和解意见 where no committee has set its seal to the final version, and none is to (调解法 8, 29). */
export const isOpinion = ({ seal, committee }: Revision): boolean => seal === null && committee === ''

/** Why somebody may not write in the settlement now, anything at all; null when they may. */
export const writingBarred = (
  state: CaseState,
  actor: Actor,
): 'mayNotEdit' | 'notYet' | 'finalised' | 'over' | null => {
  if (!isMediator(state, actor)) return 'mayNotEdit'
  if (during(state, ['mediating']) === null) return null
  if (during(state, preparing) === null) return 'notYet'
  return during(state, open) === null ? 'finalised' : 'over'
}

/**
 * What a change of the words brings about, in the same commit (decisions 10): whoever had agreed to a part that reads
 * otherwise now has not agreed to it any more. Asked only while somebody has.
 */
export const settlementConsequences = {
  atStake: ({ settlement }: CaseState): boolean =>
    parts.some((part) => Object.keys(settlement.parts[part].assents).length > 0),
  of: ({ settlement }: CaseState, before: Quote, after: Quote): readonly SettlementEvent[] =>
    parts.flatMap((part) => {
      const hash = hashIn(after, part)
      const parties = Object.entries(settlement.parts[part].assents)
        .filter(([, assent]) => assent.hash !== hash)
        .map(([party]) => party)
      if (parties.length === 0) return []
      const [was, is] = [before, after].map(({ fields }) => fields[`words/${part}`]!) as [string, string]
      return { type: 'settlement.assentVoided', v: 1, part, parties, hash, was, is }
    }),
}
