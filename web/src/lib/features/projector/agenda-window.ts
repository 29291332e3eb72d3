import type { AgendaRow } from '#lib/features/meeting/agenda.ts'

/** As many as stand in the box beside head and bar. */
const rowsMax = 5

/** The part of a long agenda around the item that is on: one before it, the rest after. */
export function agendaWindow(rows: readonly AgendaRow[]): {
  readonly rows: readonly AgendaRow[]
  /** How many come after those shown. */
  readonly left: number
} {
  const reached = rows.filter(({ state }) => state !== 'later').length
  const first = Math.max(0, Math.min(reached - 2, rows.length - rowsMax))
  const shown = rows.slice(first, first + rowsMax)
  return { rows: shown, left: rows.length - first - shown.length }
}
