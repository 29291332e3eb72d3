import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { limits } from '../lib/limits.ts'
import type { CommandOutcome } from './outbox.ts'
import type { StreamHall } from './rehearsal/stream-hall.ts'
import {
  breathe,
  chair,
  createKept,
  createVisit,
  neighbour,
  passTime,
  resident,
  settle,
  startMeeting,
  type Visit,
} from './rehearsal/visit.ts'

const flood = '01K8FLOOD00000000000000001'
const lamp = '01K8LAMP000000000000000002'
const propose = { proposal: '01K8PROP000000000000000001', text: '路灯坏了', grid: '', for: '' }

let hall: StreamHall
beforeEach(() => {
  hall = startMeeting()
})

const happened = (type: string) => hall.events().filter((event) => event.type === type).length

describe('an outbox', () => {
  test('shows a command as pending until its event has come by', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    const { outcome } = visit.outbox.send('issue.second', { issue: flood })
    await breathe()
    expect(visit.outbox.pending()).toMatchObject([{ type: 'issue.second', stage: 'sending' }])
    await settle(visit)
    expect(await outcome).toMatchObject({ ok: true })
    expect(visit.outbox.pending()).toEqual([])
    expect(visit.stream.state()!.issue.entries[flood]!.seconds).toEqual([resident.id])
  })

  test('keeps showing what was recorded but not yet folded', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    visit.outbox.send('issue.second', { issue: flood })
    await breathe()
    const wire = hall.wireOf(resident)
    wire.passToServer()
    wire.swap()
    wire.passToClient()
    await breathe()
    expect(visit.outbox.pending()).toMatchObject([{ stage: 'recorded' }])
    wire.passToClient()
    expect(visit.outbox.pending()).toEqual([])
  })

  test('acts once when the answer was lost', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    const { outcome } = visit.outbox.send('issue.second', { issue: flood })
    await breathe()
    hall.wireOf(resident).passToServer()
    hall.wireOf(resident).cut()
    await settle(visit)
    expect(await outcome).toMatchObject({ ok: true })
    expect(happened('issue.seconded')).toBe(1)
  })

  test('waits for the line, then sends in the order things were done', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.wireOf(resident).cut()
    visit.outbox.send('issue.second', { issue: flood })
    visit.outbox.send('issue.unsecond', { issue: flood })
    visit.outbox.send('issue.second', { issue: lamp })
    expect(visit.outbox.pending().map(({ stage }) => stage)).toEqual(['waiting', 'waiting', 'waiting'])
    await settle(visit)
    const sent = hall.events().slice(-3)
    expect(sent.map(({ type }) => type)).toEqual(['issue.seconded', 'issue.unseconded', 'issue.seconded'])
    expect(visit.outbox.refused()).toEqual([])
  })

  test('sends after a refresh what was not answered before it, under the same id', async () => {
    const kept = createKept()
    const before = createVisit(hall, resident, kept)
    await settle(before)
    const { id } = before.outbox.send('issue.second', { issue: flood })
    await breathe()
    hall.wireOf(resident).passToServer()
    before.vanish()
    const after = createVisit(hall, resident, kept, 8)
    await breathe()
    expect(after.outbox.pending()).toMatchObject([{ id }])
    await settle(after)
    expect(happened('issue.seconded')).toBe(1)
    expect(after.outbox.pending()).toEqual([])
    expect(kept.size()).toBe(0)
  })

  test('hands a refusal back with its sentence and keeps the words until they are dismissed', async () => {
    const kept = createKept()
    const visit = createVisit(hall, resident, kept)
    await settle(visit)
    const { id, outcome } = visit.outbox.send('issue.propose', { ...propose, for: '梁伯' })
    await settle(visit)
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'issue.mayNotWriteFor' } })
    expect(visit.outbox.pending()).toEqual([])
    visit.vanish()
    const after = createVisit(hall, resident, kept, 8)
    await settle(after)
    expect(after.outbox.refused()).toMatchObject([{ id, fields: { text: '路灯坏了' } }])
    after.outbox.dismiss(id)
    expect(after.outbox.refused()).toEqual([])
    expect(kept.size()).toBe(0)
    expect(happened('issue.proposed')).toBe(0)
  })

  test('tries again, under the same id, what the server only cannot do now', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.refuseNext('fault')
    const { outcome } = visit.outbox.send('issue.second', { issue: flood })
    await settle(visit)
    expect(await outcome).toMatchObject({ ok: true })
    expect(happened('issue.seconded')).toBe(1)
  })

  test('sends nothing as somebody else who has signed in on the same tablet', async () => {
    const visit = createVisit(hall, neighbour, createKept(), 7, resident.id)
    visit.outbox.send('issue.second', { issue: flood })
    await settle(visit)
    expect(visit.stream.status()).toEqual({ is: 'live' })
    expect(visit.outbox.pending()).toMatchObject([{ stage: 'waiting' }])
    expect(happened('issue.seconded')).toBe(0)
  })

  describe('with a tap that means the moment', () => {
    const raise = { participant: resident.id, stance: 'for', elder: false }
    const raiseThenWait = async (ms: number) => {
      const kept = createKept()
      const before = createVisit(hall, resident, kept)
      await settle(before)
      hall.wireOf(resident).cut()
      before.outbox.send('floor.raise', raise)
      before.outbox.send('issue.second', { issue: flood })
      before.vanish()
      const after = createVisit(hall, resident, kept, 8)
      passTime([after], before.device.surroundings.deviceNow() - after.device.surroundings.deviceNow() + ms)
      return after
    }

    test('sends it while the moment lasts', async () => {
      const visit = await raiseThenWait(limits.momentarySpoilsMs)
      await settle(visit)
      expect(visit.outbox.refused()).toMatchObject([{ refused: { code: 'meeting.wrongPhase' } }])
    })

    test('gives it back when the moment has passed, and sends what came after', async () => {
      const visit = await raiseThenWait(limits.momentarySpoilsMs + 1)
      await settle(visit)
      expect(visit.outbox.refused()).toMatchObject([
        { type: 'floor.raise', refused: { code: 'outbox.spoilt' } },
      ])
      expect(happened('floor.raised')).toBe(0)
      expect(happened('issue.seconded')).toBe(1)
    })
  })

  test('takes no more than it can keep', async () => {
    const visit = createVisit(hall, resident)
    const sent = Array.from({ length: limits.outboxEntriesMax + 1 }, () =>
      visit.outbox.send('issue.second', { issue: flood }),
    )
    expect(await sent[limits.outboxEntriesMax]!.outcome).toMatchObject({
      ok: false,
      error: { code: 'outbox.full' },
    })
    expect(visit.outbox.pending()).toHaveLength(limits.outboxEntriesMax)
  })
})

