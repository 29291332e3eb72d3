import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  by,
  chair,
  confirmed,
  facts,
  fold,
  given,
  joined,
  neighbour,
  noon,
  recorder,
  resident,
  until,
} from '../../testing/given.ts'
import { secretHistory } from '../../testing/secret-history.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { summaryOf } from '../meeting/summary.ts'
import { minutesOf } from './minutes.ts'
import { unpublished } from './state.ts'

const quote = {
  doc: 'board',
  fields: {
    'issues/a/title': '水浸',
    'issues/a/detail': '',
    'issues/b/title': '路口',
    'issues/c/title': '护坡',
  },
  hash: 'hash',
}
const seconded = (issue: string, ...people: (typeof resident)[]): MeetingEvent[] =>
  people.map(({ id }) => ({ type: 'issue.seconded', v: 1, issue, participant: id }))

const result = {
  ...{ yes: 2, no: 0, abstain: 0, silent: 0, baseCount: 2, needed: 2, passed: true, table: [] },
  base: 'present',
} as const
const followUps = [{ unit: '市政所', what: '清排水口', due: null }]

const meeting: MeetingEvent[] = [
  ...until('inProgress'),
  { type: 'roll.expectedSet', v: 1, expected: 3 },
  joined(resident),
  confirmed(resident),
  confirmed(neighbour),
  { type: 'meeting.itemEntered', v: 1, item: 'list' },
  { type: 'meeting.itemEntered', v: 1, item: 'gone' },
  ...seconded('a', resident),
  ...seconded('b', resident, neighbour),
  { type: 'issue.merged', v: 1, issue: 'c', into: 'b' },
  { type: 'issue.listLocked', v: 1, quote },
  { type: 'floor.raised', v: 1, participant: resident.id, stance: 'for', elder: false },
  { type: 'floor.granted', v: 1, participant: resident.id, allottedMs: 1 },
  { type: 'floor.ended', v: 1 },
  {
    type: 'motion.put',
    v: 1,
    ...{
      motion: 'm',
      mover: resident.id,
      text: '清排水口',
      options: [],
      who: '街道办',
      what: '清',
      when: '',
      cost: '',
    },
  },
  {
    type: 'ballot.opened',
    v: 1,
    ...{ ballot: 'x', motion: 'm', method: 'hands', entitled: [resident.id], expected: 3, endDebate: '' },
  },
  { type: 'ballot.annulled', v: 1, ballot: 'x', reason: '断网' },
  {
    type: 'ballot.opened',
    v: 1,
    ...{ ballot: 'y', motion: 'm', method: 'hands', entitled: [resident.id], expected: 3, endDebate: '' },
  },
  { type: 'ballot.closed', v: 1, ballot: 'y', motion: 'm', result },
  { type: 'resolution.adopted', v: 1, resolution: 'r', motion: 'm', text: '雨季前清好', followUps },
  { type: 'meeting.summarizing', v: 1 },
  { type: 'meeting.closed', v: 1 },
]

