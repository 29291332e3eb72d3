import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import type { Recorded } from '../domain/decider.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { secretHistory } from '../testing/secret-history.ts'
import { publishedEntries, secretRecord } from '../testing/secret-record.ts'
import { missettled } from './recount-settled.ts'
import { verifyRecord } from './verify-record.ts'

const { history, box } = secretHistory(['y', 'y', 'n', 'y'])
type Of<Type extends MeetingEvent['type']> = Recorded<Extract<MeetingEvent, { type: Type }>>
const first = <Type extends MeetingEvent['type']>(type: Type): Of<Type> =>
  history.find((event): event is Of<Type> => event.type === type)!
const openedOnce = first('ballot.secretOpened')
const announcedOnce = first('ballot.announced')
const candidates = ['A', 'B', 'C'].map((id) => ({ id, title: id, cost: 0 }))

const opened = (ballot: string, after: string, among: readonly string[]): MeetingEvent => ({
  ...openedOnce,
  ...{ ballot, after },
  terms: { ...openedOnce.terms, candidates: candidates.filter(({ id }) => among.includes(id)) },
})

type Said = Pick<Of<'ballot.announced'>, 'elected' | 'reserve' | 'settled'>
const announced = (
  ballot: string,
  winners: readonly string[],
  next: 'none' | 'revote' | 'presidium',
  said: Said,
): MeetingEvent => ({
  ...announcedOnce,
  ...said,
  ballot,
  outcome: { ...announcedOnce.outcome, winners, next },
})

const decided = (
  ballot: string,
  decision: 'secondBallot' | 'leftEmpty',
  said: Omit<Said, 'elected'>,
): MeetingEvent => ({
  ...{ type: 'ballot.restDecided', v: 1, ballot, motion: announcedOnce.motion },
  ...{ decision, reason: '主席团都同意' },
  ...said,
})

/** As the first of them would be the first entry of a record. */
const found = (...events: readonly MeetingEvent[]): number | null =>
  missettled(
    publishedEntries(
      events.map((event, index) => ({ ...event, seq: index + 1, at: openedOnce.at, by: 'chair' })),
    ),
  )

const open = { reserve: [], settled: null }
const tie = announced('one', ['A'], 'revote', { elected: ['A'], ...open })
const start = [opened('one', '', ['A', 'B', 'C']), tie] as const
const again = opened('two', 'one', ['B', 'C'])

describe('who is chosen, kept in reserve, and what is settled', () => {
  it('follows from the ballots of a chain', () => {
    const carried = { elected: ['A', 'C'], reserve: ['B'], settled: 'carried' } as const
    expect(found(...start, again, announced('two', ['C'], 'none', carried))).toBeNull()
    const left = announced('two', [], 'presidium', { elected: ['A'], ...open })
    const empty = decided('two', 'leftEmpty', { reserve: ['B', 'C'], settled: 'carried' })
    expect(found(...start, again, left, empty)).toBeNull()
    expect(found(...start, again, left, decided('two', 'secondBallot', open))).toBeNull()
    const lost = { elected: [], reserve: ['A', 'B', 'C'], settled: 'lost' } as const
    expect(found(start[0], announced('one', [], 'none', lost))).toBeNull()
  })

  it.each<[string, readonly MeetingEvent[], number]>([
    [
      'somebody is chosen who has not won',
      [start[0], announced('one', ['A'], 'revote', { elected: ['A', 'B'], ...open })],
      2,
    ],
    [
      'somebody who won before is dropped',
      [
        ...start,
        again,
        announced('two', ['C'], 'none', { elected: ['C'], reserve: ['B'], settled: 'carried' }),
      ],
      4,
    ],
    [
      'somebody is left out of the reserve',
      [
        ...start,
        again,
        announced('two', ['C'], 'none', { elected: ['A', 'C'], reserve: [], settled: 'carried' }),
      ],
      4,
    ],
    [
      'it is called settled while something is open',
      [
        start[0],
        announced('one', ['A'], 'revote', { elected: ['A'], reserve: ['B', 'C'], settled: 'carried' }),
      ],
      2,
    ],
    [
      'it is called lost though somebody has won',
      [start[0], announced('one', ['A'], 'none', { elected: ['A'], reserve: ['B', 'C'], settled: 'lost' })],
      2,
    ],
    ['seats are left empty and nothing is settled', [...start, decided('one', 'leftEmpty', open)], 3],
    [
      'a second ballot is to come and it is settled',
      [...start, decided('one', 'secondBallot', { reserve: ['B', 'C'], settled: 'carried' })],
      3,
    ],
    [
      'it has no such words',
      [start[0], announced('one', ['A'], 'revote', { elected: null as never, ...open })],
      2,
    ],
    [
      'its outcome is none',
      [
        start[0],
        { ...announced('one', [], 'none', { elected: [], ...open }), outcome: 1 as never } as MeetingEvent,
      ],
      2,
    ],
  ])('is found where %s', (_, events, entry) => {
    expect(found(...events)).toBe(entry)
  })

  it('is not asked where the record does not have how the ballot was opened', () => {
    expect(found(tie)).toBeNull()
  })

  it('is checked with a record, by whoever has its file', () => {
    const forged = history.map((event) =>
      event.type === 'ballot.announced' ? { ...event, elected: [], settled: 'lost' as const } : event,
    )
    const entry = history.indexOf(announcedOnce) + 1
    const file = (events: typeof history) => utf8ToBytes(secretRecord(events, [box]))
    expect(verifyRecord(file(history)).fault).toBeNull()
    expect(verifyRecord(file(forged)).fault).toEqual({ entry, why: 'settled' })
  })
})
