import { limits } from '../../../lib/limits.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { decided, refused } from '../../decided.ts'
import type { Actor, Decision, Inputs } from '../../decider.ts'
import type { Rejection } from '../../rejection.ts'
import type { Deciders } from '../../rules-table.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import { preparing } from '../case/phases.ts'
import { reopenedBy } from '../settlement/reopening.ts'
import { isBeside } from '../who.ts'
import type { PartyCommand, PartyEvent } from './schema.ts'
import { ofSides, sideOf, type Party } from './state.ts'

type Decided = Result<Decision<CaseEvent>, Rejection>

const withParty = ({ party }: CaseState, id: string, then: (party: Party) => Decided): Decided => {
  const known = party.parties[id]
  return known ? then(known) : refused('party.unknown')
}

/** Events with a name for the directory. */
const named = (participant: string, name: string, ...events: readonly PartyEvent[]): Decided =>
  ok({ events, names: [{ participant, name, grid: '' }] })

const isTaken = ({ case: { mediators }, party }: CaseState, id: string): boolean =>
  ofSides(party).includes(id) || mediators.some(({ participant }) => participant === id)

/**
 * Before it begins whoever was entered by mistake leaves no name. Later they were at the table, and papers name them: the
 * others then agreed to something with them, and agree anew without them.
 */
const remove = (
  state: CaseState,
  { party, reason }: Extract<PartyCommand, { type: 'party.remove' }>,
  _: Actor,
  { quotes }: Inputs,
): Decided =>
  withParty(state, party, ({ side, representatives }) => {
    const removed: PartyEvent = { type: 'party.removed', v: 1, party, reason }
    if (preparing.some((phase) => phase === state.case.phase))
      return ok({ events: [removed], nameless: [party, ...Object.keys(representatives)] })
    if (sideOf(state.party, side).length === 1) return refused('case.sideMissing')
    return decided<CaseEvent>(...reopenedBy(state, quotes['settlement']!, reason), removed)
  })

export const partyDeciders: Deciders<PartyCommand, CaseState, CaseEvent> = {
  'party.add': (state, { party, side, kind, name, particulars, applied }) => {
    if (isTaken(state, party)) return refused('party.idTaken')
    if (sideOf(state.party, side).length >= limits.partiesPerSideMax) return refused('party.tooMany')
    return named(party, name, {
      ...{ type: 'party.added', v: 1, party, side, kind, particulars },
      ...(applied !== undefined && { applied }),
    })
  },
  'party.amend': (state, { party, name, particulars, applied }) =>
    withParty(state, party, () =>
      named(party, name, {
        ...{ type: 'party.amended', v: 1, party, particulars },
        ...(applied !== undefined && { applied }),
      }),
    ),
  'party.remove': remove,
  'party.contact': (state, { party, phone, note }) =>
    withParty(state, party, () => decided({ type: 'party.contacted', v: 1, party, phone, note })),
  'party.represent': (state, { party, representative, name, scope, file }) =>
    withParty(state, party, ({ kind, representatives }) => {
      if (scope === 'head' && kind !== 'organisation') return refused('party.noOrganisation')
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
  'party.endRepresentation': (state, { party, representative }) =>
    withParty(state, party, ({ representatives }) =>
      representatives[representative]
        ? ok({
            events: [{ type: 'party.representationEnded', v: 1, party, representative }],
            linkless: [representative],
          })
        : refused('party.unknown'),
    ),
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
