import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BallotId, MotionId, ParticipantId } from '../../lib/ids.ts'
import {
  assigned,
  board,
  chair,
  confirmed,
  deputy,
  fold,
  given,
  gridWorker,
  head,
  joined,
  neighbour,
  noon,
  officer,
  recorder,
  resident,
  stranger,
  until,
  type Known,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import { rulePacks } from '../rules/packs.ts'
import type { DecisionBase } from '../rules/settings.ts'
import { twoThirds } from '../rules/share.ts'
import { conditionsOf } from './conditions.ts'
import { resultOf } from './result.ts'
import { ballotOnScreen } from './screen.ts'
import type { BallotCommand, Sheet } from './schema.ts'
import type { Ballot } from './state.ts'

const motion = 'motion' as MotionId
const ballot = 'ballot' as BallotId
type Choice = 'yes' | 'no' | 'abstain'

const wasPut: MeetingEvent = {
  type: 'motion.put',
  v: 1,
  motion,
  mover: resident.id,
  text: '清排水口',
  options: [],
  who: '街道办',
  what: '清排水口',
  when: '',
  cost: '',
}
const voters = [resident, neighbour, deputy, chair]
const ready: MeetingEvent[] = [
  ...until('inProgress'),
  ...voters.map((person) => confirmed(person)),
  confirmed(stranger, 'observer'),
  wasPut,
]
const open = (method: 'open' | 'hands' = 'open', endDebate = ''): BallotCommand => ({
  type: 'ballot.open',
  ballot,
  motion,
  method,
  endDebate,
})
const opened = (method: 'open' | 'hands' = 'open'): MeetingEvent => ({
  type: 'ballot.opened',
  v: 1,
  ballot,
  motion,
  method,
  entitled: voters.map(({ id }) => id),
  expected: null,
  endDebate: '',
})
const voting = [...ready, opened()]
const counting = [...ready, opened('hands')]

const vote = (choice: Choice): BallotCommand => ({
  type: 'ballot.handIn',
  ballot,
  sheet: { method: 'open', choice },
})
const count = (yes: number, no: number): BallotCommand => ({
  type: 'ballot.handIn',
  ballot,
  sheet: { method: 'hands', yes, no },
})
const handedIn = (person: Known, sheet: Sheet): MeetingEvent[] => [
  { type: 'ballot.handedIn', v: 1, ballot, participant: person.id, sheet },
  { type: 'ballot.marked', v: 1, ballot, participant: person.id },
]
const voted = (person: Known, choice: Choice) => handedIn(person, { method: 'open', choice })
const counted = (person: Known, yes: number, no: number) => handedIn(person, { method: 'hands', yes, no })
const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
const close: BallotCommand = { type: 'ballot.close', ballot }
const hand = (person: Known): MeetingEvent => ({
  type: 'floor.raised',
  v: 1,
  participant: person.id,
  stance: 'neutral',
  elder: false,
})

describe('opening', () => {
  it('BALLOT-1 the moderator opens it on the motion before the meeting', () => {
    expect(given(...ready).when(chair, open())).toEqual({ events: [opened()] })
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

describe('stopping, closing, giving up', () => {
  it('BALLOT-5 is stopped and goes on', () => {
    const resume = { type: 'ballot.resume', ballot, reason: '点错了' } as const
    const resumed: MeetingEvent = { type: 'ballot.resumed', v: 1, ballot, reason: '点错了' }
    expect(given(...voting).when(chair, { type: 'ballot.stop', ballot })).toEqual({ events: [stopped] })
    expect(given(...voting, stopped).when(chair, { type: 'ballot.stop', ballot })).toEqual({
      refused: 'ballot.stopped',
    })
    expect(given(...voting, stopped).when(resident, vote('yes'))).toEqual({ refused: 'ballot.stopped' })
    expect(given(...voting, stopped).when(chair, resume)).toEqual({ events: [resumed] })
    expect(given(...voting).when(chair, resume)).toEqual({ refused: 'ballot.notStopped' })
    expect(given(...voting, stopped, resumed).when(resident, vote('yes'))).toHaveProperty('events')
    expect(given(...voting, stopped).state.ballot.ballots[ballot]?.stoppedAt).toBe(noon)
  })

  it('BALLOT-6 names its base and what was needed; a tie is not carried', () => {
    const tie = given(
      ...voting,
      ...voted(resident, 'yes'),
      ...voted(neighbour, 'no'),
      ...voted(deputy, 'yes'),
      stopped,
    )
    expect(tie.when(chair, vote('no'))).toMatchObject({
      events: [
        {},
        {},
        {
          type: 'ballot.closed',
          motion,
          result: {
            yes: 2,
            no: 2,
            abstain: 0,
            silent: 0,
            base: 'present',
            baseCount: 4,
            needed: 3,
            passed: false,
          },
        },
      ],
    })
    const carried = given(
      ...voting,
      ...[resident, neighbour, deputy].flatMap((one) => voted(one, 'yes')),
      stopped,
    )
    expect(carried.when(chair, close)).toMatchObject({
      events: [{ result: { yes: 3, silent: 1, passed: true } }],
    })
  })

  it('BALLOT-6 counts by 应到 where the rules say so, and by 实到 where nobody said how many', () => {
    const { share } = rulePacks.stationCouncil.decision
    const by = (expected: number | null) => {
      const state = fold([
        ...voting,
        ...voted(resident, 'yes'),
        ...voted(neighbour, 'yes'),
        ...voted(deputy, 'yes'),
      ])
      const counted: Ballot = { ...state.ballot.ballots[ballot]!, expected }
      return resultOf(counted, { share, base: 'expected' })
    }
    expect(by(21)).toMatchObject({ base: 'expected', baseCount: 21, needed: 11, passed: false })
    expect(by(null)).toMatchObject({ base: 'present', baseCount: 4, needed: 3, passed: true })
  })

  it('BALLOT-7 is given up with a reason, and the motion stays', () => {
    const annul = { type: 'ballot.annul', ballot, reason: '断网' } as const
    const annulled: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot, reason: '断网' }
    expect(given(...voting).when(chair, annul)).toEqual({ events: [annulled] })
    const { state } = given(...voting, annulled)
    expect([state.meeting.phase, state.motion.active, state.ballot.open]).toEqual(['inProgress', motion, ''])
    expect(state.ballot.ballots[ballot]).toMatchObject({ annulled: { reason: '断网' }, result: null })
  })

  it('BALLOT-6 the base may be what was handed in, by the station’s own rules', () => {
    const state = fold([...voting, opened(), ...voted(resident, 'yes'), ...voted(deputy, 'no')])
    const by = (base: DecisionBase) => resultOf(state.ballot.ballots[ballot]!, { share: twoThirds, base })
    expect(by('returned')).toMatchObject({ base: 'returned', baseCount: 2, needed: 2, passed: false })
    expect(by('valid')).toMatchObject({ base: 'valid', baseCount: 2 })
    expect(by('present')).toMatchObject({ base: 'present', baseCount: 4, needed: 3 })
    expect(by('expected')).toMatchObject({ base: 'present' })
  })

  it('BALLOT-8 the sums come to everyone entitled', () => {
    const sheets = fc.dictionary(
      fc.constantFrom(...voters.map(({ id }) => id as string)),
      fc.constantFrom<Choice>('yes', 'no', 'abstain').map((choice) => ({ method: 'open' as const, choice })),
    )
    const empty = fold(voting).ballot.ballots[ballot]!
    fc.assert(
      fc.property(sheets, (handed) => {
        const marked = Object.fromEntries(Object.keys(handed).map((id) => [id, true as const]))
        const { yes, no, abstain, silent, table, passed } = resultOf(
          { ...empty, sheets: handed, marked },
          rulePacks.stationCouncil.decision,
        )
        expect(yes + no + abstain + silent).toBe(voters.length)
        expect(table).toHaveLength(yes + no + abstain)
        expect(passed).toBe(2 * yes > voters.length)
      }),
    )
  })
})

describe('a wall', () => {
  const nobody = () => ({ name: '', role: '', grid: '' })
  const wall = (...more: readonly MeetingEvent[]) => ballotOnScreen(fold([...ready, ...more]), {}, nobody)

  it('BALLOT-9 shows the motion while it is debated, then how many have voted', () => {
    expect(ballotOnScreen(fold(until('inProgress')), {}, nobody)).toBeNull()
    expect(wall()).toMatchObject({ motion: { text: '清排水口', who: '街道办' }, vote: null })
    expect(wall(opened(), ...voted(resident, 'yes'), stopped)?.vote).toEqual({
      ...{ method: 'open', openedAt: noon, stopped: true, entitled: 4, expected: null },
      ...{ handedIn: 1, disagreed: 0, takingPart: null, result: null },
    })
  })

  it('BALLOT-9 holds no choice and no name before the result, and no name after it', () => {
    const before = JSON.stringify(wall(opened(), ...voted(resident, 'abstain')))
    const state = fold([...ready, opened(), ...voted(resident, 'abstain')])
    const result = resultOf(state.ballot.ballots[ballot]!, rulePacks.stationCouncil.decision)
    const told: MeetingEvent = { type: 'ballot.closed', v: 1, ballot, motion, result }
    const after = wall(opened(), ...voted(resident, 'abstain'), told)
    for (const secret of ['abstain', resident.id]) expect(before).not.toContain(secret)
    expect(JSON.stringify(after)).not.toContain(resident.id)
    expect(after?.vote?.result).toMatchObject({ abstain: 1, silent: 3, needed: 3, passed: false })
  })

  it('BALLOT-9 shows no vote that was called off', () => {
    const annulled: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot, reason: '断网' }
    const off: MeetingEvent = { type: 'motion.withdrawn', v: 1, motion, reason: '提的人收回' }
    expect(wall(opened(), annulled)?.vote).toBeNull()
    expect(wall(opened(), annulled, off)).toBeNull()
  })
})

describe('记名表决', () => {
  it('OPEN-1 every entitled person votes once', () => {
    expect(given(...voting).when(resident, vote('abstain'))).toEqual({ events: voted(resident, 'abstain') })
    expect(given(...voting, ...voted(resident, 'yes')).when(resident, vote('no'))).toEqual({
      refused: 'ballot.alreadyCast',
    })
    expect(given(...voting).when(stranger, vote('yes'))).toEqual({ refused: 'ballot.notEntitled' })
  })

  it('OPEN-1 on any of their devices', () => {
    const phone = { id: 'phone' as ParticipantId, roles: [] }
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: 'phone', into: resident.id }
    const before = [...ready, joined(phone), merged, opened()]
    expect(given(...before).when(phone, vote('yes'))).toEqual({ events: voted(resident, 'yes') })
    expect(given(...before, ...voted(resident, 'yes')).when(phone, vote('yes'))).toEqual({
      refused: 'ballot.alreadyCast',
    })
  })

  it('OPEN-2 the moderator votes last, and closes', () => {
    const others = [resident, neighbour, deputy].flatMap((one) => voted(one, 'yes'))
    expect(given(...voting).when(chair, vote('yes'))).toEqual({ refused: 'ballot.moderatorLast' })
    expect(given(...voting, ...others).when(chair, vote('yes'))).toMatchObject({
      events: [{}, {}, { type: 'ballot.closed', result: { yes: 4, silent: 0 } }],
    })
    expect(given(...voting, stopped).when(chair, vote('no'))).toMatchObject({
      events: [{}, {}, { type: 'ballot.closed', result: { no: 1, silent: 3 } }],
    })
  })

  it('OPEN-3 is closed when all have voted or it was stopped, and names who voted how', () => {
    const all = voters.flatMap((one) => voted(one, 'yes'))
    expect(given(...voting).when(chair, close)).toEqual({ refused: 'ballot.notStopped' })
    expect(given(...voting, ...all).when(chair, close)).toHaveProperty('events')
    expect(given(...voting, ...voted(resident, 'no'), stopped).when(chair, close)).toMatchObject({
      events: [{ result: { table: [{ participant: resident.id, choice: 'no' }] } }],
    })
  })
})

describe('举手表决', () => {
  it('HANDS-1 two people count, not the moderator and not a resident', () => {
    const teller = given(...counting, assigned(neighbour, 'recorder'))
    for (const counter of [officer, head, gridWorker, recorder])
      expect(given(...counting).when(counter, count(3, 1))).toEqual({ events: counted(counter, 3, 1) })
    expect(teller.when(neighbour, count(3, 1))).toHaveProperty('events')
    for (const duty of ['scrutineer', 'teller'] as const) {
      const given1: MeetingEvent = { type: 'meeting.dutyAssigned', v: 1, participant: deputy.id, duty }
      expect(given(...counting, given1).when(deputy, count(3, 1))).toHaveProperty('events')
    }
    expect(given(...counting).when(resident, count(3, 1))).toEqual({ refused: 'who.counter' })
    expect(given(...counting).when(chair, count(3, 1))).toEqual({ refused: 'who.counter' })
  })

  it('HANDS-1 each counts once, and two are enough', () => {
    const one = given(...counting, ...counted(officer, 3, 1))
    expect(one.when(officer, count(3, 1))).toEqual({ refused: 'ballot.alreadyCounted' })
    expect(one.when(chair, close)).toEqual({ refused: 'ballot.countMissing' })
    const two = given(...counting, ...counted(officer, 3, 1), ...counted(recorder, 3, 1))
    expect(two.when(gridWorker, count(3, 1))).toEqual({ refused: 'ballot.alreadyCounted' })
    expect(two.when(chair, close)).toMatchObject({
      events: [{ result: { yes: 3, no: 1, abstain: 0, silent: 0, needed: 3, passed: true, table: [] } }],
    })
  })

  it('HANDS-2 who do not agree count again', () => {
    const sheets = [
      { participant: officer.id, sheet: { method: 'hands', yes: 3, no: 1 } },
      { participant: recorder.id, sheet: { method: 'hands', yes: 2, no: 1 } },
    ] as const
    const disagreed: MeetingEvent = { type: 'ballot.disagreed', v: 1, ballot, sheets }
    expect(given(...counting, ...counted(officer, 3, 1)).when(recorder, count(2, 1))).toEqual({
      events: [...counted(recorder, 2, 1), disagreed],
    })
    const again = given(...counting, ...counted(officer, 3, 1), ...counted(recorder, 2, 1), disagreed)
    expect(again.state.ballot.ballots[ballot]).toMatchObject({
      ...{ marked: {}, sheets: {}, handedInAt: {} },
      disagreed: [sheets],
    })
    expect(again.when(officer, count(2, 1))).toHaveProperty('events')
  })

  it('HANDS-3 no more hands than people entitled', () => {
    expect(given(...counting).when(officer, count(4, 0))).toHaveProperty('events')
    expect(given(...counting).when(officer, count(4, 1))).toEqual({ refused: 'ballot.tooManyHands' })
  })

  it('HANDS-1 nobody’s hand is counted before anybody has', () => {
    const before = fold(counting).ballot.ballots[ballot]!
    expect(resultOf(before, rulePacks.stationCouncil.decision)).toMatchObject({ yes: 0, no: 0, silent: 4 })
  })
})
