import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import { sentence } from '../../../protocol/rejection-text.ts'
import {
  added,
  at,
  clerk,
  committee,
  deputy,
  everyoneInCase,
  foldCase,
  givenCase,
  groupHead,
  invited,
  mediator,
  noonOf,
  partyA,
  partyB,
  registered,
  registeredAt,
  station,
  stranger,
  told,
  untilPhase,
  type Happened,
} from '../../../testing/mediation/given-case.ts'
import type { Appointment } from '../../decider.ts'
import type { CaseCommand, CaseEvent } from '../case-state.ts'
import { categories, categoryOf, type CategoryId } from './categories.ts'
import { casePhases } from './phase-names.ts'
import { live } from './phases.ts'
import type { CaseLifeCommand, CasePhase } from './schema.ts'
import { caseTransitions } from './transitions.ts'

type Of<Type extends CaseLifeCommand['type']> = Extract<CaseLifeCommand, { type: Type }>

const register = (changed: Partial<Of<'case.register'>> = {}): CaseCommand => ({
  type: 'case.register',
  ...{ station, origin: 'applied', from: null, category: 'landRights' },
  ...{ title: '出嫁女土地权益', brief: '对土地权益有争议', sought: '' },
  ...changed,
})
const named = { participant: mediator.id, capacity: 'people', ties: 'none' } as const
const setMediators = (...mediators: Of<'case.setMediators'>['mediators'][number][]): CaseCommand => ({
  type: 'case.setMediators',
  mediators,
  chosenBy: 'committee',
})
const refuse = { type: 'case.refuse', party: partyA.id, reason: '要去法院' } as const
const terminate = { type: 'case.terminate', party: partyB.id, reason: '不谈了' } as const
const begin = { type: 'case.begin' } as const
const routes = ['arbitration', 'administration', 'court']

const phaseAfter = (...events: readonly Happened[]) => foldCase(events).case.phase

describe('registering', () => {
  it('CASE-1 whoever may register opens a case, which gets the next number of its year in China', () => {
    for (const who of [clerk, committee])
      expect(givenCase().when(who, register(), { nextNumber: (year) => year - 2000 })).toMatchObject({
        events: [{ type: 'case.registered', number: { year: 2026, count: 26 } }],
      })
    const newYear = { now: Date.UTC(2026, 11, 31, 16), nextNumber: () => 1 }
    expect(givenCase().when(clerk, register(), newYear)).toMatchObject({
      events: [{ number: { year: 2027, count: 1 } }],
    })
    expect(givenCase().when(deputy, register())).toEqual({ refused: 'who.clerk' })
    expect(givenCase(registered).when(clerk, register())).toEqual({ refused: 'case.exists' })
  })

  it('CASE-2 what may not be mediated is turned away, with the reason and where to go', () => {
    const turned = (Object.keys(categories) as CategoryId[]).filter((id) => categoryOf(id).notMediable)
    expect(turned).toEqual(['crime', 'officialAct', 'pending', 'reserved'])
    for (const category of turned) {
      const answer = givenCase().when(clerk, register({ category }))
      expect(answer).toEqual({
        refused: 'case.notMediable',
        params: { why: category, route: categoryOf(category).notMediable!.route },
      })
    }
    expect(sentence({ code: 'case.notMediable', params: { why: 'crime', route: 'police' } }).zh).toBe(
      '这类事不能调解：涉嫌犯罪的事由公安机关管。可以去找公安机关。',
    )
    const amend = { type: 'case.amend', title: '改', brief: '改', sought: '' } as const
    const preparing = givenCase(...untilPhase('registered'))
    expect(preparing.when(clerk, { ...amend, category: 'crime' })).toHaveProperty(
      'refused',
      'case.notMediable',
    )
    expect(preparing.when(clerk, { ...amend, category: 'water' })).toHaveProperty('events')
    expect(
      foldCase([
        registered,
        { type: 'case.amended', v: 1, category: 'water', title: '改', brief: '好', sought: '' },
      ]).case,
    ).toMatchObject({ category: 'water', title: '改', brief: '好' })
  })

  it('CASE-3 one that was referred names who did, and no other does', () => {
    const ask = (changed: Partial<Of<'case.register'>>) => givenCase().when(clerk, register(changed))
    expect(ask({ origin: 'referred', from: 'court' })).toHaveProperty('events')
    expect(ask({ origin: 'referred' })).toHaveProperty('refused', 'case.referrerUnclear')
    expect(ask({ origin: 'found', from: 'police' })).toHaveProperty('refused', 'case.referrerUnclear')
  })
})

