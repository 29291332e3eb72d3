import type * as Y from 'yjs'
import { ulid } from '../lib/ids.ts'
import { createIssue, deleteIssue, moveIssue, setCategory, setGrid } from '../docs/board/edits.ts'
import { listIssues, type BoardIssue } from '../docs/board/list.ts'
import { createCopies, MINE } from './doc-client/copies.ts'
import { createDraftKeeper } from './doc-client/draft-keeper.ts'
import type { Draft } from './doc-client/keeping.ts'
import { named } from './doc-client/paths.ts'
import { createDocPresence } from './doc-client/presence.ts'
import { createEditQueue } from './doc-client/queue.ts'
import { createRefusals } from './doc-client/refusals.ts'
import type { DocClient, DocClientOptions, SavedState } from './doc-client/surface.ts'
import { createDocSync } from './doc-client/sync.ts'
import { createTexts } from './doc-client/texts.ts'
import { createTray } from './doc-client/tray.ts'
import { createSignal } from './signal.ts'

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
  const { after, chance, deviceNow } = surroundings
  const changed = createSignal()
  const newId = () => ulid(deviceNow(), chance(16))
  const newClient = () => new DataView(chance(4).slice().buffer).getUint32(0)
  const visit = newId()
  let remaking = false
  let loaded = false
  let left = false
  let list: readonly BoardIssue[] | null = null
  let lastRefusal: ReturnType<DocClient['lastRefusal']> = null

  const queue = createEditQueue(newId)
  const tray = createTray(trayStore)

  const written = (update: Uint8Array, paths: readonly string[]) => {
    queue.add(update, paths, remaking)
    keeper.changed()
    sync.pump()
    changed.tell()
  }

  const copies = createCopies(newClient, {
    written,
    changed: (events, transaction) => {
      list = null
      texts.tell(events, transaction?.origin)
      changed.tell()
    },
  })
  const texts = createTexts(copies.local, (issue, field, words) =>
    refusals.giveBack(issue, field, words, 'board.inert'),
  )
  const refusals = createRefusals({ copies, queue, tray, rights, newId, deviceNow })

  const draft = (): Draft | null =>
    queue.edits().length === 0
      ? null
      : { id: visit, confirmed: copies.stateOfConfirmed(), edits: queue.edits() }
  const keeper = createDraftKeeper(drafts, visit, draft, after, changed.tell)

  const presence = createDocPresence({
    local: copies.local,
    client: newClient(),
    after,
    send: (update) => sync.sendPresence(update),
    changed: changed.tell,
  })

  const sync = createDocSync({
    link,
    surroundings,
    queue,
    confirmed: copies.confirmed,
    heard: {
      up: presence.announce,
      down: presence.forgetOthers,
      received: (update) => refusals.watching(() => copies.receive(update)),
      presence: presence.receive,
      refused: (edit, code) => {
        remaking = true
        refusals.settle(edit, code)
        remaking = false
        lastRefusal = { code, path: edit.fields[0]! }
        keeper.changed()
        changed.tell()
      },
      lost: () => {
        refusals.giveBackAll()
        copies.forget()
        keeper.changed()
      },
      acked: () => {
        keeper.changed()
        changed.tell()
      },
      changed: () => {
        loaded ||= sync.isSynced()
        changed.tell()
      },
    },
  })

  const restore = async () => {
    const [kept] = await Promise.all([drafts.load(), tray.restore()])
    if (left) return
    for (const { confirmed, edits } of kept) {
      copies.receive(confirmed)
      copies.restore(edits.flatMap(({ updates }) => updates))
      queue.restore(edits)
      loaded = true
    }
    if (kept.length > 0) {
      keeper.changed()
      await keeper.keepNow()
      kept.forEach(({ id }) => void drafts.drop(id))
    }
    sync.start()
  }

  const write = (edit: (doc: Y.Doc) => void) => copies.local().transact(() => edit(copies.local()), MINE)

  const saved = (): SavedState => {
    const fields = queue.fields().length
    const status = sync.status()
    if (fields === 0) return { is: 'saved', at: sync.ackedAt() }
    const kept = keeper.isKept()
    if (status.is === 'refused' || (status.is === 'open' && sync.isOverdue()))
      return { is: 'failed', fields, kept }
    return status.is === 'open' ? { is: 'saving' } : { is: 'waiting', fields, kept }
  }

  const stopTray = tray.listen(changed.tell)
  void restore()

  return {
    loaded: () => loaded,
    issues: () => (list ??= listIssues(copies.local())),
    text: texts.of,
    isPending: (issue) => queue.fields().some((path) => named(path).issue === issue),
    createIssue: (issue) => write((doc) => createIssue(doc, me, issue)),
    setGrid: (issue, grid) => write((doc) => setGrid(doc, issue, grid)),
    setCategory: (issue, category) => write((doc) => setCategory(doc, issue, category)),
    moveIssue: (issue, to) => write((doc) => moveIssue(doc, issue, to)),
    deleteIssue: (issue) => write((doc) => deleteIssue(doc, issue)),
    undo: () => void copies.undo().undo(),
    redo: () => void copies.undo().redo(),
    canUndo: () => copies.undo().canUndo(),
    canRedo: () => copies.undo().canRedo(),
    saved,
    tray: tray.entries,
    dismiss: tray.dismiss,
    lastRefusal: () => lastRefusal,
    status: sync.status,
    present: presence.all,
    setCaret: presence.setCaret,
    listen: changed.listen,
    wake: sync.wake,
    renew: sync.renew,
    keepNow: () => void keeper.keepNow(),
    leave: () => {
      left = true
      stopTray()
      void keeper.keepNow()
      presence.stop()
      sync.leave()
      copies.destroy()
    },
  }
}
