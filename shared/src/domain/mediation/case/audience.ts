import type { Audiences } from '../../rules-table.ts'
import type { CaseLifeEvent } from './schema.ts'
import type { CasePart } from './state.ts'
import type { AudienceClass } from '../../decider.ts'

const table: readonly AudienceClass[] = ['public']

/**
 * Both sides read the course of their case. Who was reported to the police, and what a lawyer said to those who mediate,
 * is not for them to read here.
 */
export const caseAudiences: Audiences<CaseLifeEvent> = {
  'case.registered': () => table,
  'case.amended': () => table,
  'case.refused': () => table,
  'case.mediatorsSet': () => table,
  'case.begun': () => table,
  'case.openAsked': () => table,
  'case.writtenAsked': () => table,
  'case.talkRecorded': () => table,
  'case.extensionAgreed': () => table,
  'case.extended': () => table,
  'case.agreedOrally': () => table,
  'case.oralTookEffect': () => table,
  'case.failed': () => table,
  'case.terminated': () => table,
  'case.resumed': () => table,
  'case.referred': () => table,
  'case.referralAnswered': () => table,
  'case.reported': () => ['staff'],
  'case.visited': () => table,
  'case.consulted': () => ['staff'],
  'case.archived': () => table,
}

export const redactCase = (part: CasePart, classes: readonly AudienceClass[]): CasePart =>
  classes.includes('staff') ? part : { ...part, reports: [], consultations: [] }
