import type * as Y from 'yjs'

/**
 * The board document: `issues` maps an issue's ULID to a Y.Map of these fields. `title` and `detail` are Y.Text, the
 * others plain values. Who wrote an issue is not read from `author` but from the client id of its item (decisions 2).
 */
export const ISSUES = 'issues'

export const textFields = ['title', 'detail'] as const
export type TextField = (typeof textFields)[number]

/** Places an issue among the others: compared as plain strings, any number fits between two. */
export const RANK = /^[0-9A-Za-z]{1,64}$/

export const issuesOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap(ISSUES)
