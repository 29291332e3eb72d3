import type { Role, Actor } from '../../domain/decider.ts'
import { entryOf, mergedUnder } from '../../domain/issue/state.ts'
import type { MeetingState } from '../../domain/meeting-state.ts'
import { kinds } from '../../domain/meeting/kinds.ts'
import { during, listing } from '../../domain/meeting/phases.ts'
import { personOf } from '../../domain/roll/state.ts'
import { hasJoined, isModerator, isOfficer, isStaff, mayWriteFor } from '../../domain/who.ts'
import type { WriterRights } from '../gate/law.ts'
import type { GateCode } from '../gate/verdict.ts'

/** The values that `grid` and `category` may take, beside the empty one. */
export type BoardLists = { readonly grids: ReadonlySet<string>; readonly categories: ReadonlySet<string> }

/** What a board's rules answer for one writer; asked for every item and deletion, never cached. `null` allows. */
export type BoardRights = WriterRights & {
  /** A new issue; `named` says that it tells in `for` who said it (代记). */
  readonly create: (named: boolean) => GateCode | null
  /** Text of an issue: `author` is the owner of the client id of the item at `issues/{id}` (a fact, not the field). */
  readonly editText: (issue: string, author: string | null, field: 'title' | 'detail') => GateCode | null
  /** `first`: the issue has no rank yet. */
  readonly setRank: (issue: string, author: string | null, first: boolean) => GateCode | null
  readonly setMeta: (issue: string, author: string | null, field: 'grid' | 'category') => GateCode | null
  readonly deleteIssue: (issue: string, author: string | null) => GateCode | null
  /** 代记: may this writer name somebody in `for`? */
  readonly writeFor: () => GateCode | null
  readonly grids: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
}

/** Roles that write straight onto the list; residents propose by command where the kind is moderated (decisions 1). */
const makers: readonly Role[] = ['stationHead', 'liaisonOfficer', 'deputy', 'gridWorker']
/** Roles that work on the words of any open issue. */
const editors: readonly Role[] = [...makers, 'oversightBody']

const rule = (allowed: boolean, code: GateCode): GateCode | null => (allowed ? null : code)

/**
 * What somebody may do to a board now, one sentence a right (decisions 1). The gate asks it for every
 * update, the web to disable a control and say why.
 */
export const boardRights = (
  state: MeetingState,
  actor: Actor,
  { grids, categories }: BoardLists,
): BoardRights => {
  const has = (roles: readonly Role[]) => actor.roles.some((role) => roles.includes(role))
  const person = personOf(state.roll, actor.id)
  const isAuthor = (author: string | null) => author !== null && personOf(state.roll, author) === person
  const orders = isOfficer(actor) || isModerator(state, actor)

  const entry = (issue: string, allowed: boolean): GateCode | null => {
    const { hidden, withdrawn } = entryOf(state.issue, issue)
    const open = (hidden === null && !withdrawn) || isStaff(state, actor)
    return rule(allowed && open, 'board.mayNotEdit')
  }
  const edit = (issue: string, author: string | null) =>
    entry(issue, isAuthor(author) || has(editors) || isModerator(state, actor))

  return {
    writer: actor.id,
    write: () => {
      if (state.roll.lines[person]?.removed || state.roll.lines[actor.id]?.removed) return 'board.removed'
      if (state.issue.lock !== null || during(state, ['draft', ...listing]) !== null) return 'board.locked'
      return rule(hasJoined(state, actor) || actor.roles.length > 0, 'board.mayNotEdit')
    },
    // Whoever moderates writes down for others and proposes nothing of their own (decisions 1).
    create: (named) => {
      if (named && mayWriteFor(state, actor)) return null
      const moderated = kinds[state.meeting.facts.kind].moderated
      return rule(!isModerator(state, actor) && (has(makers) || !moderated), 'board.mayNotCreate')
    },
    editText: edit,
    setMeta: edit,
    // Officers and the moderator set the order; a writer only says where their new issue begins.
    setRank: (issue, author, first) => entry(issue, orders || (first && isAuthor(author))),
    // Once somebody stands behind an issue, or it was merged, it goes by a decision, which the record keeps.
    deleteIssue: (issue, author) => {
      const { seconds, accepted, mergedInto } = entryOf(state.issue, issue)
      const merged = mergedInto !== '' || mergedUnder(state.issue, issue).length > 1
      const alone = !merged && accepted === null && seconds.every((second) => second === person)
      return rule(isAuthor(author) && alone, 'board.mayNotDelete')
    },
    writeFor: () => rule(mayWriteFor(state, actor), 'board.mayNotEdit'),
    grids,
    categories,
  }
}
