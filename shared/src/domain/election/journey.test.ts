import { describe, expect, it } from 'vitest'
import { plainTerms, briefOf } from '../../testing/box-contents.ts'
import { assigned, chair, fold, given, neighbour, scrutineer } from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { electionStep, plannedKind } from './journey.ts'
import { electionOnScreen } from './screen.ts'
import { unapproved } from './package.ts'
import {
  a,
  b,
  ballot,
  duties,
  ids,
  list,
  main,
  named,
  namedVoted,
  official,
  on,
  put,
  ready,
  room,
  rulesPut,
  rulesVoted,
  voted,
} from '../../testing/domain/election.ts'

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

  it('ELECT-8 slips printed before it opens say whether it binds, as planned', () => {
    const kindAfter = (...events: readonly MeetingEvent[]) => plannedKind(fold(events))
    const advice = ready.map((event) =>
      event.type === 'election.planned' ? { ...event, binding: false } : event,
    )
    expect([kindAfter(...room), kindAfter(...ready), kindAfter(...advice)]).toEqual([
      ...[null, 'binding', 'advisory'],
    ])
    expect(kindAfter(...prepared, onMain, ...opened)).toBe('binding')
    expect(kindAfter(...prepared, onMain, ...opened, told('carried'))).toBeNull()
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
