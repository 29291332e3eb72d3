import { describe, expect, it } from 'vitest'
import {
  by,
  chair,
  confirmed as arrived,
  fold,
  given,
  noon,
  officer,
  prose,
  readBack,
  recorder,
  resident,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import { confirmationHolding, factsHash, factsHold } from './facts.ts'
import { minutesOf } from './minutes.ts'
import { proseIn, prosePath } from './prose.ts'

const summed = until('summarizing')
const words = prose('会议开得顺利。')
const asRead = { type: 'minutes.confirm', prose: words.hash, facts: factsHash(fold(summed)) } as const
const heard = { quotes: { minutes: words } }
const confirmed: MeetingEvent = { type: 'minutes.confirmed', v: 1, quote: words, facts: asRead.facts }

describe('reading back', () => {
  it('MIN-3 the moderator confirms what was read, word for word', () => {
    expect(given(...summed).when(chair, asRead, heard)).toEqual({ events: [confirmed] })
    for (const other of [recorder, officer, resident])
      expect(given(...summed).when(other, asRead, heard)).toEqual({ refused: 'who.moderator' })
    for (const phase of ['inProgress', 'closed'] as const)
      expect(given(...until(phase)).when(chair, asRead, heard)).toEqual({ refused: 'meeting.wrongPhase' })
    expect(minutesOf(fold([...summed, by(chair, confirmed)])).confirmed).toEqual({
      by: chair.id,
      at: noon,
      prose: { opening: [{ kind: 'paragraph', text: '会议开得顺利。' }], sections: [] },
    })
  })

  it('MIN-3 not what was changed while it was read', () => {
    const rewritten = { quotes: { minutes: prose('会议开得很顺利。') } }
    expect(given(...summed).when(chair, asRead, rewritten)).toEqual({ refused: 'minutes.changed' })
    expect(given(...summed, arrived(resident)).when(chair, asRead, heard)).toEqual({
      refused: 'minutes.changed',
    })
  })

  it('MIN-4 it holds until the words or the facts change, and then may be given anew', () => {
    const once = given(...summed, by(chair, confirmed))
    expect(confirmationHolding(fold(summed), words.hash)).toBeNull()
    expect(confirmationHolding(once.state, words.hash)).toMatchObject({ by: chair.id })
    expect(confirmationHolding(once.state, prose('别的').hash)).toBeNull()
    expect(once.when(chair, asRead, heard)).toEqual({ refused: 'minutes.alreadyConfirmed' })

    const later = given(...summed, by(chair, confirmed), arrived(resident))
    for (const classes of [['public'], ['public', 'staff']] as const) {
      expect(factsHold(meetingStream.view(once.state, classes))).toBe(true)
      expect(factsHold(meetingStream.view(later.state, classes))).toBe(false)
    }
    expect(factsHold(fold(summed))).toBe(false)
    expect(confirmationHolding(later.state, words.hash)).toBeNull()
    const again = { ...asRead, facts: factsHash(later.state) }
    expect(later.when(chair, again, heard)).toEqual({
      events: [{ ...confirmed, facts: again.facts }],
    })
  })

  it('MIN-4 what comes after it leaves it as it is', () => {
    const closed = fold([...summed, by(chair, confirmed), { type: 'meeting.closed', v: 1 }])
    const corrected = fold([
      ...summed,
      by(chair, confirmed),
      { type: 'meeting.closed', v: 1 },
      { type: 'minutes.corrected', v: 1, text: '实到应为 48 人' },
    ])
    expect(confirmationHolding(closed, words.hash)).not.toBeNull()
    expect(confirmationHolding(corrected, words.hash)).not.toBeNull()
  })
})

describe('the close', () => {
  const close = { type: 'meeting.close' } as const

  it('MIN-6 waits for minutes that were read back and confirmed', () => {
    expect(given(...summed).when(officer, close, heard)).toEqual({ refused: 'minutes.unconfirmed' })
    const confirmedMeeting = given(...summed, readBack(summed, words))
    expect(confirmedMeeting.when(officer, close, heard)).toEqual({
      events: [{ type: 'meeting.closed', v: 1 }],
    })
  })

  it('MIN-6 and are still as they were confirmed', () => {
    const rewritten = { quotes: { minutes: prose('会议开得很顺利。') } }
    expect(given(...summed, readBack(summed, words)).when(officer, close, rewritten)).toEqual({
      refused: 'minutes.stale',
    })
    const decidedLater = given(...summed, readBack(summed, words), arrived(resident))
    expect(decidedLater.when(officer, close, heard)).toEqual({ refused: 'minutes.stale' })
  })
})

describe('the recorder’s words', () => {
  it('MIN-5 open the minutes up to the first heading, and every heading begins a section', () => {
    const fields = {
      [prosePath(10, 'paragraph')]: '末段',
      [prosePath(0, 'paragraph')]: '开头',
      [prosePath(1, 'heading')]: '讨论',
      [prosePath(2, 'bullet', 0)]: '先清排水口',
      [prosePath(2, 'bullet', 10)]: '第十一',
      [prosePath(2, 'bullet', 2)]: '再看护坡',
      [prosePath(3, 'numbered', 0)]: '一',
      [prosePath(4, 'subheading')]: '路口',
      [prosePath(5, 'heading')]: '下一步',
    }
    expect(proseIn(fields)).toEqual({
      opening: [{ kind: 'paragraph', text: '开头' }],
      sections: [
        {
          heading: '讨论',
          blocks: [
            { kind: 'list', numbered: false, items: ['先清排水口', '再看护坡', '第十一'] },
            { kind: 'list', numbered: true, items: ['一'] },
            { kind: 'subheading', text: '路口' },
          ],
        },
        { heading: '下一步', blocks: [{ kind: 'paragraph', text: '末段' }] },
      ],
    })
  })

  it('MIN-5 leave out what the public does not read', () => {
    expect(proseIn({ 'prose/0/paragraph': '', 'prose/1/paragraph': '留下的' })).toEqual({
      opening: [{ kind: 'paragraph', text: '留下的' }],
      sections: [],
    })
    // Whatever a file of strangers holds, something is read.
    expect(proseIn({ odd: '没有位置' }).opening).toEqual([
      { kind: 'list', numbered: false, items: ['没有位置'] },
    ])
  })
})
