import { describe, expect, it } from 'vitest'
import {
  assigned,
  chair,
  confirmed,
  deputy,
  drafted,
  facts,
  fold,
  given,
  gridWorker,
  guest,
  joined,
  neighbour,
  officer,
  resident,
  scrutineer,
  teller,
  until,
  type Known,
} from '../../../testing/given.ts'
import { again, ballot, motion, open, ready, voters, watching } from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import type { BallotCommand } from '../schema.ts'
import { heldOutside } from './slips.ts'

const { opens, terms, mayPrint, mayIssue, mayReadSlips, face, slipOf } = meetingStream.boxes!

const prepare: BallotCommand = { type: 'ballot.prepareSlips', ballot }
const prepared: MeetingEvent = { type: 'ballot.slipsPrepared', v: 1, ballot }
const give = (person: Known, id = ballot): BallotCommand => ({
  ...{ type: 'ballot.giveSlip', ballot: id, participant: person.id },
})
const gave = (person: Known): MeetingEvent => ({
  ...{ type: 'ballot.slipGiven', v: 1, ballot, participant: person.id },
})
const takeBack = (person: Known): BallotCommand => ({
  ...{ type: 'ballot.takeSlipBack', ballot, participant: person.id },
})
const expecting: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 40 }
const listed = (...people: readonly Known[]): MeetingEvent => ({
  ...{ type: 'roll.listed', v: 1 },
  lines: people.map(({ id }) => ({ participant: id, capacity: 'resident', grid: '' })),
})
const announced = [...until('announced'), expecting]
const merged = (from: Known, into: Known): MeetingEvent => ({
  ...{ type: 'roll.merged', v: 1, from: from.id, into: into.id },
})

