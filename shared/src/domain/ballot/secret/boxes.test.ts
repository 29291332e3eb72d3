import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import type { Actor } from '../../decider.ts'
import type { ParticipantId } from '../../../lib/ids.ts'
import {
  assigned,
  chair,
  confirmed,
  fold,
  gridWorker,
  neighbour,
  noon,
  officer,
  resident,
  scrutineer,
  teller,
  until,
} from '../../../testing/given.ts'
import { boxWith } from '../../../testing/box-contents.ts'
import { termsOf } from '../../../testing/secret.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import { countPapers } from './count.ts'

const { mayPrint, face, opens, terms, counts, toReckon, reckon, slipOf, mayIssue, mayReadSlips, tellerOf } =
  meetingStream.boxes!
const box = 'box'
const opened: MeetingEvent = {
  ...{ type: 'ballot.secretOpened', v: 1, ballot: box, motion: 'motion', endDebate: '', after: '' },
  ...{ entitled: [resident.id, neighbour.id], expected: null, terms: termsOf(2) },
}
const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot: box }
const sentBack: MeetingEvent = {
  ...{ type: 'ballot.sentBack', v: 1, ballot: box, participant: scrutineer.id, reason: '录错一张' },
}
const annulled: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot: box, reason: '断网' }
const contents = boxWith(['ya'])
const outcome = countPapers(termsOf(2), 1, ['ya'])
const sealed: MeetingEvent = {
  ...{ type: 'ballot.sealed', v: 1, ballot: box },
  sealing: {
    ...{ issued: 1, ...contents.bySlip, returned: 1, unreturned: 0, void: 0, second: 'agrees' },
    ...{ receiptsRoot: '', ballotsRoot: '', fingerprint: '' },
  },
}
const announced: MeetingEvent = {
  ...{ type: 'ballot.announced', v: 1, ballot: box, motion: 'motion', outcome },
  ...{ elected: ['a'], reserve: [], settled: null },
}
const phone = { id: 'phone' as ParticipantId, roles: [] }
const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: 'phone', into: resident.id }
const before = [
  ...until('inProgress'),
  ...[resident, neighbour].map((one) => confirmed(one)),
  ...[assigned(scrutineer, 'scrutineer'), assigned(teller, 'teller'), merged],
]
const state = (...events: readonly MeetingEvent[]) => fold([...before, opened, ...events])

