import { describe, expect, it } from 'vitest'
import type { BallotId } from '../../../lib/ids.ts'
import { chair, deputy, fold, given, officer, resident, scrutineer } from '../../../testing/given.ts'
import {
  a,
  again,
  announce,
  announcedOf,
  b,
  ballot,
  bothSigned,
  c,
  clear,
  count,
  counted,
  countedOf,
  counting,
  locked,
  motion,
  open,
  opened,
  openedBy,
  put,
  ready,
  room,
  signed,
  stopped,
  voted,
} from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import type { BallotCommand } from '../schema.ts'
import type { AskedTerms } from './terms.ts'

describe('announcing', () => {
  it('SECRET-18 the moderator reads it out once it is signed, and everybody knows what was marked', () => {
    expect(given(...voted).when(chair, announce)).toEqual({ refused: 'ballot.notCounted' })
    expect(given(...counted, signed(scrutineer)).when(chair, announce)).toEqual({
      refused: 'ballot.signaturesMissing',
    })
    const papers = ['yaa', 'yaa', 'yna', 'aay', 'yya']
    const told = announcedOf(countedOf([...ready, openedBy(ready, open()), stopped], papers))
    expect(told[told.length - 1]).toMatchObject({
      ...{ type: 'ballot.announced', elected: [a], reserve: [b, c], settled: 'carried' },
      outcome: { winners: [a], needed: 3, baseCount: 5, valid: 4, void: 1 },
    })
    expect(meetingStream.audienceOf(told[told.length - 1]!, chair.id)).toEqual(['public'])
    const { motion: motions, meeting, ballot: part } = fold(told)
    expect([motions.motions[motion]!.status, meeting.phase, part.open]).toEqual(['carried', 'inProgress', ''])
  })

  it('SECRET-18 is lost where nobody won and nothing is left open', () => {
    const alone = [...room, put(), locked]
    const told = announcedOf(countedOf([...alone, openedBy(alone, open()), stopped], ['n', 'n', 'y']))
    expect(told[told.length - 1]).toMatchObject({ elected: [], reserve: [motion], settled: 'lost' })
    expect(fold(told).motion.motions[motion]!.status).toBe('lost')
  })

  const tied = announcedOf(countedOf(voted, ['yya', 'yay', 'yya', 'yay', 'aaa']).map(lessNeeded))

  /** As if two of five were enough, so that more pass than there are seats. */
  function lessNeeded(event: MeetingEvent): MeetingEvent {
    if (event.type !== 'ballot.counted') return event
    const { outcome } = event
    return { ...event, outcome: { ...outcome, winners: [a], tied: [b, c], seatsLeft: 1, next: 'revote' } }
  }

  it('SECRET-19 what is left open keeps the motion before the meeting', () => {
    expect(tied[tied.length - 1]).toMatchObject({ elected: [a], reserve: [], settled: null })
    const { motion: motions, meeting } = fold(tied)
    expect([motions.active, motions.motions[motion]!.status, meeting.phase]).toEqual([
      ...[motion, 'active', 'inProgress'],
    ])
  })

  it('SECRET-19 those tied alone are voted on again in the same way, and most yes wins', () => {
    const asked = { seats: 1 }
    expect(openedBy(tied, open(asked, again))).toMatchObject({
      ...{ after: ballot, terms: { majority: null, candidates: [{ id: b }, { id: c }] } },
    })
    const refusal = (more: Partial<AskedTerms>) =>
      given(...tied).when(chair, open({ ...asked, ...more }, again)).refused ?? null
    expect(refusal({ among: [c, b] })).toBeNull()
    expect(refusal({ among: [b] })).toBe('ballot.notTheRevote')
    expect(refusal({ among: [a] })).toBe('ballot.unknownOption')
    expect(refusal({ seats: 2 })).toBe('ballot.notTheRevote')
    expect(refusal({ rule: 'approval' })).toBe('ballot.notTheRevote')
  })

  it('SECRET-19 who won before has won, and the rest go to the reserve', () => {
    const reopened = openedBy(tied, open({ seats: 1 }, again))
    const revote = [...tied, reopened, { ...stopped, ballot: again } as MeetingEvent]
    const { events } = given(...revote).when(
      scrutineer,
      { ...count, ballot: again },
      counting(['ny', 'ay', 'ya']),
    )
    const sure = [signed(scrutineer), signed(deputy)].map(
      (one) => ({ ...one, ballot: again }) as MeetingEvent,
    )
    const end = given(...revote, ...events!, ...sure).when(chair, { ...announce, ballot: again })
    expect(end.events![0]).toMatchObject({ elected: [a, c], reserve: [b], settled: 'carried' })
  })

  it('SECRET-19 a revote whose papers were all void is held again as a revote', () => {
    const reopened = openedBy(tied, open({ seats: 1 }, again))
    const revote = [...tied, reopened, { ...stopped, ballot: again } as MeetingEvent]
    const { events } = given(...revote).when(
      scrutineer,
      { ...count, ballot: again },
      counting(['ny', 'ay', 'ya'], 2),
    )
    const sure = [signed(scrutineer), signed(deputy)].map(
      (one) => ({ ...one, ballot: again }) as MeetingEvent,
    )
    const voided = [...revote, ...events!, ...sure]
    const told = [...voided, ...given(...voided).when(chair, { ...announce, ballot: again }).events!]
    expect(told[told.length - 1]).toMatchObject({ outcome: { annulled: true } })
    expect(openedBy(told, open({ seats: 1 }, 'third' as BallotId)).terms.majority).toBeNull()
  })

  it('SECRET-4 where all were void the same majority is asked for again', () => {
    const tooMany = announcedOf(countedOf(voted, clear, 4))
    expect(tooMany[tooMany.length - 1]).toMatchObject({ settled: null, outcome: { annulled: true } })
    expect(openedBy(tooMany, open({ seats: 2 }, again)).terms.majority).toMatchObject({ count: 5 })
  })

  it('SECRET-7 fewer than the seats wait for the presidium', () => {
    const told = announcedOf(counted)
    expect(told[told.length - 1]).toMatchObject({
      elected: [a],
      settled: null,
      outcome: { next: 'presidium' },
    })
    expect(given(...told).when(chair, open({}, again))).toEqual({ refused: 'ballot.presidiumFirst' })
  })

  describe('where fewer passed than there are seats', () => {
    const fewer = announcedOf(counted)
    const decide = (decision: 'secondBallot' | 'leftEmpty'): BallotCommand => ({
      ...{ type: 'ballot.decideRest', ballot, decision, reason: '主席团会议决定' },
    })
    const rest = (decision: 'secondBallot' | 'leftEmpty') => [
      ...fewer,
      ...given(...fewer).when(chair, decide(decision)).events!,
    ]

    it('SECRET-24 seats stay empty by the presidium’s decision, and the motion is settled', () => {
      const left = rest('leftEmpty')
      expect(left[left.length - 1]).toEqual({
        ...{ type: 'ballot.restDecided', v: 1, ballot, motion, decision: 'leftEmpty' },
        ...{ reason: '主席团会议决定', reserve: [b, c], settled: 'carried' },
      })
      const { motion: motions, ballot: part, floor } = fold(left)
      expect([motions.active, motions.motions[motion]!.status]).toEqual(['', 'carried'])
      expect(floor.subject).toBe('item/')
      expect(part.secret[ballot]!.announced).toMatchObject({
        rest: { decision: 'leftEmpty' },
        reserve: [b, c],
      })
      expect(given(...left).when(chair, decide('leftEmpty'))).toEqual({ refused: 'ballot.nothingLeft' })
      expect(given(...fewer).when(officer, decide('leftEmpty'))).toEqual({ refused: 'who.moderator' })
    })

    it('SECRET-24 or the rest are voted on again by the same majority, in the order of the votes they had', () => {
      const second = rest('secondBallot')
      const asked = (more: Partial<AskedTerms> = {}) => open({ seats: 1, ...more }, again)
      expect(openedBy(second, asked()).terms).toMatchObject({
        ...{ candidates: [{ id: b }, { id: c }], majority: { count: 5 } },
      })
      expect(openedBy(second, asked({ among: [b] })).terms.candidates).toMatchObject([{ id: b }])
      expect(given(...second).when(chair, asked({ among: [c] }))).toEqual({ refused: 'ballot.notTheRevote' })
      expect(given(...second).when(chair, decide('secondBallot'))).toEqual({ refused: 'ballot.revoteFirst' })
      expect(given(...second).when(chair, decide('leftEmpty'))).toHaveProperty('events')
    })

    it('SECRET-24 of a tie the seats may be left empty, but no second ballot takes the place of the revote', () => {
      expect(given(...tied).when(chair, decide('secondBallot'))).toEqual({ refused: 'ballot.revoteFirst' })
      expect(given(...tied).when(chair, decide('leftEmpty'))).toMatchObject({
        events: [{ settled: 'carried', reserve: [b, c] }],
      })
    })

    it('SECRET-24 a motion on which somebody has won is not taken off', () => {
      const off = { type: 'motion.withdraw', motion, reason: '不议了' } as const
      expect(given(...fewer).when(chair, off)).toEqual({ refused: 'motion.partlyDecided' })
      const nobody = announcedOf(countedOf(voted, ['aaa']))
      expect(given(...nobody).when(chair, off)).toHaveProperty('events')
    })

    it('SECRET-24 points of a rule without yes and no leave the order open', () => {
      const scores = announcedOf(counted).map((event): MeetingEvent => {
        if (event.type !== 'ballot.announced') return event
        const lines = event.outcome.lines.map((line) => ({ ...line, marks: null }))
        return { ...event, outcome: { ...event.outcome, lines } }
      })
      const decided = given(...scores).when(chair, decide('secondBallot')).events!
      expect(given(...scores, ...decided).when(chair, open({ among: [b] }, again))).toEqual({
        refused: 'ballot.notTheRevote',
      })
    })
  })

  it('SECRET-20 is given up with a reason before it is announced, and the motion stays', () => {
    const annul: BallotCommand = { type: 'ballot.annul', ballot, reason: '断网' }
    for (const events of [[...ready, opened], voted, counted, bothSigned(counted)])
      expect(given(...events).when(chair, annul)).toHaveProperty('events')
    const off: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot, reason: '断网' }
    const { meeting, motion: motions, ballot: part } = fold([...voted, off])
    expect([meeting.phase, motions.active, part.open]).toEqual(['inProgress', motion, ''])
    expect(part.secret[ballot]?.annulled).toEqual({ reason: '断网' })
  })

  it('SECRET-13 is cast into the box and closed by no other command', () => {
    const vote: BallotCommand = { type: 'ballot.handIn', ballot, sheet: { method: 'open', choice: 'yes' } }
    expect(given(...ready, opened).when(resident, vote)).toEqual({ refused: 'ballot.otherMethod' })
    expect(given(...voted).when(chair, { type: 'ballot.close', ballot })).toEqual({
      refused: 'ballot.otherMethod',
    })
    const named: MeetingEvent = {
      ...{ type: 'ballot.opened', v: 1, ballot: again, motion, method: 'open', entitled: [] },
      ...{ expected: null, endDebate: '' },
    }
    expect(given(...ready, named).when(chair, { ...count, ballot: again })).toEqual({
      refused: 'ballot.otherMethod',
    })
    expect(given(...ready, named).when(chair, count)).toEqual({ refused: 'ballot.notOpen' })
  })
})
