import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import type { BallotId, IssueId, MotionId } from '../../lib/ids.ts'
import { plainTerms, briefOf } from '../../testing/box-contents.ts'
import {
  assigned,
  board,
  chair,
  confirmed,
  deputy,
  draftedTeaTalk,
  fold,
  given,
  guest,
  joined,
  neighbour,
  officer,
  resident,
  scrutineer,
  stranger,
  teller,
  until,
  type Known,
} from '../../testing/given.ts'
import type { BallotCommand } from '../ballot/schema.ts'
import type { AskedTerms } from '../ballot/secret/terms.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import type { MeetingKind } from '../meeting/schema.ts'
import { electionStep } from './journey.ts'
import { electionOnScreen } from './screen.ts'
import { unapproved } from './package.ts'
import type { ElectionCommand } from './schema.ts'
import type { Official } from './state.ts'

const ids = ['a', 'b', 'c'] as unknown as readonly IssueId[]
const [a, b, c] = ids as readonly [IssueId, IssueId, IssueId]
const [rules, named, main] = ['rules', 'named', 'main'] as unknown as readonly [MotionId, MotionId, MotionId]
const ballot = 'ballot' as BallotId

const locked: MeetingEvent = {
  type: 'issue.listLocked',
  v: 1,
  quote: board(...ids.map((id) => ({ id, author: resident }))),
}
const voters = [resident, neighbour, deputy, scrutineer, teller]
/** A congress, whose 票选 binds (陕规). */
const congress = until('inProgress').map((event): MeetingEvent =>
  event.type === 'meeting.drafted' ? { ...event, facts: { ...event.facts, kind: 'townCongress' } } : event,
)
const room = [...congress, ...voters.map((one) => confirmed(one)), locked]
const briefs = ids.map((issue, index): MeetingEvent => ({
  ...{ type: 'election.briefSet', v: 1, issue, brief: briefOf(['街道办', '水务所', '城管'][index]!) },
}))
type Plan = Extract<ElectionCommand, { type: 'election.plan' }>
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{ type: 'election.plan', candidates: ids, rule: 'threshold', seats: 2, binding: true },
  ...{ rulesText: '最多选两个，多选作废。', thinContest: '' },
  ...more,
})
const planned: MeetingEvent = {
  ...{ type: 'election.planned', v: 1, candidates: ids, rule: 'threshold', seats: 2, binding: true },
  ...{ rulesText: '最多选两个，多选作废。', thinContest: '' },
}
const ready = [...room, ...briefs, planned]

const put = (motion: MotionId, options: readonly string[] = []): MeetingEvent => ({
  ...{ type: 'motion.put', v: 1, motion, mover: resident.id, text: '票选' },
  options: options.map((issue) => ({ issue, title: `title of ${issue}`, detail: '' })),
  ...{ who: '本次会议', what: '票选', when: '', cost: '' },
})
const voted = (motion: MotionId, passed: boolean): MeetingEvent => ({
  ...{ type: 'ballot.closed', v: 1, ballot: `on ${motion}`, motion },
  result: {
    ...{ yes: 5, no: 0, abstain: 0, silent: 0, base: 'present', baseCount: 5, needed: 3 },
    ...{ passed, table: [] },
  },
})
const on = (motion: MotionId): MeetingEvent => ({
  ...{ type: 'ballot.opened', v: 1, ballot: `on ${motion}`, motion, method: 'hands' },
  ...{ entitled: voters.map(({ id }) => id), expected: null, endDebate: '' },
})
const rulesPut: MeetingEvent[] = [put(rules), { type: 'election.rulesPut', v: 1, motion: rules }]
const rulesVoted = (passed: boolean) => [...rulesPut, on(rules), voted(rules, passed)]

