import type { BoxRules, BoxTerms } from '../../boxes.ts'
import type { MeetingCommand, MeetingEvent, MeetingState } from '../../meeting-state.ts'
import { fail, ok } from '../../../lib/result.ts'
import { reject } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import type { Answer } from '../../rules-table.ts'
import { atTheTable, isModerator, officer } from '../../who.ts'
import { faceOf } from './face.ts'
import { fits, paperChars } from './paper.ts'
import { notAsRuled } from './rulings.ts'
import { givenAmong, reservedTerms } from './slips.ts'
import { standingCount, type SecretBallot } from './state.ts'
import { countTask, reckonCount, takesLong, type CountTask } from './reckoning.ts'

const isOver = ({ counts, annulled }: SecretBallot): boolean => counts.length > 0 || annulled !== null

const termsFor = (ballot: SecretBallot): BoxTerms => ({
  slips: ballot.entitled,
  codes: ballot.stoppedAt === null && !isOver(ballot) ? ballot.entitled.length : 0,
  issuesUntil: null,
  castsFrom: ballot.castsFrom,
  open: ballot.stoppedAt === null && !isOver(ballot),
  entering: isNext(ballot),
  over: isOver(ballot),
  settled: ballot.announced !== null || ballot.annulled !== null,
  counts: ballot.counts.length,
  published: ballot.announced !== null,
  paperChars: paperChars(ballot.terms),
  accepts: (paper) => fits(ballot.terms, paper),
})

/** Papers are not counted, and devices still vote. */
export const mayTurn = (ballot: SecretBallot): boolean => !isOver(ballot) && ballot.paperRound === null

/** It was stopped, and no count of it stands: it is counted next, and what came back on paper is entered for that. */
const isNext = (ballot: SecretBallot): boolean =>
  ballot.stoppedAt !== null &&
  ballot.announced === null &&
  ballot.annulled === null &&
  standingCount(ballot) === undefined

/** Commands that are decided on what is in the box, each with when. */
const looksInto: Partial<Record<MeetingCommand['type'], (ballot: SecretBallot) => boolean>> = {
  'ballot.count': isNext,
  'ballot.ruleSheet': isNext,
  'ballot.resume': isNext,
  'ballot.turnToPaper': mayTurn,
}

const isOpen = (ballot: SecretBallot | undefined): Answer => {
  if (!ballot || isOver(ballot)) return reject('ballot.notOpen')
  return ballot.stoppedAt === null ? null : reject('ballot.stopped')
}

const reserved = ({ ballot }: MeetingState, box: string): boolean => ballot.slips?.ballot === box

/** What a meeting says of the boxes of its secret ballots. */
export const meetingBoxes: BoxRules<MeetingState, MeetingCommand, MeetingEvent> = {
  opens: (before, event) => {
    if (event.type === 'ballot.slipsPrepared') return { box: event.ballot, isNew: true, given: [] }
    if (event.type !== 'ballot.secretOpened') return null
    const isReserved = reserved(before, event.ballot)
    const given = isReserved ? givenAmong(before, event.entitled) : []
    return { box: event.ballot, isNew: !isReserved, given }
  },
  terms: (state, box) => {
    const ballot = state.ballot.secret[box]
    if (ballot) return termsFor(ballot)
    const isDropped = state.ballot.dropped.includes(box)
    return isDropped || reserved(state, box) ? reservedTerms(state, isDropped) : null
  },
  counts: ({ ballot: { secret } }, command) => {
    const looks = looksInto[command.type]
    if (!looks || !('ballot' in command)) return null
    const ballot = secret[command.ballot]
    return ballot && looks(ballot) ? command.ballot : null
  },
  toReckon: ({ ballot: { secret } }, command, contents) => {
    if (command.type !== 'ballot.count') return null
    const task = countTask(secret[command.ballot]!.terms, contents)
    return takesLong(task) ? task : null
  },
  reckon: (task) => reckonCount(task as CountTask),
  slipOf: ({ ballot: { secret }, roll }, box, actor) => {
    const person = personOf(roll, actor.id)
    return secret[box]?.entitled.includes(person) ? person : null
  },
  mayIssue: (state, box, slip, way, actor) => {
    const ballot = state.ballot.secret[box]
    const shut = isOpen(ballot)
    if (shut) return shut
    if (!ballot!.entitled.includes(slip)) return reject('ballot.notEntitled')
    if (way !== 'paper' && ballot!.paperRound) return reject('ballot.onPaper')
    if (way !== 'phone') return atTheTable(state, actor)
    return personOf(state.roll, actor.id) === slip ? null : reject('ballot.notYourSlip')
  },
  mayPrint: (state, box, actor) => {
    const { secret, slips } = state.ballot
    if (reserved(state, box) && slips!.given.length > 0)
      return officer(state, actor) ?? reject('ballot.slipsGiven')
    return officer(state, actor) ?? (secret[box]?.paperRound ? reject('ballot.onPaper') : null)
  },
  face: (state, box) => {
    const ballot = state.ballot.secret[box]
    return ballot ? faceOf(state, ballot) : null
  },
  mayReadSlips: (state, box, actor) => {
    const isKnown = state.ballot.secret[box] !== undefined || reserved(state, box)
    return isKnown ? atTheTable(state, actor) : reject('ballot.notOpen')
  },
  tellerOf: (state, box, actor, papers) => {
    const ballot = state.ballot.secret[box]
    if (ballot?.stoppedAt === null && ballot.annulled === null) return fail(reject('ballot.notStopped'))
    if (!ballot || !isNext(ballot)) return fail(reject('ballot.notOpen'))
    const refusal = atTheTable(state, actor) ?? (isModerator(state, actor) ? reject('who.table') : null)
    if (refusal) return fail(refusal)
    const sheet = notAsRuled(ballot, papers)
    if (sheet !== null) return fail(reject('ballot.notAsRuled', { sheet }))
    return ok(personOf(state.roll, actor.id))
  },
}
