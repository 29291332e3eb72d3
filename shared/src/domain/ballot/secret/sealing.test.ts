import { describe, expect, it } from 'vitest'
import { boxWith } from '../../../testing/box-contents.ts'
import {
  assigned,
  chair,
  deputy,
  fold,
  given,
  neighbour,
  officer,
  resident,
  scrutineer,
  teller,
  type Known,
} from '../../../testing/given.ts'
import {
  a,
  ballot,
  clear,
  count,
  counted,
  countedOf,
  counting,
  opened,
  ready,
  stopped,
  voted,
} from '../../../testing/secret-scene.ts'
import type { Duty } from '../../decider.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import type { BallotCommand } from '../schema.ts'
import { countTask, type Reckoned } from './reckoning.ts'

describe('counting', () => {
  it('SECRET-15 is stopped first, and goes on again only before it was counted', () => {
    const resume: BallotCommand = { type: 'ballot.resume', ballot, reason: '点错了' }
    expect(given(...ready, opened).when(scrutineer, count, counting([]))).toEqual({
      refused: 'ballot.notStopped',
    })
    expect(given(...voted).when(chair, resume, counting([]))).toHaveProperty('events')
    expect(given(...voted).when(chair, resume)).toEqual({ refused: 'ballot.boxMissing' })
    expect(given(...counted).when(chair, resume)).toEqual({ refused: 'ballot.alreadyCounted' })
    expect(given(...ready, opened).when(chair, { type: 'ballot.stop', ballot })).toEqual({
      events: [stopped],
    })
    expect(given(...ready, opened).when(chair, resume)).toEqual({ refused: 'ballot.notStopped' })
  })

  it('SECRET-15 seals what was reckoned beforehand as what is reckoned while it is decided', () => {
    const { boxes } = counting(clear)
    const contents = boxes[ballot]!
    const reckoned = meetingStream.boxes!.reckon(countTask(opened.terms, contents))
    expect(
      given(...voted).when(scrutineer, count, { boxes: { [ballot]: { ...contents, reckoned } } }),
    ).toEqual(given(...voted).when(scrutineer, count, counting(clear)))
    const differing = { ...(reckoned as Reckoned), second: 'differs' }
    const { events } = given(...voted).when(scrutineer, count, {
      boxes: { [ballot]: { ...contents, reckoned: differing } },
    })
    expect(events![0]).toMatchObject({ sealing: { second: 'differs' } })
  })

  it('SECRET-15 tells everybody numbers, roots and the fingerprint, and whether two counts agree', () => {
    const { events } = given(...voted).when(chair, count, counting(['yyy', ...clear], 9))
    expect(events![0]).toMatchObject({
      type: 'ballot.sealed',
      sealing: {
        ...{ issued: 9, phone: 9, booth: 0, paper: 0, returned: 6, unreturned: 3, void: 1 },
        second: 'agrees',
      },
    })
    const { receiptsRoot, ballotsRoot, fingerprint } = (
      events![0] as Extract<MeetingEvent, { type: 'ballot.sealed' }>
    ).sealing
    expect(new Set([receiptsRoot, ballotsRoot, fingerprint]).size).toBe(3)
  })

  it('SECRET-25 is not counted before what came back on paper was entered, where papers were handed out', () => {
    const on = (sheets: number | null, waiting = false) => ({
      boxes: { [ballot]: boxWith(['yyn'], 2, { handedOut: 1, sheets, waiting }) },
    })
    expect(given(...voted).when(chair, count, on(null))).toEqual({ refused: 'ballot.sheetsMissing' })
    expect(given(...voted).when(chair, count, on(1, true))).toEqual({ refused: 'ballot.sheetsMissing' })
    expect(given(...voted).when(chair, count, on(0)).events?.[0]).toMatchObject({ type: 'ballot.sealed' })
  })

  it('SECRET-15 does not go on once somebody has entered sheets, and so knows what is on them', () => {
    const resume: BallotCommand = { type: 'ballot.resume', ballot, reason: '点错了' }
    const on = (sheets: number | null, waiting: boolean) =>
      given(...voted).when(chair, resume, {
        boxes: { [ballot]: boxWith([], 2, { handedOut: 1, sheets, waiting }) },
      }).refused ?? 'goes on'
    expect([on(null, false), on(null, true), on(0, false)]).toEqual([
      ...['goes on', 'ballot.sheetsRead', 'ballot.sheetsRead'],
    ])
  })

  it('SECRET-4 counts nothing where more came back on paper than was handed out on paper', () => {
    const boxes = { [ballot]: boxWith(['yya', 'yya'], 9, { handedOut: 1, sheets: 2 }) }
    const { events } = given(...voted).when(chair, count, { boxes })
    expect(events![0]).toMatchObject({
      sealing: { issued: 9, paper: 1, sheets: 2, void: 2, second: 'agrees' },
    })
    expect(events![1]).toMatchObject({ outcome: { annulled: true, winners: [], next: 'revote' } })
  })

  it('SECRET-16 nobody is newly made scrutineer or teller while it is open', () => {
    const assign = (duty: Duty) =>
      given(...voted).when(chair, { type: 'meeting.assignDuty', participant: neighbour.id, duty })
    for (const duty of ['scrutineer', 'teller'] as const)
      expect(assign(duty)).toEqual({ refused: 'ballot.certifiersFixed' })
    expect(assign('recorder')).toHaveProperty('events')
    expect(
      given(...ready).when(chair, {
        ...{ type: 'meeting.assignDuty', participant: neighbour.id, duty: 'teller' },
      }),
    ).toHaveProperty('events')
  })

  it('SECRET-16 nobody is relieved of scrutineer or teller until it is announced or given up', () => {
    const relieve = (duty: Duty, participant: Known, ...events: readonly MeetingEvent[]) =>
      given(...events).when(chair, { type: 'meeting.relieveDuty', participant: participant.id, duty })
    for (const events of [voted, counted]) {
      expect(relieve('scrutineer', deputy, ...events)).toEqual({ refused: 'ballot.certifiersFixed' })
      expect(relieve('teller', teller, ...events)).toEqual({ refused: 'ballot.certifiersFixed' })
    }
    const givenUp: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot, reason: '监票人病了' }
    expect(relieve('scrutineer', deputy, ...counted, givenUp)).toHaveProperty('events')
    expect(relieve('scrutineer', deputy, ...ready)).toHaveProperty('events')
  })

  it('SECRET-15 needs the box, scrutineers, and is done once', () => {
    expect(given(...voted).when(resident, count, counting([]))).toEqual({
      refused: 'who.scrutineerOrModerator',
    })
    expect(given(...voted).when(chair, count)).toEqual({ refused: 'ballot.boxMissing' })
    const relieved: MeetingEvent = {
      ...{ type: 'meeting.dutyRelieved', v: 1, participant: deputy.id, duty: 'scrutineer' },
    }
    expect(given(...voted, relieved).when(chair, count, counting([]))).toEqual({
      refused: 'ballot.scrutineersMissing',
    })
    expect(given(...counted).when(chair, count, counting([]))).toEqual({ refused: 'ballot.alreadyCounted' })
  })

  it('SECRET-14 nobody sees a mark before it is announced but those who certify', () => {
    const told = counted.slice(voted.length + 1)
    expect(told.map((event) => meetingStream.audienceOf(event, scrutineer.id))).toEqual([
      ...[['person:scrutineer'], ['person:deputy'], ['person:teller']],
    ])
    const state = fold(counted)
    const shown = (person: Known) =>
      meetingStream.view(state, meetingStream.audienceClassesOf(state, person)).ballot.secret[ballot]!
        .counts[0]!
    expect(shown(scrutineer)).toMatchObject({ shownTo: [scrutineer.id], outcome: { winners: [a] } })
    for (const person of [chair, officer, resident])
      expect(shown(person)).toMatchObject({ shownTo: [], outcome: null, sealing: { returned: 5 } })
  })

  it('SECRET-14 nor does who moderates, whatever other duty they have', () => {
    const both = [...ready, assigned(chair, 'teller'), opened, stopped]
    expect(countedOf(both, clear).slice(both.length + 1)).toHaveLength(3)
  })
})
