import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Quote } from '../../domain/decider.ts'
import type { Signal } from '../signal.ts'
import type { DocCore } from './core.ts'
import type { Seat } from './seat.ts'
import type { DocStatus, SavedState } from './surface.ts'
import type { Tray } from './tray.ts'

/** Somebody with the doc open, as the server vouches for them. */
export type Writer = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly color: number
  /** The caret stands in the text; others only read. */
  readonly writing: boolean
}

/** What a page has of any rich text: what an editor binds to, who else is there, and what became of the words. */
export type RichText<Lost, Present extends Writer> = {
  /** False until there is something to show: the server's words, or a draft kept on this device. */
  readonly loaded: () => boolean
  /** The words as the server has them on disk: what a decision would quote. */
  readonly quote: () => Quote
  /**
   * Whether this client has a name for every node that there is. If not, show the words and bind no editor: it deletes
   * what it does not know as it opens, and nothing is sent from here (decisions 9).
   */
  readonly knowsAll: () => boolean
  /** What an editor binds to. Another doc after a refusal: bind anew. */
  readonly local: () => Y.Doc
  /** For the editors' carets; says who is there under this device's seat. */
  readonly awareness: Awareness
  readonly present: () => readonly Present[]
  /** An input method composes, or no longer does: half a word is not sent, and others' words wait meanwhile. */
  readonly compose: (on: boolean) => void
  readonly saved: () => SavedState
  readonly tray: () => readonly Lost[]
  readonly dismiss: (id: string) => void
  readonly status: () => DocStatus
  /** Told after every change of anything above, at most once a change. */
  readonly listen: (listener: () => void) => () => void
  readonly wake: () => void
  readonly renew: () => void
  readonly keepNow: () => void
  readonly leave: () => void
}

type Parts<Lost> = {
  readonly core: DocCore
  readonly seat: Seat
  readonly tray: Tray<Lost>
  readonly changed: Signal
}

/** All of it that is the same whatever the doc is. */
export const richText = <Lost>({
  core,
  seat,
  tray,
  changed,
}: Parts<Lost>): Omit<RichText<Lost, Writer>, 'quote' | 'knowsAll' | 'present'> => {
  const stopTray = tray.listen(changed.tell)
  return {
    loaded: core.loaded,
    local: core.copies.local,
    awareness: seat.awareness,
    compose: core.hold,
    saved: core.saved,
    tray: tray.entries,
    dismiss: tray.dismiss,
    status: core.status,
    listen: changed.listen,
    wake: core.wake,
    renew: core.renew,
    keepNow: core.keepNow,
    leave: () => {
      stopTray()
      core.leave()
    },
  }
}

/** The others at a doc, each with where their caret stands in the editor's own words; null when they only read. */
export const writersAt = (seat: Seat): readonly { readonly writer: Writer; readonly cursor: unknown }[] =>
  seat.others().flatMap((id) => {
    const { user, cursor = null } = (seat.awareness.getStates().get(id) ?? {}) as {
      user?: Omit<Writer, 'writing'>
      cursor?: unknown
    }
    return user ? [{ writer: { ...user, writing: cursor !== null }, cursor }] : []
  })
