import { describe, expect, it } from 'vitest'
import type { Recorded } from '../domain/decider.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { by, chair } from '../testing/given.ts'
import { called, settled } from '../testing/lot-scene.ts'
import { publishedEntries } from '../testing/secret-record.ts'
import { missettled } from './recount-settled.ts'
import { misdrawn } from './redraw.ts'

const entriesOf = (events: readonly MeetingEvent[]) =>
  publishedEntries(events.map((event, at): Recorded<MeetingEvent> => ({ ...by(chair, event), seq: at + 1 })))
const at = settled.findIndex(({ type }) => type === 'ballot.lotDrawn') + 1
const changed = (type: MeetingEvent['type'], change: object) =>
  settled.map((event) => (event.type === type ? ({ ...event, ...change } as MeetingEvent) : event))
const without = (type: MeetingEvent['type']) => settled.filter((event) => event.type !== type)

describe('a lot in a record', () => {
  it('is drawn again from the numbers, and comes to what it says', () => {
    expect(misdrawn(entriesOf(settled))).toBeNull()
    expect(misdrawn([])).toBeNull()
  })

  it('is drawn from the numbers of those who came to the end', () => {
    const before = settled.findIndex(({ type }) => type === 'ballot.lotCalled')
    const twice = [...settled.slice(0, before), called, ...settled.slice(before)]
    expect(misdrawn(entriesOf(twice))).toBeNull()
  })

  it('is found where another was chosen, or another seed or number told', () => {
    const lot = settled[at - 1] as Extract<MeetingEvent, { type: 'ballot.lotDrawn' }>
    for (const change of [
      { order: [...lot.order].reverse() },
      { won: lot.order.slice(1) },
      { won: [] },
      { seed: '0'.repeat(64) },
    ])
      expect(misdrawn(entriesOf(changed('ballot.lotDrawn', change)))).toBe(at)
    for (const change of [{ number: '1' }, { salt: '0'.repeat(64) }])
      expect(misdrawn(entriesOf(changed('ballot.numberOpened', change)))).toBe(at)
    expect(misdrawn(entriesOf(changed('ballot.numberSealed', { seal: '0'.repeat(64) })))).toBe(at)
  })

  it('is found where somebody else is told as chosen, or kept in reserve', () => {
    expect(missettled(entriesOf(settled))).toBeNull()
    for (const change of [{ elected: [] }, { reserve: [] }, { settled: 'lost' }])
      expect(missettled(entriesOf(changed('ballot.lotDrawn', change)))).toBe(at)
  })

  it('is found where what it is drawn from is not there, or is of another shape', () => {
    for (const type of [
      ...(['ballot.announced', 'ballot.sealed', 'ballot.lotCalled', 'ballot.numberOpened'] as const),
      'ballot.numberSealed' as const,
    ])
      expect(misdrawn(entriesOf(without(type)))).not.toBeNull()
    expect(misdrawn(entriesOf(changed('ballot.announced', { outcome: null })))).toBe(at)
  })
})
