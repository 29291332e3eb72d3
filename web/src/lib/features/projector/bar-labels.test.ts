import { expect, test } from 'vitest'
import { agendaRows } from '#lib/features/meeting/agenda.ts'
import { initialMeeting } from '@linyi/shared/domain/meeting/state'
import { barLabels } from './bar-labels.ts'

const minuteMs = 60_000
const at = (minutes: number): number => minutes * minuteMs
const item = (id: string, minutes: number) => ({ id, title: id, kind: 'discussion', minutes }) as const
const rowsAt = (now: number, entered: readonly { item: string; at: number }[]) =>
  agendaRows(
    {
      agenda: [item('arrive', 6), item('list', 24), item('vote', 15), item('result', 20)],
      entered,
      item: entered.at(-1)?.item ?? '',
      facts: { ...initialMeeting.facts, startsAt: at(0), endsAt: at(90) },
    },
    now,
  )
const minutes = (now: number, entered: readonly { item: string; at: number }[]) =>
  barLabels(rowsAt(now, entered), now).map((label) => (label.now ? 'now' : label.at / minuteMs))

test('the ends and every beginning stand under a bar nobody has begun', () => {
  expect(minutes(at(-10), [])).toEqual([0, 65, 6, 30, 45])
})

test('a beginning too close to now gives way to it', () => {
  const entered = [
    { item: 'arrive', at: at(0) },
    { item: 'list', at: at(6) },
  ]
  expect(minutes(at(8), entered)).toEqual(['now', 0, 65, 30, 45])
})

test('over time, now moves the end along instead of leaving the bar', () => {
  const entered = [{ item: 'result', at: at(0) }]
  const labels = barLabels(rowsAt(at(50), entered), at(50))
  expect(Math.max(...labels.map(({ place }) => place))).toBeLessThanOrEqual(1)
})