const official = (person: Known, duty: Official['duty'], unit = '') => ({
  participant: person.id,
  duty,
  unit,
})
const list = [official(scrutineer, 'scrutineer'), official(deputy, 'scrutineer'), official(teller, 'teller')]
const propose = (officials: readonly ReturnType<typeof official>[] = list): ElectionCommand => ({
  ...{ type: 'election.proposeOfficials', motion: named, mover: resident.id, officials },
})
const namedVoted = (passed: boolean): MeetingEvent[] => [
  ...[put(named), { type: 'election.officialsProposed', v: 1, motion: named, officials: list } as const],
  ...[on(named), voted(named, passed)],
]
const duties = [
  ...[assigned(scrutineer, 'scrutineer'), assigned(deputy, 'scrutineer'), assigned(teller, 'teller')],
]

describe('who stands', () => {
  const setBrief: ElectionCommand = { type: 'election.setBrief', issue: a, brief: briefOf('街道办') }

  it('ELECT-1 entries of the locked list, each with its brief: money, unit, date, content, place', () => {
    expect(given(...room).when(officer, setBrief)).toEqual({ events: [briefs[0]] })
    expect(given(...until('inProgress')).when(officer, setBrief)).toEqual({ refused: 'motion.listOpen' })
    const other = { ...setBrief, issue: 'x' as IssueId }
    expect(given(...room).when(officer, other)).toEqual({ refused: 'issue.notOnBoard' })
    expect(given(...room).when(resident, setBrief)).toEqual({ refused: 'who.officerOrModerator' })
    expect(given(...room, ...briefs.slice(1)).when(chair, plan())).toEqual({
      refused: 'election.briefMissing',
    })
  })

  it('ELECT-1 is planned by officers with the moderator', () => {
    expect(given(...room, ...briefs).when(officer, plan())).toEqual({ events: [planned] })
    expect(fold(ready).election).toMatchObject({ plan: { seats: 2 }, rulesMotion: '', officials: null })
    expect(given(...room, ...briefs).when(chair, plan({ candidates: [a, a] }))).toEqual({
      refused: 'election.repeatedCandidate',
    })
    expect(given(...room, ...briefs).when(chair, plan({ candidates: [a, 'x' as IssueId] }))).toEqual({
      refused: 'issue.notOnBoard',
    })
    const talk = [draftedTeaTalk, ...room.slice(1), ...briefs]
    expect(given(...talk).when(chair, plan())).toEqual({ refused: 'motion.noVotes' })
  })

  it('ELECT-2 more candidates than seats, by a fifth or what the rules ask for', () => {
    const asked = (more: Partial<Plan>) => given(...room, ...briefs).when(chair, plan(more)).refused ?? null
    expect(asked({ seats: 3 })).toBe('election.noContest')
    expect(asked({ seats: 2 })).toBeNull()
    const strict = room.map((event): MeetingEvent => {
      if (event.type !== 'meeting.announced') return event
      const settings = { quorum: null, decision: { share, base: 'present' as const }, contestPercent: 100 }
      return { ...event, rules: { settings, source: '本会票选办法', asOf: '2026-01' } }
    })
    const thin = (more: Partial<Plan>) => given(...strict, ...briefs).when(chair, plan(more)).refused ?? null
    expect(thin({})).toBe('election.thinContest')
    expect(thin({ seats: 1 })).toBeNull()
    expect(thin({ thinContest: '只征集到三个' })).toBe('election.thinContest')
    expect(thin({ binding: false })).toBe('election.thinContest')
    expect(thin({ binding: false, thinContest: '只征集到三个' })).toBeNull()
  })
  const share = { numerator: 1, denominator: 2, inclusive: false }

  it('ELECT-10 排序淘汰 is planned for one seat, which is all it fills', () => {
    const asked = (more: Partial<Plan>) => given(...room, ...briefs).when(chair, plan(more)).refused ?? null
    expect(asked({ rule: 'irv', seats: 1 })).toBeNull()
    expect(asked({ rule: 'irv', seats: 2 })).toBe('election.oneSeatOnly')
    expect(asked({ rule: 'stv_meek', seats: 2 })).toBeNull()
  })

  it.each([
    [1, 2],
    [5, 6],
    [6, 8],
    [10, 12],
    [11, 14],
  ])(
    'ELECT-2 for %i seats %i candidates are asked for, one fewer is refused, one more is not',
    (seats, least) => {
      const issues = Array.from({ length: least + 1 }, (_, at) => `${at}` as IssueId)
      const list: MeetingEvent = {
        type: 'issue.listLocked',
        v: 1,
        quote: board(...issues.map((id) => ({ id, author: resident }))),
      }
      const all = [
        ...[...congress, list],
        ...issues.map((issue): MeetingEvent => ({
          type: 'election.briefSet',
          v: 1,
          issue,
          brief: briefOf('水务所'),
        })),
      ]
      const of = (count: number) =>
        given(...all).when(officer, plan({ seats, candidates: issues.slice(0, count) })).refused ?? null
      expect([of(least - 1), of(least), of(least + 1)]).toEqual([
        least - 1 === seats ? 'election.noContest' : 'election.thinContest',
        null,
        null,
      ])
    },
  )

  it('SECRET-23 a congress binds, a street assembly and a neighbourhood council only recommend', () => {
    const of = (kind: MeetingKind, binding: boolean) => {
      const events = room.map((event): MeetingEvent =>
        event.type === 'meeting.drafted' ? { ...event, facts: { ...event.facts, kind } } : event,
      )
      return given(...events, ...briefs).when(officer, plan({ binding })).refused ?? null
    }
    expect(of('townCongress', true)).toBeNull()
    for (const kind of ['streetAssembly', 'neighborhoodCouncil'] as const)
      expect([of(kind, true), of(kind, false)]).toEqual(['ballot.onlyAdvises', null])
  })
})

