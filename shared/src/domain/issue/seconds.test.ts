import { describe, expect, it } from 'vitest'
import type { IssueId } from '../../lib/ids.ts'
import { limits } from '../../lib/limits.ts'
import {
  board,
  chair,
  deputy,
  given,
  gridWorker,
  joined,
  neighbour,
  resident,
  stranger,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { isListed, secondersOf, standsFor } from './state.ts'
import { issue, gathered, seconded, locked, hidden, withdrawn } from '../../testing/domain/issue.ts'

describe('附议', () => {
  const second = { type: 'issue.second', issue } as const

  it('ISSUE-9 whoever came in seconds once, also what no event knows', () => {
    expect(given(...gathered).when(resident, second)).toEqual({ events: [seconded(resident)] })
    expect(given(...gathered, seconded(resident)).when(resident, second)).toEqual({
      refused: 'issue.alreadySeconded',
    })
    expect(given(...gathered).when(stranger, second)).toEqual({ refused: 'who.joined' })
    expect(given(...gathered).when(gridWorker, second)).toEqual({ refused: 'who.joined' })
  })

  it('ISSUE-9 and takes it back', () => {
    const unsecond = { type: 'issue.unsecond', issue } as const
    const unseconded: MeetingEvent = { type: 'issue.unseconded', v: 1, issue, participant: resident.id }
    expect(given(...gathered, seconded(resident)).when(resident, unsecond)).toEqual({ events: [unseconded] })
    expect(given(...gathered).when(resident, unsecond)).toEqual({ refused: 'issue.notSeconded' })
    const { state } = given(...gathered, seconded(resident), seconded(neighbour), unseconded)
    expect(state.issue.entries[issue]?.seconds).toEqual([neighbour.id])
  })

  it('ISSUE-9 not what is withdrawn or hidden', () => {
    expect(given(...gathered, withdrawn).when(resident, second)).toEqual({ refused: 'issue.withdrawn' })
    expect(given(...gathered, hidden).when(resident, second)).toEqual({ refused: 'issue.hidden' })
  })

  it('ISSUE-9 nobody seconds more than a board can hold', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => seconded(resident, `i${index}`))
    const max = limits.issuesPerBoardMax
    expect(given(...gathered, ...many(max - 1)).when(resident, second)).toHaveProperty('events')
    expect(given(...gathered, ...many(max)).when(resident, second)).toEqual({
      refused: 'issue.tooManySeconds',
    })
  })

  it('ISSUE-3 the moderator seconds nothing', () => {
    expect(given(...gathered, joined(chair)).when(chair, second)).toEqual({
      refused: 'issue.moderatorNeutral',
    })
    expect(given(...gathered, joined(deputy)).when(deputy, second)).toHaveProperty('events')
  })

  it('ISSUE-10 two phones of one person second once', () => {
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }
    const meeting = given(
      ...gathered,
      seconded(neighbour),
      seconded(resident),
      seconded(stranger, 'other'),
      merged,
    )
    expect(meeting.state.issue.entries[issue]?.seconds).toEqual([resident.id])
    expect(meeting.state.issue.entries['other']?.seconds).toEqual([stranger.id])
    expect(meeting.when(neighbour, second)).toEqual({ refused: 'issue.alreadySeconded' })
    expect(meeting.when(neighbour, { type: 'issue.unsecond', issue })).toMatchObject({
      events: [{ participant: resident.id }],
    })
  })
})

