import * as Y from 'yjs'
import { createIssue, deleteIssue, moveIssue, setCategory, setGrid } from '../docs/board/edits.ts'
import { listIssues, type BoardIssue } from '../docs/board/list.ts'
import { issuesOf } from '../docs/board/shape.ts'
import { createDocCore, newClientOf } from './doc-client/core.ts'
import { MINE } from './doc-client/copies.ts'
import { named, touched } from './doc-client/paths.ts'
import { createDocPresence } from './doc-client/presence.ts'
import { createRefusals } from './doc-client/refusals.ts'
import type { DocClient, DocClientOptions, TrayEntry } from './doc-client/surface.ts'
import { createTexts } from './doc-client/texts.ts'
import { createTray } from './doc-client/tray.ts'
import { createSignal } from './signal.ts'

const undoOf = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(issuesOf(doc), { trackedOrigins: new Set([MINE]) })

/**
 * The writer's side of a board: two copies of the doc, `confirmed` from the server's frames alone and `local` with what
 * this person wrote on top (decisions 2).
 *
 *   client.issues()                         the list as this person sees it, plain JSON
 *   client.text(id, 'title')                a SharedText for `bindText`, good for the whole visit
 *   client.createIssue / setGrid / setCategory / moveIssue / deleteIssue / undo / redo
 *   client.saved()                          saved(at) · saving · waiting(fields) · failed(fields): acks only
 *   client.tray(), client.dismiss(id)       words that were refused or lost their issue, kept on the device
 *   client.present(), client.setCaret(...)  who is here and where they write, as the server vouches for them
 *   client.listen(fn)                       told after every change
 *
 * The web supplies three ports: `link` (a WebSocket, doc-client/link.ts), `drafts` and `trayStore` (IndexedDB keyed by
 * person and doc, doc-client/keeping.ts).
 */
export const createDocClient = ({
  link,
  me,
  rights,
  drafts,
  trayStore,
  surroundings,
}: DocClientOptions): DocClient => {
  const changed = createSignal()
  const local = () => core.copies.local()
  let list: readonly BoardIssue[] | null = null
  let lastRefusal: ReturnType<DocClient['lastRefusal']> = null

  const tray = createTray<TrayEntry>(trayStore)
  const texts = createTexts(local, (issue, field, words) =>
    refusals.giveBack(issue, field, words, 'board.inert'),
  )
  const presence = createDocPresence({
    local,
    client: newClientOf(surroundings),
    after: surroundings.after,
    send: (update) => core.sendPresence(update),
    changed: changed.tell,
  })

  const core = createDocCore({
    link,
    shape: { rootsOf: (doc) => [issuesOf(doc) as Y.AbstractType<unknown>], touched },
    drafts,
    surroundings,
    restore: tray.restore,
    presence,
    heard: {
      changed: (events, transaction) => {
        list = null
        if (!events) undo = undoOf(local())
        texts.tell(events, transaction?.origin)
        changed.tell()
      },
      receiving: (receive) => refusals.watching(receive),
      refused: (edit, code) => {
        refusals.settle(edit, code)
        lastRefusal = { code, path: edit.fields[0]! }
      },
      lost: () => refusals.giveBackAll(),
    },
    tell: changed.tell,
  })
  const { copies, queue, newId } = core
  let undo = undoOf(local())
  const refusals = createRefusals({ copies, queue, tray, rights, newId, deviceNow: surroundings.deviceNow })

  const write = (edit: (doc: Y.Doc) => void) => local().transact(() => edit(local()), MINE)
  const stopTray = tray.listen(changed.tell)

  return {
    loaded: core.loaded,
    issues: () => (list ??= listIssues(local())),
    text: texts.of,
    isPending: (issue) => queue.fields().some((path) => named(path).issue === issue),
    createIssue: (issue) => write((doc) => createIssue(doc, me, issue)),
    setGrid: (issue, grid) => write((doc) => setGrid(doc, issue, grid)),
    setCategory: (issue, category) => write((doc) => setCategory(doc, issue, category)),
    moveIssue: (issue, to) => write((doc) => moveIssue(doc, issue, to)),
    deleteIssue: (issue) => write((doc) => deleteIssue(doc, issue)),
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    saved: core.saved,
    tray: tray.entries,
    dismiss: tray.dismiss,
    lastRefusal: () => lastRefusal,
    status: core.status,
    present: presence.all,
    setCaret: presence.setCaret,
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
