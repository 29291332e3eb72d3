import type { Instant } from '../decider.ts'
import type { Steps } from '../fold.ts'
import type { BallotEvent } from '../ballot/schema.ts'
import type { ErasureEvent } from '../erasure/schema.ts'
import type { MotionEvent } from '../motion/schema.ts'
import type { LifecycleEvent } from '../meeting/schema.ts'
import { turnsFloor } from '../meeting/undo.ts'
import type { RollEvent } from '../roll/schema.ts'
import type { FloorEvent } from './schema.ts'
import { countTurn, type FloorPart, type Request, type Turn } from './state.ts'
import { forgetHand, rememberExtension, rememberHand, rememberTurn, takeBack, takeTurnBack } from './undo.ts'

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
  const request = part.queue.find((waiting) => waiting.participant === participant)
  if (!request) return endTurn(part, at)
  const ended = endTurn(rememberTurn(part, at, { granted: participant }), at)
  return {
    ...ended,
    queue: without(ended.queue, participant),
    turn: { request, startedAt: at, allottedMs, pausedAt: null, pausedMs: 0 },
    turns: countTurn(ended, participant, 1),
  }
}

const withTurn = (part: FloorPart, change: (turn: Turn) => Partial<Turn>): FloorPart =>
  part.turn === null ? part : { ...part, turn: { ...part.turn, ...change(part.turn) } }

/** What was decided otherwise since is not gone behind. */
const forGood = (part: FloorPart): FloorPart => ({ ...part, steps: [] })

const leave = (part: FloorPart, participant: string, at: Instant): FloorPart => {
  const speaking = part.turn?.request.participant === participant
  const { queue, ...rest } = speaking ? endTurn(part, at) : part
  return forGood({ ...rest, queue: without(queue, participant) })
}

const lower = (part: FloorPart, participant: string, by: string, at: Instant): FloorPart => {
  const request = part.queue.find((waiting) => waiting.participant === participant)
  const lowered = { ...forgetHand(part, participant), queue: without(part.queue, participant) }
  return request && by !== participant ? rememberHand(lowered, at, request) : lowered
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
  return forGood({
    ...part,
    queue: named.filter(
      (request, index) => named.findIndex(({ participant }) => participant === request.participant) === index,
    ),
    turn: part.turn && {
      ...part.turn,
      request: { ...part.turn.request, participant: asOne(part.turn.request.participant) },
    },
    turns: mergeTurns(part, from, into),
    spoken: part.spoken.map((turn) => ({ ...turn, participant: asOne(turn.participant) })),
  })
}

type Heard =
  | FloorEvent
  | MotionEvent
  | Extract<
      BallotEvent,
      { type: 'ballot.closed' | 'ballot.announced' | 'ballot.lotDrawn' | 'ballot.restDecided' }
    >
  | Extract<
      LifecycleEvent,
      {
        type:
          | 'meeting.started'
          | 'meeting.itemEntered'
          | 'meeting.startUndone'
          | 'meeting.adjourned'
          | 'meeting.summarizing'
          | 'meeting.undone'
          | 'meeting.dutyAssigned'
      }
    >
  | Extract<RollEvent, { type: 'roll.removed' | 'roll.merged' }>
  | Extract<ErasureEvent, { type: 'erasure.erased' }>

/** The floor returns to the agenda item once nothing of the motion is left open. */
const backIfSettled = (
  part: FloorPart,
  { at, settled }: { readonly at: Instant; readonly settled: string | null },
): FloorPart => (settled === null ? part : forGood(turnTo(part, `item/${part.item}`, at)))

export const floorSteps: Steps<FloorPart, Heard> = {
  'floor.raised': (part, { participant, stance, elder, at }) => ({
    ...part,
    queue: [...part.queue, { participant, stance, elder, at }],
  }),
  'floor.lowered': (part, { participant, by, at }) => lower(part, participant, by, at),
  'floor.granted': (part, { participant, allottedMs, at }) => grant(part, participant, allottedMs, at),
  'floor.ended': (part, { at }) => (part.turn === null ? part : endTurn(rememberTurn(part, at), at)),
  'floor.undone': (part, { turnOnly, at }) => (turnOnly ? takeTurnBack(part) : takeBack(part, at)),
  'floor.paused': (part, { at }) => withTurn(part, () => ({ pausedAt: at })),
  'floor.resumed': (part, { at }) =>
    withTurn(part, ({ pausedAt, pausedMs }) => ({
      pausedAt: null,
      pausedMs: pausedMs + (pausedAt === null ? 0 : at - pausedAt),
    })),
  'floor.extended': (part, { byMs, at }) =>
    withTurn(rememberExtension(part, at, byMs), ({ allottedMs }) => ({ allottedMs: allottedMs + byMs })),
  'floor.opened': (part, { issue, at }) =>
    turnTo(rememberTurn(part, at), issue === '' ? `item/${part.item}` : `issue/${issue}`, at),
  'floor.pointRaised': (part, { point, text, at, by }) => ({
    ...part,
    points: { ...part.points, [point]: { by, text, at, ruling: '' } },
  }),
  'floor.ruled': (part, { point, ruling }) => ({
    ...part,
    points: { ...part.points, [point]: { ...part.points[point]!, ruling } },
  }),
  'motion.put': (part, { motion, at }) => forGood(turnTo(part, `motion/${motion}`, at)),
  'motion.withdrawn': (part, { at }) => forGood(turnTo(part, `item/${part.item}`, at)),
  'ballot.closed': (part, { at }) => forGood(turnTo(part, `item/${part.item}`, at)),
  'ballot.announced': backIfSettled,
  'ballot.lotDrawn': backIfSettled,
  'ballot.restDecided': backIfSettled,
  'meeting.started': (part, { item, motion, at }) => {
    if (item === undefined && motion === undefined) return part
    const on = item ?? ''
    return { ...turnTo(part, motion === undefined ? `item/${on}` : `motion/${motion}`, at), item: on }
  },
  'meeting.itemEntered': (part, { item, at }) => ({
    ...turnTo(rememberTurn(part, at, { ofMeeting: true }), `item/${item}`, at),
    item,
  }),
  'meeting.startUndone': (part, { at }) => forGood({ ...turnTo(part, '', at), item: '' }),
  'meeting.adjourned': (part, { at }) => forGood({ ...turnTo(part, '', at), item: '' }),
  'meeting.summarizing': (part, { at }) =>
    turnTo(rememberTurn(part, at, { ofMeeting: true }), part.subject, at),
  'meeting.undone': (part, { step, at }) => {
    if (turnsFloor(step)) return takeBack(part, at)
    return step === 'start' ? { ...turnTo(part, '', at), item: '' } : part
  },
  'meeting.dutyAssigned': (part, { participant, duty, at }) =>
    duty === 'moderator' ? leave(part, participant, at) : part,
  'roll.removed': (part, { participant, at }) => leave(part, participant, at),
  'roll.merged': (part, { from, into }) => merge(part, from, into),
  'erasure.erased': (part, { participants, at }) =>
    participants.reduce((left, participant) => leave(left, participant, at), part),
}
