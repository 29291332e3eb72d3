import type * as Y from 'yjs'
import { issuesOf, textFields, type TextField } from './shape.ts'

/** An issue as plain JSON, as it stands in the doc now. Its status is the stream's, not the doc's. */
export type BoardIssue = {
  readonly id: string
  readonly title: string
  readonly detail: string
  /** The participant who wrote it; empty while the rest of a new issue is still on its way. */
  readonly author: string
  readonly rank: string
  readonly grid: string
  readonly category: string
  /** By the writer's clock: for display only. */
  readonly createdAt: number
  /** Whom `author` wrote it down for (代记); empty otherwise. */
  readonly for: string
}

/** The issues in the order of their ranks; equal ranks, which two writers may choose at once, by id. */
export const listIssues = (doc: Y.Doc): BoardIssue[] => {
  const issues: BoardIssue[] = []
  issuesOf(doc).forEach((issue, id) => issues.push(readIssue(id, issue)))
  return issues.sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id))
}

export const textOf = (doc: Y.Doc, id: string, field: TextField): Y.Text | null =>
  (issuesOf(doc).get(id)?.get(field) as Y.Text | undefined) ?? null

const readIssue = (id: string, issue: Y.Map<unknown>): BoardIssue => {
  const words = (field: string): string => {
    const value = issue.get(field)
    return typeof value === 'string' ? value : ''
  }
  const [title, detail] = textFields.map((field) => issue.get(field)?.toString() ?? '')
  const createdAt = issue.get('createdAt')
  return {
    id,
    title: title!,
    detail: detail!,
    author: words('author'),
    rank: words('rank'),
    grid: words('grid'),
    category: words('category'),
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    for: words('for'),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
