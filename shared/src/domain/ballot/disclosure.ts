import type { Disclosures } from '../disclosure.ts'
import { secretDisclosures } from './secret/disclosure.ts'
import type { BallotEvent } from './schema.ts'

export const ballotDisclosures: Disclosures<BallotEvent> = {
  'ballot.opened': {
    ballot: 'open',
    motion: 'open',
    method: 'open',
    entitled: { each: 'person' },
    expected: 'open',
    endDebate: 'words',
    byArea: {
      matter: 'open',
      owners: 'open',
      area: 'open',
      areas: { each: { participant: 'person', area: 'closed' } },
    },
    group: { capacity: 'open', members: { each: 'person' }, expected: 'open' },
    pack: 'open',
  },
  'ballot.handedIn': 'hidden',
  'ballot.answered': { ballot: 'open', participant: 'person', sheet: 'open' },
  'ballot.marked': { ballot: 'open', participant: 'person' },
  'ballot.disagreed': { ballot: 'open', sheets: { each: { participant: 'person', sheet: 'open' } } },
  'ballot.stopped': { ballot: 'open' },
  'ballot.resumed': { ballot: 'open', reason: 'words' },
  'ballot.closed': {
    ballot: 'open',
    motion: 'open',
    result: {
      yes: 'open',
      no: 'open',
      abstain: 'open',
      silent: 'open',
      base: 'open',
      baseCount: 'open',
      needed: 'open',
      passed: 'open',
      byArea: 'open',
      group: 'open',
      table: { each: { participant: 'person', choice: 'open' } },
    },
  },
  'ballot.annulled': { ballot: 'open', reason: 'words' },
  ...secretDisclosures,
}
