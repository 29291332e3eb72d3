import { describe, expect, it } from 'vitest'
import type { FileId } from '../../../lib/ids.ts'
import { limits } from '../../../lib/limits.ts'
import {
  at,
  committee,
  foldCase,
  givenCase,
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
    expect(list(...talking, addedFile('identity'))).toMatchObject({ identity: 'there' })
    expect(list(...talking, addedFile('evidence'))).toMatchObject({ evidence: 'there' })
  })

  it('DOSS-4 asks for an authorisation of whoever has somebody act for them', () => {
    const acting = (scope: 'head' | 'special', file: string | null): CaseEvent => ({
      ...{ type: 'party.represented', v: 1, party: partyA.id, representative: 'lawyer', scope, file },
    })
    expect(list(...talking, acting('special', null)).authorisation).toBe('missing partyA')
    expect(list(...talking, acting('special', 'f')).authorisation).toBe('there')
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

  it('DOSS-4 once one side asked the court, it waits for the others', () => {
    const wants: CaseEvent = { type: 'confirmation.agreed', v: 1, party: partyA.id, beside: false }
    expect(list(...untilPhase('effective')).confirmation).toBe('none')
    expect(list(...untilPhase('effective'), wants).confirmation).toBe('missing partyB')
    expect(list(...untilPhase('confirmApplied')).confirmation).toBe('missing')
    expect(list(...untilPhase('confirmApplied'), addedFile('confirmation')).confirmation).toBe('there')
  })

  it('DOSS-4 has a note by who mediates', () => {
    const describe = { type: 'dossier.describe', words: '当事人未带身份证明' } as const
    expect(givenCase(...talking).when(mediator, describe)).toEqual({
      events: [{ type: 'dossier.described', v: 1, words: '当事人未带身份证明' }],
    })
    expect(givenCase(...talking).when(partyA, describe)).toEqual({ refused: 'who.caseStaff' })
  })
})