describe('slips printed beforehand', () => {
  it('SECRET-30 are prepared by an officer before the ballot opens, once', () => {
    expect(given(...announced).when(officer, prepare)).toEqual({ events: [prepared] })
    expect(given(...announced, prepared).when(officer, { ...prepare, ballot: again })).toEqual({
      refused: 'ballot.slipsPrepared',
    })
    for (const one of [chair, gridWorker])
      expect(given(...announced).when(one, prepare)).toEqual({ refused: 'who.officer' })
    expect(given(...until('draft'), expecting).when(officer, prepare)).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })

  it('SECRET-30 are of a ballot that no other is called like, and no other may be called like', () => {
    const open1 = given(...ready).when(chair, open()).events!
    const held = [...ready, ...open1, { type: 'ballot.annulled', v: 1, ballot, reason: '断网' } as const]
    expect(given(...held).when(officer, prepare)).toEqual({ refused: 'ballot.repeatedId' })
    const byName: BallotCommand = { type: 'ballot.open', ballot, motion, method: 'open', endDebate: '' }
    expect(given(...ready, prepared).when(chair, byName)).toEqual({ refused: 'ballot.repeatedId' })
    const other = given(...ready, { ...prepared, ballot: again }).when(chair, open()).events!
    const turn: BallotCommand = { type: 'ballot.turnToPaper', ballot, next: again, reason: '断网' }
    expect(given(...ready, { ...prepared, ballot: again }, ...other).when(chair, turn)).toEqual({
      refused: 'ballot.repeatedId',
    })
  })

  it('SECRET-30 are not made where nothing is voted on, nothing secretly, or for nobody', () => {
    const of = (kind: typeof facts.kind | 'teaTalk' | 'homeowners') => ({
      ...drafted,
      facts: { ...facts, kind },
    })
    const at = (kind: Parameters<typeof of>[0]) =>
      given(of(kind) as MeetingEvent, ...until('announced').slice(1), expecting).when(officer, prepare)
    expect(at('teaTalk')).toEqual({ refused: 'motion.noVotes' })
    expect(at('homeowners')).toEqual({ refused: 'ballot.secretByArea' })
    expect(given(...until('announced')).when(officer, prepare)).toEqual({ refused: 'ballot.slipsForNobody' })
  })

  it('SECRET-30 are as many as are expected, or may vote by the roll where that is more', () => {
    const codes = (...events: readonly MeetingEvent[]) => terms(fold(events), ballot)!.codes
    expect(codes(...announced, prepared)).toBe(40)
    expect(codes(...until('announced'), listed(resident, neighbour), prepared)).toBe(2)
    const two: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 2 }
    expect(codes(...until('checkingIn'), two, ...voters.map((one) => confirmed(one)), prepared)).toBe(5)
    const many: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 10_000 }
    expect(codes(...until('announced'), many, prepared)).toBe(3000)
  })

  it('SECRET-30 have a box that takes nothing in until the ballot opens, and none once the meeting is over', () => {
    const state = fold([...announced, prepared])
    const { accepts, ...rest } = terms(state, ballot)!
    expect(rest).toEqual({
      ...{ slips: [], codes: 40, issuesUntil: null, castsFrom: 0, paperChars: 0 },
      ...{ open: false, entering: false, over: false, settled: false, published: false, counts: 0 },
    })
    expect(accepts('')).toEqual({ code: 'ballot.notOpen' })
    expect(mayIssue(state, ballot, resident.id, 'phone', resident)).toEqual({ code: 'ballot.notOpen' })
    expect([slipOf(state, ballot, resident), face(state, ballot)]).toEqual([null, null])
    expect(mayReadSlips(state, ballot, gridWorker)).toBeNull()
    expect(terms(fold([...until('closed'), prepared]), ballot)).toMatchObject({ over: true })
    expect(opens(fold(announced), prepared)).toEqual({ box: ballot, isNew: true, given: [] })
  })

  it('SECRET-30 are handed at the door to who is confirmed and may vote, one each, and never says which', () => {
    const hall = [...until('checkingIn'), ...watching, prepared, confirmed(resident), joined(guest)]
    for (const one of [officer, gridWorker, scrutineer, teller])
      expect(given(...hall).when(one, give(resident))).toEqual({ events: [gave(resident)] })
    expect(given(...hall).when(chair, give(resident))).toEqual({ refused: 'who.table' })
    expect(given(...hall).when(officer, give(guest))).toEqual({ refused: 'ballot.confirmFirst' })
    expect(given(...hall, gave(resident)).when(officer, give(resident))).toEqual({
      refused: 'ballot.slipGiven',
    })
    expect(given(...hall).when(officer, give(resident, again))).toEqual({ refused: 'ballot.slipsUnknown' })
    expect(given(...until('checkingIn'), confirmed(resident)).when(officer, give(resident))).toEqual({
      refused: 'ballot.slipsUnknown',
    })
    expect(meetingStream.audienceOf(gave(resident), officer.id)).toEqual(['public'])
  })

  it('SECRET-30 are one each whichever phone somebody was found under, and are given back sealed', () => {
    const hall = [...until('checkingIn'), prepared, joined(guest), confirmed(resident)]
    const both = [...hall, confirmed(guest), gave(guest), merged(guest, resident)]
    expect(given(...both).when(officer, give(resident))).toEqual({ refused: 'ballot.slipGiven' })
    expect(given(...both).when(officer, takeBack(resident))).toEqual({
      events: [{ type: 'ballot.slipTakenBack', v: 1, ballot, participant: guest.id }],
    })
    expect(given(...hall).when(officer, takeBack(resident))).toEqual({ refused: 'ballot.slipNotGiven' })
    const back: MeetingEvent = { type: 'ballot.slipTakenBack', v: 1, ballot, participant: guest.id }
    expect(fold([...both, back]).ballot.slips).toEqual({ ballot, given: [] })
  })

  it('SECRET-30 are printed by officers, and not anew once somebody has one', () => {
    const hall = [...until('checkingIn'), prepared, confirmed(resident)]
    expect(mayPrint(fold(hall), ballot, officer)).toBeNull()
    expect(mayPrint(fold(hall), ballot, gridWorker)).toEqual({ code: 'who.officer' })
    const handed = fold([...hall, gave(resident)])
    expect(mayPrint(handed, ballot, officer)).toEqual({ code: 'ballot.slipsGiven' })
    expect(mayPrint(handed, ballot, gridWorker)).toEqual({ code: 'who.officer' })
  })

  it('SECRET-30 spend the line of whoever holds one as the ballot opens, whichever phone they were found under', () => {
    const hall = [...ready, prepared, gave(resident), joined(guest), confirmed(guest)]
    const before = [...hall, gave(guest), merged(guest, neighbour)]
    const { events } = given(...before).when(chair, open())
    expect(opens(fold(before), events![0] as MeetingEvent)).toEqual({
      ...{ box: ballot, isNew: false },
      given: [resident.id, neighbour.id],
    })
    const after = fold([...before, ...events!])
    expect(after.ballot.slips).toBeNull()
    expect(terms(after, ballot)).toMatchObject({ codes: 5, open: true })
    expect(given(...before, ...events!).when(officer, give(resident))).toEqual({
      refused: 'ballot.slipsUnknown',
    })
  })

  it('SECRET-30 are with nobody who may not vote as the ballot opens: a slip says nothing of whose it is', () => {
    const gone: MeetingEvent = { type: 'roll.removed', v: 1, participant: deputy.id }
    const before = [...ready, prepared, gave(resident), gave(deputy), gone, assigned(teller, 'scrutineer')]
    expect(given(...before).when(chair, open())).toEqual({ refused: 'ballot.slipsOutside' })
    // Whoever lost the vote gives it back, though they are let in no more.
    const { events } = given(...before).when(officer, takeBack(deputy))
    expect(given(...before, ...events!).when(chair, open())).toHaveProperty('events')
    expect(heldOutside(fold(before), [resident.id])).toEqual([deputy.id])
    expect(heldOutside(fold(ready), [])).toEqual([])
    // Another ballot does not take them over.
    expect(given(...before).when(chair, open({}, again))).toHaveProperty('events')
  })

  it('SECRET-30 are one to a person, also where two on the roll are found to be one', () => {
    const both = [...ready, prepared, gave(resident), gave(deputy), merged(deputy, resident)]
    expect(heldOutside(fold(both), [resident.id])).toEqual([deputy.id])
    const hall = [...both, assigned(teller, 'scrutineer')]
    expect(given(...hall).when(chair, open())).toEqual({ refused: 'ballot.slipsOutside' })
    const { events } = given(...hall).when(officer, takeBack(resident))
    expect(events).toHaveLength(1)
    expect(heldOutside(fold([...hall, ...events!]), [resident.id])).toEqual([])
  })

  it('SECRET-30 are given up where one does not come back: none of them is good for anything, and others are prepared', () => {
    const drop: BallotCommand = { type: 'ballot.dropSlips', ballot, reason: '一张收不回来' }
    const dropped: MeetingEvent = { type: 'ballot.slipsDropped', v: 1, ballot, reason: '一张收不回来' }
    const hall = [...ready, prepared, gave(resident)]
    for (const one of [officer, chair]) expect(given(...hall).when(one, drop)).toEqual({ events: [dropped] })
    expect(given(...hall).when(gridWorker, drop)).toEqual({ refused: 'who.officerOrModerator' })
    expect(given(...ready).when(officer, drop)).toEqual({ refused: 'ballot.slipsUnknown' })
    const after = [...hall, dropped]
    expect(fold(after).ballot).toMatchObject({ slips: null, dropped: [ballot] })
    expect(terms(fold(after), ballot)).toMatchObject({ codes: 0, open: false, over: true, settled: true })
    expect(given(...after).when(chair, open())).toEqual({ refused: 'ballot.repeatedId' })
    expect(given(...after, expecting).when(officer, { ...prepare, ballot: again })).toHaveProperty('events')
  })

  it('SECRET-30 wait for their own ballot while another one is held', () => {
    const waiting: MeetingEvent = { ...prepared, ballot: again }
    const { events } = given(...ready, waiting).when(chair, open())
    expect(opens(fold([...ready, waiting]), events![0] as MeetingEvent)).toEqual({
      ...{ box: ballot, isNew: true, given: [] },
    })
    expect(fold([...ready, waiting, ...events!]).ballot.slips).toEqual({ ballot: again, given: [] })
  })
})
