import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import type { ParticipantId } from '../../lib/ids.ts'
import {
  by,
  chair,
  confirmed,
  deputy,
  draftedTeaTalk,
  given,
  gridWorker,
  head,
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
import { arrived, came, excused, expected, isEntitled, observers, present, quorum } from './counts.ts'
import type { RollCommand } from './schema.ts'
import { idsOf } from './state.ts'

type Join = Extract<RollCommand, { type: 'roll.join' }>

const join = (changed: Partial<Join> = {}): Join => ({
  type: 'roll.join',
  name: '陈女士',
  via: 'qr',
  grid: '',
  consent: 1,
  anonymous: false,
  ...changed,
})
const line = (id: string, name: string, grid = '') => ({
  participant: id as ParticipantId,
  name,
  capacity: 'residentRepresentative' as const,
  grid,
})
const listed = (...ids: string[]): MeetingEvent => ({
  type: 'roll.listed',
  v: 1,
  lines: ids.map((participant) => ({ participant, capacity: 'residentRepresentative', grid: '' })),
})
const removed = (person: Known): MeetingEvent => ({ type: 'roll.removed', v: 1, participant: person.id })
const merged = (from: Known, into: Known): MeetingEvent => ({
  type: 'roll.merged',
  v: 1,
  from: from.id,
  into: into.id,
})
const confirm = (person: Known, capacity: 'resident' | 'observer' = 'resident') =>
  ({ type: 'roll.confirm', participant: person.id, capacity, how: 'seen' }) as const
const of = (person: Known) => ({ participant: person.id })
/** Who bears which name; the first are staff. */
const bearing =
  (names: Readonly<Record<string, string>>, ...staff: string[]) =>
  (name: string) =>
    names[name] === undefined ? null : { id: names[name], staff: staff.includes(names[name]) }

const checkingIn = until('checkingIn')

describe('应到', () => {
  it('ROLL-1 an officer types it', () => {
    expect(given(...until('draft')).when(officer, { type: 'roll.setExpected', expected: 54 })).toEqual({
      events: [{ type: 'roll.expectedSet', v: 1, expected: 54 }],
    })
    const { roll } = given(...checkingIn, listed('a', 'b'), {
      type: 'roll.expectedSet',
      v: 1,
      expected: 54,
    }).state
    expect(expected(roll)).toBe(54)
  })

  it('ROLL-1 else it is counted from the lines that may vote', () => {
    const observer: MeetingEvent = {
      type: 'roll.listed',
      v: 1,
      lines: [{ participant: 'c', capacity: 'observer', grid: '' }],
    }
    expect(expected(given(...checkingIn, listed('a', 'b'), observer, joined(resident)).state.roll)).toBe(2)
    expect(expected(given(...checkingIn, joined(resident)).state.roll)).toBeNull()
  })

  it('ROLL-1 an imported roll gives each line its name by the directory', () => {
    const lines = [line('a', '梁伯'), line('b', '李叔', 'beiyuan')]
    expect(given(...until('draft')).when(officer, { type: 'roll.list', lines })).toEqual({
      events: [
        {
          type: 'roll.listed',
          v: 1,
          lines: [
            { participant: 'a', capacity: 'residentRepresentative', grid: '' },
            { participant: 'b', capacity: 'residentRepresentative', grid: 'beiyuan' },
          ],
        },
      ],
      names: [
        { participant: 'a', name: '梁伯', grid: '' },
        { participant: 'b', name: '李叔', grid: 'beiyuan' },
      ],
    })
  })

  it('ROLL-1 no line is imported twice', () => {
    const twice = given(...until('draft'), listed('a'))
    expect(twice.when(officer, { type: 'roll.list', lines: [line('a', '梁伯')] })).toEqual({
      refused: 'roll.lineTaken',
    })
    expect(twice.when(officer, { type: 'roll.list', lines: [line('b', '梁伯'), line('b', '李叔')] })).toEqual(
      {
        refused: 'roll.lineTaken',
      },
    )
  })
})

describe('coming in', () => {
  it('ROLL-2 a phone joins as an observer, who is not entitled', () => {
    const meeting = given(...checkingIn)
    expect(meeting.when(resident, join({ grid: 'beiyuan' }))).toEqual({
      events: [
        { type: 'roll.joined', v: 1, participant: resident.id, via: 'qr', grid: 'beiyuan', consent: 1 },
      ],
      names: [{ participant: resident.id, name: '陈女士', grid: 'beiyuan' }],
    })
    const { roll } = given(...checkingIn, joined(resident, 'beiyuan')).state
    expect(roll.lines[resident.id]).toMatchObject({
      capacity: 'observer',
      grid: 'beiyuan',
      joined: { at: noon, via: 'qr', consent: 1 },
      confirmed: null,
    })
    expect(isEntitled(roll.lines[resident.id])).toBe(false)
    expect(isEntitled(roll.lines[stranger.id])).toBe(false)
    expect([arrived(roll), present(roll)]).toEqual([1, 0])
  })

  it('ROLL-2 a listed person who joins keeps capacity and, naming none, their grid', () => {
    const onRoll: MeetingEvent = {
      type: 'roll.listed',
      v: 1,
      lines: [{ participant: resident.id, capacity: 'residentRepresentative', grid: 'beiyuan' }],
    }
    const meeting = given(...checkingIn, onRoll)
    expect(meeting.when(resident, join())).toHaveProperty('events')
    expect(given(...checkingIn, onRoll, joined(resident)).state.roll.lines[resident.id]).toMatchObject({
      capacity: 'residentRepresentative',
      grid: 'beiyuan',
      listed: true,
    })
  })

  it.each(['draft', 'closed', 'cancelled'] as const)('ROLL-3 nobody joins a meeting that is %s', (phase) => {
    expect(given(...until(phase)).when(resident, join())).toEqual({ refused: 'meeting.wrongPhase' })
  })

  it('ROLL-3 each participant joins once', () => {
    expect(given(...checkingIn, joined(resident)).when(resident, join())).toEqual({
      refused: 'roll.alreadyJoined',
    })
  })

  it('ROLL-3 closed joining keeps strangers out and lets accounts in', () => {
    const closed = given(...checkingIn, { type: 'roll.joiningClosed', v: 1 })
    expect(closed.when(resident, join())).toEqual({ refused: 'roll.joiningClosed' })
    expect(closed.when(deputy, join({ name: '容代表' }))).toHaveProperty('events')
    expect(closed.when(chair, { type: 'roll.closeJoining' })).toEqual({ refused: 'roll.joiningClosed' })
    expect(closed.when(chair, { type: 'roll.reopenJoining' })).toEqual({
      events: [{ type: 'roll.joiningReopened', v: 1 }],
    })
  })

  it('ROLL-3 the moderator closes joining and opens it again', () => {
    const open = given(
      ...checkingIn,
      { type: 'roll.joiningClosed', v: 1 },
      { type: 'roll.joiningReopened', v: 1 },
    )
    expect(open.when(chair, { type: 'roll.closeJoining' })).toEqual({
      events: [{ type: 'roll.joiningClosed', v: 1 }],
    })
    expect(open.when(chair, { type: 'roll.reopenJoining' })).toEqual({ refused: 'roll.joiningOpen' })
  })

  it('ROLL-11 a tea-talk shows somebody as a resident of a grid and keeps no name', () => {
    const teaTalk = given(draftedTeaTalk, { type: 'meeting.announced', v: 1, urgent: '' })
    expect(teaTalk.when(resident, join({ anonymous: true, grid: 'beiyuan' }))).toMatchObject({
      names: [{ participant: resident.id, name: '北园新村居民', grid: 'beiyuan' }],
    })
    const second = { nameHolder: bearing({ 北园新村居民: 'neighbour' }) }
    expect(teaTalk.when(resident, join({ anonymous: true, grid: 'beiyuan' }), second)).toMatchObject({
      names: [{ name: '北园新村居民2' }],
    })
    expect(teaTalk.when(resident, join({ anonymous: true }))).toEqual({ refused: 'roll.gridNeeded' })
    expect(given(...checkingIn).when(resident, join({ anonymous: true, grid: 'beiyuan' }))).toEqual({
      refused: 'roll.notAnonymous',
    })
  })

  it('ROLL-13 a grid is one of the station’s', () => {
    const meeting = given(...checkingIn)
    expect(meeting.when(resident, join({ grid: 'elsewhere' }))).toEqual({ refused: 'grid.unknown' })
    expect(meeting.when(officer, { type: 'roll.list', lines: [line('a', '梁伯', 'elsewhere')] })).toEqual({
      refused: 'grid.unknown',
    })
    expect(
      meeting.when(officer, {
        type: 'roll.register',
        ...line('a', '梁伯', 'elsewhere'),
        capacity: 'observer',
      }),
    ).toEqual({ refused: 'grid.unknown' })
  })

  it('ROLL-14 a roll takes 5000 and not one more', () => {
    const crowd = (count: number) => listed(...Array.from({ length: count }, (_, index) => `p${index}`))
    const almost = given(...checkingIn, crowd(limits.participantsMax - 1))
    const full = given(...checkingIn, crowd(limits.participantsMax))
    expect(almost.when(resident, join())).toHaveProperty('events')
    expect(full.when(resident, join())).toEqual({ refused: 'roll.full' })
    expect(
      almost.when(officer, { type: 'roll.list', lines: [line('a', '梁伯'), line('b', '李叔')] }),
    ).toEqual({
      refused: 'roll.full',
    })
    expect(full.when(officer, { type: 'roll.register', ...line('a', '梁伯') })).toEqual({
      refused: 'roll.full',
    })
  })
})

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

describe('签到确认', () => {
  it('ROLL-4 an officer or a grid worker confirms, the moderator does not', () => {
    const meeting = given(...checkingIn, joined(resident))
    const event = { events: [confirmed(resident)] }
    expect(meeting.when(gridWorker, confirm(resident))).toEqual(event)
    expect(meeting.when(head, confirm(resident))).toEqual(event)
    expect(meeting.when(chair, confirm(resident))).toEqual({ refused: 'who.door' })
    expect(given(...until('agendaFixed')).when(officer, confirm(resident))).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })

  it('ROLL-4 entitled is who was confirmed in a capacity that votes', () => {
    const { roll } = given(
      ...checkingIn,
      by(gridWorker, confirmed(resident)),
      confirmed(neighbour, 'observer'),
    ).state
    expect(roll.lines[resident.id]).toMatchObject({
      capacity: 'resident',
      confirmed: { at: noon, by: gridWorker.id, how: 'seen' },
    })
    expect(isEntitled(roll.lines[resident.id])).toBe(true)
    expect(isEntitled(roll.lines[neighbour.id])).toBe(false)
    expect(
      isEntitled(given(...checkingIn, confirmed(resident), removed(resident)).state.roll.lines[resident.id]),
    ).toBe(false)
  })

  it('ROLL-4 nobody is confirmed twice, nor somebody unknown, nor somebody asked to leave', () => {
    const meeting = given(
      ...checkingIn,
      joined(resident),
      confirmed(resident),
      joined(neighbour),
      removed(neighbour),
    )
    expect(meeting.when(officer, confirm(resident))).toEqual({ refused: 'roll.alreadyConfirmed' })
    expect(meeting.when(officer, confirm(stranger))).toEqual({ refused: 'roll.unknownPerson' })
    expect(meeting.when(officer, confirm(neighbour))).toEqual({ refused: 'roll.alreadyRemoved' })
  })

  it('ROLL-18 a phone is taken as the line of the roll that it belongs to', () => {
    const asLine = { ...confirm(neighbour), line: resident.id } as const
    const meeting = given(...checkingIn, listed(resident.id), joined(neighbour))
    const events = [merged(neighbour, resident), confirmed(resident)]
    expect(meeting.when(gridWorker, asLine)).toEqual({ events })
    expect(meeting.when(chair, asLine)).toEqual({ refused: 'who.door' })
    const { roll } = given(...checkingIn, listed(resident.id), joined(neighbour), ...events).state
    expect([arrived(roll), present(roll)]).toEqual([1, 1])
    expect(idsOf(roll, resident.id)).toEqual([resident.id, neighbour.id])
  })

  it('ROLL-18 not as somebody who is here, asked to leave, or was never expected, nor from one line to another', () => {
    const asLine = { ...confirm(neighbour), line: resident.id } as const
    const refused = { refused: 'roll.notAwaited' }
    const expected = [...checkingIn, listed(resident.id), joined(neighbour)]
    expect(given(...expected, joined(resident)).when(officer, asLine)).toEqual(refused)
    expect(given(...expected, confirmed(resident)).when(officer, asLine)).toEqual(refused)
    expect(given(...expected, removed(resident)).when(officer, asLine)).toEqual(refused)
    expect(given(...checkingIn, joined(neighbour)).when(officer, asLine)).toEqual(refused)
    expect(
      given(...checkingIn, confirmed(stranger), joined(neighbour)).when(officer, {
        ...asLine,
        line: stranger.id,
      }),
    ).toEqual(refused)
    expect(given(...expected, listed(neighbour.id)).when(officer, asLine)).toEqual(refused)
    expect(given(...expected, joined(stranger), merged(resident, stranger)).when(officer, asLine)).toEqual(
      refused,
    )
    const opened: MeetingEvent = {
      ...{ type: 'ballot.opened', v: 1, ballot: 'b', motion: 'm', method: 'hands' },
      ...{ entitled: [stranger.id], expected: null, endDebate: '' },
    }
    expect(given(...expected, ...until('inProgress').slice(-1), opened).when(officer, asLine)).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })

  it('ROLL-5 observers are counted apart', () => {
    const { roll } = given(...checkingIn, confirmed(resident), confirmed(neighbour, 'observer')).state
    expect([present(roll), observers(roll), arrived(roll)]).toEqual([1, 1, 2])
  })

  it('ROLL-5 who came stands on paper once, by whether they vote', () => {
    const { roll } = given(
      ...checkingIn,
      confirmed(resident),
      confirmed(neighbour, 'observer'),
      joined(stranger),
      confirmed(stranger),
      { type: 'roll.merged', v: 1, from: stranger.id, into: resident.id },
      confirmed(deputy),
      { type: 'roll.removed', v: 1, participant: deputy.id },
      { type: 'roll.excused', v: 1, participant: chair.id },
    ).state
    expect(came(roll)).toEqual({ present: [resident.id], observers: [neighbour.id], excused: [chair.id] })
  })

  it('ROLL-6 a wrong confirmation is taken back with a reason', () => {
    const wrong = { type: 'roll.unconfirm', ...of(resident), reason: '认错人' } as const
    const unconfirmed = {
      type: 'roll.unconfirmed',
      v: 1,
      participant: resident.id,
      reason: '认错人',
    } as const
    expect(given(...checkingIn, confirmed(resident)).when(gridWorker, wrong)).toEqual({
      events: [unconfirmed],
    })
    expect(given(...checkingIn, joined(resident)).when(gridWorker, wrong)).toEqual({
      refused: 'roll.notConfirmed',
    })
    expect(present(given(...checkingIn, confirmed(resident), unconfirmed).state.roll)).toBe(0)
  })

  it('ROLL-12 a walk-in is written down and confirmed in one', () => {
    const register = { type: 'roll.register', ...line('w', '罗伯', 'beiyuan'), capacity: 'observer' } as const
    const meeting = given(...checkingIn, listed('a'))
    expect(meeting.when(gridWorker, register)).toEqual({
      events: [
        { type: 'roll.registered', v: 1, participant: 'w', capacity: 'observer', grid: 'beiyuan' },
        { type: 'roll.confirmed', v: 1, participant: 'w', capacity: 'observer', how: 'seen' },
      ],
      names: [{ participant: 'w', name: '罗伯', grid: 'beiyuan' }],
    })
    expect(meeting.when(gridWorker, { ...register, ...line('a', '罗伯') })).toEqual({
      refused: 'roll.lineTaken',
    })
    expect(meeting.when(gridWorker, { ...register, name: '站长' })).toEqual({ refused: 'roll.staffName' })
    expect(
      given(...checkingIn, {
        type: 'roll.registered',
        v: 1,
        participant: 'w',
        capacity: 'observer',
        grid: 'beiyuan',
      }).state.roll.lines['w'],
    ).toMatchObject({ capacity: 'observer', grid: 'beiyuan', joined: null })
  })
})

describe('请假', () => {
  const excusedEvent = { type: 'roll.excused', v: 1, participant: 'a' } as const

  it('ROLL-7 is noted, taken back, and ended by coming after all', () => {
    const a = { participant: 'a' as ParticipantId }
    const meeting = given(...until('announced'), listed('a'))
    expect(meeting.when(gridWorker, { type: 'roll.excuse', ...a })).toEqual({ events: [excusedEvent] })
    expect(meeting.when(gridWorker, { type: 'roll.unexcuse', ...a })).toEqual({ refused: 'roll.notExcused' })
    const away = given(...checkingIn, listed('a'), excusedEvent)
    expect(excused(away.state.roll)).toBe(1)
    expect(away.when(gridWorker, { type: 'roll.excuse', ...a })).toEqual({ refused: 'roll.alreadyExcused' })
    expect(away.when(gridWorker, { type: 'roll.unexcuse', ...a })).toEqual({
      events: [{ type: 'roll.unexcused', v: 1, participant: 'a' }],
    })
    const here: MeetingEvent = {
      type: 'roll.confirmed',
      v: 1,
      participant: 'a',
      capacity: 'resident',
      how: 'paper',
    }
    const came = given(...checkingIn, listed('a'), excusedEvent, here)
    expect(excused(came.state.roll)).toBe(0)
    expect(came.when(gridWorker, { type: 'roll.excuse', ...a })).toEqual({ refused: 'roll.alreadyConfirmed' })
    const back = given(...checkingIn, listed('a'), excusedEvent, {
      type: 'roll.unexcused',
      v: 1,
      participant: 'a',
    })
    expect(excused(back.state.roll)).toBe(0)
  })
})

describe('asked to leave', () => {
  const remove = { type: 'roll.remove', ...of(resident), reason: '一直打断别人' } as const

  it('ROLL-8 the reason is an event of its own, for staff and the person', () => {
    expect(given(...checkingIn, joined(resident)).when(chair, remove)).toEqual({
      events: [
        removed(resident),
        { type: 'roll.removalExplained', v: 1, participant: resident.id, reason: '一直打断别人' },
      ],
    })
  })

  it('ROLL-8 who was removed may do nothing, on no phone of theirs, until readmitted', () => {
    const out = given(
      ...checkingIn,
      joined(resident),
      joined(neighbour),
      merged(neighbour, resident),
      removed(resident),
    )
    expect(out.when(resident, join())).toEqual({ refused: 'roll.removed' })
    expect(out.when(neighbour, join())).toEqual({ refused: 'roll.removed' })
    expect(out.when(chair, remove)).toEqual({ refused: 'roll.alreadyRemoved' })
    expect(arrived(out.state.roll)).toBe(0)
    const readmitted = { type: 'roll.readmitted', v: 1, participant: resident.id } as const
    expect(out.when(chair, { type: 'roll.readmit', ...of(neighbour) })).toEqual({ events: [readmitted] })
    const explained: MeetingEvent = {
      type: 'roll.removalExplained',
      v: 1,
      participant: resident.id,
      reason: '吵',
    }
    const back = given(...checkingIn, joined(resident), removed(resident), explained, readmitted)
    expect(back.state.roll.lines[resident.id]).toMatchObject({ removed: false, removalReason: '' })
    expect(back.when(chair, { type: 'roll.readmit', ...of(resident) })).toEqual({
      refused: 'roll.notRemoved',
    })
  })

  it('ROLL-8 who has a duty is relieved first', () => {
    const meeting = given(...checkingIn, joined(chair))
    expect(meeting.when(officer, { ...remove, ...of(chair) })).toEqual({ refused: 'roll.hasDuty' })
    expect(meeting.when(officer, { ...remove, ...of(stranger) })).toEqual({ refused: 'roll.unknownPerson' })
  })
})

describe('two phones of one person', () => {
  const merge = { type: 'roll.merge', from: neighbour.id, into: resident.id } as const

  it('ROLL-9 an officer merges two lines', () => {
    const both = given(...checkingIn, joined(resident), joined(neighbour))
    expect(both.when(officer, merge)).toEqual({ events: [merged(neighbour, resident)] })
    expect(both.when(chair, merge)).toEqual({ refused: 'who.officer' })
    expect(both.when(officer, { ...merge, into: neighbour.id })).toEqual({ refused: 'roll.alreadyMerged' })
    expect(both.when(officer, { ...merge, into: stranger.id })).toEqual({ refused: 'roll.unknownPerson' })
    expect(
      given(...checkingIn, joined(resident), joined(neighbour), removed(neighbour)).when(officer, merge),
    ).toEqual({
      refused: 'roll.alreadyRemoved',
    })
    expect(
      given(...checkingIn, joined(resident), joined(neighbour), merged(neighbour, resident)).when(
        officer,
        merge,
      ),
    ).toEqual({ refused: 'roll.alreadyMerged' })
  })

  it('ROLL-9 the one line has what either had', () => {
    const { roll } = given(
      ...checkingIn,
      listed(resident.id),
      joined(neighbour, 'beiyuan'),
      confirmed(neighbour),
      merged(neighbour, resident),
    ).state
    expect(roll.lines[resident.id]).toMatchObject({
      listed: true,
      capacity: 'resident',
      grid: 'beiyuan',
      joined: { at: noon },
      confirmed: { at: noon },
    })
    expect([arrived(roll), present(roll)]).toEqual([1, 1])
  })

  it('ROLL-9 a line that was confirmed itself keeps its capacity', () => {
    const kept = given(
      ...checkingIn,
      joined(resident, 'beiyuan'),
      confirmed(resident),
      joined(neighbour),
      confirmed(neighbour, 'observer'),
      merged(neighbour, resident),
    ).state.roll.lines[resident.id]
    expect(kept).toMatchObject({ capacity: 'resident', grid: 'beiyuan' })
  })

  it('ROLL-9 a third phone follows to the last line', () => {
    const { roll } = given(
      ...checkingIn,
      joined(resident),
      joined(neighbour),
      joined(stranger),
      merged(stranger, neighbour),
      merged(neighbour, resident),
    ).state
    expect(idsOf(roll, stranger.id)).toEqual([resident.id, neighbour.id, stranger.id])
    expect(arrived(roll)).toBe(1)
  })

  it('ROLL-9 a second confirmation of the same person is refused, by whichever phone they are named', () => {
    const meeting = given(...checkingIn, joined(resident), joined(neighbour), merged(neighbour, resident))
    expect(meeting.when(officer, confirm(neighbour))).toEqual({ events: [confirmed(resident)] })
    expect(
      given(
        ...checkingIn,
        joined(resident),
        joined(neighbour),
        merged(neighbour, resident),
        confirmed(resident),
      ).when(officer, confirm(neighbour)),
    ).toEqual({ refused: 'roll.alreadyConfirmed' })
  })

  it('ROLL-9 a fold of lines nobody has heard of makes blank ones', () => {
    expect(given(merged(neighbour, resident)).state.roll.lines[neighbour.id]).toMatchObject({
      mergedInto: resident.id,
    })
    expect(given(joined(neighbour)).state.roll.lines[neighbour.id]?.grid).toBe('')
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

describe('quorum', () => {
  const many = (count: number): MeetingEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'roll.confirmed',
      v: 1,
      participant: `p${index}`,
      capacity: 'resident',
      how: 'seen',
    }))
  const expecting = (count: number): MeetingEvent => ({ type: 'roll.expectedSet', v: 1, expected: count })

  it('ROLL-16 more than half of 54 is 28', () => {
    expect(quorum(given(...checkingIn, expecting(54), ...many(27)).state)).toEqual({
      needed: 28,
      met: false,
      area: null,
    })
    expect(quorum(given(...checkingIn, expecting(54), ...many(28)).state)).toEqual({
      needed: 28,
      met: true,
      area: null,
    })
  })

  it('ROLL-16 there is none where nobody said how many, or the kind asks for none', () => {
    expect(quorum(given(...checkingIn, ...many(28)).state)).toBeNull()
    expect(quorum(given(draftedTeaTalk, expecting(54)).state)).toBeNull()
  })
})
