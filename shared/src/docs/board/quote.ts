import type * as Y from 'yjs'
import type { Quote } from '../../domain/decider.ts'
import { digest } from '../../record/digest.ts'
import { listIssues } from './list.ts'

/**
 * The words a decision copies: `issues/{id}/title`, `/detail` and `/author` of every issue, NFC. One without an author
 * is still being made and is not quoted. The author is the gate's fact: it lets in no other.
 */
export const quoteBoard = (doc: Y.Doc): Quote => {
  const fields: Record<string, string> = {}
  for (const { id, title, detail, author } of listIssues(doc)) {
    if (author === '') continue
    fields[`issues/${id}/title`] = title.normalize('NFC')
    fields[`issues/${id}/detail`] = detail.normalize('NFC')
    fields[`issues/${id}/author`] = author
  }
  return { doc: 'board', fields, hash: digest(fields) }
}
