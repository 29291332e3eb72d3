import type { AgendaRow } from '#lib/features/meeting/agenda.ts'

export type BarLabel = {
  readonly at: number
  /** 0 to 1, along the bar. */
  readonly place: number
  readonly now: boolean
}

/** Closer than this, as a share of the bar, two labels run into each other. */
const apartMin = 0.07

const lengthOf = ({ startsAt, endsAt }: AgendaRow): number => endsAt - startsAt

/** How much of an item is spent, 0 to 1. */
export const spentOf = (row: AgendaRow, now: number): number =>
  Math.min(1, Math.max(0, (now - row.startsAt) / lengthOf(row)))

/**
 * The times written under the bar: now, the ends, and each beginning that has room. Places follow the lengths and not
 * the clock: an item that was passed over may come after one that stands behind it.
 */
export function barLabels(rows: readonly AgendaRow[], now: number): readonly BarLabel[] {
  const whole = rows.reduce((sum, row) => sum + lengthOf(row), 0)
  const before = (place: number): number =>
    rows.slice(0, place).reduce((sum, row) => sum + lengthOf(row), 0) / whole
  const begins = rows.map(({ startsAt }, place) => ({ at: startsAt, place: before(place), now: false }))
  const end = { at: Math.max(...rows.map(({ endsAt }) => endsAt)), place: 1, now: false }
  const on = rows.flatMap((row, place) =>
    row.state === 'now'
      ? [{ at: now, place: before(place) + (spentOf(row, now) * lengthOf(row)) / whole, now: true }]
      : [],
  )
  const kept: BarLabel[] = []
  for (const one of [...on, ...begins.slice(0, 1), end, ...begins.slice(1)])
    if (kept.every(({ place }) => Math.abs(place - one.place) >= apartMin)) kept.push(one)
  return kept
}
