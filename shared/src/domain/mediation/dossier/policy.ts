import type { Actor } from '../../decider.ts'
import { reject } from '../../rejection.ts'
import { firstOf, type Answer, type Policies } from '../../rules-table.ts'
import { during, live } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { filesOfSignatures, versionsOf } from '../settlement/state.ts'
import { atTable, caseStaff, isCaseStaff, partyOf } from '../who.ts'
import type { DossierCommand, Piece } from './schema.ts'

/** What a party may hand in themselves; the rest is written by those who mediate. */
const fromParties: readonly Piece[] = ['identity', 'authorisation', 'evidence', 'agreement', 'performance']

const mayHandIn = (state: CaseState, actor: Actor, piece: Piece): Answer =>
  isCaseStaff(state, actor) || fromParties.includes(piece) ? null : reject('who.caseStaff')

/** Of whom a paper is, those who mediate say; a party hands in their own. */
const theirs = (state: CaseState, actor: Actor, of: string | undefined): Answer =>
  of === undefined || isCaseStaff(state, actor) || partyOf(state, actor) === of
    ? null
    : reject('who.caseStaff')

const own = (state: CaseState, actor: Actor, file: string): Answer =>
  isCaseStaff(state, actor) || state.dossier.files[file]?.by === actor.id ? null : reject('who.caseStaff')

/** What shows a signature on a final version stays as long as that version stands, or is on file as it was in effect. */
const notInUse = ({ settlement }: CaseState, file: string): Answer =>
  versionsOf(settlement).flatMap(filesOfSignatures).includes(file) ? reject('dossier.inUse') : null

export const dossierPolicies: Policies<DossierCommand, CaseState> = {
  'file.add': (state, actor, { piece, of }) =>
    firstOf(
      atTable(state, actor),
      during(state, live),
      mayHandIn(state, actor, piece),
      theirs(state, actor, of),
    ),
  'file.withdraw': (state, actor, { file }) =>
    firstOf(atTable(state, actor), during(state, live), own(state, actor, file), notInUse(state, file)),
  'dossier.describe': (state, actor) => firstOf(caseStaff(state, actor), during(state, live)),
}
