import type { Duty } from '../../decider.ts'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import type { BallotId, IssueId, MotionId } from '../../../lib/ids.ts'
import { boxWith, fingerprintOf, plainTerms } from '../../../testing/box-contents.ts'
import {
  assigned,
  board,
  by,
  chair,
  confirmed,
  deputy,
  fold,
  given,
  neighbour,
  noon,
  officer,
  resident,
  scrutineer,
  teller,
  until,
  type Known,
} from '../../../testing/given.ts'
import type { BoxContents } from '../../boxes.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import { rulePacks } from '../../rules/packs.ts'
import { pastHalf } from '../../rules/share.ts'
import { ballotOnScreen } from '../screen.ts'
import type { BallotCommand } from '../schema.ts'
import type { AskedTerms } from './terms.ts'

const motion = 'motion' as MotionId
const ballot = 'ballot' as BallotId
const again = 'again' as BallotId
const [a, b, c] = ['a', 'b', 'c'] as unknown as [IssueId, IssueId, IssueId]

const put = (...options: readonly string[]): MeetingEvent => ({
  ...{ type: 'motion.put', v: 1, motion, mover: resident.id, text: '选民生实事' },
  options: options.map((issue) => ({ issue, title: `title of ${issue}`, detail: '' })),
  ...{ who: '街道办', what: '办', when: '', cost: '' },
})
const locked: MeetingEvent = {
  type: 'issue.listLocked',
  v: 1,
  quote: board({ id: a, author: resident }),
}
const voters = [resident, neighbour, deputy, scrutineer, teller]
const watching = [
  assigned(scrutineer, 'scrutineer'),
  assigned(deputy, 'scrutineer'),
  assigned(teller, 'teller'),
]
const room = [...until('inProgress'), ...watching, ...voters.map((one) => confirmed(one))]
const ready = [...room, put(a, b, c), locked]

const open = (asked: Partial<AskedTerms> = {}, id = ballot): BallotCommand => ({
  ...{ type: 'ballot.openSecret', ballot: id, motion, endDebate: '', terms: { ...plainTerms, ...asked } },
})
type Opened = Extract<MeetingEvent, { type: 'ballot.secretOpened' }>
const openedBy = (events: readonly MeetingEvent[], command: BallotCommand): Opened =>
  given(...events).when(chair, command).events![0] as Opened
const opened = openedBy(ready, open({ seats: 2 }))
const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
const voted = [...ready, opened, stopped]

const count: BallotCommand = { type: 'ballot.count', ballot }
const announce: BallotCommand = { type: 'ballot.announce', ballot }
const counting = (papers: readonly string[], issued?: number): { boxes: Record<string, BoxContents> } => ({
  boxes: { [ballot]: boxWith(papers, issued), [again]: boxWith(papers, issued) },
})
/** Everything up to and with a count of these papers. */
const countedOf = (events: readonly MeetingEvent[], papers: readonly string[], issued?: number) => [
  ...events,
  ...given(...events).when(scrutineer, count, counting(papers, issued)).events!,
]
const clear = ['yya', 'yya', 'yan', 'yaa', 'aay']
const counted = countedOf(voted, clear)
const sign = (
  events: readonly MeetingEvent[],
  fingerprint = fingerprintOf(fold(events), ballot),
): BallotCommand => ({
  ...{ type: 'ballot.sign', ballot, fingerprint },
})
const signed = (person: Known): MeetingEvent => ({
  type: 'ballot.signed',
  v: 1,
  ballot,
  participant: person.id,
})
const bothSigned = (events: readonly MeetingEvent[]) => [...events, signed(scrutineer), signed(deputy)]
const announcedOf = (events: readonly MeetingEvent[]): readonly MeetingEvent[] => [
  ...bothSigned(events),
  ...given(...bothSigned(events)).when(chair, announce).events!,
]

