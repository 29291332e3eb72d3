import type { BoardIssue } from '@linyi/shared/docs/board/list'
import { isListed } from '@linyi/shared/domain/issue/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { IssueId } from '@linyi/shared/lib/ids'

/** What the floor can be given to. The agenda item has no id of an issue. */
export type Subject = {
  readonly issue: IssueId | ''
  /** 0 for the agenda item. */
  readonly ordinal: number
  readonly title: string
  readonly now: boolean
}

/** The agenda item that is on, then the list in its order. */
export function subjectsOf(state: MeetingState, issues: readonly BoardIssue[]): readonly Subject[] {
  const { floor, meeting } = state
  const item = meeting.agenda.find(({ id }) => id === floor.item)
  return [
    { issue: '', ordinal: 0, title: item?.title ?? '', now: floor.subject === `item/${floor.item}` },
    ...issues
      .filter(({ id }) => isListed(state.issue, id))
      .map(({ id, title }, place) => ({
        issue: id as IssueId,
        ordinal: place + 1,
        title,
        now: floor.subject === `issue/${id}`,
      })),
  ]
}

/**
 * Which line of the list is spoken on, from 1; 0 for the agenda item, which stands over the list anyway. Lines are
 * counted as the list shows them.
 */
export const ordinalOnFloor = (state: MeetingState, issues: readonly BoardIssue[]): number =>
  subjectsOf(state, issues).find(({ now }) => now)?.ordinal ?? 0
