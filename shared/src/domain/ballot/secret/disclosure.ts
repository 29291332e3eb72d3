import type { Disclosures } from '../../disclosure.ts'
import type { SecretEvent } from './evolve.ts'

export const secretDisclosures: Disclosures<SecretEvent> = {
  'ballot.secretOpened': {
    ballot: 'open',
    motion: 'open',
    entitled: { each: 'person' },
    expected: 'open',
    endDebate: 'words',
    terms: {
      rule: 'open',
      seats: 'open',
      budget: 'open',
      scoreMax: 'open',
      points: 'open',
      binding: 'open',
      candidates: { each: { id: 'open', title: 'words', cost: 'open' } },
      majority: 'open',
      pack: 'open',
    },
    after: 'open',
  },
  'ballot.slipsPrepared': { ballot: 'open' },
  'ballot.slipGiven': { ballot: 'open', participant: 'person' },
  'ballot.slipTakenBack': { ballot: 'open', participant: 'person' },
  'ballot.helped': 'hidden',
  'ballot.sheetRuled': { ballot: 'open', sheet: 'open', participant: 'person', reason: 'words' },
  'ballot.rulingShown': 'hidden',
  'ballot.turnedToPaper': {
    ...{ ballot: 'open', instead: 'open', issued: 'open', phone: 'open', booth: 'open', paper: 'open' },
    returned: 'open',
  },
  'ballot.sealed': { ballot: 'open', sealing: 'open' },
  'ballot.counted': 'hidden',
  'ballot.signed': { ballot: 'open', participant: 'person' },
  'ballot.sentBack': { ballot: 'open', participant: 'person', reason: 'words' },
  'ballot.announced': {
    ballot: 'open',
    motion: 'open',
    outcome: 'open',
    elected: 'open',
    reserve: 'open',
    settled: 'open',
  },
  'ballot.restDecided': {
    ballot: 'open',
    motion: 'open',
    decision: 'open',
    reason: 'words',
    reserve: 'open',
    settled: 'open',
  },
}
