import { describe, expect, it } from 'vitest'
import type { FileId } from '../../../lib/ids.ts'
import { limits } from '../../../lib/limits.ts'
import {
  at,
  committee,
  foldCase,
  givenCase,
  groupHead,
  mediator,
  partyA,
  partyB,
  registered,
  registeredAt,
  scanOf,
  stranger,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import type { CaseEvent } from '../case-state.ts'
import { caseStream } from '../case-stream.ts'
import { missingPieces, piecesOf } from './pieces.ts'
import { isByFileRoute, pieceIds, type DossierCommand, type Piece } from './schema.ts'

type Add = Extract<DossierCommand, { type: 'file.add' }>
const fields = { name: '界址图.jpg', mime: 'image/jpeg', bytes: 1, sha256: 'hash' } as const
const add = (piece: Piece, file = 'f'): Add => ({
  type: 'file.add',
  file: file as FileId,
  ...fields,
  piece,
})
const addedFile = (piece: Piece, file = 'f'): CaseEvent => ({
  type: 'file.added',
  v: 1,
  file,
  ...fields,
  piece,
})
const talking = untilPhase('mediating')
const withdraw = { type: 'file.withdraw', file: 'f' as FileId, reason: '传错了' } as const

describe('a file', () => {
  it('DOSS-1 comes from who mediates or, some of them, from a party', () => {
    expect(isByFileRoute('file.add') && isByFileRoute('caucus.addFile') && !isByFileRoute('case.fail')).toBe(
      true,
    )
    expect(givenCase(...talking).when(mediator, add('talk'))).toEqual({ events: [addedFile('talk')] })
    const allowed = pieceIds.filter(
      (piece) => givenCase(...talking).when(partyA, add(piece)).refused === undefined,
    )
    expect(allowed).toEqual(['identity', 'authorisation', 'evidence', 'agreement', 'performance'])
    expect(givenCase(...talking).when(stranger, add('evidence'))).toEqual({ refused: 'who.partyOrMediator' })
  })

  it('DOSS-1 comes once, and so many', () => {
    expect(givenCase(...talking, addedFile('talk')).when(mediator, add('talk'))).toEqual({
      refused: 'dossier.repeatedFile',
    })
    const many = (count: number) =>
      givenCase(...talking, ...Array.from({ length: count }, (_, n) => addedFile('evidence', `f${n}`)))
    const max = limits.filesPerCaseMax
    expect(many(max - 1).when(mediator, add('talk'))).toHaveProperty('events')
    expect(many(max).when(mediator, add('talk'))).toEqual({ refused: 'dossier.tooManyFiles' })
  })

  it('DOSS-1 says of a proof of identity whose it is', () => {
    const ask = givenCase(...talking)
    const of = { of: partyB.id }
    const event = { ...addedFile('identity'), ...of }
    expect(ask.when(mediator, add('identity'))).toEqual({ refused: 'dossier.whose' })
    expect(ask.when(mediator, { ...add('identity'), ...of })).toEqual({ events: [event] })
    for (const who of [partyB, groupHead]) expect(ask.when(who, add('identity'))).toEqual({ events: [event] })
    expect(ask.when(partyA, { ...add('identity'), ...of })).toEqual({ refused: 'who.caseStaff' })
    expect(ask.when(partyB, { ...add('identity'), ...of })).toEqual({ events: [event] })
    expect(ask.when(mediator, { ...add('identity'), of: stranger.id })).toEqual({ refused: 'party.unknown' })
    expect(givenCase(...talking, event).when(mediator, withdraw)).toMatchObject({ events: [of] })
  })

  it('DOSS-2 is taken out by who added it or who mediates', () => {
    const byB = at(registeredAt, addedFile('evidence'), partyB)
    const withdrawn = { type: 'file.withdrawn', v: 1, file: 'f', piece: 'evidence', addedBy: partyB.id }
    for (const who of [partyB, mediator])
      expect(givenCase(...talking, byB).when(who, withdraw)).toMatchObject({ events: [withdrawn] })
    expect(givenCase(...talking, byB).when(partyA, withdraw)).toEqual({ refused: 'who.caseStaff' })
    expect(givenCase(...talking).when(mediator, withdraw)).toEqual({ refused: 'dossier.unknownFile' })
    const gone = { ...withdrawn, reason: '传错了' } as CaseEvent
    expect(foldCase([...talking, byB, gone]).dossier.files).toEqual({})
  })

  it('DOSS-2 stays while it shows a signature on the version that stands', () => {
    const shown = { ...withdraw, file: scanOf(partyA) }
    const ask = (...events: CaseEvent[]) => givenCase(...untilPhase('signing'), ...events)
    for (const phase of ['signing', 'effective'] as const)
      expect(givenCase(...untilPhase(phase)).when(mediator, shown)).toEqual({ refused: 'dossier.inUse' })
    expect(ask().when(mediator, { ...withdraw, file: scanOf(partyB) })).toHaveProperty('events')
    const reopened: CaseEvent = {
      type: 'settlement.reopened',
      v: 1,
      ...{ part: 'terms', reason: '改', parties: [], was: '' },
    }
    expect(ask(reopened).when(mediator, shown)).toHaveProperty('events')
  })

  it('DOSS-2 stays that shows a signature on what a court did not confirm', () => {
    const resumed: CaseEvent = { type: 'case.resumed', v: 1, reason: '补' }
    const again = givenCase(...untilPhase('notConfirmed'), resumed)
    expect(again.when(mediator, { ...withdraw, file: scanOf(partyA) })).toEqual({ refused: 'dossier.inUse' })
  })

  it('DOSS-3 that says who somebody is goes to who mediates and whoever handed it in', () => {
    const state = foldCase([
      ...talking,
      at(registeredAt, addedFile('identity', 'card'), partyA),
      at(registeredAt, addedFile('evidence', 'map'), partyA),
      { type: 'dossier.described', v: 1, words: '说明' },
    ])
    const seenBy = (who: typeof partyA) =>
      caseStream.view(state, caseStream.audienceClassesOf(state, who)).dossier
    expect(Object.keys(seenBy(partyA).files)).toEqual(['card', 'map'])
    expect(Object.keys(seenBy(partyB).files)).toEqual(['map'])
    expect(seenBy(partyB).description).toBe('')
    const ofB: CaseEvent = { ...addedFile('identity'), of: partyB.id } as CaseEvent
    const ofOthers = foldCase([...talking, ofB])
    const filesFor = (who: typeof partyA) =>
      Object.keys(caseStream.view(ofOthers, caseStream.audienceClassesOf(ofOthers, who)).dossier.files)
    expect([partyA, partyB, groupHead, mediator].map(filesFor)).toEqual([[], ['f'], ['f'], ['f']])
    const told = caseStream.audienceOf(ofB, mediator.id)
    expect(told).toEqual(['staff', `person:${mediator.id}`, `person:${partyB.id}`])
    expect(seenBy(committee)).toEqual(state.dossier)
  })
})

describe('the list of contents', () => {
  const list = (...events: Parameters<typeof foldCase>[0]) =>
    Object.fromEntries(
      piecesOf(foldCase(events)).map(({ piece, status, who }) => [
        piece,
        who.length > 0 ? `${status} ${who.join()}` : status,
      ]),
    )

  it('DOSS-4 names what is missing, and whose', () => {
    expect(list(registered)).toMatchObject({ application: 'there', rightsNotice: 'missing', talk: 'later' })
    expect(list(...untilPhase('registered'))).toMatchObject({
      rightsNotice: 'missing partyA,partyB',
      identity: 'missing partyA,partyB',
      authorisation: 'there',
      investigation: 'none',
      agreement: 'later',
    })
    expect(list(...talking)).toMatchObject({ rightsNotice: 'there', talk: 'missing', visit: 'later' })
    expect(list(...talking, addedFile('evidence'))).toMatchObject({ evidence: 'there' })
  })

  it('DOSS-4 after a court did not confirm: the agreement is there, and each application to a court is asked for', () => {
    const resumed: CaseEvent = { type: 'case.resumed', v: 1, reason: '补' }
    const again = [...untilPhase('notConfirmed'), resumed]
    const failed: CaseEvent = { type: 'case.failed', v: 1, reason: '谈不拢', routes: [] }
    const papers = addedFile('confirmation', 'ruling')
    const receipt = addedFile('performance', 'receipt')
    expect(list(...again)).toMatchObject({ agreement: 'there', confirmation: 'missing' })
    expect(list(...again, papers)).toMatchObject({ confirmation: 'there' })
    expect(list(...again, papers, receipt, failed)).toMatchObject({
      ...{ agreement: 'there', confirmation: 'there', performance: 'there', visit: 'none' },
    })
    const wanted: CaseEvent = { type: 'confirmation.agreed', v: 1, party: partyA.id, beside: false }
    const applied: CaseEvent = { type: 'confirmation.applied', v: 1, on: '2026-11-01' }
    const anew = [...again, ...untilPhase('effective').slice(untilPhase('mediating').length)]
    expect(list(...anew, papers, wanted)).toMatchObject({ confirmation: 'missing partyB' })
    expect(list(...anew, papers, wanted, applied)).toMatchObject({ confirmation: 'missing' })
    expect(list(...anew, papers, addedFile('confirmation', 'second'), applied)).toMatchObject({
      confirmation: 'there',
    })
  })

  it('DOSS-4 asks for a proof of identity of each party, from whoever acts for them or said to be theirs', () => {
    const by = (who: typeof partyA) => at(registeredAt, addedFile('identity', who.id), who)
    const of = (who: typeof partyA): CaseEvent =>
      ({ ...addedFile('identity', `of ${who.id}`), of: who.id }) as CaseEvent
    const identity = (...events: Parameters<typeof foldCase>[0]) => list(...talking, ...events).identity
    expect(identity()).toBe('missing partyA,partyB')
    expect(identity(by(partyA))).toBe('missing partyB')
    expect(identity(by(groupHead))).toBe('missing partyA')
    expect(identity(of(partyB))).toBe('missing partyA')
    expect(identity(of(partyB), by(partyA))).toBe('there')
    // Nobody said whose it is, as in what was stored before that was asked.
    expect(identity(by(mediator))).toBe('missing partyA,partyB')
  })

  it('DOSS-4 asks for an authorisation of whoever has somebody act for them', () => {
    const acting = (scope: 'head' | 'special', file: string | null): CaseEvent => ({
      ...{ type: 'party.represented', v: 1, party: partyA.id, representative: 'lawyer', scope, file },
    })
    expect(list(...talking, acting('special', null)).authorisation).toBe('missing partyA')
    expect(list(...talking, addedFile('authorisation'), acting('special', 'f')).authorisation).toBe('there')
    const withdrawn: CaseEvent = {
      ...{ type: 'file.withdrawn', v: 1, file: 'f', piece: 'authorisation', addedBy: mediator.id },
      reason: '传错了',
    }
    expect(
      list(...talking, addedFile('authorisation'), acting('special', 'f'), withdrawn).authorisation,
    ).toBe('missing partyA')
    const organisation = untilPhase('registered').slice(0, 3)
    expect(list(...organisation).authorisation).toBe('missing partyB')
    const persons = organisation.slice(0, 2)
    expect(list(...persons).authorisation).toBe('none')
    expect(list(...persons, addedFile('authorisation')).authorisation).toBe('there')
  })

  it('DOSS-4 waits for what has not come yet, and for nothing where it ended', () => {
    const talk: CaseEvent = {
      ...{ type: 'case.talkRecorded', v: 1, place: '村委会', on: '2026-07-12', present: [], guests: [] },
      ...{ words: '说了', result: 'continued' },
    }
    const visited: CaseEvent = {
      ...{ type: 'case.visited', v: 1, on: '2026-10-20', performed: 'yes', satisfied: 'satisfied' },
      ...{ trouble: '', words: '好' },
    }
    expect(list(...talking, talk)).toMatchObject({ talk: 'there', description: 'later' })
    expect(list(...untilPhase('effective'))).toMatchObject({ agreement: 'there', performance: 'later' })
    expect(list(...untilPhase('performed'))).toMatchObject({ performance: 'missing', visit: 'missing' })
    expect(list(...untilPhase('performed'), addedFile('performance'), visited)).toMatchObject({
      ...{ performance: 'there', visit: 'there' },
    })
    expect(list(...untilPhase('failed'))).toMatchObject({
      ...{ talk: 'missing', agreement: 'none', performance: 'none', visit: 'none' },
    })
    expect(missingPieces(foldCase(untilPhase('refused')))).toEqual([])
    const oral: CaseEvent = { type: 'case.oralTookEffect', v: 1, on: '2026-08-29' }
    const done: CaseEvent = { type: 'performance.completed', v: 1, on: '2026-08-29' }
    expect(list(...untilPhase('agreedOral'), oral, done).performance).toBe('later')
    const described: CaseEvent = { type: 'dossier.described', v: 1, words: '说明' }
    expect(list(...talking, described).description).toBe('there')
  })

  it('DOSS-4 expects nothing more of what is archived: what was broken was never performed or visited', () => {
    const archived: CaseEvent = { type: 'case.archived', v: 1, retention: 'long' }
    expect(list(...untilPhase('breached'))).toMatchObject({ performance: 'later', visit: 'later' })
    expect(list(...untilPhase('breached'), archived)).toMatchObject({
      ...{ agreement: 'there', performance: 'none', visit: 'none', description: 'none' },
    })
  })

  it('DOSS-4 once one side asked the court, it waits for the others', () => {
    const wants: CaseEvent = { type: 'confirmation.agreed', v: 1, party: partyA.id, beside: false }
    expect(list(...untilPhase('effective')).confirmation).toBe('none')
    expect(list(...untilPhase('effective'), wants).confirmation).toBe('missing partyB')
    expect(list(...untilPhase('confirmApplied')).confirmation).toBe('missing')
    expect(list(...untilPhase('confirmApplied'), addedFile('confirmation')).confirmation).toBe('there')
    const completed: CaseEvent = { type: 'performance.completed', v: 1, on: '2026-10-14' }
    expect(list(...untilPhase('effective'), wants, completed).confirmation).toBe('none')
    const back: CaseEvent = { type: 'confirmation.decided', v: 1, outcome: 'withdrawn', on: '2026-09-22' }
    expect(list(...untilPhase('confirmApplied'), back).confirmation).toBe('none')
    expect(list(...untilPhase('confirmApplied'), back, addedFile('confirmation')).confirmation).toBe('there')
  })

  it('DOSS-4 has a note by who mediates', () => {
    const describe = { type: 'dossier.describe', words: '当事人未带身份证明' } as const
    expect(givenCase(...talking).when(mediator, describe)).toEqual({
      events: [{ type: 'dossier.described', v: 1, words: '当事人未带身份证明' }],
    })
    expect(givenCase(...talking).when(partyA, describe)).toEqual({ refused: 'who.caseStaff' })
  })
})
