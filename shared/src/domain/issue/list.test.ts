import { describe, expect, it } from 'vitest'
import { board, chair, given, neighbour, noon, resident } from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import {
  issue,
  gathered,
  propose,
  proposed,
  accept,
  locked,
  hidden,
  withdrawn,
} from '../../testing/domain/issue.ts'

describe('withdrawing and hiding', () => {
  const withdraw = { type: 'issue.withdraw', issue } as const
  const mine = { quotes: { board: board({ id: 'issue', author: resident }) } }

  it('ISSUE-11 the author withdraws, by the document’s word', () => {
    expect(given(...gathered).when(resident, withdraw, mine)).toEqual({ events: [withdrawn] })
    expect(given(...gathered).when(neighbour, withdraw, mine)).toEqual({ refused: 'issue.notAuthor' })
    expect(given(...gathered).when(resident, withdraw)).toEqual({ refused: 'issue.notOnBoard' })
    expect(given(...gathered, withdrawn).when(resident, withdraw, mine)).toEqual({
      refused: 'issue.withdrawn',
    })
    expect(given(...gathered, locked).when(resident, withdraw, mine)).toEqual({ refused: 'issue.listLocked' })
    expect(given(...gathered, withdrawn).state.issue.entries[issue]?.withdrawn).toBe(true)
  })

  it('ISSUE-12 the moderator hides with a reason and shows again', () => {
    const unhidden: MeetingEvent = { type: 'issue.unhidden', v: 1, issue }
    expect(given(...gathered).when(chair, { type: 'issue.hide', issue, reason: '骂人' })).toEqual({
      events: [hidden],
    })
    const gone = given(...gathered, hidden)
    expect(gone.state.issue.entries[issue]?.hidden).toEqual({ reason: '骂人' })
    expect(gone.when(chair, { type: 'issue.hide', issue, reason: '骂人' })).toEqual({
      refused: 'issue.hidden',
    })
    expect(gone.when(chair, { type: 'issue.unhide', issue })).toEqual({ events: [unhidden] })
    const back = given(...gathered, hidden, unhidden)
    expect(back.state.issue.entries[issue]?.hidden).toBeNull()
    expect(back.when(chair, { type: 'issue.unhide', issue })).toEqual({ refused: 'issue.notHidden' })
    expect(gone.when(resident, { type: 'issue.unhide', issue })).toEqual({
      refused: 'who.officerOrModerator',
    })
  })
})

describe('locking', () => {
  const lock = { type: 'issue.lockList' } as const
  const quote = board({ id: 'issue', author: resident })

  it('ISSUE-13 quotes the words', () => {
    expect(given(...gathered).when(chair, lock, { quotes: { board: quote } })).toEqual({ events: [locked] })
    expect(given(...gathered, locked).state.issue.lock).toEqual({ at: noon, quote })
    expect(given(...gathered).when(chair, lock)).toEqual({ refused: 'issue.listEmpty' })
    expect(given(...gathered, locked).when(chair, lock)).toEqual({ refused: 'issue.listLocked' })
  })

  it('ISSUE-13 nothing is proposed or accepted, seconds go on', () => {
    const meeting = given(...gathered, proposed(resident), locked)
    expect(meeting.when(resident, propose())).toEqual({ refused: 'issue.listLocked' })
    expect(meeting.when(chair, accept())).toEqual({ refused: 'issue.listLocked' })
    expect(meeting.when(resident, { type: 'issue.second', issue })).toHaveProperty('events')
  })

  it('ISSUE-13 is undone with a reason', () => {
    const unlock = { type: 'issue.unlockList', reason: '漏了一条' } as const
    const unlocked: MeetingEvent = { type: 'issue.listUnlocked', v: 1, reason: '漏了一条' }
    expect(given(...gathered, locked).when(chair, unlock)).toEqual({ events: [unlocked] })
    expect(given(...gathered).when(chair, unlock)).toEqual({ refused: 'issue.listNotLocked' })
    expect(given(...gathered, locked, unlocked).state.issue.lock).toBeNull()
  })
})
