import type * as Y from 'yjs'
import type { Actor, DocEdit, NewEntry, Quote, ReplacedLine } from '../domain/decider.ts'
import type { CaseState } from '../domain/mediation/case-state.ts'
import { caucusRooms, type CaucusRoom } from '../domain/mediation/caucus/rooms.ts'
import { settlementConsequences } from '../domain/mediation/settlement/agreed.ts'
import type { MeetingState } from '../domain/meeting-state.ts'
import type { Answer } from '../domain/rules-table.ts'
import type { AnyEvent, StreamKind } from '../domain/streams.ts'
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
import { replaceLine } from './settlement/edits.ts'
import { settlementLaw } from './settlement/law.ts'
import { quoteSettlement } from './settlement/quote.ts'
import { rightsInSettlement, type SettlementRights } from './settlement/rights.ts'
import { workingLaw } from './working/law.ts'
import { mayOpenPaper, rightsInPaper } from './working/rights.ts'

/** What stands around a doc when rights are asked for. */
export type Around = {
  readonly lists: BoardLists
  /** The version of the node types that a client of rich text knows; null when it named none. */
  readonly schema: number | null
}

/** All that a server must know of a sort of doc to hold it, whatever the doc is about. */
export type DocKind<State, Rights extends WriterRights, Edit extends DocEdit = never> = {
  readonly law: DocLaw<Rights>
  readonly bytesMax: number
  /** Present where no text has formatting: then Yjs tidies nothing up by itself, and an update changes what it says. */
  readonly plain?: true
  /** May this person be here at all, who may be in the doc's stream? */
  readonly mayOpen: (state: State, actor: Actor) => Answer
  readonly rightsOf: (state: State, actor: Actor, around: Around) => Rights
  /** The words that may be decided on. */
  readonly quote: (doc: Y.Doc) => Quote
  /** Present where the server itself writes: an update under a client id that nobody has yet. The doc is only read. */
  readonly write?: (doc: Y.Doc, client: number, edit: Edit) => Uint8Array
  /** Present where something may be begun and left: what is unfinished, by id, and the way to take it off. */
  readonly unfinished?: {
    readonly in: (doc: Y.Doc) => readonly string[]
    readonly remove: (doc: Y.Doc, ids: readonly string[]) => void
  }
  /** Present where something was decided on words that may still be changed. */
  readonly consequences?: {
    /** Whether anything hangs on the words now: while nothing does, none are quoted and no edit costs more. */
    readonly atStake: (state: State) => boolean
    /** What follows from a change of the words, decided in the same commit with it (decisions 10). */
    readonly of: (state: State, before: Quote, after: Quote, by: string) => readonly AnyEvent[]
  }
}

/** Of any sort: what a server hands back and forth and never looks into. */
export type AnyDocKind = DocKind<unknown, WriterRights, DocEdit>

const board: DocKind<MeetingState, ReturnType<typeof boardRights>, NewEntry> = {
  law: boardLaw,
  bytesMax: limits.boardBytesMax,
  plain: true,
  mayOpen: () => null,
  rightsOf: (state, actor, { lists }) => boardRights(state, actor, lists),
  quote: quoteBoard,
  write: (doc, client, { author, issue }) => addIssue(doc, { client, author, issue }),
  unfinished: { in: unfinishedIn, remove: removeUnfinished },
}

const minutes: DocKind<MeetingState, WriterRights> = {
  law: minutesLaw,
  bytesMax: limits.minutesBytesMax,
  mayOpen: mayOpenMinutes,
  rightsOf: (state, actor, { schema }) => minutesRights(state, actor, schema),
  quote: (doc) => quoteProse(doc),
}

/** Whoever may open the case reads its settlement. */
const settlement: DocKind<CaseState, SettlementRights, ReplacedLine> = {
  law: settlementLaw,
  bytesMax: limits.settlementBytesMax,
  mayOpen: () => null,
  rightsOf: (state, actor, { schema }) => rightsInSettlement(state, actor, schema),
  quote: quoteSettlement,
  write: (doc, client, edit) => replaceLine(doc, client, edit),
  consequences: settlementConsequences,
}

/** The paper of a private room: for whoever sits in it. */
const paperOf = (room: CaucusRoom): DocKind<CaseState, WriterRights> => ({
  law: workingLaw,
  bytesMax: limits.workingBytesMax,
  mayOpen: (state, actor) => mayOpenPaper(state, actor, room),
  rightsOf: (state, actor, { schema }) => rightsInPaper(state, actor, room, schema),
  quote: (doc) => quoteProse(doc, 'working'),
})

/** The one place where what a doc is about is forgotten. States and rights come from the same kind as the law that asks. */
const forget = (kind: unknown): AnyDocKind => kind as AnyDocKind

/** The docs of each kind of stream by the rest of their names, which may hold a slash. */
export const docKinds: Readonly<Partial<Record<StreamKind, ReadonlyMap<string, AnyDocKind>>>> = {
  meeting: new Map([
    ['board', forget(board)],
    ['minutes', forget(minutes)],
  ]),
  case: new Map([
    ['settlement', forget(settlement)],
    ...caucusRooms.map((room) => [room, forget(paperOf(room))] as const),
  ]),
}
