import { describe, expect, it } from 'vitest'
import type { MotionId, ResolutionId } from '../../lib/ids.ts'
import { limits } from '../../lib/limits.ts'
import { chair, deputy, fold, given, noon, officer, recorder, resident, until } from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import type { ResolutionCommand } from './schema.ts'
import { standing } from './state.ts'

type Adopt = Extract<ResolutionCommand, { type: 'resolution.adopt' }>

const resolution = 'resolution' as ResolutionId
const followUps = [{ unit: '市政所', what: '清三号楼门口的排水口', due: noon }]
const adopt = (changed: Partial<Adopt> = {}): Adopt => ({
  type: 'resolution.adopt',
  resolution,
  motion: '',
  text: '雨季前清好排水口',
  followUps,
  ...changed,
})
const adopted = (id = 'resolution', motion = ''): MeetingEvent => ({
  type: 'resolution.adopted',
  v: 1,
  resolution: id,
  motion,
  text: '雨季前清好排水口',
  followUps,
})
const wasPut: MeetingEvent = {
  type: 'motion.put',
  v: 1,
  ...{ motion: 'motion', mover: resident.id, text: '清排水口', options: [] },
  ...{ who: '街道办', what: '清', when: '', cost: '' },
}
const closed = (passed: boolean): MeetingEvent => ({
  type: 'ballot.closed',
  v: 1,
  ballot: 'ballot',
  motion: 'motion',
  result: {
    ...{ yes: 1, no: 0, abstain: 0, silent: 0, base: 'present', baseCount: 1, needed: 1 },
    passed,
    table: [],
  },
})
const opened: MeetingEvent = {
  type: 'ballot.opened',
  v: 1,
  ...{
    ballot: 'ballot',
    motion: 'motion',
    method: 'open',
    entitled: [resident.id],
    expected: null,
    endDebate: '',
  },
}
const begun = until('inProgress')
const motion = 'motion' as MotionId

describe('what was decided', () => {
  it('RES-1 staff write it down', () => {
    for (const writer of [officer, chair, recorder])
      expect(given(...begun).when(writer, adopt())).toEqual({ events: [adopted()] })
    expect(given(...begun).when(deputy, adopt())).toEqual({ refused: 'who.staff' })
    expect(given(...until('closed')).when(recorder, adopt())).toEqual({ refused: 'meeting.wrongPhase' })
    expect(given(...until('summarizing')).when(recorder, adopt())).toHaveProperty('events')
  })

  it('RES-1 on a motion only when it was carried, and once', () => {
    const after = (passed: boolean) => given(...begun, wasPut, opened, closed(passed))
    expect(after(true).when(recorder, adopt({ motion }))).toEqual({
      events: [adopted('resolution', 'motion')],
    })
    expect(after(false).when(recorder, adopt({ motion }))).toEqual({ refused: 'resolution.notCarried' })
    expect(given(...begun).when(recorder, adopt({ motion }))).toEqual({ refused: 'resolution.notCarried' })
    const once = given(...begun, wasPut, opened, closed(true), adopted('first', 'motion'))
    expect(once.when(recorder, adopt({ motion }))).toEqual({ refused: 'resolution.alreadyAdopted' })
    expect(once.when(recorder, adopt())).toHaveProperty('events')
  })

  it('RES-1 an id is used once, and a meeting decides so much', () => {
    expect(given(...begun, adopted()).when(recorder, adopt())).toEqual({ refused: 'resolution.repeatedId' })
    const many = (count: number) => Array.from({ length: count }, (_, index) => adopted(`r${index}`))
    const max = limits.resolutionsMax
    expect(given(...begun, ...many(max - 1)).when(recorder, adopt())).toHaveProperty('events')
    expect(given(...begun, ...many(max)).when(recorder, adopt())).toEqual({ refused: 'resolution.tooMany' })
  })

  it('RES-2 who is to do what is said anew', () => {
    const later = [{ unit: '街道办', what: '盯着', due: null }]
    const assign = { type: 'resolution.assign', resolution, followUps: later } as const
    const assigned: MeetingEvent = { type: 'resolution.assigned', v: 1, resolution, followUps: later }
    expect(given(...begun, adopted()).when(recorder, assign)).toEqual({ events: [assigned] })
    expect(given(...begun).when(recorder, assign)).toEqual({ refused: 'resolution.unknown' })
    expect(standing(fold([...begun, adopted(), assigned]).resolution)).toEqual([
      { motion: '', text: '雨季前清好排水口', followUps: later, at: noon, dropped: false },
    ])
  })

  it('RES-3 a mistake is taken back with a reason', () => {
    const drop = { type: 'resolution.drop', resolution, reason: '记错了' } as const
    const dropped: MeetingEvent = { type: 'resolution.dropped', v: 1, resolution, reason: '记错了' }
    expect(given(...begun, adopted()).when(recorder, drop)).toEqual({ events: [dropped] })
    const gone = given(...begun, wasPut, opened, closed(true), adopted('resolution', 'motion'), dropped)
    expect(standing(gone.state.resolution)).toEqual([])
    expect(gone.when(recorder, drop)).toEqual({ refused: 'resolution.unknown' })
    expect(gone.when(recorder, adopt({ resolution: 'again' as ResolutionId, motion }))).toHaveProperty(
      'events',
    )
  })
})
