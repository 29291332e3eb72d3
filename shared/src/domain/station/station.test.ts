import { describe, expect, it } from 'vitest'
import type { CaseId, PersonId } from '../../lib/ids.ts'
import { inputs } from '../../testing/given.ts'
import { dayOf, daysAfter } from '../days.ts'
import type { Actor, AccountRole, Recorded } from '../decider.ts'
import { bodies } from '../rules/bodies.ts'
import type { OwnRules } from '../rules/own.ts'
import { twoThirds } from '../rules/share.ts'
import { stationStream } from '../station-stream.ts'
import { generalRules, rulesInForce, sameRules } from './own-rules.ts'
import type { StationCommand, StationEvent } from './schema.ts'
import { rolesOf } from './state.ts'

const person = (id: string, ...roles: AccountRole[]): Actor & { id: PersonId } => ({
  id: id as PersonId,
  roles,
})
const head = person('head', 'stationHead')
const officer = person('officer', 'liaisonOfficer')
const nobody = person('nobody')

const facts = {
  street: '会城街道',
  name: '圭峰片区人大代表联络站',
  kind: 'area',
  address: '',
  phone: '',
} as const
const founded: StationEvent = { type: 'station.founded', v: 1, facts }
const granted = (someone: Actor, role: AccountRole): StationEvent => ({
  type: 'station.roleGranted',
  v: 1,
  person: someone.id,
  role,
})
const revoked = (someone: Actor, role: AccountRole): StationEvent => ({
  type: 'station.roleRevoked',
  v: 1,
  person: someone.id,
  role,
})

const fold = (events: readonly StationEvent[]) =>
  events.reduce(
    (state, event) =>
      stationStream.decider.evolve(state, { ...event, seq: 0, at: 0, by: head.id } as Recorded<StationEvent>),
    stationStream.decider.initial,
  )

const given = (...events: StationEvent[]) => {
  const state = fold(events)
  return {
    state,
    when: (actor: Actor, command: StationCommand) => {
      const refusal = stationStream.decider.can(state, command, actor)
      if (refusal) return { refused: refusal.code }
      const decided = stationStream.decider.decide(state, command, actor, inputs)
      return decided.ok ? decided.value : { refused: decided.error.code }
    },
  }
}

const standing = [founded, granted(head, 'stationHead')]

