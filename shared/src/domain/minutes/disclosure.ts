import type { Disclosures } from '../disclosure.ts'
import type { MinutesEvent } from './schema.ts'

export const minutesDisclosures: Disclosures<MinutesEvent> = {
  // Hashes without a salt: whoever knows all that was hashed but one name could try that one out.
  'minutes.confirmed': {
    quote: { doc: 'open', fields: { named: () => 'words' }, hash: 'closed' },
    facts: 'closed',
  },
  'minutes.corrected': { text: 'words' },
}
