import type { Audiences } from '../rules-table.ts'
import type { ElectionEvent } from './schema.ts'

/** Whoever votes has to know all of it. */
export const electionAudiences: Audiences<ElectionEvent> = {
  'election.briefSet': () => ['public'],
  'election.planned': () => ['public'],
  'election.rulesPut': () => ['public'],
  'election.officialsProposed': () => ['public'],
}
