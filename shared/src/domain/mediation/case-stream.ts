import type { Actor, AudienceClass } from '../decider.ts'
import { reject } from '../rejection.ts'
import type { Answer, Audiences, Deciders } from '../rules-table.ts'
import type { StreamRules } from '../streams.ts'
import { caseAudiences, redactCase } from './case/audience.ts'
import { caseDeciders } from './case/decide.ts'
import { caseHead, caseSummaryOf, shutRow } from './case/summary.ts'
import { canInCase } from './case-can.ts'
import { evolveCase } from './case-fold.ts'
import { initialCaseState, type CaseCommand, type CaseEvent, type CaseState } from './case-state.ts'
import { confirmationAudiences } from './confirmation/audience.ts'
import { confirmationDeciders } from './confirmation/decide.ts'
import { dossierAudiences, redactDossier } from './dossier/audience.ts'
import { dossierDeciders } from './dossier/decide.ts'
import { partyAudiences, redactParties } from './party/audience.ts'
import { partyDeciders } from './party/decide.ts'
import { performanceAudiences } from './performance/audience.ts'
import { performanceDeciders } from './performance/decide.ts'
import { settlementAudiences } from './settlement/audience.ts'
import { settlementDeciders, settlementQuotes } from './settlement/decide.ts'
import { isCaseStaff, partyOf, rolesInRooms } from './who.ts'

export type { CaseCommand, CaseEvent, CaseState } from './case-state.ts'

type Rules = StreamRules<CaseState, CaseCommand, CaseEvent>

const deciders: Deciders<CaseCommand, CaseState, CaseEvent> = {
  ...caseDeciders,
  ...partyDeciders,
  ...settlementDeciders,
  ...performanceDeciders,
  ...confirmationDeciders,
  ...dossierDeciders,
}
const audiences: Audiences<CaseEvent> = {
  ...caseAudiences,
  ...partyAudiences,
  ...settlementAudiences,
  ...performanceAudiences,
  ...confirmationAudiences,
  ...dossierAudiences,
}

/** The tables pair each type with its own command or event; a look-up by a type known only at run time cannot say so. */
type Decide = Rules['decider']['decide']
type AudienceOf = Rules['audienceOf']

const decide: Decide = (state, command, actor, inputs) =>
  (deciders[command.type] as Decide)(state, command, actor, inputs)

/** Its parties, who mediates and the committee; nobody else learns that there is such a case. */
const mayOpen = (state: CaseState, actor: Actor): Answer => {
  const isKnown = isCaseStaff(state, actor) || partyOf(state, actor) !== null
  return state.case.phase !== null && isKnown ? null : reject('stream.notFound')
}

function audienceClassesOf(state: CaseState, actor: Actor): readonly AudienceClass[] {
  const party = partyOf(state, actor)
  return [
    'public',
    ...(isCaseStaff(state, actor) ? (['staff'] as const) : []),
    `person:${actor.id}`,
    ...(party !== null && party !== actor.id ? ([`person:${party}`] as const) : []),
  ]
}

export const caseStream: Rules = {
  decider: { initial: initialCaseState, can: canInCase, decide, evolve: evolveCase },
  parent: 'station',
  closed: true,
  mayOpen,
  audienceClassesOf,
  audienceOf: (event, by) => (audiences[event.type] as AudienceOf)(event, by),
  view: (state, classes) => ({
    ...state,
    case: redactCase(state.case, classes),
    party: redactParties(state.party, classes),
    dossier: redactDossier(state.dossier, classes),
  }),
  head: caseHead,
  inLists: (state) => shutRow(caseSummaryOf(state)),
  posts: ({ case: { mediators }, party: { parties } }) => ({
    ...Object.fromEntries(
      Object.entries(parties).flatMap(([id, { side, representatives }]) =>
        [id, ...Object.keys(representatives)].map((one) => [one, side === 'a' ? 'partyA' : 'partyB']),
      ),
    ),
    ...Object.fromEntries(mediators.map(({ participant }) => [participant, 'mediator'])),
  }),
  inOffice: ({ case: { mediators } }) => mediators.map(({ participant }) => participant),
  quotes: (type) => settlementQuotes[type] ?? [],
  asParent: {
    rolesOf: rolesInRooms,
    staff: ({ case: { mediators }, party: { parties } }) => [
      ...mediators.map(({ participant }) => participant),
      ...Object.entries(parties).flatMap(([id, { representatives }]) => [
        id,
        ...Object.keys(representatives),
      ]),
    ],
    ownRules: () => null,
    appointmentOf: () => null,
    committee: () => '',
    gridName: () => null,
  },
}
