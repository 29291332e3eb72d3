import { describe, expect, it } from 'vitest'
import {
  asRecorded,
  at,
  clerk,
  committee,
  deputy,
  everyoneInCase,
  foldCase,
  groupHead,
  invited,
  mediator,
  officer,
  partyA,
  partyB,
  registeredAt,
  untilPhase,
} from '../../testing/mediation/given-case.ts'
import type { Actor } from '../decider.ts'
import { evolveCase } from './case-fold.ts'
import { initialCaseState, type CaseEvent } from './case-state.ts'
import { caseStream } from './case-stream.ts'
import { casePhases } from './case/phase-names.ts'

const { mayOpen, audienceClassesOf, audienceOf, view, head, inOffice, posts, quotes } = caseStream
const ids = (people: readonly Actor[]) => people.map(({ id }) => id)

const talkWith = (present: readonly string[]): CaseEvent => ({
  ...{
    type: 'case.talkRecorded',
    v: 1,
    place: '村委会',
    on: '2026-07-12',
    present: [...present],
    guests: [],
  },
  ...{ words: '说了', result: 'continued' },
})
const visited: CaseEvent = {
  ...{ type: 'case.visited', v: 1, on: '2026-10-20', performed: 'yes', satisfied: 'satisfied' },
  ...{ trouble: '还在生气', words: '好' },
}

describe('a case’s stream', () => {
  it('CASE-19 is there for its parties, who mediates and the committee; for nobody else', () => {
    const may = (phase: 'registered' | 'mediating') =>
      ids(everyoneInCase.filter((who) => mayOpen(foldCase(untilPhase(phase)), who) === null))
    expect(may('registered')).toEqual(ids([committee, clerk, officer, mediator, partyA, partyB, groupHead]))
    expect(may('mediating')).toEqual(ids([committee, mediator, invited, partyA, partyB, groupHead]))
    expect(mayOpen(foldCase(untilPhase('mediating')), deputy)).toEqual({ code: 'stream.notFound' })
    expect(mayOpen(initialCaseState, committee)).toEqual({ code: 'stream.notFound' })
  })

  it('CASE-19 staff are who mediates and the committee; who acts for a party sees what is theirs', () => {
    const state = foldCase(untilPhase('mediating'))
    const staff = everyoneInCase.filter((who) => audienceClassesOf(state, who).includes('staff'))
    expect(ids(staff)).toEqual(ids([committee, mediator, invited]))
    expect(audienceClassesOf(state, groupHead)).toEqual(['public', 'person:groupHead', 'person:partyB'])
    expect(audienceClassesOf(state, partyB)).toEqual(['public', 'person:partyB'])
  })

  it('TALK-7 a talk is read by who was there and who mediates, a return visit by who mediates', () => {
    const state = foldCase([
      ...untilPhase('mediating'),
      ...[[partyA.id], [partyB.id], [partyA.id, partyB.id]].map(talkWith),
      visited,
    ])
    const seenBy = (who: Actor) => {
      const { talks, visits } = view(state, audienceClassesOf(state, who)).case
      return [talks.length, visits.length]
    }
    expect([partyA, partyB, groupHead].map(seenBy)).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
    ])
    expect([mediator, invited, committee].map(seenBy)).toEqual([
      [3, 1],
      [3, 1],
      [3, 1],
    ])
  })

  it('STREAM-1 a snapshot equals the fold of the events they may see, in every phase', () => {
    const asides: readonly CaseEvent[] = [
      { type: 'party.contacted', v: 1, party: partyA.id, phone: '1', note: '' },
      {
        ...{ type: 'case.consulted', v: 1, on: '2026-07-02', lawyer: '陈律师', questions: '能不能分' },
        opinion: '能',
      },
      { type: 'case.reported', v: 1, to: 'police', words: '扬言要动手' },
      {
        ...{ type: 'file.added', v: 1, file: 'card', name: 'a', mime: 'image/jpeg', bytes: 1, sha256: '' },
        piece: 'identity',
      },
      { type: 'dossier.described', v: 1, words: '说明' },
      ...[[], [partyA.id], [partyA.id, partyB.id]].map(talkWith),
      visited,
    ]
    for (const phase of casePhases) {
      const events = [...untilPhase(phase), ...asides.map((event) => at(registeredAt, event, partyA))].map(
        asRecorded,
      )
      const state = foldCase(events)
      for (const viewer of everyoneInCase) {
        const classes = audienceClassesOf(state, viewer)
        const seen = events
          .filter((event) => audienceOf(event, event.by).some((one) => classes.includes(one)))
          .reduce(evolveCase, initialCaseState)
        expect(view(state, classes)).toEqual(seen)
      }
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    }
  })

  it('CASE-18 its head is of its station, has no code, and names nobody', () => {
    const state = foldCase(untilPhase('mediating'))
    expect(head(state)).toMatchObject({ kind: 'case', parent: 'station', code: null })
    expect(inOffice(state)).toEqual([mediator.id, invited.id])
    expect(posts!(state)).toEqual({
      ...{
        partyA: 'partyA',
        partyB: 'partyB',
        groupHead: 'partyB',
        mediator: 'mediator',
        invited: 'mediator',
      },
    })
    expect(quotes('case.begin')).toEqual([])
  })
})
