import { isStaff } from '@linyi/shared/domain/who'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'
import { issueRows, type IssueRow } from './rows.ts'

/** The list as this visitor may see it; empty until both board and meeting are here. */
export function seenRows({ board, state, actor, outbox }: MeetingVisit): readonly IssueRow[] {
  if (!board || !state || !actor) return []
  return issueRows({
    state,
    issues: board.issues,
    me: actor.id,
    staff: isStaff(state, actor),
    pending: outbox?.pending ?? [],
  })
}
