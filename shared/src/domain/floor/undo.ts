import { limits } from '../../lib/limits.ts'
import type { Instant } from '../decider.ts'
import { countTurn, type FloorPart, type Request, type Step, type Turn } from './state.ts'

const standing = (part: FloorPart, at: Instant): readonly Step[] =>
  part.steps.filter((step) => at - step.at <= limits.undoMsMax)

const push = (part: FloorPart, step: Step): FloorPart => ({
  ...part,
  steps: [...standing(part, step.at), step].slice(-limits.undoStepsMax),
})

/** Keeps how the floor stands, before it is turned to another speaker or subject. */
export const rememberTurn = (
  part: FloorPart,
  at: Instant,
  { granted = '', ofMeeting = false }: { readonly granted?: string; readonly ofMeeting?: boolean } = {},
): FloorPart => {
  const { subject, item, queue, turn, lastStance, spoken } = part
  return push(part, {
    ...{ is: 'turned', at, ofMeeting, granted, subject, item, queue, turn, lastStance },
    spoken: spoken.length,
  })
}

/** Keeps a hand that somebody else took down. */
export const rememberHand = (part: FloorPart, at: Instant, request: Request): FloorPart =>
  push(part, { is: 'lowered', at, ofMeeting: false, request })

/** Keeps that time was added. */
export const rememberExtension = (part: FloorPart, at: Instant, byMs: number): FloorPart =>
  part.turn === null
    ? part
    : push(part, { is: 'extended', at, ofMeeting: false, participant: part.turn.request.participant, byMs })

/** Nobody comes back who has lowered their hand since. */
export const forgetHand = (part: FloorPart, participant: string): FloorPart => ({
  ...part,
  steps: part.steps.flatMap((step): Step[] => {
    if (step.is === 'lowered') return step.request.participant === participant ? [] : [step]
    if (step.is === 'extended') return [step]
    return [{ ...step, queue: step.queue.filter((request) => request.participant !== participant) }]
  }),
})

/** Hands up before, and those that went up since, each where it was. */
function handsUp(
  before: readonly Request[],
  since: readonly Request[],
  turn: Turn | null,
): readonly Request[] {
  const known = new Set(before.map(({ participant }) => participant))
  const fresh = since.filter(({ participant }) => !known.has(participant))
  return [...before, ...fresh]
    .filter(({ participant }) => participant !== turn?.request.participant)
    .sort((one, other) => one.at - other.at)
}

/** The last step taken back: who was cut off goes on, and is not charged for the time in between. */
export function takeBack(part: FloorPart, at: Instant): FloorPart {
  const step = part.steps[part.steps.length - 1]
  if (!step) return part
  const steps = part.steps.slice(0, -1)
  if (step.is === 'lowered') return { ...part, steps, queue: handsUp([step.request], part.queue, part.turn) }
  if (step.is === 'extended')
    return {
      ...{ ...part, steps },
      turn: part.turn && { ...part.turn, allottedMs: part.turn.allottedMs - step.byMs },
    }
  const { subject, item, lastStance, granted, turn } = step
  return {
    ...part,
    ...{ subject, item, lastStance, steps },
    queue: handsUp(step.queue, part.queue, turn),
    turn: turn && { ...turn, pausedMs: turn.pausedMs + (turn.pausedAt === null ? at - step.at : 0) },
    turns: granted === '' ? part.turns : countTurn(part, granted, -1),
    spoken: part.spoken.slice(0, step.spoken),
  }
}

/** As meetings of earlier days were run: the hand is up again where it was, and whoever was cut off stays so. */
export function takeTurnBack(part: FloorPart): FloorPart {
  if (part.turn === null) return part
  const { request } = part.turn
  const queue = handsUp(part.queue, [request], null)
  return { ...part, steps: [], turn: null, queue, turns: countTurn(part, request.participant, -1) }
}