describe('opening', () => {
  it('SECRET-13 freezes who may vote, the candidates in the order of the motion and the pack', () => {
    const { name, source, asOf, decision } = rulePacks.stationCouncil
    expect(opened).toEqual({
      ...{ type: 'ballot.secretOpened', v: 1, ballot, motion, endDebate: '', after: '', expected: null },
      entitled: voters.map(({ id }) => id),
      terms: {
        ...{ rule: 'threshold', seats: 2, budget: null, scoreMax: null, points: null, binding: true },
        candidates: [a, b, c].map((id) => ({ id, title: `title of ${id}`, cost: 0 })),
        majority: { share: decision.share, base: 'present', count: 5 },
        pack: { name, source, asOf, said: decision.said },
      },
    })
    const { meeting, ballot: part } = fold([...ready, opened])
    expect([meeting.phase, part.open]).toEqual(['voting', ballot])
    expect(part.secret[ballot]).toMatchObject({ openedAt: noon, castsFrom: noon + limits.issuingWindowMs })
  })

  it('SECRET-13 is the moderator’s, as of every ballot, and needs two scrutineers who do not moderate', () => {
    expect(given(...ready).when(officer, open())).toEqual({ refused: 'who.moderator' })
    expect(given(...ready.slice(0, -1)).when(chair, open())).toEqual({ refused: 'motion.listOpen' })
    expect(given(...ready, opened).when(chair, open())).toEqual({ refused: 'meeting.wrongPhase' })
    const one = [...until('inProgress'), watching[0]!, ...voters.map((voter) => confirmed(voter)), put()]
    expect(given(...one).when(chair, open())).toEqual({ refused: 'ballot.scrutineersMissing' })
    expect(given(...one, assigned(chair, 'scrutineer')).when(chair, open())).toEqual({
      refused: 'ballot.scrutineersMissing',
    })
    expect(given(...one, assigned(deputy, 'scrutineer')).when(chair, open())).toHaveProperty('events')
    expect(limits.signaturesNeeded).toBe(2)
  })

  it('SECRET-13 on the motion itself where it has not several options', () => {
    for (const motionPut of [put(), put(a)])
      expect(openedBy([...room, motionPut, locked], open()).terms.candidates).toEqual([
        { id: motion, title: '选民生实事', cost: 0 },
      ])
  })

  it('SECRET-13 among some of the options', () => {
    expect(openedBy(ready, open({ among: [a, c] })).terms.candidates.map(({ id }) => id)).toEqual([a, c])
    expect(given(...ready).when(chair, open({ among: ['x'] }))).toEqual({ refused: 'ballot.unknownOption' })
  })

  it('SECRET-13 by the base of the meeting’s rules: 应到 where somebody said how many, those who may vote, papers', () => {
    const expecting: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 6 }
    const majorityOf = (events: readonly MeetingEvent[]) => openedBy(events, open()).terms.majority
    const congress = ready.map((event): MeetingEvent =>
      event.type === 'meeting.drafted'
        ? { ...event, facts: { ...event.facts, kind: 'townCongress' } }
        : event,
    )
    expect(majorityOf([...congress, expecting])).toMatchObject({ base: 'all', count: 6 })
    expect(majorityOf(congress)).toMatchObject({ base: 'present', count: 5 })
    const own = (base: 'returned' | 'valid') =>
      ready.map((event): MeetingEvent => {
        if (event.type !== 'meeting.announced') return event
        const settings = { quorum: null, decision: { share: pastHalf, base }, contestPercent: 20 }
        return { ...event, rules: { settings, source: '本会票选办法', asOf: '2026-01' } }
      })
    expect(majorityOf(own('returned'))).toMatchObject({ base: 'returned', count: 0 })
    expect(majorityOf(own('valid'))).toMatchObject({ base: 'valid', count: 0 })
  })

  it('SECRET-13 with whatever its rule asks for', () => {
    const costs = [a, b, c].map((option) => ({ option, fen: 100 }))
    const refusal = (asked: Partial<AskedTerms>) => given(...ready).when(chair, open(asked)).refused ?? null
    expect(refusal({ seats: 3 })).toBeNull()
    expect(refusal({ seats: 4 })).toBe('ballot.tooManySeats')
    expect(refusal({ rule: 'irv', seats: 4 })).toBeNull()
    expect([refusal({ rule: 'score' }), refusal({ rule: 'score', scoreMax: 5 })]).toEqual([
      ...['ballot.termsMissing', null],
    ])
    expect([refusal({ rule: 'cumulative' }), refusal({ rule: 'cumulative', points: 5 })]).toEqual([
      ...['ballot.termsMissing', null],
    ])
    expect([
      refusal({ rule: 'mes', costs }),
      refusal({ rule: 'mes', budget: 200 }),
      refusal({ rule: 'mes', budget: 200, costs }),
    ]).toEqual(['ballot.termsMissing', 'ballot.termsMissing', null])
    expect(openedBy(ready, open({ rule: 'mes', budget: 200, costs })).terms).toMatchObject({
      ...{ majority: null, candidates: [{ cost: 100 }, { cost: 100 }, { cost: 100 }] },
    })
  })

  it('SECRET-13 under an id of its own', () => {
    const named: MeetingEvent = {
      ...{ type: 'ballot.opened', v: 1, ballot: again, motion, method: 'open', entitled: [] },
      ...{ expected: null, endDebate: '' },
    }
    const off = (id: string): MeetingEvent => ({ type: 'ballot.annulled', v: 1, ballot: id, reason: '断网' })
    const both = given(...ready, named, off(again), opened, off(ballot))
    expect(both.when(chair, open())).toEqual({ refused: 'ballot.repeatedId' })
    expect(both.when(chair, open({}, again))).toEqual({ refused: 'ballot.repeatedId' })
    const openly = { type: 'ballot.open', ballot, motion, method: 'open', endDebate: '' } as const
    expect(both.when(chair, openly)).toEqual({ refused: 'ballot.repeatedId' })
  })
})

