import type { Instant } from '../decider.ts'
import type { Steps } from '../fold.ts'
import type { BallotEvent } from '../ballot/schema.ts'
import type { ErasureEvent } from '../erasure/schema.ts'
import type { MotionEvent } from '../motion/schema.ts'
import type { LifecycleEvent } from '../meeting/schema.ts'
import type { RollEvent } from '../roll/schema.ts'
import type { FloorEvent } from './schema.ts'
import { turnsOf, type FloorPart, type Request, type Turn } from './state.ts'

const countTurn = (part: FloorPart, participant: string, change: 1 | -1): FloorPart['turns'] => ({
  ...part.turns,
  [part.subject]: { ...part.turns[part.subject], [participant]: turnsOf(part, participant) + change },
})

const without = (queue: readonly Request[], participant: string): readonly Request[] =>
  queue.filter((request) => request.participant !== participant)

const endTurn = (part: FloorPart, at: Instant): FloorPart => {
  if (part.turn === null) return part
  const { request, startedAt } = part.turn
  const { participant, stance } = request
  return {
    ...part,
    turn: null,
    lastStance: stance,
    spoken: [...part.spoken, { participant, stance, subject: part.subject, startedAt, endedAt: at }],
  }
}

/** A new subject is a new list of speakers: turns count anew, and hands are raised for what is up. */
const turnTo = (part: FloorPart, subject: string, at: Instant): FloorPart => ({
  ...endTurn(part, at),
  subject,
  queue: [],
  lastStance: null,
})

const grant = (part: FloorPart, participant: string, allottedMs: number, at: Instant): FloorPart => {
  const ended = endTurn(part, at)
  const request = ended.queue.find((waiting) => waiting.participant === participant)
  if (!request) return ended
  return {
    ...ended,
    queue: without(ended.queue, participant),
    turn: { request, startedAt: at, allottedMs, pausedAt: null, pausedMs: 0 },
    turns: countTurn(ended, participant, 1),
  }
}

/** The hand is up again where it was: nobody who raised theirs later is before it. */
const undoGrant = (part: FloorPart): FloorPart => {
  if (part.turn === null) return part
  const { request } = part.turn
  const queue = [...part.queue, request].sort((one, other) => one.at - other.at)
  return { ...part, turn: null, queue, turns: countTurn(part, request.participant, -1) }
}

const withTurn = (part: FloorPart, change: (turn: Turn) => Partial<Turn>): FloorPart =>
  part.turn === null ? part : { ...part, turn: { ...part.turn, ...change(part.turn) } }

const leave = (part: FloorPart, participant: string, at: Instant): FloorPart => {
  const speaking = part.turn?.request.participant === participant
  const { queue, ...rest } = speaking ? endTurn(part, at) : part
  return { ...rest, queue: without(queue, participant) }
}

const mergeTurns = (part: FloorPart, from: string, into: string): FloorPart['turns'] =>
  Object.fromEntries(
    Object.entries(part.turns).map(([subject, { [from]: moved = 0, ...counts }]) => [
      subject,
      moved > 0 ? { ...counts, [into]: (counts[into] ?? 0) + moved } : counts,
    ]),
  )

const merge = (part: FloorPart, from: string, into: string): FloorPart => {
  const asOne = (participant: string) => (participant === from ? into : participant)
  const named = part.queue.map((request) => ({ ...request, participant: asOne(request.participant) }))
  return {
    ...part,
    queue: named.filter(
      (request, index) => named.findIndex(({ participant }) => participant === request.participant) === index,
    ),
    turn: part.turn && {
      ...part.turn,
      request: { ...part.turn.request, participant: asOne(part.turn.request.participant) },
    },
    turns: mergeTurns(part, from, into),
  }
}

type Heard =
  | FloorEvent
  | MotionEvent
  | Extract<BallotEvent, { type: 'ballot.closed' }>
  | Extract<
      LifecycleEvent,
      {
        type:
          | 'meeting.itemEntered'
          | 'meeting.startUndone'
          | 'meeting.adjourned'
          | 'meeting.summarizing'
          | 'meeting.dutyAssigned'
      }
    >
  | Extract<RollEvent, { type: 'roll.removed' | 'roll.merged' }>
  | Extract<ErasureEvent, { type: 'erasure.erased' }>

export const floorSteps: Steps<FloorPart, Heard> = {
  'floor.raised': (part, { participant, stance, elder, at }) => ({
    ...part,
    queue: [...part.queue, { participant, stance, elder, at }],
  }),
  'floor.lowered': (part, { participant }) => ({ ...part, queue: without(part.queue, participant) }),
  'floor.granted': (part, { participant, allottedMs, at }) => grant(part, participant, allottedMs, at),
  'floor.ended': (part, { at }) => endTurn(part, at),
  'floor.grantUndone': undoGrant,
  'floor.paused': (part, { at }) => withTurn(part, () => ({ pausedAt: at })),
  'floor.resumed': (part, { at }) =>
    withTurn(part, ({ pausedAt, pausedMs }) => ({
      pausedAt: null,
      pausedMs: pausedMs + (pausedAt === null ? 0 : at - pausedAt),
    })),
  'floor.extended': (part, { byMs }) =>
    withTurn(part, ({ allottedMs }) => ({ allottedMs: allottedMs + byMs })),
  'floor.opened': (part, { issue, at }) =>
    turnTo(part, issue === '' ? `item/${part.item}` : `issue/${issue}`, at),
  'floor.pointRaised': (part, { point, text, at, by }) => ({
    ...part,
    points: { ...part.points, [point]: { by, text, at, ruling: '' } },
  }),
  'floor.ruled': (part, { point, ruling }) => ({
    ...part,
    points: { ...part.points, [point]: { ...part.points[point]!, ruling } },
  }),
  'motion.put': (part, { motion, at }) => turnTo(part, `motion/${motion}`, at),
  'motion.withdrawn': (part, { at }) => turnTo(part, `item/${part.item}`, at),
  'ballot.closed': (part, { at }) => turnTo(part, `item/${part.item}`, at),
  'meeting.itemEntered': (part, { item, at }) => ({ ...turnTo(part, `item/${item}`, at), item }),
  'meeting.startUndone': (part, { at }) => ({ ...turnTo(part, '', at), item: '' }),
  'meeting.adjourned': (part, { at }) => ({ ...turnTo(part, '', at), item: '' }),
  'meeting.summarizing': (part, { at }) => turnTo(part, part.subject, at),
  'meeting.dutyAssigned': (part, { participant, duty, at }) =>
    duty === 'moderator' ? leave(part, participant, at) : part,
  'roll.removed': (part, { participant, at }) => leave(part, participant, at),
  'roll.merged': (part, { from, into }) => merge(part, from, into),
  'erasure.erased': (part, { participants, at }) =>
    participants.reduce((left, participant) => leave(left, participant, at), part),
}
