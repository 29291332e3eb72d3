import type { Draft } from '@linyi/shared/client/doc-client/keeping'
import type { Actor } from '@linyi/shared/domain/decider'
import { collabLink, guarded } from './collab-link.ts'
import { device } from './device.ts'
import { keptList } from './kept-list.ts'
import type { Kept } from './kept.ts'

/** The page that a doc is opened on: in a meeting, or in a case. */
export type DocPage = {
  readonly kept: Kept
  readonly token: string | null
  readonly online: boolean
  readonly actor: Actor | null
}

/**
 * What the client of one doc asks of a page. Drafts and refused words are kept under the person's own name and the
 * doc's: on a shared tablet nobody's go out as another's.
 * @param schema the version of the node types, of a doc of rich text
 */
export const docOnPage = <Lost extends { readonly id: string }>(
  page: DocPage,
  { me, doc, schema }: { readonly me: string; readonly doc: string; readonly schema?: number },
) => ({
  link: guarded(collabLink(doc, page.token, schema), () => page.online && page.actor?.id === me),
  // A draft that would not survive a refresh is not said to be kept.
  drafts: keptList<Draft>({ ...page.kept, put: page.kept.keep }, `drafts/${me}/${doc}`),
  trayStore: keptList<Lost>(page.kept, `tray/${me}/${doc}`),
  surroundings: device,
})

/**
 * Keeps what is not sent yet whenever the page may be about to go.
 * @returns the way to stop
 */
export function keepAsPageGoes(keep: () => void): () => void {
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', keep)
  return () => {
    removeEventListener('pagehide', keep)
    document.removeEventListener('visibilitychange', keep)
  }
}
