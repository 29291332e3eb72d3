import { describe, expect, it } from 'vitest'
import type { FileId, LineId } from '../../../lib/ids.ts'
import { limits } from '../../../lib/limits.ts'
import { inputs, noon } from '../../../testing/given.ts'
import {
  everyoneInCase,
  foldCase,
  groupHead,
  mediator,
  partyA,
  partyB,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import type { Actor, Role } from '../../decider.ts'
import { caseStream } from '../case-stream.ts'
import { caucusStream } from '../caucus-stream.ts'
import { caucusRooms, roomOf, roomStreamId, type CaucusRoom } from './rooms.ts'
import type { CaucusCommand, CaucusEvent } from './schema.ts'
import { caucusIn, type CaucusState } from './state.ts'

const as = (...roles: Role[]): Actor => ({ id: roles[0] ?? 'nobody', roles })
const [asMediator, asA, asB] = [as('mediator'), as('partyA'), as('partyB')]
const line = 'l1' as LineId
const say: CaucusCommand = { type: 'caucus.say', line, words: '三万以下不谈' }
const ask: CaucusCommand = { type: 'caucus.ask', line, gist: '钱可以分两次' }
const tell = (answer: 'yes' | 'no', gist = '钱可以分两次'): CaucusCommand => ({
  ...{ type: 'caucus.mayTell', line, gist, answer },
})

const said: CaucusEvent = { type: 'caucus.said', v: 1, line, words: '三万以下不谈' }
const asked: CaucusEvent = { type: 'caucus.asked', v: 1, line, gist: '钱可以分两次' }
const answered: CaucusEvent = { type: 'caucus.answered', v: 1, line, answer: 'yes' }

const fold = (room: CaucusRoom, events: readonly CaucusEvent[]): CaucusState =>
  events.reduce(
    (state, event, index) =>
      caucusStream.decider.evolve(state, { ...event, seq: index + 1, at: noon, by: 'partyA' }),
    caucusIn('case', room),
  )

const when = (room: CaucusRoom, events: readonly CaucusEvent[], actor: Actor, command: CaucusCommand) => {
  const state = fold(room, events)
  const refusal = caucusStream.decider.can(state, command, actor)
  if (refusal) return refusal.code
  const decided = caucusStream.decider.decide(state, command, actor, inputs)
  return decided.ok ? decided.value.events : decided.error.code
}

describe('a private room', () => {
  it('CAUCUS-1 is for the mediators and its side, and for nobody else is there one', () => {
    const may = (room: CaucusRoom) =>
      [asMediator, asA, asB, as(), as('stationHead', 'liaisonOfficer')]
        .filter((actor) => caucusStream.mayOpen(caucusIn('case', room), actor) === null)
        .map(({ id }) => id)
    expect(caucusRooms.map(may)).toEqual([['mediator', 'partyA'], ['mediator', 'partyB'], ['mediator']])
    expect(caucusStream.mayOpen(caucusIn('case', 'caucus/a'), asB)).toEqual({ code: 'stream.notFound' })
  })

  it('CAUCUS-1 the case says who is of which side, by their ids in it', () => {
    const state = foldCase(untilPhase('mediating'))
    const { rolesOf, staff } = caseStream.asParent!
    const roles = everyoneInCase.map(({ id }) => [id, rolesOf(state, id).join()])
    expect(roles.filter(([, role]) => role !== '')).toEqual([
      ['mediator', 'mediator'],
      ['invited', 'mediator'],
      ['partyA', 'partyA'],
      ['partyB', 'partyB'],
      ['groupHead', 'partyB'],
    ])
    expect(staff(state)).toEqual(['mediator', 'invited', 'partyA', 'partyB', 'groupHead'])
    expect([
      caseStream.asParent!.ownRules(state, 'teaTalk'),
      caseStream.asParent!.gridName(state, 'x'),
      caseStream.asParent!.committee(state),
    ]).toEqual([null, null, ''])
  })

  it('CAUCUS-2 is a stream of its own, by its name', () => {
    for (const room of caucusRooms) {
      const id = roomStreamId('case', room)
      expect(roomOf(id)).toEqual({ case: 'case', room })
      expect(caucusStream.initialOf!(id)).toEqual({ case: 'case', room, lines: [], files: [] })
      expect(caucusStream.peopleOf!(id)).toBe('case')
      expect(caucusStream.parentIn!(id)).toBe('case')
    }
    for (const bad of ['case', 'case/c', 'case/a/b', '/a', '']) {
      expect(roomOf(bad)).toBeNull()
      expect(caucusStream.parentIn!(bad)).toBeNull()
    }
    const talked = fold('caucus/a', [said, asked, answered])
    expect(caucusStream.head(talked)).toEqual(caucusStream.head(caucusIn('case', 'caucus/a')))
    expect(caucusStream.head(talked).summary).toBe('{}')
    expect(caucusStream.view(talked, ['public'])).toEqual(talked)
    expect(caucusStream.quotes('caucus.say')).toEqual([])
    expect(caucusStream.inOffice(talked)).toEqual([])
    expect(caucusStream.audienceClassesOf(talked, asA)).toEqual(['public', 'person:partyA'])
    expect(caucusStream.audienceOf(said, 'partyA')).toEqual(['public'])
  })

  it('CAUCUS-3 hears whoever is in it, each sentence once', () => {
    expect(when('caucus/a', [], asA, say)).toEqual([said])
    expect(when('notes', [], asMediator, say)).toEqual([said])
    expect(when('caucus/b', [], asA, say)).toBe('stream.notFound')
    expect(when('notes', [], asA, say)).toBe('stream.notFound')
    expect(when('caucus/a', [said], asA, say)).toBe('caucus.repeatedLine')
    const many = (count: number) =>
      Array.from({ length: count }, (_, n): CaucusEvent => ({ ...said, line: `n${n}` }))
    const full = { ...fold('caucus/a', []), lines: fold('caucus/a', [said]).lines }
    expect(full.lines).toEqual([
      { id: line, by: 'partyA', at: noon, words: '三万以下不谈', gist: '', mayTell: null },
    ])
    expect(when('caucus/a', many(9), asA, say)).toEqual([said])
    const last = { ...full, lines: Array.from({ length: limits.caucusLinesMax }, () => full.lines[0]!) }
    const decided = caucusStream.decider.decide(last, { ...say, line: 'l2' as LineId }, asA, inputs)
    expect(decided).toMatchObject({ ok: false, error: { code: 'caucus.full' } })
    const room = { ...last, lines: last.lines.slice(1) }
    expect(caucusStream.decider.decide(room, { ...say, line: 'l2' as LineId }, asA, inputs).ok).toBe(true)
  })

  it('CAUCUS-4 a mediator asks, and that side alone answers', () => {
    expect(when('caucus/a', [said], asMediator, ask)).toEqual([asked])
    expect(when('caucus/a', [said], asA, ask)).toBe('who.mediator')
    expect(when('notes', [said], asMediator, ask)).toBe('caucus.nobodyToAsk')
    expect(when('caucus/a', [], asMediator, ask)).toBe('caucus.unknownLine')
    expect(when('caucus/a', [said, asked], asA, tell('yes'))).toEqual([answered])
    expect(when('caucus/a', [said, asked], asMediator, tell('yes'))).toBe('caucus.notYours')
    expect(when('notes', [said, asked], asMediator, tell('yes'))).toBe('caucus.notYours')
    expect(when('caucus/a', [said], asA, tell('yes'))).toBe('caucus.notAsked')
    expect(when('caucus/a', [said, asked, { ...asked, gist: '钱可以一次' }], asA, tell('yes'))).toBe(
      'caucus.askedOtherwise',
    )
    const yes = [said, asked, answered]
    expect(when('caucus/a', yes, asA, tell('yes'))).toBe('caucus.alreadyAnswered')
    expect(when('caucus/a', yes, asA, tell('no'))).toHaveLength(1)
    expect(when('caucus/a', yes, asMediator, ask)).toBe('caucus.alreadyAnswered')
    expect(fold('caucus/a', yes).lines[0]).toMatchObject({ gist: '钱可以分两次', mayTell: 'yes' })
    const other: CaucusEvent = { type: 'caucus.said', v: 1, line: 'l2', words: '再说' }
    expect(fold('caucus/a', [other, ...yes]).lines[0]).toMatchObject({ mayTell: null })
  })

  it('CAUCUS-3 shows a file once, and so many', () => {
    const fields = {
      file: 'f' as FileId,
      name: '存折.jpg',
      mime: 'image/jpeg',
      bytes: 1,
      sha256: 'h',
    } as const
    const addFile: CaucusCommand = { type: 'caucus.addFile', ...fields }
    const file: CaucusEvent = { type: 'caucus.fileAdded', v: 1, ...fields }
    expect(when('caucus/a', [], asA, addFile)).toEqual([file])
    expect(when('caucus/a', [file], asA, addFile)).toBe('dossier.repeatedFile')
    expect(fold('caucus/a', [file]).files).toMatchObject([{ id: 'f', by: 'partyA' }])
    const many = (count: number) =>
      Array.from({ length: count }, (_, n): CaucusEvent => ({ ...file, file: `f${n}` }))
    expect(when('caucus/a', many(limits.filesPerCaseMax), asA, addFile)).toBe('dossier.tooManyFiles')
    expect(when('caucus/a', many(limits.filesPerCaseMax - 1), asA, addFile)).toEqual([file])
  })

  it('CAUCUS-5 is closed once the case is archived', () => {
    const state = foldCase(untilPhase('archived'))
    for (const { id } of [mediator, partyA, partyB, groupHead])
      expect(caseStream.asParent!.rolesOf(state, id)).toEqual([])
  })
})
