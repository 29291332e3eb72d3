import type { BallotEvent } from '../ballot/schema.ts'
import type { Steps } from '../fold.ts'
import type { MotionEvent } from './schema.ts'
import type { Motion, MotionPart } from './state.ts'

const settle = (part: MotionPart, id: string, status: Motion['status']): MotionPart => ({
  motions: { ...part.motions, [id]: { ...part.motions[id]!, status } },
  active: '',
})

type Heard =
  | MotionEvent
  | Extract<
      BallotEvent,
      { type: 'ballot.closed' | 'ballot.announced' | 'ballot.lotDrawn' | 'ballot.restDecided' }
    >

/** A secret ballot may leave something open, and then the motion stays. */
const settleIfSo = (
  part: MotionPart,
  { motion, settled }: { readonly motion: string; readonly settled: 'carried' | 'lost' | null },
): MotionPart => (settled === null ? part : settle(part, motion, settled))

export const motionSteps: Steps<MotionPart, Heard> = {
  'motion.put': (part, { motion, mover, text, options, who, what, when, cost, law, at }) => ({
    motions: {
      ...part.motions,
      [motion]: {
        mover,
        text,
        options,
        who,
        what,
        when,
        cost,
        at,
        status: 'active',
        ...(law !== undefined && { law }),
      },
    },
    active: motion,
  }),
  'motion.withdrawn': (part, { motion }) => settle(part, motion, 'withdrawn'),
  'ballot.closed': (part, { motion, result }) => settle(part, motion, result.passed ? 'carried' : 'lost'),
  'ballot.announced': settleIfSo,
  'ballot.lotDrawn': settleIfSo,
  'ballot.restDecided': settleIfSo,
}
