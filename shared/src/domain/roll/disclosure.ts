import type { Disclosures } from '../disclosure.ts'
import type { RollEvent } from './schema.ts'

export const rollDisclosures: Disclosures<RollEvent> = {
  'roll.expectedSet': { expected: 'open' },
  'roll.listed': { lines: { each: { participant: 'person', capacity: 'open', grid: 'open' } } },
  'roll.areasSet': { areas: { each: { participant: 'person', area: 'closed' } } },
  'roll.joined': { participant: 'person', via: 'open', grid: 'open', consent: 'open' },
  'roll.registered': { participant: 'person', capacity: 'open', grid: 'open' },
  'roll.confirmed': { participant: 'person', capacity: 'open', how: 'open' },
  'roll.unconfirmed': { participant: 'person', reason: 'words' },
  'roll.excused': { participant: 'person' },
  'roll.unexcused': { participant: 'person' },
  'roll.removed': { participant: 'person' },
  'roll.removalExplained': 'hidden',
  'roll.readmitted': { participant: 'person' },
  'roll.renamed': { participant: 'person' },
  'roll.merged': { from: 'person', into: 'person' },
  'roll.namedInRecord': { participant: 'person', named: 'open' },
  'roll.joiningClosed': {},
  'roll.joiningReopened': {},
}
