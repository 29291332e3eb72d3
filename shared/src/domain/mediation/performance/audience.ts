import type { Audiences } from '../../rules-table.ts'
import type { PerformanceEvent } from './schema.ts'

/** How an agreement is kept is for those who made it. */
export const performanceAudiences: Audiences<PerformanceEvent> = {
  'performance.recorded': () => ['public'],
  'performance.struck': () => ['public'],
  'performance.completed': () => ['public'],
  'performance.reminded': () => ['public'],
  'performance.breached': () => ['public'],
}