describe('counting', () => {
  it('SECRET-15 is stopped first, and goes on again only before it was counted', () => {
    const resume: BallotCommand = { type: 'ballot.resume', ballot, reason: '点错了' }
    expect(given(...ready, opened).when(scrutineer, count, counting([]))).toEqual({
      refused: 'ballot.notStopped',
    })
    expect(given(...voted).when(chair, resume)).toHaveProperty('events')
    expect(given(...counted).when(chair, resume)).toEqual({ refused: 'ballot.alreadyCounted' })
    expect(given(...ready, opened).when(chair, { type: 'ballot.stop', ballot })).toEqual({
      events: [stopped],
    })
    expect(given(...ready, opened).when(chair, resume)).toEqual({ refused: 'ballot.notStopped' })
  })

  it('SECRET-15 tells everybody numbers, roots and the fingerprint, and whether two counts agree', () => {
    const { events } = given(...voted).when(chair, count, counting(['yyy', ...clear], 9))
    expect(events![0]).toMatchObject({
      type: 'ballot.sealed',
      sealing: {
        ...{ issued: 9, phone: 9, booth: 0, paper: 0, returned: 6, unreturned: 3, void: 1 },
        second: 'agrees',
      },
    })
    const { receiptsRoot, ballotsRoot, fingerprint } = (
      events![0] as Extract<MeetingEvent, { type: 'ballot.sealed' }>
    ).sealing
    expect(new Set([receiptsRoot, ballotsRoot, fingerprint]).size).toBe(3)
  })

  it('SECRET-25 is not counted before what came back on paper was entered, where papers were handed out', () => {
    const on = (sheets: number | null) => ({
      boxes: { [ballot]: boxWith(['yyn'], 2, { handedOut: 1, sheets }) },
    })
    expect(given(...voted).when(chair, count, on(null))).toEqual({ refused: 'ballot.sheetsMissing' })
    expect(given(...voted).when(chair, count, on(0)).events?.[0]).toMatchObject({ type: 'ballot.sealed' })
  })

  it('SECRET-4 counts nothing where more came back on paper than was handed out on paper', () => {
    const boxes = { [ballot]: boxWith(['yya', 'yya'], 9, { handedOut: 1, sheets: 2 }) }
    const { events } = given(...voted).when(chair, count, { boxes })
    expect(events![0]).toMatchObject({
      sealing: { issued: 9, paper: 1, sheets: 2, void: 2, second: 'agrees' },
    })
    expect(events![1]).toMatchObject({ outcome: { annulled: true, winners: [], next: 'revote' } })
  })

  it('SECRET-16 nobody is newly made scrutineer or teller while it is open', () => {
    const assign = (duty: Duty) =>
      given(...voted).when(chair, { type: 'meeting.assignDuty', participant: neighbour.id, duty })
    for (const duty of ['scrutineer', 'teller'] as const)
      expect(assign(duty)).toEqual({ refused: 'ballot.certifiersFixed' })
    expect(assign('recorder')).toHaveProperty('events')
    expect(
      given(...ready).when(chair, {
        ...{ type: 'meeting.assignDuty', participant: neighbour.id, duty: 'teller' },
      }),
    ).toHaveProperty('events')
  })

  it('SECRET-15 needs the box, scrutineers, and is done once', () => {
    expect(given(...voted).when(resident, count, counting([]))).toEqual({
      refused: 'who.scrutineerOrModerator',
    })
    expect(given(...voted).when(chair, count)).toEqual({ refused: 'ballot.boxMissing' })
    const relieved: MeetingEvent = {
      ...{ type: 'meeting.dutyRelieved', v: 1, participant: deputy.id, duty: 'scrutineer' },
    }
    expect(given(...voted, relieved).when(chair, count, counting([]))).toEqual({
      refused: 'ballot.scrutineersMissing',
    })
    expect(given(...counted).when(chair, count, counting([]))).toEqual({ refused: 'ballot.alreadyCounted' })
  })

  it('SECRET-14 nobody sees a mark before it is announced but those who certify', () => {
    const told = counted.slice(voted.length + 1)
    expect(told.map((event) => meetingStream.audienceOf(event, scrutineer.id))).toEqual([
      ...[['person:scrutineer'], ['person:deputy'], ['person:teller']],
    ])
    const state = fold(counted)
    const shown = (person: Known) =>
      meetingStream.view(state, meetingStream.audienceClassesOf(state, person)).ballot.secret[ballot]!
        .counts[0]!
    expect(shown(scrutineer)).toMatchObject({ shownTo: [scrutineer.id], outcome: { winners: [a] } })
    for (const person of [chair, officer, resident])
      expect(shown(person)).toMatchObject({ shownTo: [], outcome: null, sealing: { returned: 5 } })
  })

  it('SECRET-14 nor does who moderates, whatever other duty they have', () => {
    const both = [...ready, assigned(chair, 'teller'), opened, stopped]
    expect(countedOf(both, clear).slice(both.length + 1)).toHaveLength(3)
  })
})