describe('who mediates', () => {
  it('CASE-4 the committee names mediators without a tie to the matter', () => {
    const ready = givenCase(...untilPhase('registered'))
    expect(ready.when(committee, setMediators(named))).toEqual({
      events: [
        {
          ...{ type: 'case.mediatorsSet', v: 1, chosenBy: 'committee' },
          mediators: [{ participant: mediator.id, capacity: 'people' }],
        },
      ],
    })
    expect(ready.when(clerk, setMediators(named))).toEqual({ refused: 'who.committee' })
    expect(ready.when(committee, setMediators(named, named))).toEqual({ refused: 'case.repeatedMediator' })
    expect(ready.when(committee, setMediators({ ...named, ties: 'kin' }))).toEqual({
      refused: 'case.conflict',
    })
    for (const participant of [partyA.id, groupHead.id])
      expect(ready.when(committee, setMediators({ ...named, participant }))).toEqual({
        refused: 'case.conflict',
      })
  })

  it('CASE-4 they are on the published list, as what they stand there for, within their term', () => {
    const ready = givenCase(...untilPhase('registered'))
    const asInvited = setMediators({ ...named, participant: invited.id, capacity: 'invited' })
    const ask = (appointment: Appointment | null, day = '2026-07-02') =>
      ready.when(committee, asInvited, { appointment: () => appointment, now: noonOf(day) }).refused
    const term = { from: '2026-07-01', until: '2026-07-31' }
    expect(ask(null)).toBe('case.notListed')
    expect(ask({ capacity: 'people', term: null })).toBe('case.notListed')
    const days = ['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01']
    expect(days.map((day) => ask({ capacity: 'invited', term }, day))).toEqual([
      ...['case.termOver', undefined, undefined, 'case.termOver'],
    ])
  })

  it('CASE-4 one who falls ill is replaced, and mediation goes on', () => {
    const talking = givenCase(...untilPhase('mediating'))
    expect(talking.when(committee, setMediators(named))).toHaveProperty('events')
    const only: CaseEvent = {
      ...{ type: 'case.mediatorsSet', v: 1, chosenBy: 'parties' },
      mediators: [{ participant: invited.id, capacity: 'invited' }],
    }
    expect(foldCase([...untilPhase('mediating'), only]).case).toMatchObject({
      phase: 'mediating',
      chosenBy: 'parties',
      mediators: [{ participant: invited.id }],
    })
  })

  it('CASE-4 one who leaves after the final version is replaced; if theirs was the last hand missing, it takes effect', () => {
    const all = untilPhase('effective')
    const isOf = (event: Happened, type: string) => event.type === type
    const unsigned = all.filter(
      (event) =>
        !isOf(event, 'settlement.tookEffect') &&
        !(event.type === 'settlement.signed' && event.signer === invited.id),
    )
    const signing = givenCase(...unsigned)
    expect(signing.state.case.phase).toBe('signing')
    const other = setMediators(named, { ...named, participant: deputy.id, capacity: 'invited' })
    expect(signing.when(committee, other)).toEqual({
      events: [expect.objectContaining({ type: 'case.mediatorsSet' })],
    })
    expect(signing.when(committee, setMediators(named), { now: noonOf('2026-08-30') })).toMatchObject({
      events: [
        { type: 'case.mediatorsSet' },
        {
          type: 'settlement.tookEffect',
          on: '2026-08-30',
          hash: signing.state.settlement.revision?.quote.hash,
        },
      ],
    })
    const bound = givenCase(...all).when(committee, setMediators(named))
    expect(bound).toEqual({ events: [expect.objectContaining({ type: 'case.mediatorsSet' })] })
  })

  it('CASE-14 what lies with the court is not archived before it has ruled', () => {
    const done: CaseEvent = { type: 'performance.completed', v: 1, on: '2026-10-01' }
    const given = givenCase(...untilPhase('confirmApplied'), done)
    expect(given.when(mediator, { type: 'case.archive', retention: 'long' })).toEqual({
      refused: 'confirmation.undecided',
    })
  })

  it('CASE-5 mediation begins once both sides are there and every party knows their rights', () => {
    expect(givenCase(...untilPhase('mediatorSet')).when(mediator, begin)).toEqual({
      events: [{ type: 'case.begun', v: 1 }],
    })
    const named: CaseEvent = {
      ...{ type: 'case.mediatorsSet', v: 1, chosenBy: 'committee' },
      mediators: [{ participant: mediator.id, capacity: 'people' }],
    }
    const oneSide = givenCase(registered, added(partyA, 'a'), told(partyA), named)
    expect(oneSide.when(mediator, begin)).toEqual({ refused: 'case.sideMissing' })
    const untold = givenCase(registered, added(partyA, 'a'), added(partyB, 'b'), told(partyA), named)
    expect(untold.when(mediator, begin)).toEqual({ refused: 'case.rightsNotTold' })
    expect(givenCase(...untilPhase('mediatorSet')).when(committee, begin)).toEqual({
      refused: 'who.mediator',
    })
  })
})

