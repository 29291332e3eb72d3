import type { Actor, Instant } from '../../domain/decider.ts'
import type { NewIssue } from '../../docs/board/edits.ts'
import type { BoardIssue } from '../../docs/board/list.ts'
import type { TextField } from '../../docs/board/shape.ts'
import type { BoardRights } from '../../docs/board/rights.ts'
import type { GateCode } from '../../docs/gate/verdict.ts'
import type { Surroundings } from '../surroundings.ts'
import type { SharedText } from '../text-binding.ts'
import type { DocDrafts, TrayStore } from './keeping.ts'
import type { DocLink } from './link.ts'

export type DocClientOptions = {
  readonly link: DocLink
  /** The person as this doc knows them: author of the issues they make. */
  readonly me: Actor['id']
  /** What the meeting allows now, or null while that is not known here. The server asks for itself. */
  readonly rights: () => BoardRights | null
  readonly drafts: DocDrafts
  readonly trayStore: TrayStore<TrayEntry>
  readonly surroundings: Surroundings
}

/** What the saved indicator says. Only the server's acks make `saved`. */
export type SavedState =
  /** `at` by the device's clock; null before anything was written in this visit. */
  | { readonly is: 'saved'; readonly at: Instant | null }
  | { readonly is: 'saving' }
  /** No line. `fields` have not been sent; `kept`: they would survive a refresh. */
  | { readonly is: 'waiting'; readonly fields: number; readonly kept: boolean }
  /** The line is there but no ack came, or the server will not have this login. `renew` tries again. */
  | { readonly is: 'failed'; readonly fields: number; readonly kept: boolean }

export type DocStatus =
  | { readonly is: 'connecting' }
  | { readonly is: 'open' }
  /** The line broke; the next try is set. */
  | { readonly is: 'waiting' }
  /** Not signed in (4401) or not allowed here (4403): coming back is pointless. */
  | { readonly is: 'refused'; readonly closeCode: number; readonly reason: string }
  | { readonly is: 'left' }

/** Words that found no place. They stay on this device until their writer dismisses them. */
export type TrayEntry = {
  readonly id: string
  readonly issue: string
  readonly field: TextField
  /** The text as its writer last saw it. */
  readonly words: string
  /** The text as everyone else had it then. */
  readonly instead: string
  readonly code: RefusalCode
  /** By the device's clock. */
  readonly at: Instant
}
/** `board.inert`: the issue was deleted meanwhile. */
export type RefusalCode = GateCode | 'board.inert'

/** Somebody with the doc open, as the server vouches for them. */
export type Present = {
  readonly client: number
  readonly user: { readonly id: string; readonly name: string; readonly role: string; readonly color: number }
  /** Where they write, in the text as it is here; null when they only read. */
  readonly caret: {
    readonly issue: string
    readonly field: TextField
    readonly anchor: number
    readonly head: number
  } | null
}

export type DocClient = {
  /** False until there is something to show: the server's words, or a draft kept on this device. */
  readonly loaded: () => boolean
  readonly issues: () => readonly BoardIssue[]
  /** For `bindText`. One object for the whole visit, whatever happens to the copies underneath. */
  readonly text: (issue: string, field: TextField) => SharedText
  /** Whether something of this issue has not been acked yet. */
  readonly isPending: (issue: string) => boolean

  readonly createIssue: (issue: NewIssue) => void
  readonly setGrid: (issue: string, grid: string) => void
  readonly setCategory: (issue: string, category: string) => void
  readonly moveIssue: (issue: string, to: number) => void
  readonly deleteIssue: (issue: string) => void
  /** One's own edits only; forgotten when a refusal makes a new copy. */
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean

  readonly saved: () => SavedState
  readonly tray: () => readonly TrayEntry[]
  readonly dismiss: (id: string) => void
  /** The last edit the server did not take, words or not; null when there was none. */
  readonly lastRefusal: () => { readonly code: RefusalCode; readonly path: string } | null

  readonly status: () => DocStatus
  readonly present: () => readonly Present[]
  readonly setCaret: (caret: Present['caret']) => void

  /** Told after every change of anything above, at most once a change. */
  readonly listen: (listener: () => void) => () => void
  /** The device woke or found its network: try now. */
  readonly wake: () => void
  /** As `wake`, and gives up a line that may have died while the page was frozen. */
  readonly renew: () => void
  /** Keeps at once what is kept a moment later anyway: for `pagehide` and `visibilitychange`. */
  readonly keepNow: () => void
  readonly leave: () => void
}
