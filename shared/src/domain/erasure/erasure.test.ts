import { describe, expect, it } from 'vitest'
import type { ParticipantId } from '../../lib/ids.ts'
import {
  by,
  chair,
  confirmed,
  given,
  gridWorker,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  stranger,
  until,
  type Known,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import { arrived, expected, present } from '../roll/counts.ts'
import { erasureCommands, type Ground } from './schema.ts'

const erase = (person: Pick<Known, 'id'>, ground: Ground = 'own') =>
  ({ type: 'erasure.erase', participant: person.id, ground }) as const
const erased = (person: Known, counted = false): MeetingEvent => ({
  ...{ type: 'erasure.erased', v: 1, participants: [person.id], ground: 'own', counted },
})
const inTheHall = [...until('inProgress'), joined(resident), joined(neighbour), confirmed(resident)]
const over = [...inTheHall, ...until('closed').slice(-2)]
const removed: MeetingEvent = { type: 'roll.removed', v: 1, participant: resident.id }
const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: resident.id, into: neighbour.id }

describe('注销', () => {
  it('ERASE-1 is everybody’s own, in the meeting, after it, and for who was asked to leave', () => {
    for (const events of [inTheHall, over, [...inTheHall, removed]])
      expect(given(...events).when(resident, erase(resident))).toHaveProperty('events')
    expect(given(...over).when(neighbour, erase(resident, 'asked'))).toEqual({ refused: 'who.officer' })
    expect(given(...over).when(gridWorker, erase(resident, 'asked'))).toEqual({ refused: 'who.officer' })
  })

  it('ERASE-1 is done on request by an officer, who says on what ground', () => {
    const { when } = given(...over)
    expect(when(officer, erase(resident))).toEqual({ refused: 'erasure.groundNeeded' })
    expect(when(officer, erase(resident, 'asked')).events).toMatchObject([{ ground: 'asked' }])
    expect(when(resident, erase(resident, 'asked')).events).toMatchObject([{ ground: 'own' }])
    expect(when(officer, erase(stranger, 'asked'))).toEqual({ refused: 'roll.unknownPerson' })
  })

  it('ERASE-1 reaches who only proposed from the notice', () => {
    const proposed: MeetingEvent = {
      ...{ type: 'issue.proposed', v: 1, proposal: 'p', text: '路灯不亮', grid: '', for: '' },
    }
    const { when } = given(...until('announced'), by(stranger, proposed))
    expect(when(stranger, erase(stranger))).toHaveProperty('events')
    expect(when(resident, erase(resident))).toEqual({ refused: 'roll.unknownPerson' })
    expect(given().when(officer, erase(stranger, 'asked'))).toEqual({ refused: 'stream.notFound' })
    expect(given().when(stranger, erase(stranger))).toEqual({ refused: 'stream.notFound' })
  })

  it('ERASE-2 takes every phone of the person, and their rows in the directory with it', () => {
    const both = [neighbour.id, resident.id]
    for (const phone of [resident, neighbour]) {
      const { events, nameless } = given(...inTheHall, merged).when(phone, erase(phone))
      expect(nameless).toEqual(both)
      expect(events).toEqual([
        { type: 'erasure.erased', v: 1, participants: both, ground: 'own', counted: false },
      ])
    }
  })

  it('ERASE-2 is done once, and nothing is done about who is erased any more', () => {
    const { state, when } = given(...over, by(resident, erased(resident, true)))
    expect(state.erasure.people).toEqual({ resident: noon })
    const gone = { refused: 'erasure.already' }
    expect(when(officer, erase(resident, 'asked'))).toEqual(gone)
    expect(when(resident, erase(resident))).toEqual(gone)
    expect(when(resident, { type: 'rating.give', grade: 'satisfied' })).toEqual(gone)
    const rename = { type: 'roll.rename', participant: resident.id, name: '陈女士' } as const
    expect(given(...inTheHall, erased(resident)).when(officer, rename)).toEqual(gone)
    const merge = { type: 'roll.merge', from: neighbour.id, into: resident.id } as const
    expect(given(...inTheHall, erased(resident)).when(officer, merge)).toEqual(gone)
  })

  it('ERASE-3 leaves who was there counted after the close, and what they did', () => {
    const seconded: MeetingEvent = {
      ...{ type: 'issue.seconded', v: 1, issue: 'i', participant: resident.id },
    }
    const named: MeetingEvent = { type: 'roll.namedInRecord', v: 1, participant: resident.id, named: true }
    const { state } = given(...over, named, seconded, erased(resident, true))
    expect(present(state.roll)).toBe(1)
    expect(state.issue.entries['i']!.seconds).toEqual([resident.id])
    expect(state.roll.lines[resident.id]!.named).toBe(false)
    expect(given(...over, erased(stranger, true)).state.roll.lines[stranger.id]).toBeUndefined()
  })

  it('ERASE-4 ends their presence while the meeting is not over, and lowers their hand', () => {
    const listed: MeetingEvent = {
      ...{ type: 'roll.listed', v: 1, lines: [{ participant: resident.id, capacity: 'resident', grid: '' }] },
    }
    const raised: MeetingEvent = {
      ...{ type: 'floor.raised', v: 1, participant: resident.id, stance: 'for', elder: false },
    }
    const { state } = given(listed, ...inTheHall, raised, erased(resident), erased(stranger))
    expect([expected(state), present(state.roll), arrived(state.roll)]).toEqual([1, 0, 1])
    expect(state.floor.queue).toEqual([])
    expect(meetingStream.mayOpen(state, resident)).toMatchObject({ code: 'erasure.already' })
  })

  it('ERASE-5 waits until a duty was handed over, and no longer than the meeting lasts', () => {
    expect(given(...inTheHall).when(chair, erase(chair))).toEqual({ refused: 'roll.hasDuty' })
    expect(given(...over).when(chair, erase(chair))).toHaveProperty('events')
  })

  it('ERASE-6 records in which entries words were replaced, and none of the words', () => {
    const eraseWords = { type: 'erasure.eraseWords', entries: [3, 7] } as const
    const wordsErased: MeetingEvent = { type: 'erasure.wordsErased', v: 1, entries: [3, 7] }
    expect(given(...over).when(officer, eraseWords)).toEqual({ events: [wordsErased] })
    expect(given(...over).when(chair, eraseWords)).toEqual({ refused: 'who.officer' })
    expect(given(...over, wordsErased).state).toEqual(given(...over).state)
    expect(meetingStream.audienceOf(wordsErased, officer.id)).toEqual(['public'])
  })

  it('ERASE-1 names nobody by its ground', () => {
    const asked = { participant: '01ARZ3NDEKTSV4RRFFQ69G5FAV' as ParticipantId, ground: '张三来电' }
    expect(erasureCommands['erasure.erase'].safeParse(asked).success).toBe(false)
  })
})
