import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import {
  clerk,
  foldCase,
  givenCase,
  groupHead,
  mediator,
  noonOf,
  partyA,
  partyB,
  stranger,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import type { CaseCommand, CaseEvent } from '../case-state.ts'
import type { CaseLifeCommand } from './schema.ts'

type Of<Type extends CaseLifeCommand['type']> = Extract<CaseLifeCommand, { type: Type }>

const talking = untilPhase('mediating')
const now = noonOf('2026-07-12')
const record = (changed: Partial<Of<'case.recordTalk'>> = {}): CaseCommand => ({
  type: 'case.recordTalk',
  ...{ place: '村委会', on: '2026-07-12', present: [partyA.id, partyB.id], guests: [] },
  ...{ words: '双方说了各自的想法', result: 'continued' },
  ...changed,
})
const recorded: CaseEvent = {
  ...{ type: 'case.talkRecorded', v: 1, place: '村委会', on: '2026-07-12' },
  ...{ present: [partyA.id, partyB.id], guests: [], words: '双方说了各自的想法', result: 'continued' },
}
const consented = (party: { id: string }, who = '老支书'): CaseEvent => ({
  ...{ type: 'party.consented', v: 1, party: party.id, who, as: 'neighbour', beside: false },
})

describe('a talk', () => {
  it('TALK-1 is recorded by who mediates, with who was there, on a day that has come', () => {
    expect(givenCase(...talking).when(mediator, record(), { now })).toEqual({ events: [recorded] })
    expect(givenCase(...talking).when(clerk, record(), { now })).toEqual({ refused: 'who.mediator' })
    expect(givenCase(...talking).when(mediator, record({ present: [stranger.id] }), { now })).toEqual({
      refused: 'party.unknown',
    })
    expect(givenCase(...talking).when(mediator, record({ on: '2026-07-13' }), { now })).toEqual({
      refused: 'case.notYet',
    })
    expect(foldCase([...talking, recorded]).case.talks).toMatchObject([
      { place: '村委会', by: mediator.id, result: 'continued' },
    ])
  })

  it('TALK-1 so many are kept', () => {
    const many = (count: number) => givenCase(...talking, ...Array.from({ length: count }, () => recorded))
    expect(many(limits.talksPerCaseMax - 1).when(mediator, record(), { now })).toHaveProperty('events')
    expect(many(limits.talksPerCaseMax).when(mediator, record(), { now })).toEqual({
      refused: 'case.tooManyTalks',
    })
  })

  it('TALK-2 others sit in only if every party agreed to them', () => {
    const ask = (...events: CaseEvent[]) =>
      givenCase(...talking, ...events).when(mediator, record({ guests: [{ name: '老支书' }] }), { now })
    expect(ask()).toEqual({ refused: 'case.guestNotAgreed' })
    expect(ask(consented(partyA))).toEqual({ refused: 'case.guestNotAgreed' })
    expect(ask(consented(partyA), consented(partyB, '别人'))).toEqual({ refused: 'case.guestNotAgreed' })
    expect(ask(consented(partyA), consented(partyB))).toMatchObject({ events: [{ guests: ['老支书'] }] })
  })

  it('TALK-3 is behind closed doors unless the parties want it open', () => {
    const open = { type: 'case.askOpen', party: partyA.id } as const
    const asked: CaseEvent = { type: 'case.openAsked', v: 1, party: partyA.id, open: true, beside: false }
    expect(givenCase(...talking).when(partyA, open)).toEqual({ events: [asked] })
    expect(givenCase(...talking, asked).when(partyA, open)).toEqual({ refused: 'case.alreadySo' })
    expect(
      givenCase(...talking, asked).when(mediator, { type: 'case.askClosed', party: partyA.id }),
    ).toMatchObject({ events: [{ open: false, beside: true }] })
    expect(foldCase([...talking, asked]).case.openAsked).toEqual({ [partyA.id]: true })
  })
})

describe('the month', () => {
  const extend = (party: { id: string }, until = '2026-09-02') =>
    ({ type: 'case.extend', party: party.id, until }) as Of<'case.extend'>
  const agreed = (party: { id: string }, until = '2026-09-02'): CaseEvent => ({
    ...{ type: 'case.extensionAgreed', v: 1, party: party.id, until, beside: false },
  })

  it('TALK-4 ends on the same day of the next month, and later once all parties agree to the same day', () => {
    expect(foldCase(talking).case.limitOn).toBe('2026-08-02')
    expect(givenCase(...talking).when(partyA, extend(partyA))).toEqual({ events: [agreed(partyA)] })
    const one = givenCase(...talking, agreed(partyA))
    expect(one.when(groupHead, extend(partyB))).toEqual({
      events: [agreed(partyB), { type: 'case.extended', v: 1, until: '2026-09-02' }],
    })
    expect(one.when(groupHead, extend(partyB, '2026-08-20'))).toEqual({
      events: [agreed(partyB, '2026-08-20')],
    })
    expect(one.when(partyA, extend(partyA))).toEqual({ refused: 'case.alreadySo' })
    expect(givenCase(...talking).when(partyA, extend(partyA, '2026-08-02'))).toEqual({
      refused: 'case.notLater',
    })
    expect(givenCase(...talking).when(partyA, extend(partyA, '2026-08-03'))).toHaveProperty('events')
    const extended: CaseEvent = { type: 'case.extended', v: 1, until: '2026-09-02' }
    expect(foldCase([...talking, agreed(partyA), extended]).case).toMatchObject({
      limitOn: '2026-09-02',
      extensions: {},
    })
  })
})

describe('an agreement by word of mouth', () => {
  const agree = (changed: Partial<Of<'case.agreeOral'>> = {}): CaseCommand => ({
    type: 'case.agreeOral',
    ...{ facts: '水管漏水', content: '换水管', performance: '当天换好', performedAtOnce: true },
    simple: true,
    agreed: [partyA.id, partyB.id],
    ...changed,
  })
  const asksWritten: CaseEvent = { type: 'case.writtenAsked', v: 1, party: partyA.id, beside: false }

  it('TALK-5 is written down by who mediates, and in effect that day', () => {
    expect(givenCase(...talking).when(mediator, agree(), { now })).toMatchObject({
      events: [{ type: 'case.agreedOrally' }, { type: 'case.oralTookEffect', on: '2026-07-12' }],
    })
    const effect: CaseEvent = { type: 'case.oralTookEffect', v: 1, on: '2026-07-12' }
    const { case: part } = foldCase([...untilPhase('agreedOral'), effect])
    expect(part).toMatchObject({ phase: 'effective', effectiveOn: '2026-07-12', oral: { content: '换' } })
    expect(part.course.map(({ phase }) => phase).slice(-2)).toEqual(['agreedOral', 'effective'])
  })

  it('TALK-6 needs every party’s word, a simple matter, what is done on the spot, and nobody who wants it in writing', () => {
    const ask = (changed: Partial<Of<'case.agreeOral'>>, ...events: CaseEvent[]) =>
      givenCase(...talking, ...events).when(mediator, agree(changed), { now })
    expect(ask({ performedAtOnce: false })).toEqual({ refused: 'case.mustBeWritten' })
    expect(ask({ simple: false })).toEqual({ refused: 'case.grave' })
    expect(ask({ agreed: [partyA.id] })).toEqual({ refused: 'case.notAllAgreed' })
    expect(ask({ agreed: [partyA.id, stranger.id] })).toEqual({ refused: 'case.notAllAgreed' })
    expect(ask({}, asksWritten)).toEqual({ refused: 'case.writtenAsked' })
    const written = { type: 'case.askWritten', party: partyA.id } as const
    expect(givenCase(...talking).when(partyA, written)).toEqual({ events: [asksWritten] })
    expect(givenCase(...talking, asksWritten).when(partyA, written)).toEqual({ refused: 'case.alreadySo' })
  })
})
