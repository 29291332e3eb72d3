import { describe, expect, test } from 'vitest'
import type { PendingEntry } from '@linyi/shared/client/outbox'
import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { blankLine } from '@linyi/shared/domain/roll/state'
import { bySeconds, issueRows } from './rows.ts'

const blank = { accepted: null, seconds: [], withdrawn: false, mergedInto: '', hidden: null }
const issue = (id: string, author = 'other') => ({
  id,
  title: id,
  detail: '',
  author,
  rank: id,
  grid: '',
  category: '',
  createdAt: 0,
  for: '',
})
const state = (entries: MeetingState['issue']['entries']): MeetingState => ({
  ...initialState,
  roll: { ...initialState.roll, lines: { phone2: { ...blankLine, mergedInto: 'me' } } },
  issue: { ...initialState.issue, entries },
})
const pending = (...types: readonly string[]): readonly PendingEntry[] =>
  types.map((type, at) => ({ id: String(at), type, fields: { issue: 'a' }, stage: 'waiting' }))

const rows = (
  entries: MeetingState['issue']['entries'],
  more: Partial<Parameters<typeof issueRows>[0]> = {},
) =>
  issueRows({
    state: state(entries),
    issues: [issue('a'), issue('b', 'me'), issue('c')],
    me: 'me',
    staff: false,
    pending: [],
    ...more,
  })

describe('issueRows', () => {
  test('counts over what everyone sees', () => {
    const entries = { a: { ...blank, hidden: { reason: '骂人' } } }
    expect(rows(entries).map(({ id, ordinal }) => [id, ordinal])).toEqual([
      ['b', 1],
      ['c', 2],
    ])
    expect(rows(entries, { staff: true }).map(({ ordinal }) => ordinal)).toEqual([0, 1, 2])
  })

  test('shows their own withdrawn line to its writer', () => {
    expect(rows({ b: { ...blank, withdrawn: true } }).map(({ id, ordinal }) => [id, ordinal])).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 2],
    ])
  })

  test('shows a second at once, as under way, and takes it back when it is refused', () => {
    const [shown] = rows({ a: { ...blank, seconds: ['x'] } }, { pending: pending('issue.second') })
    expect(shown).toMatchObject({ seconds: 2, seconded: true, seconding: true })
    const [refused] = rows({ a: { ...blank, seconds: ['x'] } })
    expect(refused).toMatchObject({ seconds: 1, seconded: false, seconding: false })
  })

  test('counts a recorded second once while it is still shown as under way', () => {
    const [shown] = rows({ a: { ...blank, seconds: ['x', 'me'] } }, { pending: pending('issue.second') })
    expect(shown).toMatchObject({ seconds: 2, seconded: true })
  })

  test('goes by the last of several taps', () => {
    const [shown] = rows({}, { pending: pending('issue.second', 'issue.unsecond') })
    expect(shown).toMatchObject({ seconds: 0, seconded: false, seconding: true })
  })

  test('knows a person on another of their phones', () => {
    const [a, b] = rows({ a: { ...blank, seconds: ['me'] } }, { me: 'phone2' })
    expect([a!.seconded, b!.mine]).toEqual([true, true])
  })
})

describe('a merged line', () => {
  const merged = {
    a: { ...blank, seconds: ['x', 'y'] },
    c: { ...blank, seconds: ['y', 'me'], mergedInto: 'a' },
  }

  test('stands once, everybody behind it counted once, its originals with their own', () => {
    const [a, b, ...more] = rows(merged)
    expect(more).toEqual([])
    expect(b).toMatchObject({ id: 'b', ordinal: 2, originals: [] })
    expect(a).toMatchObject({ id: 'a', ordinal: 1, seconds: 3, seconded: true })
    expect(a!.originals.map(({ id, seconds }) => [id, seconds])).toEqual([
      ['a', 2],
      ['c', 2],
    ])
  })

  test('keeps a hidden original for the staff', () => {
    const hidden = { ...merged, c: { ...merged.c, hidden: { reason: '骂人' } } }
    const originals = (staff: boolean) => rows(hidden, { staff })[0]!.originals.map(({ id }) => id)
    expect([originals(false), originals(true)]).toEqual([['a'], ['a', 'c']])
  })
})

test('by seconds the order of the list decides among equals, and ordinals stay', () => {
  const sorted = bySeconds(rows({ c: { ...blank, seconds: ['x'] } }))
  expect(sorted.map(({ id, ordinal }) => [id, ordinal])).toEqual([
    ['c', 3],
    ['a', 1],
    ['b', 2],
  ])
})
