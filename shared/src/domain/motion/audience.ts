import type { Audiences } from '../rules-table.ts'
import type { MotionEvent } from './schema.ts'

/** What is put to the meeting is put to all of it. */
export const motionAudiences: Audiences<MotionEvent> = {
  'motion.put': () => ['public'],
  'motion.withdrawn': () => ['public'],
}
