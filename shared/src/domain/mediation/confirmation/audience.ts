import type { Audiences } from '../../rules-table.ts'
import type { ConfirmationEvent } from './schema.ts'

/** Each side sees whether the other wants it: it takes both. */
export const confirmationAudiences: Audiences<ConfirmationEvent> = {
  'confirmation.agreed': () => ['public'],
  'confirmation.withdrawn': () => ['public'],
  'confirmation.applied': () => ['public'],
  'confirmation.decided': () => ['public'],
}