describe('the box of a secret ballot', () => {
  it('SECRET-22 comes to be with the ballot and is counted by the command of that ballot', () => {
    expect([opens(fold(before), opened), opens(state(), stopped)]).toEqual([
      { box, isNew: true, given: [] },
      null,
    ])
    const count = { type: 'ballot.count', ballot: box as never } as const
    expect(counts(state(stopped), count)).toBe(box)
    for (const untimely of [fold(before), state(), state(stopped, sealed)])
      expect(counts(untimely, count)).toBeNull()
    expect(counts(state(), { type: 'ballot.stop', ballot: box as never })).toBeNull()
    expect(terms(fold(before), box)).toBeNull()
  })

  it('SECRET-15 is reckoned beforehand where it takes long, and by nothing but its terms and papers', () => {
    const state = fold([opened, stopped])
    const count = { type: 'ballot.count', ballot: box as never } as const
    const most = limits.marksCountedAtOnceMax / 2
    const many = boxWith(Array.from({ length: most + 1 }, () => 'ya'))
    expect(toReckon(state, count, boxWith(many.ballots.slice(1).map(({ paper }) => paper)))).toBeNull()
    expect(
      toReckon(state, { type: 'ballot.resume', ballot: box as never, reason: '点错了' }, many),
    ).toBeNull()
    const task = toReckon(state, count, many)
    const papers = many.ballots.map(({ paper }) => paper)
    expect(reckon(structuredClone(task))).toEqual({
      outcome: countPapers(termsOf(2), many.issued, papers),
      second: 'agrees',
    })
  })

  it('SECRET-22 gives out tokens for a while before any paper goes in', () => {
    expect(terms(state(), box)).toMatchObject({
      ...{ slips: [resident.id, neighbour.id], codes: 2, issuesUntil: null, paperChars: 2 },
      ...{ castsFrom: noon + limits.issuingWindowMs, open: true, over: false, published: false },
    })
    const { accepts } = terms(state(), box)!
    expect([accepts('ya'), accepts('yy')]).toEqual([
      null,
      { code: 'ballot.tooManyMarks', params: { max: 1 } },
    ])
  })

  it('SECRET-22 is shut while stopped, over once counted or annulled, and read by all once announced', () => {
    expect(terms(state(stopped), box)).toMatchObject({ open: false, over: false, codes: 0 })
    expect(terms(state(annulled), box)).toMatchObject({ open: false, over: true, published: false })
    expect(terms(state(stopped, sealed), box)).toMatchObject({ open: false, over: true, published: false })
    expect(terms(state(stopped, sealed, announced), box)).toMatchObject({ over: true, published: true })
  })

  it('SECRET-25 takes sheets from the stop until it is counted, and after the count was sent back; never once it is settled', () => {
    const is = (...events: readonly MeetingEvent[]) => {
      const { entering, counts, settled } = terms(state(...events), box)!
      return [entering, counts, settled]
    }
    expect([is(), is(stopped), is(stopped, sealed)]).toEqual([
      [false, 0, false],
      [true, 0, false],
      [false, 1, false],
    ])
    expect([is(stopped, sealed, sentBack), is(stopped, sealed, sentBack, sealed)]).toEqual([
      [true, 1, false],
      [false, 2, false],
    ])
    expect([is(stopped, annulled), is(stopped, sealed, announced)]).toEqual([
      [false, 0, true],
      [false, 1, true],
    ])
  })

  it('SECRET-22 has one slip a person, on whichever of their phones', () => {
    expect(slipOf(state(), box, resident)).toBe(resident.id)
    expect(slipOf(state(), box, phone)).toBe(resident.id)
    expect(slipOf(state(), box, scrutineer)).toBeNull()
    expect(slipOf(state(), 'other', resident)).toBeNull()
  })

  it('SECRET-22 a phone spends its own slip alone; papers and the shared tablet are handed out at the table', () => {
    const may = (slip: string, way: 'phone' | 'booth' | 'paper', actor = resident) =>
      mayIssue(state(), box, slip, way, actor)?.code ?? null
    expect(may(resident.id, 'phone')).toBeNull()
    expect(may(neighbour.id, 'phone')).toBe('ballot.notYourSlip')
    expect(may(chair.id, 'phone', chair)).toBe('ballot.notEntitled')
    for (const way of ['booth', 'paper'] as const) {
      for (const actor of [officer, gridWorker, scrutineer, teller])
        expect(may(resident.id, way, actor)).toBeNull()
      expect(may(resident.id, way)).toBe('who.table')
    }
  })

  it('SECRET-22 tells whoever hands out papers which slips are spent, and nobody else', () => {
    expect(mayReadSlips(state(), box, teller)).toBeNull()
    expect(mayReadSlips(state(), box, chair)).toEqual({ code: 'who.table' })
    expect(mayReadSlips(fold(before), box, teller)).toEqual({ code: 'ballot.notOpen' })
  })

  it('SECRET-25 lets two people of the table enter what came back on paper, once it is stopped; who moderates is none', () => {
    const enters = (actor: Actor, ...events: readonly MeetingEvent[]) => {
      const teller = tellerOf(state(...events), box, actor, [])
      return teller.ok ? teller.value : teller.error.code
    }
    expect(enters(teller, stopped)).toBe(teller.id)
    expect(enters({ ...phone, roles: ['gridWorker'] }, stopped)).toBe(resident.id)
    expect(enters(resident, stopped)).toBe('who.table')
    const chairing = assigned(officer, 'moderator')
    expect([enters(officer, stopped), enters(officer, chairing, stopped)]).toEqual([officer.id, 'who.table'])
    expect(enters(teller)).toBe('ballot.notStopped')
    expect(enters(teller, stopped, sealed)).toBe('ballot.notOpen')
    // Sent back it is put right by two again, and until it is announced.
    expect(enters(teller, stopped, sealed, sentBack)).toBe(teller.id)
    expect(enters(teller, stopped, sealed, sentBack, annulled)).toBe('ballot.notOpen')
    expect(enters(teller, annulled)).toBe('ballot.notOpen')
    expect(tellerOf(fold(before), box, teller, [])).toMatchObject({ error: { code: 'ballot.notOpen' } })
  })

  it('SECRET-22 has its slips printed by officers, for whoever is handed one', () => {
    expect(mayPrint(state(), box, officer)).toBeNull()
    for (const actor of [gridWorker, scrutineer, chair])
      expect(mayPrint(state(), box, actor)).toEqual({ code: 'who.officer' })
  })

  it('SECRET-22 shows a booth its paper, and nothing else of the meeting', () => {
    const put: MeetingEvent = {
      ...{ type: 'motion.put', v: 1, motion: 'motion', mover: resident.id, text: '清排水口' },
      ...{ who: '街道办', what: '清', when: '六月', cost: '', options: [] },
    }
    const running = until('inProgress')
    expect(face(fold([...running, put, opened]), box)).toEqual({
      ...{ title: '清排水口', meeting: fold(running).meeting.facts.title, terms: termsOf(2) },
      ...{ motion: 'motion', options: [], briefs: {}, onPaper: false, openedAt: noon },
    })
    expect(face(state(), 'other')).toBeNull()
  })

  it('SECRET-22 gives nothing out once it is stopped or over', () => {
    const code = (...events: readonly MeetingEvent[]) =>
      mayIssue(state(...events), box, resident.id, 'phone', resident)?.code
    expect([code(stopped), code(annulled), code(stopped, sealed)]).toEqual([
      ...['ballot.stopped', 'ballot.notOpen', 'ballot.notOpen'],
    ])
    expect(mayIssue(fold(before), box, resident.id, 'phone', resident)).toEqual({ code: 'ballot.notOpen' })
  })
})