describe('纪要', () => {
  it('MIN-1 is what happened', () => {
    expect(minutesOf(fold(meeting))).toEqual({
      facts,
      startedAt: noon,
      sittings: [],
      closedAt: noon,
      moderators: [chair.id],
      recorders: [recorder.id],
      attendance: { expected: 3, present: 2, observers: 0, excused: 0 },
      agenda: [
        { item: 'list', title: '理清单', enteredAt: noon },
        { item: 'gone', title: '', enteredAt: noon },
      ],
      issues: [
        { issue: 'b', title: '路口', seconds: 2, merged: 2 },
        { issue: 'a', title: '水浸', seconds: 1, merged: 1 },
      ],
      speakers: [
        { participant: resident.id, stance: 'for', subject: 'item/gone', startedAt: noon, endedAt: noon },
      ],
      motions: [
        {
          ...{ motion: 'm', text: '清排水口', options: [] },
          ...{ who: '街道办', what: '清', when: '', cost: '' },
        },
      ],
      ballots: [{ motion: '清排水口', motionId: 'm', method: 'hands', expected: 3, entitled: 1, result }],
      secretBallots: [],
      resolutions: [{ motion: 'm', text: '雨季前清好', followUps, at: noon, dropped: false }],
      confirmed: null,
      corrections: [],
    })
  })

  it('MIN-1 a ballot keeps 应到 and 实到 as they were when it opened', () => {
    const later: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 120 }
    const at = meeting.findIndex(({ type }) => type === 'meeting.summarizing')
    const { attendance, ballots } = minutesOf(fold([...meeting.slice(0, at), later]))
    expect(attendance.expected).toBe(120)
    expect(ballots).toMatchObject([{ expected: 3, entitled: 1 }])
  })

  it('MIN-1 tells of a secret ballot once it is announced', () => {
    const { history } = secretHistory(['y', 'y', 'n', 'a'])
    const announced = history.findIndex(({ type }) => type === 'ballot.announced')
    expect(minutesOf(fold(history.slice(0, announced))).secretBallots).toEqual([])
    expect(minutesOf(fold(history)).secretBallots).toMatchObject([
      { motion: '清排水口', sealing: { returned: 4 }, announced: { outcome: { valid: 4 } } },
    ])
  })

  it('MIN-1 keeps that a scrutineer ruled on a sheet, and how it was marked', () => {
    const { history } = secretHistory(['y', 'n'])
    const announced = history.findIndex(({ type }) => type === 'ballot.announced')
    const ruled: MeetingEvent = {
      ...{ type: 'ballot.sheetRuled', v: 1, ballot: 'ballot', sheet: 8, participant: resident.id },
      reason: '圈画在格线上',
    }
    const events = [...history.slice(0, announced), ruled, ...history.slice(announced)]
    expect(minutesOf(fold(events)).secretBallots).toMatchObject([
      { rulings: [{ sheet: 8, reason: '圈画在格线上' }] },
    ])
  })

  it('MIN-1 is empty where nothing happened', () => {
    expect(minutesOf(fold(until('draft')))).toMatchObject({
      issues: [],
      speakers: [],
      ballots: [],
      agenda: [],
    })
  })

  it('MIN-8 a correction waits for the record to be published again, read as far as where it stands', () => {
    const corrected = (seq: number) => ({
      ...by(recorder, { type: 'minutes.corrected', v: 1, text: `第 ${seq} 条写错了` }),
      seq,
    })
    const published = (reviewed: number): MeetingEvent => ({
      ...{ type: 'meeting.published', v: 1, reviewed, replacements: [] },
    })
    const waiting = (...events: Parameters<typeof fold>[0]) =>
      unpublished(fold([...meeting, ...events]).minutes).map(({ seq }) => seq)
    expect(waiting(corrected(30))).toEqual([])
    expect(waiting(corrected(30), published(30))).toEqual([])
    expect(waiting(corrected(30), published(29))).toEqual([30])
    expect(waiting(published(29), corrected(31), corrected(32))).toEqual([31, 32])
    expect(waiting(published(29), corrected(31), published(31), corrected(33))).toEqual([33])
    const state = fold([...meeting, published(29), corrected(31)])
    expect(summaryOf(state).correctionsWaiting).toBe(1)
  })

  it('MIN-7 has the issues of a list that nobody locked, with their words as 小结 found them', () => {
    const going = [...until('inProgress'), joined(resident), ...seconded('b', resident)]
    const sum = { type: 'meeting.summarize' } as const
    const board = { quotes: { board: quote } }
    const summed: MeetingEvent = { type: 'meeting.summarizing', v: 1, list: quote }
    expect(given(...going).when(chair, sum, board)).toEqual({ events: [summed] })
    expect(minutesOf(fold(going)).issues).toEqual([])
    expect(minutesOf(fold([...going, summed])).issues.map(({ title, seconds }) => [title, seconds])).toEqual([
      ['路口', 1],
      ['水浸', 0],
      ['护坡', 0],
    ])
    for (const back of [
      { type: 'meeting.resumed', v: 1, reason: '还有一位要说' },
      { type: 'meeting.undone', v: 1, step: 'summarize' },
    ] as const)
      expect(minutesOf(fold([...going, summed, back])).issues).toEqual([])
    const undoneLater: MeetingEvent = { type: 'meeting.undone', v: 1, step: 'enterItem' }
    expect(minutesOf(fold([...going, summed, undoneLater])).issues).toHaveLength(3)
  })

  it('MIN-7 leaves a locked list at the words of its lock, and an empty one out', () => {
    const sum = { type: 'meeting.summarize' } as const
    const changed = { ...quote, fields: { 'issues/a/title': '别的' } }
    const locked: MeetingEvent[] = [...until('inProgress'), { type: 'issue.listLocked', v: 1, quote }]
    const summed: MeetingEvent = { type: 'meeting.summarizing', v: 1 }
    expect(given(...locked).when(chair, sum, { quotes: { board: changed } })).toEqual({ events: [summed] })
    expect(minutesOf(fold([...locked, summed])).issues).toHaveLength(3)
    expect(given(...until('inProgress')).when(chair, sum)).toEqual({ events: [summed] })
  })

  it('MIN-2 is corrected by adding, after the close', () => {
    const correct = { type: 'minutes.correct', text: '实到应为 48 人' } as const
    const corrected: MeetingEvent = { type: 'minutes.corrected', v: 1, text: '实到应为 48 人' }
    expect(given(...meeting).when(recorder, correct)).toEqual({ events: [corrected] })
    expect(given(...meeting).when(resident, correct)).toEqual({ refused: 'who.staff' })
    expect(given(...until('summarizing')).when(recorder, correct)).toEqual({ refused: 'meeting.wrongPhase' })
    expect(minutesOf(fold([...meeting, by(recorder, corrected)])).corrections).toEqual([
      { by: recorder.id, text: '实到应为 48 人', at: noon, seq: 0 },
    ])
    const many = (count: number) => Array.from({ length: count }, () => corrected)
    const max = limits.correctionsMax
    expect(given(...meeting, ...many(max - 1)).when(recorder, correct)).toHaveProperty('events')
    expect(given(...meeting, ...many(max)).when(recorder, correct)).toEqual({
      refused: 'minutes.tooManyCorrections',
    })
  })
})
