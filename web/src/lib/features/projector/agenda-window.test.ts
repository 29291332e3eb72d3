import { expect, test } from 'vitest'
import type { AgendaRow } from '#lib/features/meeting/agenda.ts'
import { agendaWindow } from './agenda-window.ts'

/** `now` is the place of the item that is on; those before it are done. */
const rows = (count: number, now: number): AgendaRow[] =>
  Array.from({ length: count }, (_, place) => ({
    item: { id: `i${place}`, title: '', kind: 'discussion', minutes: 1 },
    state: place < now ? 'done' : place === now ? 'now' : 'later',
    startsAt: 0,
    endsAt: 0,
  }))
const shown = (count: number, now: number) => {
  const { rows: some, left } = agendaWindow(rows(count, now))
  return { ids: some.map(({ item }) => item.id), left }
}

test('a short agenda is shown whole', () => {
  expect(shown(5, 3)).toEqual({ ids: ['i0', 'i1', 'i2', 'i3', 'i4'], left: 0 })
})

test('a long one begins before the item that is on and says how many come after', () => {
  expect(shown(9, 0)).toEqual({ ids: ['i0', 'i1', 'i2', 'i3', 'i4'], left: 4 })
  expect(shown(9, 3)).toEqual({ ids: ['i2', 'i3', 'i4', 'i5', 'i6'], left: 2 })
  expect(shown(9, 8)).toEqual({ ids: ['i4', 'i5', 'i6', 'i7', 'i8'], left: 0 })
})