describe('the rules of the vote', () => {
  const putRules: ElectionCommand = { type: 'election.putRules', motion: rules, mover: resident.id }

  it('ELECT-3 are put as a motion, and may come again after they were lost', () => {
    const { events } = given(...ready).when(chair, putRules)
    expect(events).toMatchObject([
      { type: 'motion.put', motion: rules, text: '通过票选表决办法（候选 3 个，应选 2 个）', options: [] },
      { type: 'election.rulesPut', motion: rules },
    ])
    expect(given(...room).when(chair, putRules)).toEqual({ refused: 'election.notPlanned' })
    const again = { ...putRules, motion: 'again' as MotionId }
    expect(given(...ready, ...rulesVoted(true)).when(chair, again)).toEqual({ refused: 'election.rulesPut' })
    expect(given(...ready, ...rulesVoted(false)).when(chair, again)).toHaveProperty('events')
    expect(given(...ready, put(main)).when(chair, putRules)).toEqual({ refused: 'motion.active' })
  })

  it('ELECT-3 are not changed once they are before the meeting', () => {
    const before = given(...ready, ...rulesPut)
    expect(before.when(officer, plan())).toEqual({ refused: 'election.rulesPut' })
    const setBrief = { type: 'election.setBrief', issue: a, brief: briefOf('城管') } as const
    expect(before.when(officer, setBrief)).toEqual({ refused: 'election.rulesPut' })
    const fewer: MeetingEvent = { ...planned, candidates: [a, b] } as MeetingEvent
    expect(
      given(...room, ...briefs, fewer, ...rulesPut).when(officer, { ...setBrief, issue: c }),
    ).toHaveProperty('events')
    expect(given(...ready, ...rulesVoted(false)).when(officer, plan())).toHaveProperty('events')
  })
})

