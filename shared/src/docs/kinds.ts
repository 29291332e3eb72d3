import type * as Y from 'yjs'
import type { Actor, DocEdit, Quote } from '../domain/decider.ts'
import type { MeetingState } from '../domain/meeting-state.ts'
import type { Answer } from '../domain/rules-table.ts'
import { limits } from '../lib/limits.ts'
import { addIssue } from './board/edits.ts'
import { boardLaw } from './board/law.ts'
import { quoteBoard } from './board/quote.ts'
import { boardRights, type BoardLists } from './board/rights.ts'
import { removeUnfinished, unfinishedIn } from './board/unfinished.ts'
import type { DocLaw, WriterRights } from './gate/law.ts'
import { minutesLaw } from './minutes/law.ts'
import { quoteProse } from './minutes/quote.ts'
import { mayOpenMinutes, minutesRights } from './minutes/rights.ts'

/** What stands around a doc when rights are asked for. */
export type Around = {
  readonly lists: BoardLists
  /** The version of the node types that a client of rich text knows; null when it named none. */
  readonly schema: number | null
}

/** All that a server must know of a sort of doc to hold it, whatever the doc is about. */
export type DocKind<Rights extends WriterRights> = {
  readonly law: DocLaw<Rights>
  readonly bytesMax: number
  /** May this person be here at all, who may be in the meeting? */
  readonly mayOpen: (state: MeetingState, actor: Actor) => Answer
  readonly rightsOf: (state: MeetingState, actor: Actor, around: Around) => Rights
  /** The words that may be decided on. */
  readonly quote: (doc: Y.Doc) => Quote
  /** Present where the server itself writes: an update under a client id that nobody has yet. The doc is only read. */
  readonly write?: (doc: Y.Doc, client: number, edit: DocEdit) => Uint8Array
  /** Present where something may be begun and left: what is unfinished, by id, and the way to take it off. */
  readonly unfinished?: {
    readonly in: (doc: Y.Doc) => readonly string[]
    readonly remove: (doc: Y.Doc, ids: readonly string[]) => void
  }
}

/** Of any sort: what a server hands back and forth and never looks into. */
export type AnyDocKind = DocKind<WriterRights>

const board: DocKind<ReturnType<typeof boardRights>> = {
  law: boardLaw,
  bytesMax: limits.boardBytesMax,
  mayOpen: () => null,
  rightsOf: (state, actor, { lists }) => boardRights(state, actor, lists),
  quote: quoteBoard,
  write: (doc, client, { author, issue }) => addIssue(doc, { client, author, issue }),
  unfinished: { in: unfinishedIn, remove: removeUnfinished },
}

const minutes: AnyDocKind = {
  law: minutesLaw,
  bytesMax: limits.minutesBytesMax,
  mayOpen: mayOpenMinutes,
  rightsOf: (state, actor, { schema }) => minutesRights(state, actor, schema),
  quote: quoteProse,
}

/** The docs of a meeting by their last name. Rights come from the same kind as the law that asks them. */
export const docKinds: ReadonlyMap<string, AnyDocKind> = new Map([
  ['board', board as unknown as AnyDocKind],
  ['minutes', minutes],
])
