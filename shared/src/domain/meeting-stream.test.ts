import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assigned,
  by,
  chair,
  deputy,
  drafted,
  fold,
  given,
  gridWorker,
  head,
  joined,
  neighbour,
  officer,
  recorder,
  resident,
  stranger,
  until,
} from '../testing/given.ts'
import { everySort, histories } from '../testing/histories.ts'
import type { MeetingEvent } from './meeting-state.ts'
import { evolve } from './meeting-fold.ts'
import { initialState } from './meeting-state.ts'
import { meetingStream } from './meeting-stream.ts'
import { readSummary, summaryOf } from './meeting/summary.ts'
import { personOf } from './roll/state.ts'
import { streams } from './streams.ts'

const { view, audienceOf, audienceClassesOf, mayOpen, head: headOf, quotes, inOffice } = meetingStream

describe('what somebody may see', () => {
  it('STREAM-1 a snapshot equals the fold of the events they may see', () => {
    fc.assert(
      fc.property(histories, (hall) => {
        for (const viewer of everySort) {
          const classes = audienceClassesOf(hall.state(), viewer)
          const seen = hall
            .history()
            .filter((event) => audienceOf(event, event.by).some((one) => classes.includes(one)))
            .reduce(evolve, initialState)
          expect(view(hall.state(), classes)).toEqual(seen)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('STREAM-1 a resident hears nothing of others’ proposals, of reasons for removal, of words handed over', () => {
    const { state } = given(
      ...until('inProgress'),
      joined(resident),
      by(neighbour, { type: 'issue.proposed', v: 1, proposal: 'theirs', text: '别人的', grid: '', for: '' }),
      by(resident, { type: 'issue.proposed', v: 1, proposal: 'own', text: '自己的', grid: '', for: '' }),
      by(neighbour, { type: 'issue.handedOver', v: 1, issue: 'i', field: 'title', text: '没写进去' }),
      { type: 'roll.removed', v: 1, participant: stranger.id },
      { type: 'roll.removalExplained', v: 1, participant: stranger.id, reason: '吵' },
    )
    const shown = view(state, audienceClassesOf(state, resident))
    expect(Object.keys(shown.issue.proposals)).toEqual(['own'])
    expect(shown.issue.handedOver).toEqual([])
    expect(shown.roll.lines[stranger.id]).toMatchObject({ removed: true, removalReason: '' })
    expect(view(state, ['person:stranger']).roll.lines[stranger.id]?.removalReason).toBe('吵')
    expect(view(state, audienceClassesOf(state, chair))).toEqual(state)
  })

  it('STREAM-2 staff are officers, moderator and recorder', () => {
    const { state } = given(...until('inProgress'))
    const staff = everySort.filter((person) => audienceClassesOf(state, person).includes('staff'))
    expect(staff).toEqual([head, officer, chair, recorder])
  })

  it('STREAM-2 a duty goes with the person to their other phone', () => {
    const phones: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: chair.id }
    const { state, when } = given(...until('checkingIn'), joined(chair), joined(neighbour), phones)
    expect(audienceClassesOf(state, neighbour)).toEqual([
      'public',
      'staff',
      'person:chair',
      'person:neighbour',
    ])
    expect(when(neighbour, { type: 'meeting.start' })).toHaveProperty('events')
  })

  it('STREAM-3 a draft is for the station’s accounts and for who has a duty in it', () => {
    const { state } = given(drafted, assigned(recorder, 'recorder'))
    expect(everySort.filter((person) => mayOpen(state, person) === null)).toEqual([
      head,
      officer,
      gridWorker,
      deputy,
      chair,
      recorder,
    ])
    expect(mayOpen(state, resident)).toEqual({ code: 'stream.notFound' })
    expect(mayOpen(fold([]), officer)).toEqual({ code: 'stream.notFound' })
  })

  it('STREAM-3 a meeting announced is for them and for who came in, until asked to leave', () => {
    const { state } = given(...until('announced'), joined(resident))
    expect(mayOpen(state, resident)).toBeNull()
    expect(mayOpen(state, recorder)).toBeNull()
    expect(mayOpen(state, stranger)).toEqual({ code: 'who.joined' })
    const removed: MeetingEvent = { type: 'roll.removed', v: 1, participant: resident.id }
    expect(mayOpen(given(...until('announced'), joined(resident), removed).state, resident)).toEqual({
      code: 'roll.removed',
    })
  })

  it('STREAM-4 the state is plain JSON', () => {
    fc.assert(
      fc.property(histories, (hall) => {
        expect(JSON.parse(JSON.stringify(hall.state()))).toEqual(hall.state())
      }),
    )
  })
})

describe('whatever people do', () => {
  it('STREAM-6 the state stays one that makes sense', () => {
    fc.assert(
      fc.property(histories, (hall) => {
        const { meeting, roll, issue, floor } = hall.state()
        const moderators = Object.values(meeting.duties).filter((duties) => duties.includes('moderator'))
        expect(moderators).toHaveLength(1)
        expect(floor.queue.map(({ participant }) => participant)).toEqual([
          ...new Set(floor.queue.map(({ participant }) => participant)),
        ])
        expect(
          Object.values(floor.turns)
            .flatMap((counts) => Object.values(counts))
            .every((count) => count >= 0),
        ).toBe(true)
        for (const { seconds } of Object.values(issue.entries)) {
          expect(new Set(seconds).size).toBe(seconds.length)
          for (const person of seconds) expect(personOf(roll, person)).toBe(person)
        }
        for (const [id, { mergedInto }] of Object.entries(roll.lines)) {
          expect(mergedInto).not.toBe(id)
          if (mergedInto) expect(roll.lines[mergedInto]?.mergedInto).toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('STREAM-6 nobody seconds while they moderate', () => {
    fc.assert(
      fc.property(histories, (hall) => {
        const history = hall.history()
        let state = initialState
        for (const event of history) {
          if (event.type === 'issue.seconded')
            expect(state.meeting.duties[event.by] ?? []).not.toContain('moderator')
          state = evolve(state, event)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a list shows', () => {
  it('STREAM-7 counts and facts, and who is on duty by id', () => {
    const { state } = given(
      ...until('inProgress'),
      { type: 'meeting.itemEntered', v: 1, item: 'list' },
      { type: 'roll.expectedSet', v: 1, expected: 54 },
      joined(resident),
      by(resident, { type: 'issue.proposed', v: 1, proposal: 'p', text: '路灯', grid: '', for: '' }),
      { type: 'issue.seconded', v: 1, issue: 'i', participant: resident.id },
      { type: 'issue.seconded', v: 1, issue: 'gone', participant: resident.id },
      { type: 'issue.withdrawn', v: 1, issue: 'gone' },
      { type: 'issue.seconded', v: 1, issue: 'rude', participant: resident.id },
      { type: 'issue.hidden', v: 1, issue: 'rude', reason: '骂人' },
      { type: 'issue.hidden', v: 1, issue: 'shown', reason: '点错了' },
      { type: 'issue.unhidden', v: 1, issue: 'shown' },
      { type: 'issue.accepted', v: 1, proposal: 'other', issue: 'j', author: 'x', grid: '', title: '护坡' },
    )
    expect(summaryOf(state)).toMatchObject({
      phase: 'inProgress',
      expected: 54,
      present: 0,
      arrived: 1,
      issues: 2,
      proposalsWaiting: 1,
      agenda: { position: 2, count: 2, title: '理清单' },
      duties: { chair: ['moderator'], recorder: ['recorder'] },
    })
    expect(headOf(state)).toEqual({
      kind: 'meeting',
      parent: 'station',
      code: '362918',
      summary: JSON.stringify(summaryOf(state)),
    })
    expect(summaryOf(fold([drafted])).agenda).toBeNull()
    expect(summaryOf(initialState).phase).toBe('draft')
  })

  it('STREAM-9 of a meeting whose line was written before lists showed as much: neither published nor rated', () => {
    const {
      code: _,
      publishedAt: _at,
      correctionsWaiting: _n,
      ratings: _ratings,
      ...older
    } = summaryOf(fold(until('inProgress')))
    expect(readSummary(JSON.stringify(older))).toEqual({
      ...older,
      ...{
        code: '',
        publishedAt: null,
        correctionsWaiting: 0,
        ratings: { satisfied: 0, mostly: 0, dissatisfied: 0 },
      },
    })
    const today = summaryOf(fold(until('published')))
    expect(readSummary(JSON.stringify(today))).toEqual(today)
  })

  it('STREAM-7 names as officers those with a duty', () => {
    expect(inOffice(fold(until('draft')))).toEqual([chair.id, recorder.id])
  })
})

describe('a screen on the wall', () => {
  it('STREAM-8 is who has the duty of projector', () => {
    const { isScreen } = meetingStream.onScreen!
    const { state } = given(drafted, assigned(stranger, 'projector'), assigned(recorder, 'recorder'))
    expect([stranger, recorder, resident].map((one) => isScreen(state, one))).toEqual([true, false, false])
  })
})

describe('the registry', () => {
  it('STREAM-5 knows which commands read or write which doc', () => {
    expect(
      ['issue.propose', 'issue.accept', 'issue.withdraw', 'issue.merge', 'issue.lockList', 'motion.put'].map(
        quotes,
      ),
    ).toEqual(Array(6).fill(['board']))
    expect(['minutes.confirm', 'meeting.close'].map(quotes)).toEqual([['minutes'], ['minutes']])
    expect(['issue.second', 'constructor'].map(quotes)).toEqual([[], []])
  })

  it('STREAM-4 leaves a state as it is at an event nobody knows', () => {
    const state = fold(until('inProgress'))
    for (const type of ['hidden', 'constructor', 'meeting.invented'])
      expect(streams.meeting.decider.evolve(state, { type, v: 1, seq: 1, at: 0, by: '' })).toEqual(state)
  })
})