describe('who certifies and counts', () => {
  it('ELECT-4 is put to the meeting as a motion', () => {
    expect(given(...ready).when(chair, propose())).toMatchObject({
      events: [
        { type: 'motion.put', text: '通过监票人、计票人名单' },
        { type: 'election.officialsProposed', motion: named, officials: list },
      ],
    })
    expect(given(...room).when(chair, propose())).toEqual({ refused: 'election.notPlanned' })
  })

  it.each([
    ['election.repeatedOfficial', [...list, official(teller, 'scrutineer')]],
    ['floor.notHere', [...list, official(stranger, 'teller')]],
    ['election.moderatorNeutral', [...list, official(chair, 'teller')]],
    ['election.conflict', [...list.slice(1), official(scrutineer, 'scrutineer', ' 街道办')]],
    ['election.officialsMissing', list.slice(1)],
    ['election.officialsMissing', list.slice(0, 2)],
  ] as const)('ELECT-4 %s', (refused, officials) => {
    const events = [...ready, joined(chair)]
    expect(given(...events).when(chair, propose(officials))).toEqual({ refused })
  })

  it('ELECT-4 nobody who was removed, and whoever works elsewhere', () => {
    const gone: MeetingEvent = { type: 'roll.removed', v: 1, participant: guest.id }
    const events = [...ready, joined(guest), gone]
    expect(given(...events).when(chair, propose([...list, official(guest, 'teller')]))).toEqual({
      refused: 'floor.notHere',
    })
    const elsewhere = [...list.slice(1), official(scrutineer, 'scrutineer', '中学')]
    expect(given(...ready).when(chair, propose(elsewhere))).toHaveProperty('events')
    expect(limits.signaturesNeeded).toBe(2)
  })

  it('ELECT-5 has the duty once the meeting has approved, and not before', () => {
    const appoint: ElectionCommand = { type: 'election.appoint' }
    expect(given(...ready, ...namedVoted(true)).when(chair, appoint)).toEqual({ events: duties })
    expect(given(...ready, ...namedVoted(true), duties[0]!).when(chair, appoint)).toEqual({
      events: duties.slice(1),
    })
    expect(given(...ready, ...namedVoted(true), ...duties).when(chair, appoint)).toEqual({
      refused: 'meeting.dutyHeld',
    })
    for (const events of [ready, [...ready, ...namedVoted(false)]])
      expect(given(...events).when(chair, appoint)).toEqual({ refused: 'election.officialsNotApproved' })
  })
})

