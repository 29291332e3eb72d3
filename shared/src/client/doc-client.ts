/**
 * The writer's side of a board: two copies of the doc, `confirmed` from the server's frames alone and `local` with what
 * this person wrote on top (decisions 2).
 *
 *   const client = createDocClient({ link, me, rights, drafts, trayStore, surroundings })
 *   client.issues()                         the list as this person sees it, plain JSON
 *   client.text(id, 'title')                a SharedText for `bindText`, good for the whole visit
 *   client.createIssue / setGrid / setCategory / moveIssue / deleteIssue / undo / redo
 *   client.saved()                          saved(at) · saving · waiting(fields) · failed(fields): acks only
 *   client.tray(), client.dismiss(id)       words that were refused or lost their issue, kept on the device
 *   client.present(), client.setCaret(...)  who is here and where they write, as the server vouches for them
 *   client.listen(fn)                       told after every change
 *
 * The web supplies three ports: `link` (a WebSocket, see doc-client/link.ts), `drafts` and `trayStore` (IndexedDB keyed
 * by person and doc, see doc-client/keeping.ts).
 */
export type * from './doc-client/surface.ts'
