import type { Disclosures } from '../disclosure.ts'
import type { RatingEvent } from './schema.ts'

export const ratingDisclosures: Disclosures<RatingEvent> = { 'rating.given': 'hidden' }