describe('the ballot itself', () => {
  const open = (asked: Partial<AskedTerms> = {}): Extract<BallotCommand, { type: 'ballot.openSecret' }> => ({
    ...{ type: 'ballot.openSecret', ballot, motion: main, endDebate: '' },
    terms: { ...plainTerms, seats: 2, binding: true, ...asked },
  })
  const prepared = [...ready, ...rulesVoted(true), ...namedVoted(true), ...duties]
  const refusal = (events: readonly MeetingEvent[], asked: Partial<AskedTerms> = {}, options = ids) =>
    given(...events, put(main, options)).when(chair, open(asked)).refused ?? null

  it('ELECT-6 waits for rules that are adopted and for officials that are approved', () => {
    expect(refusal(prepared)).toBeNull()
    expect(refusal([...ready, ...duties, ...namedVoted(true)])).toBe('election.rulesNotAdopted')
    expect(refusal([...ready, ...rulesVoted(false), ...namedVoted(true), ...duties])).toBe(
      'election.rulesNotAdopted',
    )
    expect(refusal([...ready, ...rulesVoted(true), ...duties])).toBe('election.officialsNotApproved')
    expect(refusal([...prepared, assigned(neighbour, 'scrutineer')])).toBe('election.officialsNotApproved')
    expect(refusal([...prepared, assigned(teller, 'scrutineer')])).toBe('election.officialsNotApproved')
  })

  it('ELECT-4 回避 holds when the ballot opens, whatever was written into a brief since', () => {
    const officials = [official(scrutineer, 'scrutineer', '供电所'), ...list.slice(1)]
    const workers: MeetingEvent[] = [
      ...[put(named), { type: 'election.officialsProposed', v: 1, motion: named, officials } as const],
      ...[on(named), voted(named, true)],
    ]
    const since: MeetingEvent = { type: 'election.briefSet', v: 1, issue: a, brief: briefOf('供电所') }
    expect(refusal([...ready, ...workers, ...duties, ...rulesVoted(true)])).toBeNull()
    expect(refusal([...ready, ...workers, ...duties, since, ...rulesVoted(true)])).toBe('election.conflict')
  })

  it('ELECT-6 is held as the meeting has adopted it', () => {
    expect(refusal(prepared, { seats: 1 })).toBe('election.otherTerms')
    expect(refusal(prepared, { rule: 'k_approval' })).toBe('election.otherTerms')
    expect(refusal(prepared, { binding: false })).toBe('election.otherTerms')
    expect(refusal(prepared, { among: [a, b] })).toBe('election.otherTerms')
    expect(refusal(prepared, {}, [a, b])).toBe('election.otherCandidates')
  })

  it('ELECT-6 goes by secret ballot alone, neither by hands nor by name', () => {
    const asked = { type: 'ballot.open', ballot, motion: main, endDebate: '' } as const
    for (const method of ['hands', 'open', 'rollCall'] as const) {
      const opened = given(...prepared, put(main, ids)).when(chair, { ...asked, method })
      expect(opened).toEqual({ refused: 'election.secretOnly' })
    }
    expect(given(...prepared, put(main, [])).when(chair, { ...asked, method: 'hands' })).toHaveProperty(
      'events',
    )
  })

  it('ELECT-6 has each candidate with what it costs', () => {
    const { events } = given(...prepared, put(main, ids)).when(chair, open())
    expect(events).toMatchObject([{ terms: { candidates: ids.map((id) => ({ id, cost: 5_000_000 })) } }])
  })

  it('ELECT-6 other motions go their own way', () => {
    const free = [...room, ...duties, put(main, ids)]
    expect(given(...free).when(chair, open({ seats: 1 }))).toHaveProperty('events')
    expect(refusal([...ready, ...duties], { seats: 1 }, [a])).toBeNull()
    const planOfTwo = { ...planned, candidates: [a, b] } as MeetingEvent
    expect(refusal([...room, ...briefs, planOfTwo, ...duties], { seats: 1 })).toBeNull()
  })

  it('ELECT-6 what an earlier ballot left open goes by that one', () => {
    const first = given(...prepared, put(main, ids)).when(chair, open()).events!
    const line = (candidate: string) => ({ candidate, marks: null, score: null, passed: false, won: false })
    const announced: MeetingEvent = {
      ...{ type: 'ballot.announced', v: 1, ballot, motion: main, elected: [], reserve: [], settled: null },
      outcome: {
        ...{ valid: 2, void: 0, base: null, baseCount: null, needed: null, lines: ids.map(line) },
        ...{ winners: [], tied: [a, b], seatsLeft: 1, ties: [], annulled: false, next: 'revote' },
      },
    }
    const again = { ...open({ seats: 1 }), ballot: 'again' as BallotId }
    expect(given(...prepared, put(main, ids), ...first, announced).when(chair, again)).toHaveProperty(
      'events',
    )
  })
})

