import type * as Y from 'yjs'
import type { ClientOwner } from '../gate/verdict.ts'
import type { Container, Home, View } from '../gate/view.ts'

export type IssueRef = {
  readonly id: string
  /** The owner of the client id of the item at `issues/{id}`. */
  readonly author: string | null
  readonly item: Y.Item
}

/** What an item's home means on a board; `unknown` is anything the board has no name for. */
export type Place =
  | { readonly at: 'issue'; readonly path: string; readonly id: string }
  | { readonly at: 'field'; readonly path: string; readonly issue: IssueRef; readonly field: string }
  | { readonly at: 'text'; readonly path: string; readonly issue: IssueRef; readonly field: string }
  | { readonly at: 'unknown' }

const UNKNOWN: Place = { at: 'unknown' }

/** `issues` is the board's root. */
type On = { readonly view: View; readonly issues: Container; readonly ownerOf: ClientOwner }

export const placeOf = ({ view, issues, ownerOf }: On, { container, key }: NonNullable<Home>): Place => {
  if (container === issues) return key === null ? UNKNOWN : { at: 'issue', path: `issues/${key}`, id: key }
  const holder = view.holderOf(container)
  const above = holder && view.homeOf(holder)
  if (!holder || !above || above.key === null) return UNKNOWN
  if (above.container === issues) {
    return key === null
      ? UNKNOWN
      : fieldOf({ id: above.key, author: ownerOf(holder.id.client), item: holder }, key)
  }
  const issue = view.holderOf(above.container)
  const top = issue && view.homeOf(issue)
  if (!issue || top?.container !== issues || top.key === null || key !== null) return UNKNOWN
  return { ...fieldOf({ id: top.key, author: ownerOf(issue.id.client), item: issue }, above.key), at: 'text' }
}

const fieldOf = (issue: IssueRef, field: string) =>
  ({ at: 'field', path: `issues/${issue.id}/${field}`, issue, field }) as const
