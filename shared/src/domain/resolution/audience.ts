import type { Audiences } from '../rules-table.ts'
import type { ResolutionEvent } from './schema.ts'

/** What was decided is everybody's. */
export const resolutionAudiences: Audiences<ResolutionEvent> = {
  'resolution.adopted': () => ['public'],
  'resolution.assigned': () => ['public'],
  'resolution.dropped': () => ['public'],
}