describe('a station', () => {
  it('STATION-1 is founded once, and has its head at once', () => {
    const found = { type: 'station.found', facts } as const
    expect(given().when(head, found)).toEqual({ events: standing })
    expect(given().when(nobody, found)).toEqual({ refused: 'who.stationHead' })
    expect(given(...standing).when(head, found)).toEqual({ refused: 'station.exists' })
    expect(given().when(head, { type: 'station.amend', facts })).toEqual({ refused: 'stream.notFound' })
  })

  it('STATION-2 is described by its head', () => {
    const amended = { ...facts, phone: '0750-0000000' }
    expect(given(...standing).when(head, { type: 'station.amend', facts: amended })).toEqual({
      events: [{ type: 'station.amended', v: 1, facts: amended }],
    })
    expect(given(...standing).when(officer, { type: 'station.amend', facts })).toEqual({
      refused: 'who.stationHead',
    })
    expect(given(...standing, { type: 'station.amended', v: 1, facts: amended }).state.facts).toEqual(amended)
  })

  it('STATION-3 has grids, none twice', () => {
    const grids = [
      { id: 'a', name: '北园新村' },
      { id: 'b', name: '天马' },
    ]
    const set = (again: { id: string; name: string }) =>
      given(...standing).when(officer, { type: 'station.setGrids', grids: [...grids, again] })
    expect(given(...standing).when(officer, { type: 'station.setGrids', grids })).toEqual({
      events: [{ type: 'station.gridsSet', v: 1, grids }],
    })
    expect(given(...standing).when(head, { type: 'station.setGrids', grids })).toHaveProperty('events')
    expect(given(...standing).when(nobody, { type: 'station.setGrids', grids })).toEqual({
      refused: 'who.officer',
    })
    expect(set({ id: 'a', name: '茶坑' })).toEqual({ refused: 'station.repeatedGrid' })
    expect(set({ id: 'c', name: '天马' })).toEqual({ refused: 'station.repeatedGrid' })
    expect(given(...standing, { type: 'station.gridsSet', v: 1, grids }).state.grids).toEqual(grids)
  })

  it('STATION-4 has roles, given and taken by its head', () => {
    const grant = { type: 'station.grantRole', person: officer.id, role: 'liaisonOfficer' } as const
    const revoke = { type: 'station.revokeRole', person: officer.id, role: 'liaisonOfficer' } as const
    const with2 = given(...standing, granted(officer, 'liaisonOfficer'), granted(officer, 'deputy'))
    expect(given(...standing).when(head, grant)).toEqual({ events: [granted(officer, 'liaisonOfficer')] })
    expect(given(...standing).when(officer, grant)).toEqual({ refused: 'who.stationHead' })
    expect(with2.when(head, grant)).toEqual({ refused: 'station.roleHeld' })
    expect(with2.when(head, revoke)).toEqual({ events: [revoked(officer, 'liaisonOfficer')] })
    expect(given(...standing).when(head, revoke)).toEqual({ refused: 'station.roleNotHeld' })
    expect(rolesOf(with2.state, officer.id)).toEqual(['liaisonOfficer', 'deputy'])
    const less = given(...standing, granted(officer, 'liaisonOfficer'), revoked(officer, 'liaisonOfficer'))
    expect(less.state.roles).toEqual({ head: ['stationHead'] })
    expect(given(...standing, granted(head, 'deputy'), revoked(head, 'deputy')).state.roles).toEqual({
      head: ['stationHead'],
    })
  })

  it('STATION-5 is never without a head', () => {
    const revoke = { type: 'station.revokeRole', person: head.id, role: 'stationHead' } as const
    expect(given(...standing).when(head, revoke)).toEqual({ refused: 'station.lastHead' })
    expect(given(...standing, granted(officer, 'stationHead')).when(head, revoke)).toHaveProperty('events')
  })

  const stricter: OwnRules = {
    settings: { quorum: twoThirds, decision: { share: twoThirds, base: 'expected' }, contestPercent: 50 },
    ...{ source: '本会票选办法', asOf: '2025-01' },
  }
  const kind = 'streetAssembly'
  const drafted: StationEvent = { type: 'station.rulesProposed', v: 1, kind, rules: stricter }
  const adopted: StationEvent = { type: 'station.rulesAdopted', v: 1, kind, rules: stricter }
  const staffed = [...standing, granted(officer, 'liaisonOfficer')]

  it('STATION-7 has rules of its own, drafted by an officer and adopted by its head as they were read', () => {
    const propose = { type: 'station.proposeRules', kind, rules: stricter } as const
    const adopt = { type: 'station.adoptRules', kind, rules: stricter } as const
    const drop = { type: 'station.dropRules', kind } as const
    expect(given(...staffed).when(nobody, propose)).toEqual({ refused: 'who.officer' })
    expect(given(...staffed).when(officer, propose)).toEqual({ events: [drafted] })
    const { settings, source, asOf } = bodies.streetAssembly
    const general = { ...propose, rules: { settings, source, asOf } }
    expect(given(...staffed).when(officer, general)).toEqual({ refused: 'station.rulesUnchanged' })
    expect(given(...staffed, adopted).when(officer, propose)).toEqual({ refused: 'station.rulesUnchanged' })

    const waiting = given(...staffed, drafted)
    expect(waiting.when(officer, adopt)).toEqual({ refused: 'who.stationHead' })
    expect(waiting.when(head, adopt)).toEqual({ events: [adopted] })
    const other = { ...adopt, rules: { ...stricter, source: '另一份' } }
    expect(waiting.when(head, other)).toEqual({ refused: 'station.draftChanged' })
    expect(given(...staffed).when(head, adopt)).toEqual({ refused: 'station.noDraft' })
    expect(waiting.when(officer, drop)).toEqual({ events: [{ type: 'station.rulesDropped', v: 1, kind }] })
    expect(given(...staffed).when(officer, drop)).toEqual({ refused: 'station.noDraft' })
    expect(given(...staffed, drafted, { type: 'station.rulesDropped', v: 1, kind }).state.draftRules).toEqual(
      {},
    )
    expect(given(...staffed, drafted, adopted).state).toMatchObject({
      ...{ draftRules: {}, rules: { [kind]: { ...stricter, adoptedAt: 0 } } },
    })
  })

  it('STATION-8 knows what is in force and whether a draft says anything else', () => {
    const general = generalRules(kind)
    expect(rulesInForce(given(...staffed).state, kind)).toEqual(general)
    expect(rulesInForce(given(...staffed, drafted, adopted).state, kind)).toEqual(stricter)
    expect([sameRules(stricter, general), sameRules({ ...general }, general)]).toEqual([false, true])
  })

  it('STATION-8 gives them to its meetings until it goes back to the general ones', () => {
    const ownRules = (...events: StationEvent[]) =>
      stationStream.asParent!.ownRules(given(...staffed, ...events).state, kind)
    expect(ownRules()).toBeNull()
    expect(ownRules(drafted)).toBeNull()
    expect(ownRules(drafted, adopted)).toEqual(stricter)
    const reset = { type: 'station.resetRules', kind } as const
    const done: StationEvent = { type: 'station.rulesReset', v: 1, kind }
    expect(given(...staffed, adopted).when(head, reset)).toEqual({ events: [done] })
    expect(given(...staffed).when(head, reset)).toEqual({ refused: 'station.noOwnRules' })
    expect(ownRules(adopted, done)).toBeNull()
  })

  it('STATION-9 lists who may be invited to mediate, for a term', () => {
    const list: Extract<StationCommand, { type: 'station.listMediator' }> = {
      ...{ type: 'station.listMediator', person: head.id, certificate: '第 3 号' },
      ...{ from: '2026-01-01', until: '2026-12-31' },
    }
    const listed: StationEvent = {
      ...{ type: 'station.mediatorListed', v: 1, person: head.id, certificate: '第 3 号' },
      ...{ from: '2026-01-01', until: '2026-12-31' },
    }
    const unlist = { type: 'station.unlistMediator', person: head.id } as const
    const unlisted: StationEvent = { type: 'station.mediatorUnlisted', v: 1, person: head.id }
    expect(given(...standing).when(head, list)).toEqual({ events: [listed] })
    expect(given(...standing).when(officer, list)).toEqual({ refused: 'who.stationHead' })
    expect(given(...standing).when(head, { ...list, person: nobody.id })).toEqual({
      refused: 'station.roleNotHeld',
    })
    expect(given(...standing).when(head, { ...list, until: '2026-01-01' })).toHaveProperty('events')
    expect(given(...standing).when(head, { ...list, until: '2025-12-31' })).toEqual({
      refused: 'case.notLater',
    })
    expect(given(...standing, listed).when(head, unlist)).toEqual({ events: [unlisted] })
    expect(given(...standing).when(head, unlist)).toEqual({ refused: 'station.roleNotHeld' })
    const appointmentOf = (who: Actor, ...events: StationEvent[]) =>
      stationStream.asParent!.appointmentOf(given(...standing, ...events).state, who.id)
    expect(appointmentOf(head)).toBeNull()
    expect(appointmentOf(head, listed)).toEqual({
      ...{ capacity: 'invited', term: { from: '2026-01-01', until: '2026-12-31' } },
    })
    expect(appointmentOf(head, listed, unlisted)).toBeNull()
    expect(appointmentOf(officer, granted(officer, 'mediator'))).toEqual({ capacity: 'people', term: null })
    expect(appointmentOf(nobody, { ...listed, person: nobody.id } as StationEvent)).toBeNull()
  })

  it('STATION-6 shows roles to those who hold one', () => {
    const { state } = given(...standing)
    const {
      mayOpen,
      audienceClassesOf,
      audienceOf,
      view,
      head: headOf,
      quotes,
      inOffice,
      asParent,
    } = stationStream
    expect(mayOpen(state, head)).toBeNull()
    expect(mayOpen(state, nobody)).toEqual({ code: 'stream.notFound' })
    expect(mayOpen(given().state, head)).toEqual({ code: 'stream.notFound' })
    expect(audienceClassesOf(state, head)).toEqual(['public', 'staff', 'person:head'])
    expect(audienceClassesOf(state, nobody)).toEqual(['public', 'person:nobody'])
    expect(standing.map((event) => audienceOf(event, head.id))).toEqual([['public'], ['staff']])
    expect(view(state, ['public'])).toEqual({ ...state, roles: {}, draftRules: {} })
    expect(view(state, ['public', 'staff'])).toEqual(state)
    expect(headOf(state)).toEqual({ kind: 'station', parent: '', code: null, summary: JSON.stringify(facts) })
    expect(quotes('station.found')).toEqual([])
    expect(inOffice(state)).toEqual([])
    const withGrid = given(...standing, {
      type: 'station.gridsSet',
      v: 1,
      grids: [{ id: 'a', name: '天马' }],
    }).state
    expect(asParent!.rolesOf(state, head.id)).toEqual(['stationHead'])
    expect(asParent!.staff(state)).toEqual(['head'])
    expect([head, nobody].map((who) => asParent!.lists!(state, who))).toEqual([['case'], []])
    expect([asParent!.gridName(withGrid, 'a'), asParent!.gridName(withGrid, 'b')]).toEqual(['天马', null])
    const seals = { ...withGrid, facts: { ...facts, committee: '天马人民调解委员会' } }
    const unfounded = { ...withGrid, facts: null }
    expect([withGrid, seals, unfounded].map(asParent!.committee)).toEqual(['', '天马人民调解委员会', ''])
  })

  const dossier = 'case' as CaseId
  const number = { year: 2015, count: 7 }
  const askFor = { type: 'station.askDestruction', dossier, number, until: '2025-12-31' } as const
  const asked: StationEvent = { type: 'station.destructionAsked', v: 1, dossier, number, until: '2025-12-31' }
  const mediator = person('mediator', 'mediator')

  it('STATION-10 has archived dossiers destroyed when somebody asks after their time, or keeps them', () => {
    const keep = { type: 'station.keepDossier', dossier } as const
    const kept: StationEvent = { type: 'station.dossierKept', v: 1, dossier }
    for (const who of [head, officer, mediator]) {
      expect(given(...standing).when(who, askFor)).toEqual({ events: [asked] })
      expect(given(...standing, asked).when(who, keep)).toEqual({ events: [kept] })
    }
    expect(given(...standing).when(person('deputy', 'deputy'), askFor)).toEqual({ refused: 'who.clerk' })
    const today = dayOf(inputs.now)
    const until = (day: string) => given(...standing).when(head, { ...askFor, until: day })
    expect(until(today)).toEqual({ refused: 'station.stillKept' })
    expect(until(daysAfter(today, -1))).toHaveProperty('events')
    expect(given(...standing, asked).when(mediator, askFor)).toEqual({ refused: 'station.destructionAsked' })
    expect(given(...standing).when(head, keep)).toEqual({ refused: 'station.destructionNotAsked' })
    expect(given(...standing, asked, kept).state.asked).toEqual({})
  })

  it('STATION-11 leaves their number when a head who did not ask decides it, and the two who did', () => {
    const destroy = { type: 'station.destroyDossier', dossier } as const
    const destroyed: StationEvent = { type: 'station.dossierDestroyed', v: 1, dossier, number }
    const other = person('other', 'stationHead')
    // `fold` has everything done by the head.
    expect(given(...standing, asked).when(head, destroy)).toEqual({ refused: 'station.otherPersonNeeded' })
    expect(given(...standing, asked).when(mediator, destroy)).toEqual({ refused: 'who.stationHead' })
    expect(given(...standing).when(other, destroy)).toEqual({ refused: 'station.destructionNotAsked' })
    expect(given(...standing, asked).when(other, destroy)).toEqual({ events: [destroyed] })
    const { state, when } = given(...standing, asked, destroyed)
    expect(state.asked).toEqual({})
    expect(state.destroyed).toEqual([{ dossier, number, askedBy: head.id, by: head.id, at: 0 }])
    expect(when(mediator, askFor)).toEqual({ refused: 'station.destructionAsked' })
    expect(stationStream.view(state, ['public'])).toMatchObject({ asked: {}, destroyed: [] })
  })
})
