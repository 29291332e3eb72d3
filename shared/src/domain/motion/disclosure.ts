import type { Disclosures } from '../disclosure.ts'
import type { MotionEvent } from './schema.ts'

export const motionDisclosures: Disclosures<MotionEvent> = {
  'motion.put': {
    motion: 'open',
    mover: 'person',
    text: 'words',
    options: { each: { issue: 'open', title: 'words', detail: 'words' } },
    who: 'words',
    what: 'words',
    when: 'words',
    cost: 'words',
    law: 'words',
  },
  'motion.withdrawn': { motion: 'open', reason: 'words' },
}
