import { describe, expect, it } from 'vitest'
import {
  chair,
  deputy,
  given,
  gridWorker,
  joined,
  neighbour,
  officer,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import { bearing, checkingIn, join, line, merged } from '../../testing/roll-scene.ts'
import type { MeetingEvent } from '../meeting-state.ts'

describe('names', () => {
  it('ROLL-10 a staff member’s name is refused to a resident, and is no clash for its bearer', () => {
    const nameHolder = bearing({ 小周: officer.id, 容代表: deputy.id }, officer.id, deputy.id)
    const meeting = given(...checkingIn)
    expect(meeting.when(resident, join({ name: '小周' }), { nameHolder })).toEqual({
      refused: 'roll.staffName',
    })
    expect(meeting.when(deputy, join({ name: '容代表' }), { nameHolder })).toMatchObject({
      names: [{ name: '容代表' }],
    })
    expect(meeting.when(deputy, join({ name: '小周' }), { nameHolder })).toMatchObject({
      names: [{ name: '小周2' }],
    })
  })

  it('ROLL-10 nobody comes in under the name of a post', () => {
    const meeting = given(...checkingIn)
    for (const name of ['主持人', '网 格 员', 'MODERATOR', 'Ｃｈａｉｒ'])
      expect(meeting.when(resident, join({ name }))).toEqual({ refused: 'roll.staffName' })
    expect(meeting.when(gridWorker, join({ name: '网格员' }))).toHaveProperty('events')
  })

  it('ROLL-10 of two equal names the later gets its grid, then a number', () => {
    const meeting = given(...checkingIn)
    const one = { nameHolder: bearing({ 陈女士: 'neighbour' }) }
    const two = { nameHolder: bearing({ 陈女士: 'neighbour', '陈女士（北园新村）': 'a', 陈女士2: 'b' }) }
    const more = {
      nameHolder: bearing({ 陈女士: 'neighbour', '陈女士（北园新村）': 'a', '陈女士（北园新村）2': 'c' }),
    }
    expect(meeting.when(resident, join({ grid: 'beiyuan' }), one)).toMatchObject({
      names: [{ name: '陈女士（北园新村）' }],
    })
    expect(meeting.when(resident, join(), one)).toMatchObject({ names: [{ name: '陈女士2' }] })
    expect(meeting.when(resident, join(), two)).toMatchObject({ names: [{ name: '陈女士3' }] })
    expect(meeting.when(resident, join({ grid: 'beiyuan' }), more)).toMatchObject({
      names: [{ name: '陈女士（北园新村）3' }],
    })
  })

  it('ROLL-10 an imported roll tells its own equal names apart', () => {
    const lines = [line('a', '梁伯'), line('b', '梁 伯', 'beiyuan'), line('c', '梁伯')]
    expect(given(...until('draft')).when(officer, { type: 'roll.list', lines })).toMatchObject({
      names: [{ name: '梁伯' }, { name: '梁 伯（北园新村）' }, { name: '梁伯2' }],
    })
    expect(given(...until('draft')).when(officer, { type: 'roll.list', lines: [line('a', '站长')] })).toEqual(
      {
        refused: 'roll.staffName',
      },
    )
  })

  it('ROLL-15 a name is taken away by giving another, on every phone of the person', () => {
    const rename = { type: 'roll.rename', participant: resident.id, name: '陈女士' } as const
    const meeting = given(
      ...checkingIn,
      joined(resident, 'beiyuan'),
      joined(neighbour),
      merged(neighbour, resident),
    )
    expect(meeting.when(chair, rename, { nameHolder: bearing({ 陈女士: neighbour.id }) })).toEqual({
      events: [
        { type: 'roll.renamed', v: 1, participant: resident.id },
        { type: 'roll.renamed', v: 1, participant: neighbour.id },
      ],
      names: [
        { participant: resident.id, name: '陈女士', grid: 'beiyuan' },
        { participant: neighbour.id, name: '陈女士', grid: 'beiyuan' },
      ],
    })
    expect(meeting.when(chair, { ...rename, name: '主持人' })).toEqual({ refused: 'roll.staffName' })
    expect(meeting.when(chair, { ...rename, participant: stranger.id })).toEqual({
      refused: 'roll.unknownPerson',
    })
    expect(meeting.when(resident, rename)).toEqual({ refused: 'who.officerOrModerator' })
    expect(
      given(...checkingIn, joined(resident), { type: 'roll.renamed', v: 1, participant: 'resident' }).state,
    ).toEqual(given(...checkingIn, joined(resident)).state)
  })
})

describe('the public record', () => {
  const nameMe = (named: boolean) => ({ type: 'roll.nameInRecord', named }) as const
  const named = (participant: string): MeetingEvent => ({
    type: 'roll.namedInRecord',
    v: 1,
    participant,
    named: true,
  })

  it('ROLL-17 names a resident by their own tick alone, which counts for the person and can be taken back', () => {
    const here = given(...checkingIn, joined(resident))
    expect(here.state.roll.lines[resident.id]!.named).toBe(false)
    expect(here.when(resident, nameMe(true))).toEqual({ events: [named(resident.id)] })
    expect(here.when(resident, nameMe(false))).toEqual({ refused: 'roll.alreadySo' })
    const ticked = given(...checkingIn, joined(resident), named(resident.id))
    expect(ticked.when(resident, nameMe(false))).toMatchObject({ events: [{ named: false }] })
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: resident.id, into: neighbour.id }
    const one = given(...checkingIn, joined(resident), joined(neighbour), named(resident.id), merged)
    expect(one.state.roll.lines[neighbour.id]!.named).toBe(true)
    expect(one.when(resident, nameMe(false))).toMatchObject({ events: [{ participant: neighbour.id }] })
  })
})
