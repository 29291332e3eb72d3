import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import {
  by,
  chair,
  deputy,
  fold,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  until,
} from '../testing/given.ts'
import { ballotEvents } from './ballot/schema.ts'
import { electionEvents } from './election/schema.ts'
import { erasureEvents } from './erasure/schema.ts'
import { floorEvents } from './floor/schema.ts'
import { issueEvents } from './issue/schema.ts'
import type { MeetingEvent } from './meeting-state.ts'
import { caseEvents } from './mediation/case/schema.ts'
import { caucusEvents } from './mediation/caucus/schema.ts'
import { confirmationEvents } from './mediation/confirmation/schema.ts'
import { dossierEvents } from './mediation/dossier/schema.ts'
import { partyEvents } from './mediation/party/schema.ts'
import { performanceEvents } from './mediation/performance/schema.ts'
import { screeningEvents } from './mediation/screening/schema.ts'
import { settlementEvents } from './mediation/settlement/schema.ts'
import { meetingEvents } from './meeting/schema.ts'
import { minutesEvents } from './minutes/schema.ts'
import { motionEvents } from './motion/schema.ts'
import { asToday, type StoredEvent } from './older-shapes.ts'
import { ratingEvents } from './rating/schema.ts'
import { resolutionEvents } from './resolution/schema.ts'
import { rollEvents } from './roll/schema.ts'
import { stationEvents } from './station/schema.ts'

const today: Readonly<Record<string, z.ZodObject>> = {
  ...{ ...stationEvents, ...meetingEvents, ...rollEvents, ...issueEvents, ...floorEvents, ...motionEvents },
  ...electionEvents,
  ...{ ...caseEvents, ...partyEvents, ...settlementEvents, ...performanceEvents, ...confirmationEvents },
  ...{ ...dossierEvents, ...caucusEvents, ...screeningEvents },
  ...{ ...ballotEvents, ...resolutionEvents, ...minutesEvents, ...ratingEvents, ...erasureEvents },
}

/** One literal event of every shape that was ever stored. Lines are added here, and never changed. */
const stored = readFileSync(new URL('../testing/stored-events.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as StoredEvent)

const read = (event: StoredEvent): MeetingEvent => asToday(event) as MeetingEvent

describe('events in every shape that was ever stored', () => {
  it.each(stored)('STREAM-9 are read in today’s: $type', (event) => {
    const { type, v, ...fields } = asToday(event)
    expect(v).toBe(1)
    expect(today[String(type)]!.safeParse(fields)).toMatchObject({ success: true })
  })

  it('STREAM-9 are of every type there is', () => {
    const types = stored.map((event) => String(asToday(event)['type']))
    expect([...new Set(types)].sort()).toEqual(Object.keys(today).sort())
  })
})

describe('a stored event of an older shape', () => {
  it('STREAM-9 that asked the proposer under the name of an answer asks the same', () => {
    const proposed = by(resident, {
      ...{ type: 'issue.proposed', v: 1, proposal: 'P', text: '路灯不亮', grid: '', for: '' },
    })
    const asked = { type: 'issue.questioned', v: 1, proposal: 'P', proposer: resident.id, answer: '哪一盏？' }
    expect(fold([proposed, read(asked)]).issue.proposals['P']!.questions).toEqual([
      { question: '哪一盏？', at: noon, answer: null },
    ])
  })

  it('STREAM-9 that says two counts did not agree is one round without its sheets', () => {
    const events: readonly MeetingEvent[] = [
      {
        ...{ type: 'ballot.opened', v: 1, ballot: 'B', motion: 'M', method: 'hands', entitled: [] },
        ...{ expected: null, endDebate: '' },
      },
      { type: 'ballot.marked', v: 1, ballot: 'B', participant: deputy.id },
      read({ type: 'ballot.disagreed', v: 1, ballot: 'B' }),
    ]
    expect(fold(events).ballot.ballots['B']).toMatchObject({ marked: {}, disagreed: [[]] })
  })

  it('STREAM-9 that took back a turn takes back that turn alone, as it did then', () => {
    const raised = ({ id }: typeof resident): MeetingEvent => ({
      ...{ type: 'floor.raised', v: 1, participant: id, stance: 'for', elder: false },
    })
    const granted = ({ id }: typeof resident): MeetingEvent => ({
      ...{ type: 'floor.granted', v: 1, participant: id, allottedMs: 120_000 },
    })
    const undone = read({ type: 'floor.grantUndone', v: 1 })
    const lowered: MeetingEvent = { type: 'floor.lowered', v: 1, participant: deputy.id }
    const people = [resident, neighbour, deputy]
    const { floor } = fold([
      ...until('inProgress'),
      { type: 'meeting.itemEntered', v: 1, item: 'list' },
      ...people.map((person) => joined(person)),
      ...people.map(raised),
      granted(resident),
      granted(neighbour),
      by(chair, lowered),
      undone,
    ])
    expect(floor).toMatchObject({ turn: null, steps: [], lastStance: 'for' })
    expect(floor.queue.map(({ participant }) => participant)).toEqual([neighbour.id])
    expect(floor.spoken.map(({ participant }) => participant)).toEqual([resident.id])
    expect(floor.turns['item/list']).toEqual({ [resident.id]: 1, [neighbour.id]: 0 })
    const nobody = [...until('inProgress'), by(officer, undone)]
    expect(fold(nobody).floor).toEqual(fold(nobody.slice(0, -1)).floor)
  })
})