describe('the course of a case', () => {
  it('CASE-6 who moves it from where is the table', () => {
    const commands: Readonly<Record<keyof typeof caseTransitions, CaseCommand>> = {
      'case.refuse': refuse,
      'case.setMediators': setMediators(named),
      'case.begin': begin,
      'case.agreeOral': {
        ...{ type: 'case.agreeOral', facts: '水管', content: '换', performance: '当天' },
        performedAtOnce: true,
        agreed: [partyA.id, partyB.id],
      },
      'case.fail': { type: 'case.fail', reason: '差得太远' },
      'case.terminate': terminate,
      'case.resume': { type: 'case.resume', reason: '写错了' },
      'case.archive': { type: 'case.archive', retention: 'long' },
    }
    const may = (phase: CasePhase, command: CaseCommand) =>
      [committee, mediator, partyA, partyB].some(
        (who) => !/^who|wrongPhase$/.test(givenCase(...untilPhase(phase)).when(who, command).refused ?? ''),
      )
    for (const [type, { from }] of Object.entries(caseTransitions)) {
      const also: readonly CasePhase[] = type === 'case.setMediators' ? live : []
      const command = commands[type as keyof typeof caseTransitions]
      expect([type, casePhases.filter((phase) => may(phase, command))]).toEqual([
        type,
        casePhases.filter((phase) => [...from, ...also].includes(phase as never)),
      ])
    }
  })

  it('CASE-6 each phase it came to is on record, with its time', () => {
    const { course } = foldCase(untilPhase('effective')).case
    expect(course.map(({ phase }) => phase)).toEqual([
      ...['registered', 'mediatorSet', 'mediating', 'agreedWritten', 'signing', 'effective'],
    ])
    expect(course[0]?.at).toBe(registeredAt)
  })

  it('CASE-7 a party who does not want it ends it before it begins, themselves or beside a mediator', () => {
    const before = givenCase(...untilPhase('registered'))
    expect(before.when(partyA, refuse)).toMatchObject({ events: [{ beside: false, party: partyA.id }] })
    expect(before.when(clerk, refuse)).toMatchObject({ events: [{ beside: true }] })
    expect(before.when(partyB, refuse)).toEqual({ refused: 'who.partyOrMediator' })
    expect(before.when(clerk, { ...refuse, party: stranger.id })).toEqual({ refused: 'party.unknown' })
    expect(foldCase(untilPhase('refused')).case).toMatchObject({
      phase: 'refused',
      end: { party: partyA.id, reason: '不愿意' },
    })
  })

  it('CASE-8 any party ends it at any time before effect, and the other routes are told', () => {
    for (const phase of ['mediating', 'agreedWritten', 'signing'] as const)
      for (const who of [partyB, groupHead, mediator])
        expect(givenCase(...untilPhase(phase)).when(who, terminate)).toMatchObject({
          events: [{ type: 'case.terminated', party: partyB.id, routes, beside: who === mediator }],
        })
    expect(givenCase(...untilPhase('effective')).when(partyB, terminate)).toEqual({
      refused: 'case.wrongPhase',
    })
    expect(phaseAfter(...untilPhase('terminated'))).toBe('terminated')
  })

  it('CASE-9 the mediators end it where it does not work, and the other routes are told', () => {
    const fail = { type: 'case.fail', reason: '差得太远' } as const
    expect(givenCase(...untilPhase('mediating')).when(invited, fail)).toMatchObject({
      events: [{ type: 'case.failed', routes }],
    })
    expect(givenCase(...untilPhase('mediating')).when(partyA, fail)).toEqual({ refused: 'who.mediator' })
    expect(foldCase(untilPhase('failed')).case.end).toMatchObject({ party: '', reason: '差得太远' })
  })

  it('CASE-10 what a court did not confirm is mended: mediation begins anew, and nothing is in effect', () => {
    const resume = { type: 'case.resume', reason: '面积写错了' } as const
    expect(givenCase(...untilPhase('notConfirmed')).when(mediator, resume)).toHaveProperty('events')
    const state = foldCase([...untilPhase('notConfirmed'), { type: 'case.resumed', v: 1, reason: '面积' }])
    expect(state.case).toMatchObject({ phase: 'mediating', effectiveOn: null })
    expect(state.confirmation).toEqual({ agreed: [], appliedOn: null, decided: null })
  })

  it('CASE-6 a paper that is reopened while it is signed leads back to the table', () => {
    const reopened: CaseEvent = {
      type: 'settlement.reopened',
      v: 1,
      ...{ part: 'terms', reason: '数目写错', parties: [], was: '' },
    }
    expect(phaseAfter(...untilPhase('signing'), reopened)).toBe('mediating')
    expect(phaseAfter(...untilPhase('mediating'), reopened)).toBe('mediating')
  })
})

