import type * as Y from 'yjs'
import { ISSUES, textFields, type TextField } from '../../docs/board/shape.ts'

/** What a path of the board names: an issue, or a field of one. */
export type Named = { readonly issue: string; readonly field: string | null }

export const pathOf = (issue: string, field?: string): string =>
  field === undefined ? `${ISSUES}/${issue}` : `${ISSUES}/${issue}/${field}`

export const named = (path: string): Named => {
  const [, issue = '', field] = path.split('/')
  return { issue, field: field ?? null }
}

export const isText = (field: string | null): field is TextField =>
  (textFields as readonly (string | null)[]).includes(field)

/** The paths a transaction touched. What is inside a new issue goes with the issue. */
export const touched = (transaction: Y.Transaction): string[] => {
  const paths = new Set<string>()
  transaction.changed.forEach((keys, type) => {
    const above = keysAbove(type._item)
    for (const key of keys) paths.add([ISSUES, ...above, ...(key === null ? [] : [key])].join('/'))
  })
  return [...paths]
}

const keysAbove = (holder: Y.Item | null): string[] => {
  const keys: string[] = []
  for (let item = holder; item; item = (item.parent as Y.AbstractType<unknown>)._item)
    keys.unshift(item.parentSub!)
  return keys
}
