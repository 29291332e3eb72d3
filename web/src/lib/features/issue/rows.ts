import type { PendingEntry } from '@linyi/shared/client/outbox'
import type { BoardIssue } from '@linyi/shared/docs/board/list'
import { entryOf, mergedInto, secondersOf } from '@linyi/shared/domain/issue/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { idsOf, personOf } from '@linyi/shared/domain/roll/state'

/** Words as they stand on the board. */
type Words = Pick<BoardIssue, 'id' | 'title' | 'detail' | 'grid' | 'author' | 'for'>

/** What was put together with another: its own words and its own seconders, for the fold under the line. */
export type Original = Words & { readonly seconds: number }

/** A line of the list: the words from the board, what became of them from the stream, what is under way from here. */
export type IssueRow = Words & {
  /** As everyone counts: by rank, over what everyone sees. 0 where it is not on the list. */
  readonly ordinal: number
  readonly mine: boolean
  /** With this person's own second as it will be when what is under way is recorded. */
  readonly seconds: number
  readonly seconded: boolean
  /** Whether that is still on its way. */
  readonly seconding: boolean
  readonly hidden: { readonly reason: string } | null
  readonly withdrawn: boolean
  /** What stands here as one, its own words first; empty where nothing was merged. */
  readonly originals: readonly Original[]
}

type Seen = {
  readonly state: MeetingState
  readonly issues: readonly BoardIssue[]
  readonly me: string
  /** Shown the hidden and withdrawn ones too. */
  readonly staff: boolean
  readonly pending: readonly PendingEntry[]
}

const underWay = (pending: readonly PendingEntry[], issue: string) =>
  pending.filter(
    ({ type, fields }) => (type === 'issue.second' || type === 'issue.unsecond') && fields['issue'] === issue,
  )

export function issueRows({ state, issues, me, staff, pending }: Seen): readonly IssueRow[] {
  const person = personOf(state.roll, me)
  const mine = new Set(idsOf(state.roll, me))
  const merged = mergedInto(state.issue)
  const originalsOf = (id: string): readonly Original[] => {
    const held = new Set(merged.get(id))
    if (held.size === 0) return []
    const inOrder = [...issues].sort((one, other) => Number(other.id === id) - Number(one.id === id))
    return inOrder
      .filter(
        (issue) =>
          issue.id === id || (held.has(issue.id) && (staff || !entryOf(state.issue, issue.id).hidden)),
      )
      .map((issue) => ({ ...issue, seconds: entryOf(state.issue, issue.id).seconds.length }))
  }
  let ordinal = 0
  return issues.flatMap((issue): IssueRow[] => {
    const { seconds: alone, hidden, withdrawn, mergedInto: into } = entryOf(state.issue, issue.id)
    if (into !== '') return []
    const listed = hidden === null && !withdrawn
    const own = mine.has(issue.author)
    if (!listed && !staff && !own) return []
    const seconds = merged.has(issue.id) ? secondersOf(state.issue, issue.id) : alone
    const others = seconds.filter((one) => one !== person).length
    const steps = underWay(pending, issue.id)
    const last = steps[steps.length - 1]
    const seconded = last ? last.type === 'issue.second' : seconds.includes(person)
    return [
      {
        ...issue,
        ordinal: listed ? ++ordinal : 0,
        mine: own,
        seconds: others + (seconded ? 1 : 0),
        seconded,
        seconding: last !== undefined,
        hidden,
        withdrawn,
        originals: originalsOf(issue.id),
      },
    ]
  })
}

/** The view by seconds: most first, the order of the list among equals. The ordinals stay those of the list. */
export const bySeconds = (rows: readonly IssueRow[]): readonly IssueRow[] =>
  rows
    .map((row, at) => ({ row, at }))
    .sort((one, other) => other.row.seconds - one.row.seconds || one.at - other.at)
    .map(({ row }) => row)
