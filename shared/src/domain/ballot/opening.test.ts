import { describe, expect, it } from 'vitest'
import type { BallotId } from '../../lib/ids.ts'
import {
  board,
  chair,
  confirmed,
  deputy,
  fold,
  given,
  gridWorker,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  until,
  type Known,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import { conditionsOf } from './conditions.ts'
import type { BallotCommand } from './schema.ts'
import {
  motion,
  ballot,
  wasPut,
  ready,
  open,
  opened,
  voting,
  vote,
  count,
  voted,
  hand,
} from '../../testing/ballot-scene.ts'

describe('opening', () => {
  it('BALLOT-1 the moderator opens it on the motion before the meeting', () => {
    expect(given(...ready).when(chair, open())).toMatchObject({ events: [opened()] })
    expect(given(...voting).state.meeting.phase).toBe('voting')
    expect(given(...ready).when(officer, open())).toEqual({ refused: 'who.moderator' })
    expect(given(...until('inProgress')).when(chair, open())).toEqual({ refused: 'motion.notActive' })
  })

  it('BALLOT-1 on locked words', () => {
    const quote = board({ id: 'issue', author: resident })
    const onIssue = { ...wasPut, options: [{ issue: 'issue', title: '水浸', detail: '' }] } as MeetingEvent
    const before = [...ready.slice(0, -1), onIssue]
    expect(given(...before).when(chair, open())).toEqual({ refused: 'motion.listOpen' })
    expect(given(...before, { type: 'issue.listLocked', v: 1, quote }).when(chair, open())).toHaveProperty(
      'events',
    )
  })

  it('BALLOT-1 with a quorum, where somebody said how many there should be', () => {
    const expecting = (expected: number): MeetingEvent => ({ type: 'roll.expectedSet', v: 1, expected })
    expect(given(...ready, expecting(7)).when(chair, open())).toMatchObject({ events: [{ expected: 7 }] })
    expect(given(...ready, expecting(8)).when(chair, open())).toEqual({ refused: 'ballot.noQuorum' })
  })

  it('BALLOT-1 not while fewer are expected than are here and may vote', () => {
    const expecting = (expected: number): MeetingEvent => ({ type: 'roll.expectedSet', v: 1, expected })
    const opens = (...before: readonly MeetingEvent[]) => given(...ready, ...before).when(chair, open())
    expect(opens(expecting(3))).toEqual({ refused: 'ballot.moreThanExpected' })
    expect(opens(expecting(4))).toHaveProperty('events')
  })

  it('BALLOT-1 asks neither 应到 nor a group of a kind that takes no votes', () => {
    const talk = fold(
      ready.map((event) =>
        event.type === 'meeting.drafted' ? { ...event, facts: { ...event.facts, kind: 'teaTalk' } } : event,
      ),
    )
    expect(conditionsOf(talk, motion, '')).toMatchObject({ expected: null, quorum: null, group: null })
  })

  it('BALLOT-2 who may vote is frozen, each person once', () => {
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }
    expect(given(...ready, merged).when(chair, open())).toMatchObject({
      events: [{ entitled: [resident.id, deputy.id, chair.id] }],
    })
    const nobody = given(...until('inProgress'), joined(resident), wasPut)
    expect(nobody.when(chair, open())).toEqual({ refused: 'ballot.nobodyEntitled' })
    const late = given(...voting, confirmed(gridWorker))
    expect(late.when(gridWorker, vote('yes'))).toEqual({ refused: 'ballot.notEntitled' })
  })

  it('BALLOT-2 while it is open no phones are merged', () => {
    const merge = { type: 'roll.merge', from: neighbour.id, into: resident.id } as const
    expect(given(...voting).when(officer, merge)).toEqual({ refused: 'meeting.wrongPhase' })
  })

  it('BALLOT-3 when nobody speaks or waits, or the meeting ends the debate', () => {
    const waiting = given(...ready, hand(resident))
    const granted: MeetingEvent = { type: 'floor.granted', v: 1, participant: resident.id, allottedMs: 1 }
    expect(waiting.when(chair, open())).toEqual({ refused: 'ballot.stillSpeaking' })
    expect(given(...ready, hand(resident), granted).when(chair, open())).toEqual({
      refused: 'ballot.stillSpeaking',
    })
    expect(waiting.when(chair, open('open', '大家同意不再讨论'))).toMatchObject({
      events: [{ endDebate: '大家同意不再讨论' }],
    })
  })

  it('BALLOT-1 an id is used once', () => {
    const annulled: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot, reason: '断网' }
    expect(given(...voting, annulled).when(chair, open())).toEqual({ refused: 'ballot.repeatedId' })
    expect(
      given(...voting, annulled).when(chair, { ...open(), ballot: 'again' as BallotId } as BallotCommand),
    ).toHaveProperty('events')
  })
})

describe('what is handed in', () => {
  it('BALLOT-4 is the person’s alone, for ever', () => {
    const [sheet, mark] = voted(resident, 'yes')
    expect(meetingStream.audienceOf(sheet!, resident.id)).toEqual(['person:resident'])
    expect(meetingStream.audienceOf(mark!, resident.id)).toEqual(['public'])
    const state = fold([...voting, ...voted(resident, 'yes'), ...voted(neighbour, 'no')])
    const shown = (person: Known) =>
      meetingStream.view(state, meetingStream.audienceClassesOf(state, person)).ballot.ballots[ballot]
    expect(shown(resident)?.sheets).toEqual({ resident: { method: 'open', choice: 'yes' } })
    expect(shown(resident)?.handedInAt).toEqual({ resident: noon })
    expect(shown(chair)).toMatchObject({ sheets: {}, handedInAt: {} })
    expect(shown(officer)?.marked).toEqual({ resident: true, neighbour: true })
  })

  it('BALLOT-4 fits the ballot it is for', () => {
    expect(given(...voting).when(resident, count(1, 0))).toEqual({ refused: 'ballot.otherMethod' })
    expect(given(...ready).when(resident, vote('yes'))).toEqual({ refused: 'meeting.wrongPhase' })
    const other = {
      type: 'ballot.handIn',
      ballot: 'other' as BallotId,
      sheet: { method: 'open', choice: 'yes' },
    } as const
    expect(given(...voting).when(resident, other)).toEqual({ refused: 'ballot.notOpen' })
  })
})
