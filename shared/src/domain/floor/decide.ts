import { limits } from '../../lib/limits.ts'
import type { Result } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Actor, Decision, Instant } from '../decider.ts'
import { isListed } from '../issue/state.ts'
import type { MeetingEvent, MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import type { Rejection } from '../rejection.ts'
import { idsOf, personOf } from '../roll/state.ts'
import type { Deciders } from '../rules-table.ts'
import { isModerator } from '../who.ts'
import { speakingOrder } from './order.ts'
import type { FloorCommand } from './schema.ts'
import { turnsOf, type Turn } from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
type Of<Type extends FloorCommand['type']> = Extract<FloorCommand, { type: Type }>

const minuteMs = 60_000

const floorRules = ({ meeting }: MeetingState) => rulesIn(meeting).floor

const isHere = ({ roll }: MeetingState, person: string): boolean => {
  const line = roll.lines[person]
  return line !== undefined && !line.removed && (line.joined !== null || line.confirmed !== null)
}

function raise(state: MeetingState, { participant, stance, elder }: Of<'floor.raise'>): Decided {
  const person = personOf(state.roll, participant)
  const { queue, turn } = state.floor
  const { turnsMax } = floorRules(state)
  if (!isHere(state, person)) return refused('floor.notHere')
  if (isModerator(state, { id: person, roles: [] })) return refused('floor.moderatorNeutral')
  if (turn?.request.participant === person) return refused('floor.speaking')
  if (queue.some((waiting) => waiting.participant === person)) return refused('floor.alreadyWaiting')
  if (turnsMax !== null && turnsOf(state.floor, person) >= turnsMax)
    return refused('floor.turnsUsed', { max: turnsMax })
  return decided({ type: 'floor.raised', v: 1, participant: person, stance, elder })
}

function lower({ floor, roll }: MeetingState, { participant }: Of<'floor.lower'>): Decided {
  const person = personOf(roll, participant)
  return floor.queue.some((waiting) => waiting.participant === person)
    ? decided({ type: 'floor.lowered', v: 1, participant: person })
    : refused('floor.notWaiting')
}

/** Not where another tablet of the chair has moved on since. */
const stillRuns = ({ floor }: MeetingState, ends: string | undefined): boolean =>
  ends === undefined || ends === (floor.turn?.request.participant ?? '')

function next(state: MeetingState, { ends }: Of<'floor.next'>): Decided {
  if (!stillRuns(state, ends)) return refused('floor.movedOn')
  const [request] = speakingOrder(state.floor)
  if (!request) return refused('floor.nobodyWaiting')
  const { turnSeconds, elderSeconds } = floorRules(state)
  const allottedMs = (request.elder ? elderSeconds : turnSeconds) * 1000
  return decided({ type: 'floor.granted', v: 1, participant: request.participant, allottedMs })
}

const withTurn = ({ floor }: MeetingState, then: (turn: Turn) => Decided): Decided =>
  floor.turn === null ? refused('floor.nobodySpeaking') : then(floor.turn)

function undo({ floor }: MeetingState, now: Instant): Decided {
  const last = floor.steps[floor.steps.length - 1]
  if (!last || last.ofMeeting) return refused('floor.nothingToUndo')
  return now - last.at > limits.undoMsMax ? refused('floor.tooLate') : decided({ type: 'floor.undone', v: 1 })
}

function open({ floor, issue: list, motion }: MeetingState, { issue }: Of<'floor.open'>): Decided {
  const subject = issue === '' ? `item/${floor.item}` : `issue/${issue}`
  if (motion.active !== '') return refused('motion.active')
  if (subject === floor.subject) return refused('meeting.alreadyThere')
  if (issue !== '' && !isListed(list, issue)) return refused('issue.notOnBoard')
  return decided({ type: 'floor.opened', v: 1, issue })
}

function raisePoint(
  { floor, roll }: MeetingState,
  { point, text }: Of<'floor.raisePoint'>,
  actor: Actor,
): Decided {
  if (floor.points[point]) return refused('floor.repeatedPoint')
  const ids = idsOf(roll, actor.id)
  const waiting = Object.values(floor.points).filter(({ by, ruling }) => ids.includes(by) && ruling === '')
  return waiting.length >= limits.pointsOpenPerPersonMax
    ? refused('floor.tooManyPoints', { max: limits.pointsOpenPerPersonMax })
    : decided({ type: 'floor.pointRaised', v: 1, point, text })
}

function rule({ floor }: MeetingState, { point, ruling }: Of<'floor.rule'>): Decided {
  const raised = floor.points[point]
  if (!raised) return refused('floor.unknownPoint')
  return raised.ruling === ''
    ? decided({ type: 'floor.ruled', v: 1, point, ruling })
    : refused('floor.pointSettled')
}

export const floorDeciders: Deciders<FloorCommand> = {
  'floor.raise': raise,
  'floor.lower': lower,
  'floor.next': next,
  'floor.end': (state, { ends }) =>
    stillRuns(state, ends)
      ? withTurn(state, () => decided({ type: 'floor.ended', v: 1 }))
      : refused('floor.movedOn'),
  'floor.undo': (state, _, _actor, { now }) => undo(state, now),
  'floor.pause': (state) =>
    withTurn(state, ({ pausedAt }) =>
      pausedAt === null ? decided({ type: 'floor.paused', v: 1 }) : refused('floor.alreadyPaused'),
    ),
  'floor.resume': (state) =>
    withTurn(state, ({ pausedAt }) =>
      pausedAt === null ? refused('floor.notPaused') : decided({ type: 'floor.resumed', v: 1 }),
    ),
  'floor.extend': (state) => withTurn(state, () => decided({ type: 'floor.extended', v: 1, byMs: minuteMs })),
  'floor.open': open,
  'floor.raisePoint': raisePoint,
  'floor.rule': rule,
}
