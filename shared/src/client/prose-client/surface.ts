import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Instant, Quote } from '../../domain/decider.ts'
import type { GateCode } from '../../docs/gate/verdict.ts'
import type { DocDrafts, TrayStore } from '../doc-client/keeping.ts'
import type { DocLink } from '../doc-client/link.ts'
import type { DocStatus, SavedState } from '../doc-client/surface.ts'
import type { Surroundings } from '../surroundings.ts'

/** Words of the minutes that found no place. They stay on this device until their writer dismisses them. */
export type LostProse = {
  readonly id: string
  /** The parts that only this device had, one a line. */
  readonly words: string
  readonly code: GateCode
  /** By the device's clock. */
  readonly at: Instant
}

export type ProseClientOptions = {
  readonly link: DocLink
  readonly drafts: DocDrafts
  readonly trayStore: TrayStore<LostProse>
  readonly surroundings: Surroundings
  /** Whose law the doc is under; the minutes' unless said. */
  readonly name?: 'minutes' | 'working'
}

/** Somebody with the minutes open, as the server vouches for them. */
export type ProsePresent = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly color: number
  /** The caret stands in the text; others only read. */
  readonly writing: boolean
}

export type ProseClient = {
  /** False until there is something to show: the server's words, or a draft kept on this device. */
  readonly loaded: () => boolean
  /** The words as the server has them on disk: what a confirmation would quote. */
  readonly quote: () => Quote
  /** What an editor binds to. Another doc after a refusal: bind anew. */
  readonly local: () => Y.Doc
  /** For the editor's carets; says who is there under this device's seat. */
  readonly awareness: Awareness
  readonly present: () => readonly ProsePresent[]
  /** An input method composes, or no longer does: half a word is not sent, and others' words wait meanwhile. */
  readonly compose: (on: boolean) => void
  readonly saved: () => SavedState
  readonly tray: () => readonly LostProse[]
  readonly dismiss: (id: string) => void
  readonly status: () => DocStatus
  /** Told after every change of anything above, at most once a change. */
  readonly listen: (listener: () => void) => () => void
  readonly wake: () => void
  readonly renew: () => void
  readonly keepNow: () => void
  readonly leave: () => void
}
