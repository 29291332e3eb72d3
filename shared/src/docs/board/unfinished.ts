import type * as Y from 'yjs'
import { issuesOf } from './shape.ts'

/**
 * Issues that were begun and never finished: without title or author. An issue may be made in several transactions, and
 * its writer may be gone between two of them (decisions 2).
 */
export function unfinishedIn(doc: Y.Doc): string[] {
  const ids: string[] = []
  issuesOf(doc).forEach((issue, id) => {
    if (!issue.has('title') || !issue.has('author')) ids.push(id)
  })
  return ids
}

export const removeUnfinished = (doc: Y.Doc, ids: readonly string[]): void =>
  doc.transact(() => ids.forEach((id) => issuesOf(doc).delete(id)))
