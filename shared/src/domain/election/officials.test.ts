import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import type { BallotId } from '../../lib/ids.ts'
import { boxWith, plainTerms, briefOf } from '../../testing/box-contents.ts'
import {
  assigned,
  chair,
  deputy,
  fold,
  given,
  guest,
  joined,
  neighbour,
  scrutineer,
  stranger,
  teller,
  type Known,
} from '../../testing/given.ts'
import type { BallotCommand } from '../ballot/schema.ts'
import type { AskedTerms } from '../ballot/secret/terms.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { chiefOf, unitsLike } from './package.ts'
import type { ElectionCommand } from './schema.ts'
import {
  a,
  b,
  c,
  ballot,
  briefs,
  duties,
  ids,
  list,
  main,
  named,
  namedVoted,
  official,
  on,
  planned,
  propose,
  put,
  ready,
  room,
  rulesVoted,
  voted,
} from '../../testing/domain/election.ts'

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

  it('ELECT-4 nobody from a unit that is named beside others, or written with other signs', () => {
    const several: MeetingEvent = {
      type: 'election.briefSet',
      v: 1,
      issue: a,
      brief: briefOf('区住建局（物业科）、路灯所'),
    }
    const from = (unit: string) => {
      const officials = [...list.slice(1), official(scrutineer, 'scrutineer', unit)]
      return given(...ready, several).when(chair, propose(officials))
    }
    for (const unit of ['路灯所', ' 路 灯 所', '区住建局物业科', '区住建局(物业科)', '中学、路灯所'])
      expect(from(unit)).toEqual({ refused: 'election.conflict' })
    for (const unit of ['', '路灯', '区住建局', '、']) expect(from(unit)).toHaveProperty('events')
  })

  it('ELECT-4 a unit that may be part of another one, or its short name, is shown and refuses nothing', () => {
    const several: MeetingEvent = {
      type: 'election.briefSet',
      v: 1,
      issue: a,
      brief: briefOf('区住建局物业科、路灯所'),
    }
    const like = (unit: string) => unitsLike(fold([...ready, several]), { unit })
    expect(like('区住建局')).toEqual(['区住建局物业科、路灯所'])
    expect(like('区路灯所执法队')).toEqual(['区住建局物业科、路灯所'])
    for (const unit of ['', '局', '中学', '路灯所', '区住建局物业科']) expect(like(unit)).toEqual([])
  })

  it('ELECT-14 总监票人 is one of the scrutineers, named or the first of them, and known to whom they approve', () => {
    const chief = { ...list[1]!, chief: true }
    const proposed = (officials: typeof list) => given(...ready).when(chair, propose(officials))
    const chiefsIn = (officials: typeof list) => {
      const event = proposed(officials).events![1] as Extract<
        MeetingEvent,
        { type: 'election.officialsProposed' }
      >
      return event.officials.filter((one) => one.chief).map(({ participant }) => participant)
    }
    expect(chiefsIn(list)).toEqual([scrutineer.id])
    expect(chiefsIn([list[2]!, list[0]!, list[1]!])).toEqual([scrutineer.id])
    expect(chiefsIn([list[0]!, chief, list[2]!])).toEqual([deputy.id])
    expect(proposed([{ ...list[0]!, chief: true }, chief, list[2]!])).toEqual({
      refused: 'election.oneChief',
    })
    expect(proposed([list[0]!, list[1]!, { ...list[2]!, chief: true }])).toEqual({
      refused: 'election.oneChief',
    })
  })

  it('ELECT-14 is the chief once approved and on duty, and not while moderating', () => {
    const named = namedVoted(true).map((event): MeetingEvent =>
      event.type === 'election.officialsProposed'
        ? {
            ...event,
            officials: event.officials.map((one, at) => (at === 0 ? { ...one, chief: true } : one)),
          }
        : event,
    )
    const chief = (...events: readonly MeetingEvent[]) => chiefOf(fold([...ready, ...events]))
    expect(chief(...named, ...duties)).toBe(scrutineer.id)
    expect(chief(...named)).toBeNull()
    expect(chief(...namedVoted(true), ...duties)).toBeNull()
    expect(chief(...named, ...duties, assigned(scrutineer, 'moderator'))).toBeNull()
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
    expect(refusal(prepared, { plain: true })).toBe('ballot.majorityAsked')
    for (const more of [{ budget: 1 }, { scoreMax: 5 }, { points: 9 }, { costs: [{ option: a, fen: 1 }] }])
      expect(refusal(prepared, more)).toBe('election.otherTerms')
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

  it('ELECT-14 总监票人 signs before it is announced, and rules on what cannot be read', () => {
    const named = namedVoted(true).map((event): MeetingEvent =>
      event.type === 'election.officialsProposed'
        ? {
            ...event,
            officials: event.officials.map((one, at) => (at === 0 ? { ...one, chief: true } : one)),
          }
        : event,
    )
    const before = [...ready, ...rulesVoted(true), ...named, ...duties, put(main, ids)]
    const opened = given(...before).when(chair, open()).events!
    const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
    const voted = [...before, ...opened, stopped]
    const rule = {
      type: 'ballot.ruleSheet',
      ballot,
      sheet: 1,
      row: null,
      as: 'void',
      reason: '看不清',
    } as const
    expect(given(...voted).when(deputy, rule)).toEqual({ refused: 'ballot.chiefRules' })
    const boxes = { boxes: { [ballot]: boxWith(['yya', 'yya', 'yya', 'yya', 'aaa']) } }
    expect(given(...voted).when(scrutineer, rule, boxes)).toHaveProperty('events')
    const count = given(...voted).when(scrutineer, { type: 'ballot.count', ballot }, boxes).events!
    const signed = (one: Known): MeetingEvent => ({
      ...{ type: 'ballot.signed', v: 1, ballot, participant: one.id },
    })
    const announce: BallotCommand = { type: 'ballot.announce', ballot }
    const others = [...voted, ...count, signed(deputy), signed(teller)]
    expect(given(...others).when(chair, announce)).toEqual({ refused: 'ballot.chiefMissing' })
    expect(given(...others, signed(scrutineer)).when(chair, announce)).toHaveProperty('events')
  })

  it('ELECT-6 has each candidate with what it costs', () => {
    const { events } = given(...prepared, put(main, ids)).when(chair, open())
    expect(events).toMatchObject([{ terms: { candidates: ids.map((id) => ({ id, cost: 5_000_000 })) } }])
  })

  it('ELECT-6 other motions go their own way', () => {
    const free = [...room, ...duties, put(main, ids)]
    const advice = open({ seats: 1, binding: false })
    expect(given(...free).when(chair, advice)).toHaveProperty('events')
    expect(refusal([...ready, ...duties], { seats: 1 }, [a])).toBeNull()
    const planOfTwo = { ...planned, candidates: [a, b] } as MeetingEvent
    const aside = given(...room, ...briefs, planOfTwo, ...duties, put(main, [b, c]))
    expect(aside.when(chair, advice)).toHaveProperty('events')
  })

  it('ELECT-12 票决 among several projects is planned, by whatever rule; on one alone it need not be', () => {
    const free = [...room, ...duties]
    for (const asked of [{}, { seats: 1 }, { rule: 'k_approval' as const }, { among: [a] }])
      expect(refusal(free, asked)).toBe('election.planFirst')
    expect(refusal(free, { seats: 1 }, [a])).toBeNull()
    expect(refusal(free, { seats: 1 }, [])).toBeNull()
    const planOfTwo = { ...planned, candidates: [a, b] } as MeetingEvent
    const aside = [...room, ...briefs, planOfTwo, ...duties]
    expect(refusal(aside, { seats: 1 }, [b, c])).toBe('election.planFirst')
  })

  it('ELECT-12 one option more takes no motion past the package, neither binding nor as advice', () => {
    const planOfTwo = { ...planned, candidates: [a, b] } as MeetingEvent
    const early = [...room, ...briefs, planOfTwo, ...duties]
    expect(refusal(early, { seats: 1 })).toBe('election.rulesNotAdopted')
    const adopted = [...early.slice(0, -3), ...rulesVoted(true), ...namedVoted(true), ...duties]
    for (const binding of [true, false])
      expect(refusal(adopted, { seats: 1, binding })).toBe('election.otherCandidates')
    const byHands = { type: 'ballot.open', ballot, motion: main, endDebate: '', method: 'hands' } as const
    expect(given(...adopted, put(main, ids)).when(chair, byHands)).toEqual({ refused: 'election.secretOnly' })
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
