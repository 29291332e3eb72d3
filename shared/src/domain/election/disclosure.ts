import type { Disclosures } from '../disclosure.ts'
import type { ElectionEvent } from './schema.ts'

export const electionDisclosures: Disclosures<ElectionEvent> = {
  'election.briefSet': {
    issue: 'open',
    brief: { investment: 'open', unit: 'words', due: 'open', content: 'words', place: 'words' },
  },
  'election.planned': {
    candidates: 'open',
    rule: 'open',
    seats: 'open',
    budget: 'open',
    scoreMax: 'open',
    points: 'open',
    plain: 'open',
    binding: 'open',
    rulesText: 'words',
    thinContest: 'words',
  },
  'election.rulesPut': { motion: 'open' },
  'election.officialsProposed': {
    motion: 'open',
    officials: { each: { participant: 'person', duty: 'open', unit: 'words', chief: 'open' } },
  },
}