describe('合并', () => {
  const other = 'other' as IssueId
  const both = {
    quotes: { board: board({ id: 'issue', author: resident }, { id: 'other', author: neighbour }) },
  }
  const merge = { type: 'issue.merge', issue, into: other } as const
  const merged: MeetingEvent = { type: 'issue.merged', v: 1, issue, into: 'other' }
  const backed = [...gathered, seconded(resident), seconded(neighbour), seconded(neighbour, 'other')]

  it('ISSUE-16 both keep their words and seconders, each person counts once', () => {
    expect(given(...backed).when(chair, merge, both)).toEqual({ events: [merged] })
    expect(secondersOf(given(...backed).state.issue, 'issue', 'other')).toEqual([resident.id, neighbour.id])
    const { state } = given(...backed, merged)
    expect(secondersOf(state.issue, 'other')).toEqual([neighbour.id, resident.id])
    expect(state.issue.entries[issue]?.seconds).toEqual([resident.id, neighbour.id])
    expect([isListed(state.issue, issue), isListed(state.issue, 'other')]).toEqual([false, true])
  })

  it('ISSUE-16 somebody behind either is behind both', () => {
    const meeting = given(...gathered, seconded(resident), merged)
    expect(meeting.when(resident, { type: 'issue.second', issue: other })).toEqual({
      refused: 'issue.alreadySeconded',
    })
    expect(meeting.when(neighbour, { type: 'issue.second', issue })).toEqual({ refused: 'issue.merged' })
    expect(meeting.when(neighbour, { type: 'issue.second', issue: other })).toHaveProperty('events')
  })

  it('ISSUE-16 who takes their second back takes it back from all that is in it', () => {
    const unsecond = { type: 'issue.unsecond', issue: other } as const
    const unseconded = (id: string): MeetingEvent => ({
      type: 'issue.unseconded',
      v: 1,
      issue: id,
      participant: neighbour.id,
    })
    expect(given(...backed, merged).when(neighbour, unsecond)).toEqual({
      events: [unseconded('other'), unseconded('issue')],
    })
    expect(given(...gathered, seconded(neighbour), merged).when(neighbour, unsecond)).toEqual({
      events: [unseconded('issue')],
    })
  })

  it('ISSUE-16 an entry that holds the words of others is not withdrawn', () => {
    const withdraw = { type: 'issue.withdraw', issue: other } as const
    expect(given(...backed, merged).when(neighbour, withdraw, both)).toEqual({
      refused: 'issue.holdsOthers',
    })
    expect(given(...backed).when(neighbour, withdraw, both)).toHaveProperty('events')
  })

  it('ISSUE-16 what is off the list, or not on it, is not merged', () => {
    const third: MeetingEvent = { type: 'issue.merged', v: 1, issue: 'other', into: 'third' }
    expect(given(...gathered).when(chair, merge)).toEqual({ refused: 'issue.notOnBoard' })
    expect(given(...gathered).when(chair, { ...merge, into: issue }, both)).toEqual({
      refused: 'issue.merged',
    })
    expect(given(...gathered, merged).when(chair, merge, both)).toEqual({ refused: 'issue.merged' })
    expect(given(...gathered, third).when(chair, merge, both)).toEqual({ refused: 'issue.merged' })
    expect(given(...gathered, withdrawn).when(chair, merge, both)).toEqual({ refused: 'issue.withdrawn' })
    expect(given(...gathered, hidden).when(chair, merge, both)).toEqual({ refused: 'issue.hidden' })
    expect(given(...gathered, merged).when(resident, { type: 'issue.withdraw', issue }, both)).toEqual({
      refused: 'issue.merged',
    })
  })

  it('ISSUE-16 a merged entry may be merged on, with what is in it', () => {
    const { state } = given(...backed, merged, { type: 'issue.merged', v: 1, issue: 'other', into: 'third' })
    expect(standsFor(state.issue, 'issue')).toBe('third')
    expect(secondersOf(state.issue, 'third')).toEqual([resident.id, neighbour.id])
  })

  it('ISSUE-17 a merge is taken back until the list is locked', () => {
    const unmerge = { type: 'issue.unmerge', issue } as const
    const unmerged: MeetingEvent = { type: 'issue.unmerged', v: 1, issue }
    expect(given(...backed, merged).when(chair, unmerge)).toEqual({ events: [unmerged] })
    expect(given(...backed).when(chair, unmerge)).toEqual({ refused: 'issue.notMerged' })
    expect(given(...backed, merged, locked).when(chair, unmerge)).toEqual({ refused: 'issue.listLocked' })
    expect(given(...backed, merged, unmerged).state).toEqual(given(...backed).state)
  })
})
