import type { PendingEntry } from '@linyi/shared/client/outbox'
import type { BoardIssue } from '@linyi/shared/docs/board/list'
import { entryOf } from '@linyi/shared/domain/issue/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { idsOf, personOf } from '@linyi/shared/domain/roll/state'

/** A line of the list: the words from the board, what became of them from the stream, what is under way from here. */
export type IssueRow = {
  readonly id: string
  /** As everyone counts: by rank, over what everyone sees. 0 where it is not on the list. */
  readonly ordinal: number
  readonly title: string
  readonly detail: string
  readonly grid: string
  readonly author: string
  readonly for: string
  readonly mine: boolean
  /** With this person's own second as it will be when what is under way is recorded. */
  readonly seconds: number
  readonly seconded: boolean
  /** Whether that is still on its way. */
  readonly seconding: boolean
  readonly hidden: { readonly reason: string } | null
  readonly withdrawn: boolean
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
  let ordinal = 0
  return issues.flatMap((issue): IssueRow[] => {
    const { seconds, hidden, withdrawn } = entryOf(state.issue, issue.id)
    const listed = hidden === null && !withdrawn
    const own = mine.has(issue.author)
    if (!listed && !staff && !own) return []
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
