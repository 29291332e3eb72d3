import type { Snippet } from 'svelte'
import type { DragOrder } from '#lib/ui/drag-order.svelte.ts'
import type { IssueRow } from './rows.ts'

/** What stands around the lines where somebody puts them in order. `tabindex` is -1 for all but the current line. */
export type Desk = {
  /** The ordinal, by which a line is carried. */
  readonly handle: Snippet<[IssueRow]>
  readonly side: Snippet<[row: IssueRow, tabindex: number | undefined]>
  /** In the list, below the line; `edit` opens the line for writing. */
  readonly under: Snippet<[row: IssueRow, tabindex: number | undefined, edit: () => void]>
  /** Are the tools of this line out? */
  readonly isOpen: (row: IssueRow) => boolean
  readonly order: DragOrder
  /** Alt with an arrow key moves the line up or down. */
  readonly step: (row: IssueRow, by: -1 | 1) => void
  /** Two were taken apart again. */
  readonly onapart: (one: string, other: string) => void
}
