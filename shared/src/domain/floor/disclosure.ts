import type { Disclosures } from '../disclosure.ts'
import type { FloorEvent } from './schema.ts'

export const floorDisclosures: Disclosures<FloorEvent> = {
  // Whether somebody asked for the longer turn of the old is theirs.
  'floor.raised': { participant: 'person', stance: 'open', elder: 'closed' },
  'floor.lowered': { participant: 'person' },
  'floor.granted': { participant: 'person', allottedMs: 'closed' },
  'floor.ended': {},
  'floor.undone': { turnOnly: 'open' },
  'floor.paused': {},
  'floor.resumed': {},
  'floor.extended': { byMs: 'open' },
  'floor.opened': { issue: 'open' },
  'floor.pointRaised': { point: 'open', text: 'words' },
  'floor.ruled': { point: 'open', ruling: 'words' },
}
