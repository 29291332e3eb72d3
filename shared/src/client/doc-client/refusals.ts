import type * as Y from 'yjs'
import { textOf } from '../../docs/board/list.ts'
import { issuesOf, textFields, type TextField } from '../../docs/board/shape.ts'
import type { BoardRights } from '../../docs/board/rights.ts'
import type { GateCode } from '../../docs/gate/verdict.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Copies } from './copies.ts'
import { joinedWords } from './joined-words.ts'
import { isText, named, pathOf } from './paths.ts'
import { carryOver } from './pending.ts'
import type { EditQueue, QueuedEdit } from './queue.ts'
import type { RefusalCode, TrayEntry } from './surface.ts'
import type { Tray } from './tray.ts'

type Deps = {
  readonly copies: Copies
  readonly queue: EditQueue
  readonly tray: Tray<TrayEntry>
  readonly rights: () => BoardRights | null
  readonly newId: () => string
  readonly deviceNow: Surroundings['deviceNow']
}

/** What becomes of words the server does not take. */
export type Refusals = {
  /**
   * Begins a new local copy and writes on it, field by field, what was not refused; what was goes to the tray. An act
   * on several fields is tried again one by one.
   */
  readonly settle: (edit: QueuedEdit, code: GateCode) => void
  /** Runs what brings the server's words in, and puts aside what this person wrote in an issue that it deletes. */
  readonly watching: (receive: () => void) => void
  /** The server lost what it had confirmed: everything unsent goes to the tray. */
  readonly giveBackAll: () => void
  readonly giveBack: (issue: string, field: TextField, words: string, code: RefusalCode) => void
}

/** Refusals of a form, not of the words: written anew they may pass. */
const worthAnother: ReadonlySet<GateCode> = new Set([
  'board.malformed',
  'board.foreignClient',
  'board.overwrite',
])

const within = (path: string, above: readonly string[]): boolean =>
  above.some((one) => path === one || path.startsWith(`${one}/`))

export const createRefusals = ({ copies, queue, tray, rights, newId, deviceNow }: Deps): Refusals => {
  /** Entries of this visit. */
  const mine = new Set<string>()

  /** @param origin of the words: where an edit was kept by one visit and taken over by another both may be refused it */
  const put = (origin: string, issue: string, field: TextField, words: string, code: RefusalCode): void => {
    const instead = textOf(copies.confirmed(), issue, field)?.toString() ?? ''
    // Refused before a refresh, and again after it: the draft it came back from may lack the last letters.
    const before = tray.entries().find(({ id }) => id.startsWith(`${origin}/`))
    if (words === '' || words === instead || before?.words.includes(words)) return
    // Another tab that lives may have put more under an entry of its own since: nothing is put over that.
    const own = tray.entries().filter((one) => mine.has(one.id))
    const earlier = own.find(
      (one) => one.issue === issue && one.field === field && one.code === code && one.instead === instead,
    )
    const joined = earlier && earlier !== before ? joinedWords(instead, earlier.words, words) : null
    const replaced =
      joined === null ? own.find((one) => one === before && words.includes(one.words)) : earlier
    const id = replaced?.id ?? `${origin}/${newId()}`
    mine.add(id)
    tray.put({ id, issue, field, words: joined ?? words, instead, code, at: deviceNow() })
  }

  const wordsUnder = (path: string, doc: Y.Doc): { issue: string; field: TextField; words: string }[] => {
    const { issue, field } = named(path)
    const fields = field === null ? textFields : isText(field) ? [field] : []
    return fields.flatMap((one) => {
      const words = textOf(doc, issue, one)?.toString()
      return words === undefined ? [] : [{ issue, field: one, words }]
    })
  }

  const giveBackUnder = (paths: readonly string[], old: Y.Doc, code: RefusalCode, id: string) => {
    const entries = new Map(
      paths.flatMap((path) => wordsUnder(path, old)).map((one) => [pathOf(one.issue, one.field), one]),
    )
    for (const [path, { issue, field, words }] of entries) put(`${id}/${path}`, issue, field, words, code)
  }

  return {
    settle: (edit, code) => {
      const again = edit.fields.length > 1 || (!edit.remade && worthAnother.has(code))
      const refused = again ? [] : edit.fields
      const barred = rights()?.write() ?? null
      const left = [...(again ? edit.fields : []), ...queue.fields()].filter((path) => !within(path, refused))
      const unsent = queue.fields().filter((path) => within(path, refused))
      queue.clear()
      copies.remake((fresh, old) => {
        giveBackUnder([...refused, ...unsent], old, code, edit.id)
        if (barred) giveBackUnder(left, old, barred, newId())
        else for (const path of new Set(left)) carryOver(path, old, copies.confirmed(), fresh)
      })
    },

    watching: (receive) => {
      const texts = queue.fields().flatMap((path) => wordsUnder(path, copies.local()))
      const before = texts.filter(({ issue }) => issuesOf(copies.confirmed()).has(issue))
      receive()
      for (const { issue, field, words } of before) {
        if (!issuesOf(copies.confirmed()).has(issue)) put(newId(), issue, field, words, 'board.inert')
      }
    },

    giveBackAll: () => {
      giveBackUnder(queue.fields(), copies.local(), 'board.malformed', newId())
      queue.clear()
    },

    giveBack: (issue, field, words, code) => put(newId(), issue, field, words, code),
  }
}
