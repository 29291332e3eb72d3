import type { Disclosures } from '../disclosure.ts'
import type { MinutesEvent } from './schema.ts'

export const minutesDisclosures: Disclosures<MinutesEvent> = { 'minutes.corrected': { text: 'words' } }
