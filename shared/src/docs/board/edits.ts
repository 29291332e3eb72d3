import * as Y from 'yjs'
import { assert } from '../../lib/assert.ts'
import { typedText } from '../../lib/characters.ts'
import type { NewEntry } from '../../domain/decider.ts'
import { listIssues } from './list.ts'
import { rankBetween, ranksFor } from './rank.ts'
import { issuesOf } from './shape.ts'

export type NewIssue = NewEntry['issue'] & { readonly category?: string }

/** Writes a new issue at the end of the list, as one transaction. */
export const createIssue = (doc: Y.Doc, author: string, issue: NewIssue): void =>
  doc.transact(() => {
    issuesOf(doc).set(issue.id, filled(author, issue, rankAtEnd(doc)))
  })

/**
 * The server's own writing of a new issue, under a client id that nobody has yet: to be registered as the author's in
 * the same commit. The doc is only read.
 */
export const addIssue = (
  doc: Y.Doc,
  { client, author, issue }: { readonly client: number; readonly author: string; readonly issue: NewIssue },
): Uint8Array => {
  assert(!doc.store.clients.has(client), 'a client id already in use')
  assert(!issuesOf(doc).has(issue.id), 'an issue id already in use')
  const apart = new Y.Doc()
  apart.clientID = client
  apart.transact(() => issuesOf(apart).set(issue.id, filled(author, issue, rankAtEnd(doc))))
  return Y.encodeStateAsUpdate(apart)
}

const filled = (author: string, issue: NewIssue, rank: string): Y.Map<unknown> =>
  new Y.Map<unknown>([
    ['title', new Y.Text(typedText(issue.title))],
    ['detail', new Y.Text(typedText(issue.detail))],
    ['author', author],
    ['rank', rank],
    ['grid', issue.grid],
    ['category', issue.category ?? ''],
    ['createdAt', issue.createdAt],
    ...(issue.for ? ([['for', issue.for]] as const) : []),
  ])

const rankAtEnd = (doc: Y.Doc): string => {
  const issues = listIssues(doc)
  const last = issues[issues.length - 1]
  return rankBetween(last?.rank ?? null, null) ?? last!.rank
}

export const setGrid = (doc: Y.Doc, id: string, grid: string): void => set(doc, id, 'grid', grid)
export const setCategory = (doc: Y.Doc, id: string, category: string): void =>
  set(doc, id, 'category', category)

const set = (doc: Y.Doc, id: string, field: string, value: string): void => {
  const issue = issuesOf(doc).get(id)
  if (issue && issue.get(field) !== value) issue.set(field, value)
}

/** Moves an issue to a place in the list, counted without it. Ranks are given anew only where there is no room left. */
export const moveIssue = (doc: Y.Doc, id: string, to: number): void =>
  doc.transact(() => {
    const others = listIssues(doc).filter((issue) => issue.id !== id)
    const between = rankBetween(others[to - 1]?.rank ?? null, others[to]?.rank ?? null)
    if (between !== null) return set(doc, id, 'rank', between)
    const ids = others.map((issue) => issue.id)
    ids.splice(to, 0, id)
    ranksFor(ids.length).forEach((rank, i) => set(doc, ids[i]!, 'rank', rank))
  })

/** Takes an issue off the board, for its own writer before anyone else has a part in it. */
export const deleteIssue = (doc: Y.Doc, id: string): void => issuesOf(doc).delete(id)
