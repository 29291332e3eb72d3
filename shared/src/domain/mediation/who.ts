import type { Actor, Role } from '../decider.ts'
import { reject, type RejectionCode } from '../rejection.ts'
import type { Answer } from '../rules-table.ts'
import type { CaseState } from './case-state.ts'
import { partyFor } from './party/state.ts'

/** Asks whether somebody is of a certain sort, and says who is if not. */
export type CaseWho = (state: CaseState, actor: Actor) => Answer

/** 人民调解委员会: the station's head acts for it. */
export const isCommittee = ({ roles }: Actor): boolean => roles.includes('stationHead')

/** Mediates this case. */
export const isMediator = ({ case: { mediators } }: CaseState, { id }: Actor): boolean =>
  mediators.some(({ participant }) => participant === id)

/** Before anybody is appointed, whoever registers cases looks after it. */
const isClerk = ({ case: { mediators } }: CaseState, { roles }: Actor): boolean =>
  mediators.length === 0 && (roles.includes('mediator') || roles.includes('liaisonOfficer'))

/** Appointed mediators and the committee; before anybody is appointed also those who register cases. */
export const isCaseStaff = (state: CaseState, actor: Actor): boolean =>
  isMediator(state, actor) || isCommittee(actor) || isClerk(state, actor)

/** The party somebody is or acts for; null for who is none. */
export const partyOf = (state: CaseState, { id }: Actor): string | null => partyFor(state.party, id)

/** What somebody is in the private rooms of the case. Once it is archived those are closed. */
export function rolesInRooms(state: CaseState, id: string): readonly Role[] {
  if (state.case.phase === 'archived') return []
  if (isMediator(state, { id, roles: [] })) return ['mediator']
  const party = partyFor(state.party, id)
  if (party === null) return []
  return [state.party.parties[party]!.side === 'a' ? 'partyA' : 'partyB']
}

/**
 * Sits beside a party and puts down what they say: a mediator of the case; before one is appointed whoever registers it.
 * The committee's head appoints, seals and archives, and speaks for nobody.
 */
const sitsBeside = (state: CaseState, actor: Actor): boolean =>
  isMediator(state, actor) || isClerk(state, actor)

/** The party themselves, who acts for them, or a mediator in whose presence they say it. */
export const actingFor = (state: CaseState, actor: Actor, party: string): Answer => {
  if (!state.party.parties[party]) return reject('party.unknown')
  return partyOf(state, actor) === party || sitsBeside(state, actor) ? null : reject('who.partyOrMediator')
}

/** It was given in somebody's presence, for them. */
export const isBeside = (state: CaseState, actor: Actor, party: string): boolean =>
  partyOf(state, actor) !== party

const who =
  (code: RejectionCode, test: (state: CaseState, actor: Actor) => boolean): CaseWho =>
  (state, actor) =>
    test(state, actor) ? null : reject(code)

export const caseStaff = who('who.caseStaff', isCaseStaff)
export const mediator = who('who.mediator', isMediator)
export const committee = who('who.committee', (_, actor) => isCommittee(actor))
export const mediatorOrCommittee = who(
  'who.caseStaff',
  (state, actor) => isMediator(state, actor) || isCommittee(actor),
)
/** Somebody whom the station lets work on cases: they register them, and see which there are. */
export const worksOnCases = ({ roles }: Actor): boolean =>
  (['mediator', 'liaisonOfficer', 'stationHead'] as const).some((role) => roles.includes(role))
/** Whoever may register a case at the station. */
export const clerk = who('who.clerk', (_, actor) => worksOnCases(actor))
/** Somebody at this table: a party, or a mediator. */
export const atTable = who(
  'who.partyOrMediator',
  (state, actor) => partyOf(state, actor) !== null || isCaseStaff(state, actor),
)