describe('certifying', () => {
  it('SECRET-16 two scrutineers sign that very fingerprint, each once, on the phone they hold', () => {
    const both = given(...counted)
    expect(both.when(scrutineer, sign(counted))).toEqual({ events: [signed(scrutineer)] })
    expect(both.when(scrutineer, sign(counted, 'ff'))).toEqual({ refused: 'ballot.otherFingerprint' })
    expect(both.when(teller, sign(counted))).toEqual({ refused: 'who.scrutineer' })
    expect(given(...counted, signed(scrutineer)).when(scrutineer, sign(counted))).toEqual({
      refused: 'ballot.alreadySigned',
    })
    expect(given(...voted).when(scrutineer, sign(voted))).toEqual({ refused: 'ballot.notCounted' })
  })

  it('SECRET-16 not who moderates, and not who was no scrutineer when it was counted', () => {
    const moderates = [...counted, assigned(scrutineer, 'moderator')]
    expect(given(...moderates).when(scrutineer, sign(counted))).toEqual({ refused: 'who.scrutineer' })
    const later = [...counted, assigned(resident, 'scrutineer')]
    expect(given(...later).when(resident, sign(counted))).toEqual({ refused: 'ballot.notShown' })
  })

  it('SECRET-11 a count of which the second says otherwise is signed by nobody', () => {
    const differing = counted.map((event): MeetingEvent =>
      event.type === 'ballot.sealed' ? { ...event, sealing: { ...event.sealing, second: 'differs' } } : event,
    )
    expect(given(...differing).when(scrutineer, sign(differing))).toEqual({ refused: 'ballot.countsDiffer' })
  })

  it('SECRET-17 is sent back with a reason and counted again; both counts stay', () => {
    const sendBack: BallotCommand = { type: 'ballot.sendBack', ballot, reason: '少点了一张' }
    const sentBack: MeetingEvent = {
      ...{ type: 'ballot.sentBack', v: 1, ballot, participant: deputy.id, reason: '少点了一张' },
    }
    expect(given(...counted).when(deputy, sendBack)).toEqual({ events: [sentBack] })
    expect(given(...voted).when(deputy, sendBack)).toEqual({ refused: 'ballot.notCounted' })
    const back = [...counted, signed(scrutineer), sentBack]
    expect(given(...back).when(deputy, sendBack)).toEqual({ refused: 'ballot.notCounted' })
    expect(given(...back).when(scrutineer, sign(counted))).toEqual({ refused: 'ballot.notCounted' })
    const twice = fold(countedOf(back, clear)).ballot.secret[ballot]!.counts
    expect(twice).toMatchObject([
      { sentBack: { participant: deputy.id } },
      { sentBack: null, signatures: [] },
    ])
  })
})

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

