import type { Audiences } from '../../rules-table.ts'
import type { CaseLifeEvent } from './schema.ts'
import type { CasePart } from './state.ts'
import type { AudienceClass } from '../../decider.ts'

const table: readonly AudienceClass[] = ['public']

/** What was said at a talk is for who mediates and the parties who were there; whoever was not reads none of it. */
const ofTalk = ({ present }: { readonly present: readonly string[] }): readonly AudienceClass[] => [
  'staff',
  ...present.map((party): AudienceClass => `person:${party}`),
]

/**
 * Both sides read the course of their case. Who was reported to the police, what a lawyer said to those who mediate, and
 * what one side said on a return visit, is not for them to read here.
 */
export const caseAudiences: Audiences<CaseLifeEvent> = {
  'case.registered': () => table,
  'case.amended': () => table,
  'case.refused': () => table,
  'case.mediatorsSet': () => table,
  'case.begun': () => table,
  'case.openAsked': () => table,
  'case.writtenAsked': () => table,
  'case.talkRecorded': ofTalk,
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
  'case.visited': () => ['staff'],
  'case.consulted': () => ['staff'],
  'case.archived': () => table,
}

export const redactCase = (part: CasePart, classes: readonly AudienceClass[]): CasePart => {
  if (classes.includes('staff')) return part
  const talks = part.talks.filter((talk) => ofTalk(talk).some((one) => classes.includes(one)))
  return { ...part, talks, reports: [], visits: [], consultations: [] }
}
