import type { BoxRules, BoxTerms } from '../../boxes.ts'
import type { MeetingCommand, MeetingEvent, MeetingState } from '../../meeting-state.ts'
import { fail, ok } from '../../../lib/result.ts'
import { reject } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import type { Answer } from '../../rules-table.ts'
import { atTheTable, isModerator, officer } from '../../who.ts'
import { faceOf } from './face.ts'
import { fits, paperChars } from './paper.ts'
import { givenAmong, reservedTerms } from './slips.ts'
import { standingCount, type SecretBallot } from './state.ts'

const isOver = ({ counts, annulled }: SecretBallot): boolean => counts.length > 0 || annulled !== null

const termsFor = (ballot: SecretBallot): BoxTerms => ({
  slips: ballot.entitled,
  codes: ballot.stoppedAt === null && !isOver(ballot) ? ballot.entitled.length : 0,
  issuesUntil: null,
  castsFrom: ballot.castsFrom,
  open: ballot.stoppedAt === null && !isOver(ballot),
  over: isOver(ballot),
  published: ballot.announced !== null,
  paperChars: paperChars(ballot.terms),
  accepts: (paper) => fits(ballot.terms, paper),
})

/** Papers are not counted, and devices still vote. */
export const mayTurn = (ballot: SecretBallot): boolean => !isOver(ballot) && ballot.paperRound === null

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
    return reserved(state, box) ? reservedTerms(state) : null
  },
  counts: ({ ballot: { secret } }, command) => {
    if (command.type !== 'ballot.count' && command.type !== 'ballot.turnToPaper') return null
    const ballot = secret[command.ballot]
    if (command.type === 'ballot.turnToPaper') return ballot && mayTurn(ballot) ? command.ballot : null
    const isNext = ballot !== undefined && ballot.stoppedAt !== null && !standingCount(ballot)
    return isNext ? command.ballot : null
  },
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
  tellerOf: (state, box, actor) => {
    const ballot = state.ballot.secret[box]
    if (!ballot || isOver(ballot)) return fail(reject('ballot.notOpen'))
    if (ballot.stoppedAt === null) return fail(reject('ballot.notStopped'))
    const refusal = atTheTable(state, actor) ?? (isModerator(state, actor) ? reject('who.table') : null)
    return refusal ? fail(refusal) : ok(personOf(state.roll, actor.id))
  },
}