describe('what is passed on', () => {
  const refer = { type: 'case.refer', to: 'court' } as const
  const referred: CaseEvent = { type: 'case.referred', v: 1, to: 'court' }
  const back = { type: 'case.referredBack', to: 'court', status: 'taken' } as const

  it('CASE-11 only that it was, and what became of it', () => {
    const talking = givenCase(...untilPhase('mediating'))
    expect(talking.when(mediator, refer)).toEqual({ events: [referred] })
    expect(talking.when(mediator, back)).toEqual({ refused: 'case.notReferred' })
    const sent = givenCase(...untilPhase('mediating'), referred)
    expect(sent.when(mediator, refer)).toEqual({ refused: 'case.alreadySo' })
    expect(sent.when(mediator, back)).toHaveProperty('events')
    const answered: CaseEvent = { type: 'case.referralAnswered', v: 1, to: 'court', status: 'returned' }
    const police: CaseEvent = { type: 'case.referred', v: 1, to: 'police' }
    const state = foldCase([...untilPhase('mediating'), referred, police, answered])
    expect(state.case.referrals.map(({ to, status }) => [to, status])).toEqual([
      ['court', 'returned'],
      ['police', 'sent'],
    ])
    expect(givenCase(...untilPhase('mediating'), referred, answered).when(mediator, refer)).toHaveProperty(
      'events',
    )
  })

  it('CASE-12 danger is reported by those who mediate, and the sides do not read of it', () => {
    const report = { type: 'case.report', to: 'police', words: '扬言要动手' } as const
    expect(givenCase(...untilPhase('mediating')).when(mediator, report)).toHaveProperty('events')
    expect(givenCase(...untilPhase('mediating')).when(partyA, report)).toEqual({ refused: 'who.caseStaff' })
    const state = foldCase([
      ...untilPhase('mediating'),
      { type: 'case.reported', v: 1, to: 'police', words: '扬言要动手' },
    ])
    expect(state.case.reports).toMatchObject([{ to: 'police', by: mediator.id }])
  })
})

describe('what a lawyer was asked', () => {
  const consult = (on: string): CaseCommand => ({
    ...{ type: 'case.consult', on, lawyer: '陈律师', questions: '外嫁女能不能分？', opinion: '能。' },
  })
  const consulted: CaseEvent = {
    ...{ type: 'case.consulted', v: 1, on: '2026-07-02', lawyer: '陈律师' },
    ...{ questions: '外嫁女能不能分？', opinion: '能。' },
  }

  it('CASE-20 is written down by those who mediate, on a day that has come, so many times', () => {
    const talking = givenCase(...untilPhase('mediating'))
    expect(talking.when(mediator, consult('2026-07-02'))).toEqual({ events: [consulted] })
    expect(talking.when(mediator, consult('2026-07-03'))).toEqual({ refused: 'case.notYet' })
    expect(talking.when(partyA, consult('2026-07-02'))).toEqual({ refused: 'who.caseStaff' })
    const many = (count: number) =>
      givenCase(...untilPhase('mediating'), ...Array.from({ length: count }, () => consulted))
    const max = limits.consultationsPerCaseMax
    expect(many(max - 1).when(mediator, consult('2026-07-02'))).toHaveProperty('events')
    expect(many(max).when(mediator, consult('2026-07-02'))).toEqual({
      refused: 'case.tooManyConsultations',
    })
  })
})

