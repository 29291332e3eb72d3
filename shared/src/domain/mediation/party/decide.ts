import { limits } from '../../../lib/limits.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { decided, refused } from '../../decided.ts'
import type { Decision } from '../../decider.ts'
import type { Rejection } from '../../rejection.ts'
import type { Deciders } from '../../rules-table.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import { isBeside } from '../who.ts'
import type { PartyCommand, PartyEvent } from './schema.ts'
import { partyFor, sideOf, type Party } from './state.ts'

type Decided = Result<Decision<CaseEvent>, Rejection>

const withParty = ({ party }: CaseState, id: string, then: (party: Party) => Decided): Decided => {
  const known = party.parties[id]
  return known ? then(known) : refused('party.unknown')
}

/** Events with a name for the directory. */
const named = (participant: string, name: string, ...events: readonly PartyEvent[]): Decided =>
  ok({ events, names: [{ participant, name, grid: '' }] })

const isTaken = ({ case: { mediators }, party }: CaseState, id: string): boolean =>
  partyFor(party, id) !== null || mediators.some(({ participant }) => participant === id)

export const partyDeciders: Deciders<PartyCommand, CaseState, CaseEvent> = {
  'party.add': (state, { party, side, kind, name, particulars }) => {
    if (isTaken(state, party)) return refused('party.idTaken')
    if (sideOf(state.party, side).length >= limits.partiesPerSideMax) return refused('party.tooMany')
    return named(party, name, { type: 'party.added', v: 1, party, side, kind, particulars })
  },
  'party.amend': (state, { party, name, particulars }) =>
    withParty(state, party, () => named(party, name, { type: 'party.amended', v: 1, party, particulars })),
  'party.remove': (state, { party, reason }) =>
    withParty(state, party, () =>
      ok({ events: [{ type: 'party.removed', v: 1, party, reason }], nameless: [party] }),
    ),
  'party.contact': (state, { party, phone, note }) =>
    withParty(state, party, () => decided({ type: 'party.contacted', v: 1, party, phone, note })),
  'party.represent': (state, { party, representative, name, scope, file }) =>
    withParty(state, party, ({ representatives }) => {
      if (!representatives[representative] && isTaken(state, representative)) return refused('party.idTaken')
      if (file !== null && !state.dossier.files[file]) return refused('dossier.unknownFile')
      return named(representative, name, {
        type: 'party.represented',
        v: 1,
        party,
        representative,
        scope,
        file,
      })
    }),
  'party.acknowledgeRights': (state, { party }, actor) =>
    withParty(state, party, ({ rights }) =>
      rights
        ? refused('party.alreadyTold')
        : decided({
            type: 'party.rightsAcknowledged',
            v: 1,
            party,
            beside: isBeside(state, actor, party),
          }),
    ),
  'party.consentTo': (state, { party, who, as }, actor) =>
    withParty(state, party, ({ consents }) => {
      if (consents.some((given) => given.who === who)) return refused('party.alreadyConsented')
      if (consents.length >= limits.talkGuestsMax) return refused('party.tooMany')
      return decided({
        type: 'party.consented',
        v: 1,
        party,
        who,
        as,
        beside: isBeside(state, actor, party),
      })
    }),
}
