import { isListed } from '@linyi/shared/domain/issue/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { IssueId } from '@linyi/shared/lib/ids'

export type QuotedIssue = { readonly issue: IssueId; readonly title: string; readonly detail: string }

/** What a motion may be about: the lines of the locked list in its words; null while the list is open. */
export function quotedIssues({ issue }: MeetingState): readonly QuotedIssue[] | null {
  if (issue.lock === null) return null
  return Object.entries(issue.lock.quote.fields).flatMap(([path, title]) => {
    const [, id = '', field] = path.split('/')
    return field === 'title' && isListed(issue, id)
      ? [{ issue: id as IssueId, title, detail: issue.lock!.quote.fields[`issues/${id}/detail`] ?? '' }]
      : []
  })
}