describe('afterwards', () => {
  const visit = (on: string): CaseCommand => ({
    ...{ type: 'case.visit', on, performed: 'yes', satisfied: 'satisfied', trouble: '', words: '都好' },
  })
  const now = noonOf('2026-10-20')
  const visited: CaseEvent = {
    ...{ type: 'case.visited', v: 1, on: '2026-10-20', performed: 'yes', satisfied: 'satisfied' },
    ...{ trouble: '', words: '都好' },
  }

  it('CASE-13 a visit was paid on a day from the effect to today', () => {
    const kept = givenCase(...untilPhase('performed'))
    expect(kept.when(mediator, visit('2026-10-20'), { now })).toEqual({ events: [visited] })
    expect(kept.when(mediator, visit('2026-08-29'), { now })).toHaveProperty('events')
    expect(kept.when(mediator, visit('2026-08-28'), { now })).toEqual({ refused: 'case.notYet' })
    expect(kept.when(mediator, visit('2026-10-21'), { now })).toEqual({ refused: 'case.notYet' })
    const many = (count: number) =>
      givenCase(...untilPhase('performed'), ...Array.from({ length: count }, () => visited))
    expect(many(limits.visitsPerCaseMax - 1).when(mediator, visit('2026-10-20'), { now })).toHaveProperty(
      'events',
    )
    expect(many(limits.visitsPerCaseMax).when(mediator, visit('2026-10-20'), { now })).toEqual({
      refused: 'case.tooManyVisits',
    })
  })

  it('CASE-14 it is archived after a visit, or after court was gone to, with every piece or a word why not', () => {
    const archive = { type: 'case.archive', retention: 'long' } as const
    const described: CaseEvent = { type: 'dossier.described', v: 1, words: '缺身份证明，当事人未带' }
    const sued: CaseEvent = { type: 'case.referred', v: 1, to: 'court' }
    const ask = (...events: readonly Happened[]) => givenCase(...events).when(mediator, archive)
    expect(ask(...untilPhase('performed'), described)).toEqual({ refused: 'case.notVisited' })
    expect(ask(...untilPhase('performed'), described, visited)).toHaveProperty('events')
    expect(ask(...untilPhase('breached'), described)).toEqual({ refused: 'case.notSued' })
    expect(ask(...untilPhase('breached'), described, sued)).toHaveProperty('events')
    expect(ask(...untilPhase('failed'))).toMatchObject({ refused: 'case.piecesMissing' })
    expect(givenCase(...untilPhase('refused')).when(committee, archive)).toHaveProperty('events')
    expect(foldCase(untilPhase('archived')).case).toMatchObject({ phase: 'archived', retention: 'long' })
  })

  it('CASE-14 nothing is done in the archive', () => {
    const archived = givenCase(...untilPhase('archived'))
    for (const who of everyoneInCase) {
      const answer = archived.when(who, { type: 'case.refer', to: 'court' })
      expect(['case.wrongPhase', 'who.caseStaff']).toContain(answer.refused)
    }
  })

  it('CASE-6 a payment moves on what is in effect, and nothing that waits for the court', () => {
    const paid: CaseEvent = {
      ...{ type: 'performance.recorded', v: 1, instalment: 1, amountFen: 0, on: '2026-09-20', file: null },
    }
    expect(phaseAfter(...untilPhase('effective'), at(noonOf('2026-09-20'), paid))).toBe('performing')
    expect(phaseAfter(...untilPhase('breached'), paid)).toBe('performing')
    expect(phaseAfter(...untilPhase('confirmApplied'), paid)).toBe('confirmApplied')
    expect(phaseAfter(...untilPhase('confirmed'))).toBe('confirmed')
  })
})
