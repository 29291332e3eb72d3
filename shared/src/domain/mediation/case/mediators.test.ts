import { describe, expect, it } from 'vitest'
import {
  added,
  clerk,
  committee,
  deputy,
  foldCase,
  givenCase,
  groupHead,
  invited,
  mediator,
  named,
  noonOf,
  partyA,
  partyB,
  registered,
  told,
  setMediators,
  untilPhase,
  type Happened,
} from '../../../testing/mediation/given-case.ts'
import type { Appointment } from '../../decider.ts'
import type { CaseEvent } from '../case-state.ts'

const begin = { type: 'case.begin' } as const

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

  it('SET-17 after a party has ended it, or it did not work, no change of mediators brings an effect', () => {
    const unsigned = untilPhase('effective').filter(
      (event) =>
        event.type !== 'settlement.tookEffect' &&
        !(event.type === 'settlement.signed' && event.signer === invited.id),
    )
    const ends: readonly CaseEvent[] = [
      { type: 'case.terminated', v: 1, party: partyA.id, reason: '不谈了', routes: [], beside: false },
      { type: 'case.failed', v: 1, reason: '谈不拢', routes: [] },
    ]
    for (const end of ends) {
      const { state, when } = givenCase(...unsigned, end)
      expect(state.settlement.revision).toBeNull()
      expect(when(committee, setMediators(named), { now: noonOf('2026-08-30') })).toEqual({
        events: [expect.objectContaining({ type: 'case.mediatorsSet' })],
      })
    }
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
