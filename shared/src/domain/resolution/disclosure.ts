import type { Disclosures } from '../disclosure.ts'
import type { ResolutionEvent } from './schema.ts'

export const resolutionDisclosures: Disclosures<ResolutionEvent> = {
  'resolution.adopted': {
    resolution: 'open',
    motion: 'open',
    text: 'words',
    followUps: { each: { unit: 'words', what: 'words', due: 'open' } },
  },
  'resolution.assigned': {
    resolution: 'open',
    followUps: { each: { unit: 'words', what: 'words', due: 'open' } },
  },
  'resolution.dropped': { resolution: 'open', reason: 'words' },
}