describe('where it stands', () => {
  const stepAt = (...events: readonly MeetingEvent[]) => electionStep(fold(events))
  const adopted = [...ready, ...rulesVoted(true)]
  const prepared = [...adopted, ...namedVoted(true), ...duties]
  const onMain = put(main, ids)
  const opened = given(...prepared, onMain).when(chair, {
    ...{ type: 'ballot.openSecret', ballot, motion: main, endDebate: '' },
    terms: { ...plainTerms, seats: 2, binding: true },
  }).events!
  const told = (settled: 'carried' | null): MeetingEvent => ({
    ...{ type: 'ballot.announced', v: 1, ballot, motion: main, elected: [], reserve: [], settled },
    outcome: {
      ...{ valid: 2, void: 0, base: null, baseCount: null, needed: null, lines: [] },
      ...{ winners: [], tied: [a, b], seatsLeft: 1, ties: [], annulled: false, next: 'revote' },
    },
  })

  it('ELECT-8 one step comes next: plan, 表决办法, 监票人 and 计票人, the ballot, what it leaves open', () => {
    expect(stepAt(...room)).toBe('plan')
    expect(stepAt(...ready)).toBe('putRules')
    expect(stepAt(...ready, ...rulesPut)).toBe('voteRules')
    expect(stepAt(...adopted)).toBe('proposeOfficials')
    const named = namedVoted(true)
    expect(stepAt(...adopted, ...named.slice(0, 2))).toBe('voteOfficials')
    expect(stepAt(...adopted, ...named)).toBe('appoint')
    expect(stepAt(...prepared)).toBe('put')
    expect(stepAt(...prepared, onMain)).toBe('open')
    expect(stepAt(...prepared, onMain, ...opened)).toBe('ballot')
    expect(stepAt(...prepared, onMain, ...opened, told(null))).toBe('rest')
    expect(stepAt(...prepared, onMain, ...opened, told('carried'))).toBe('done')
  })

  it('ELECT-8 what was lost comes again, and what was taken off is put again', () => {
    expect(stepAt(...ready, ...rulesVoted(false))).toBe('putRules')
    expect(stepAt(...adopted, ...namedVoted(false))).toBe('proposeOfficials')
    expect(stepAt(...prepared, onMain, { type: 'motion.withdrawn', v: 1, motion: main, reason: '改' })).toBe(
      'put',
    )
  })

  it('ELECT-8 a motion before the rules, on some of the candidates or on something else is not the ballot', () => {
    const before: MeetingEvent[] = [put(main, ids), on(main), voted(main, true)]
    expect(stepAt(...ready, ...before, ...rulesVoted(true), ...namedVoted(true), ...duties)).toBe('put')
    expect(stepAt(...prepared, put(main, [a, b]))).toBe('put')
    expect(stepAt(...prepared, put(main))).toBe('put')
  })

  it('ELECT-8 officials are approved anew when a brief names their unit since, and others give back their duty', () => {
    const officials = [official(scrutineer, 'scrutineer', '供电所'), ...list.slice(1)]
    const since: MeetingEvent = { type: 'election.briefSet', v: 1, issue: a, brief: briefOf('供电所') }
    const proposed: MeetingEvent = { type: 'election.officialsProposed', v: 1, motion: named, officials }
    expect(stepAt(...adopted, put(named), proposed, on(named), voted(named, true), ...duties, since)).toBe(
      'proposeOfficials',
    )
    expect(stepAt(...prepared, assigned(neighbour, 'teller'))).toBe('appoint')
    expect(unapproved(fold([...prepared, assigned(neighbour, 'teller')]))).toEqual([
      { participant: neighbour.id, duty: 'teller' },
    ])
  })
})

describe('a wall', () => {
  const person = (name: string) => ({ name, role: '', grid: '' })
  const wall = (...events: readonly MeetingEvent[]) =>
    electionOnScreen(fold(events), fold(events).motion.active, person)

  it('ELECT-9 shows the 表决办法 in full while it is before the meeting, then who is proposed', () => {
    expect(wall(...ready, ...rulesPut)).toEqual({
      is: 'rules',
      text: '最多选两个，多选作废。',
      binding: true,
    })
    expect(wall(...ready, ...namedVoted(true).slice(0, 2))).toMatchObject({
      is: 'officials',
      list: [{ person: { name: scrutineer.id }, duty: 'scrutineer' }, {}, { duty: 'teller' }],
    })
    expect(wall(...room, put(main))).toBeNull()
    expect(wall(...ready, ...rulesVoted(true), put(main, ids))).toBeNull()
  })
})
