import { describe, expect, it } from 'vitest'
import {
  chair,
  deputy,
  fold,
  given,
  neighbour,
  officer,
  resident,
  scrutineer,
  type Known,
} from '../../../testing/given.ts'
import { announcedOf, ballot, counted, opened, ready, voted } from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import type { BallotCommand } from '../schema.ts'
import type { Help } from './schema.ts'
import { helpedIn } from './state.ts'

const note = (participant: string, help: Help = 'read'): BallotCommand => ({
  ...{ type: 'ballot.noteHelp', ballot, participant: participant as never, help },
})
const helped = (help: Help, helper = officer.id): MeetingEvent => ({
  ...{ type: 'ballot.helped', v: 1, ballot, participant: resident.id, helper, help },
})
const going = [...ready, opened]

describe('help', () => {
  it('SECRET-26 is written down by who keeps the table and gave it, while the ballot goes on', () => {
    for (const events of [going, voted, counted])
      expect(given(...events).when(officer, note(resident.id))).toEqual({ events: [helped('read')] })
    expect(given(...going).when(scrutineer, note(resident.id, 'held'))).toEqual({
      events: [helped('held', scrutineer.id)],
    })
    for (const one of [chair, neighbour])
      expect(given(...going).when(one, note(resident.id))).toEqual({ refused: 'who.table' })
    expect(given(...announcedOf(counted)).when(officer, note(resident.id))).toHaveProperty('refused')
  })

  it('SECRET-26 is somebody else’s on its roll, and each kind is noted once', () => {
    expect(given(...going).when(officer, note('nobody'))).toEqual({ refused: 'ballot.notEntitled' })
    expect(given(...going).when(scrutineer, note(scrutineer.id))).toEqual({ refused: 'ballot.helpsOneself' })
    const noted = [...going, helped('read')]
    expect(given(...noted).when(scrutineer, note(resident.id))).toEqual({ refused: 'ballot.helpNoted' })
    const both = [...noted, helped('held')]
    expect(helpedIn(fold(both).ballot.secret[ballot]!)).toBe(1)
    expect(helpedIn(fold([...going]).ballot.secret[ballot]!)).toBe(0)
  })

  it('SECRET-26 is known to staff, to who was helped and to who helped, and to nobody else', () => {
    const state = fold([...going, helped('read', deputy.id)])
    const seen = (person: Known) =>
      meetingStream.view(state, meetingStream.audienceClassesOf(state, person)).ballot.secret[ballot]!.helped
    for (const person of [officer, resident, deputy]) expect(seen(person)).toHaveLength(1)
    for (const person of [neighbour, scrutineer]) expect(seen(person)).toEqual([])
    expect(meetingStream.audienceOf(helped('read', deputy.id), officer.id)).toEqual([
      ...['staff', `person:${resident.id}`, `person:${deputy.id}`],
    ])
  })
})
