import { describe, expect, test } from 'vitest'
import { initialMeeting } from '@linyi/shared/domain/meeting/state'
import { agendaRows, endOf, minutesUntil, nextItem, tookBeyond } from './agenda.ts'

const minute = 60_000
const item = (id: string, minutes: number) => ({ id, title: id, kind: 'discussion' as const, minutes })
const agenda = [item('arrive', 6), item('list', 24), item('vote', 15)]
const meeting = { ...initialMeeting, agenda, facts: { ...initialMeeting.facts, startsAt: 100 * minute } }

const minutes = (rows: ReturnType<typeof agendaRows>) =>
  rows.map(({ state, startsAt, endsAt }) => [state, startsAt / minute, endsAt / minute])

describe('agendaRows', () => {
  test('counts from the announced time until the meeting begins', () => {
    expect(minutes(agendaRows(meeting, 50 * minute))).toEqual([
      ['later', 100, 106],
      ['later', 106, 130],
      ['later', 130, 145],
    ])
  })

  test('shows what was as it was and moves the rest along', () => {
    const running = {
      ...meeting,
      item: 'list',
      entered: [
        { item: 'arrive', at: 101 * minute },
        { item: 'list', at: 109 * minute },
      ],
    }
    expect(minutes(agendaRows(running, 115 * minute))).toEqual([
      ['done', 101, 109],
      ['now', 109, 133],
      ['later', 133, 148],
    ])
    expect(minutes(agendaRows(running, 140 * minute))[2]).toEqual(['later', 140, 155])
  })

  test('an item gone back to is the current one again', () => {
    const back = {
      ...meeting,
      item: 'arrive',
      entered: [
        { item: 'arrive', at: 101 * minute },
        { item: 'list', at: 105 * minute },
        { item: 'arrive', at: 110 * minute },
      ],
    }
    expect(agendaRows(back, 111 * minute).map(({ state }) => state)).toEqual(['now', 'done', 'later'])
  })
})

describe('after an adjournment', () => {
  const evening = 24 * 60
  const adjourned = {
    ...meeting,
    facts: { ...meeting.facts, startsAt: (100 + evening) * minute },
    entered: [
      { item: 'arrive', at: 100 * minute },
      { item: 'list', at: 106 * minute, until: 126 * minute },
    ],
  }
  const again = {
    ...adjourned,
    item: 'list',
    entered: [...adjourned.entered, { item: 'list', at: (101 + evening) * minute }],
  }

  test('the item that was interrupted comes first, with the time it has left', () => {
    expect(minutes(agendaRows(adjourned, 130 * minute))).toEqual([
      ['done', 100, 106],
      ['later', 100 + evening, 104 + evening],
      ['later', 104 + evening, 119 + evening],
    ])
    expect(minutes(agendaRows(again, (102 + evening) * minute))).toEqual([
      ['done', 100, 106],
      ['now', 101 + evening, 105 + evening],
      ['later', 105 + evening, 120 + evening],
    ])
  })

  test('the night between counts for no item', () => {
    const after = {
      ...again,
      item: 'vote',
      entered: [...again.entered, { item: 'vote', at: (108 + evening) * minute }],
    }
    const rows = agendaRows(after, (109 + evening) * minute)
    expect(minutes(rows).slice(0, 2)).toEqual([
      ['done', 100, 106],
      ['done', 101 + evening, 108 + evening],
    ])
    expect(rows.slice(0, 2).map(tookBeyond)).toEqual([0, 3])
  })
})

test('the end moves with what is over its time, and slack is what is left of the notice', () => {
  const running = {
    ...meeting,
    item: 'list',
    entered: [
      { item: 'arrive', at: 101 * minute },
      { item: 'list', at: 109 * minute },
    ],
  }
  const rows = agendaRows(running, 115 * minute)
  expect(endOf(rows)! / minute).toBe(148)
  expect(endOf(agendaRows(running, 140 * minute))! / minute).toBe(155)
  expect(endOf([])).toBeNull()
  expect(tookBeyond(rows[0]!)).toBe(2)
  expect(tookBeyond({ ...rows[0]!, endsAt: 105 * minute })).toBe(-2)
})

test('the next item is the first before any, and none after the last', () => {
  expect(nextItem({ agenda, item: '' })?.id).toBe('arrive')
  expect(nextItem({ agenda, item: 'list' })?.id).toBe('vote')
  expect(nextItem({ agenda, item: 'vote' })).toBeNull()
})

test('a begun minute counts as one', () => {
  expect(minutesUntil(10 * minute + 1, 9 * minute)).toBe(2)
  expect(minutesUntil(9 * minute, 10 * minute)).toBe(-1)
})