/** What may befall a page and its line. */
type Mishap =
  | { readonly does: 'second' | 'unsecond'; readonly issue: string }
  | {
      readonly does:
        'toServer' | 'toClient' | 'swap' | 'double' | 'lose' | 'cut' | 'pickUp' | 'refresh' | 'time'
    }

const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  fc.record({
    does: fc.constantFrom('second' as const, 'unsecond' as const),
    issue: fc.constantFrom(flood, lamp),
  }),
  fc.record({
    does: fc.constantFrom(
      ...([
        'toServer',
        'toClient',
        'toServer',
        'toClient',
        'pickUp',
        'swap',
        'double',
        'lose',
        'cut',
      ] as const),
      ...(['refresh', 'time'] as const),
    ),
  }),
)

test('loses nothing and does nothing twice, whatever befalls line and page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), mishap), { maxLength: 60 }), async (mishaps) => {
      hall = startMeeting()
      const kept = [createKept(), createKept()] as const
      const people = [resident, neighbour] as const
      const visits: [Visit, Visit] = [
        createVisit(hall, resident, kept[0], 1),
        createVisit(hall, neighbour, kept[1], 2),
      ]
      await settle(...visits)
      let refreshes = 2
      const sent: { readonly who: 0 | 1; readonly id: string }[] = []
      const outcomes = new Map<string, CommandOutcome>()
      for (const [second, step] of mishaps) {
        const who = second ? 1 : 0
        const wire = hall.wireOf(people[who])
        if ('issue' in step) {
          const { id, outcome } = visits[who].outbox.send(`issue.${step.does}`, { issue: step.issue })
          sent.push({ who, id })
          void outcome.then((known) => outcomes.set(id, known))
        } else if (step.does === 'toServer') wire.passToServer()
        else if (step.does === 'toClient') wire.passToClient()
        else if (step.does === 'refresh') {
          visits[who].vanish()
          visits[who] = createVisit(hall, people[who], kept[who], ++refreshes)
        } else if (step.does === 'time') passTime(visits, 700)
        else wire[step.does]()
        await breathe()
      }
      await settle(...visits)
      // Whatever was still missing after the last loss is asked for as on any next event.
      hall.execute(chair, { id: 'last', type: 'roll.closeJoining' })
      await settle(...visits)
      for (const who of [0, 1] as const) {
        expect(visits[who].stream.status()).toEqual({ is: 'live' })
        expect(visits[who].stream.state()).toEqual(hall.viewOf(people[who]))
        expect(visits[who].outbox.pending()).toEqual([])
      }
      for (const { who, id } of sent) {
        const times = hall.timesDone(people[who], id)
        const refused = visits[who].outbox.refused().some((entry) => entry.id === id)
        expect(times).toBe(refused ? 0 : 1)
        const outcome = outcomes.get(id)
        if (outcome) expect(outcome.ok).toBe(times === 1)
      }
    }),
    { numRuns: 150 },
  )
})
