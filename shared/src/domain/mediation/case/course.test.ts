import { describe, expect, it } from 'vitest'
import {
  clerk,
  committee,
  foldCase,
  givenCase,
  groupHead,
  invited,
  mediator,
  named,
  partyA,
  partyB,
  registered,
  registeredAt,
  stranger,
  setMediators,
  untilPhase,
  type Happened,
} from '../../../testing/mediation/given-case.ts'
import type { CaseCommand, CaseEvent } from '../case-state.ts'
import { initialConfirmation } from '../confirmation/state.ts'
import { casePhases } from './phase-names.ts'
import { live } from './phases.ts'
import type { CasePhase } from './schema.ts'
import { caseTransitions } from './transitions.ts'

const refuse = { type: 'case.refuse', party: partyA.id, reason: '要去法院' } as const
const terminate = { type: 'case.terminate', party: partyB.id, reason: '不谈了' } as const
const begin = { type: 'case.begin' } as const
const routes = ['arbitration', 'administration', 'court']
const phaseAfter = (...events: readonly Happened[]) => foldCase(events).case.phase

describe('the course of a case', () => {
  it('CASE-6 who moves it from where is the table', () => {
    const commands: Readonly<Record<keyof typeof caseTransitions, CaseCommand>> = {
      'case.refuse': refuse,
      'case.setMediators': setMediators(named),
      'case.begin': begin,
      'case.agreeOral': {
        ...{ type: 'case.agreeOral', facts: '水管', content: '换', performance: '当天' },
        ...{ performedAtOnce: true, simple: true },
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

  it('CASE-7 it is turned away before it begins by those who look after it, with the reason', () => {
    const turnAway = { type: 'case.refuse', party: null, reason: '登记错了' } as const
    const away: CaseEvent = {
      ...{ type: 'case.refused', v: 1, party: '', reason: '登记错了', beside: false },
    }
    for (const who of [clerk, committee])
      expect(givenCase(registered).when(who, turnAway)).toEqual({ events: [away] })
    expect(givenCase(...untilPhase('mediatorSet')).when(mediator, turnAway)).toEqual({ events: [away] })
    for (const who of [partyA, partyB, stranger])
      expect(givenCase(...untilPhase('registered')).when(who, turnAway)).toEqual({
        refused: 'who.caseStaff',
      })
    expect(givenCase(...untilPhase('mediating')).when(mediator, turnAway)).toEqual({
      refused: 'case.wrongPhase',
    })
    expect(foldCase([registered, away]).case).toMatchObject({ phase: 'refused', end: { party: '' } })
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
    const refused = {
      ...{ agreed: [partyA.id, partyB.id], agreedOn: '2026-07-02', appliedOn: '2026-09-20' },
      decided: { outcome: 'notConfirmed', on: '2026-10-05' },
      withdrawn: [],
    }
    expect(state.confirmation).toEqual({ ...initialConfirmation, earlier: [refused] })
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