describe('a wall', () => {
  const wall = (events: readonly MeetingEvent[]) => ballotOnScreen(fold(events))

  it('SECRET-21 shows numbers and no mark until it is announced, and names never', () => {
    expect(wall([...ready, opened])?.secret).toMatchObject({
      ...{
        stopped: false,
        entitled: 5,
        isRevote: false,
        papers: 0,
        sealing: null,
        signed: 0,
        announced: null,
      },
    })
    expect(ballotOnScreen(fold([...ready, opened]), { [ballot]: 3 })?.secret?.papers).toBe(3)
    const before = wall([...counted, signed(scrutineer)])
    expect(before).toMatchObject({
      vote: null,
      secret: { stopped: true, sealing: { returned: 5 }, signed: 1 },
    })
    expect(JSON.stringify(before)).not.toContain('"yes"')
    const after = wall(announcedOf(counted))
    expect(after?.secret?.announced).toMatchObject({ elected: [a] })
    for (const { id } of voters) expect(JSON.stringify(after)).not.toContain(`"${id}"`)
  })

  it('SECRET-21 goes on to the vote that was told last, of whichever sort', () => {
    const result = {
      ...{ yes: 1, no: 0, abstain: 0, silent: 0, baseCount: 1, needed: 1, passed: true, table: [] },
      base: 'present' as const,
    }
    const named: MeetingEvent[] = [
      {
        ...{ type: 'ballot.opened', v: 1, ballot: again, motion, method: 'open', entitled: [] },
        ...{ expected: null, endDebate: '' },
      },
      { type: 'ballot.closed', v: 1, ballot: again, motion, result },
    ]
    const told = announcedOf(counted)
    expect(wall([...told, ...named])).toMatchObject({ secret: {}, vote: null })
    const later = (event: MeetingEvent) => ({ ...by(chair, event), at: noon + 1 })
    expect(ballotOnScreen(fold([...told, ...named.map(later)]))).toMatchObject({ secret: null, vote: {} })
  })
})
