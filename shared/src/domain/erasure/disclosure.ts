import type { Disclosures } from '../disclosure.ts'
import type { ErasureEvent } from './schema.ts'

export const erasureDisclosures: Disclosures<ErasureEvent> = {
  'erasure.erased': { participants: { each: 'person' }, ground: 'closed', counted: 'open' },
  'erasure.wordsErased': { entries: 'open' },
}
