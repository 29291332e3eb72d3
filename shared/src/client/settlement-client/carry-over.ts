import * as Y from 'yjs'
import { pendingSteps, replay } from '../doc-client/pending.ts'

type Parent = Y.XmlFragment | Y.XmlElement
type Child = Y.XmlElement | Y.XmlText

const childOf = ({ content }: Y.Item): Child | null => {
  const type: unknown = content instanceof Y.ContentType ? content.type : null
  return type instanceof Y.XmlElement || type instanceof Y.XmlText ? type : null
}

function* itemsOf(parent: Parent): Generator<Y.Item> {
  for (let item = parent._start; item; item = item.right) yield item
}

/** The item of that id in another copy; null where it is gone, or never was. */
const sameIn = ({ store }: Y.Doc, { id }: Y.Item): Y.Item | null => {
  if (id.clock >= Y.getState(store, id.client)) return null
  const found: unknown = Y.getItem(store, id)
  return found instanceof Y.Item && !found.deleted ? found : null
}

const indexOf = (parent: Parent, wanted: Y.Item): number => {
  let index = 0
  for (const item of itemsOf(parent)) {
    if (item === wanted) return index
    if (!item.deleted && item.countable) index += item.length
  }
  return index
}

const isKnown = ({ store }: Y.Doc, { id }: Y.Item): boolean => id.clock < Y.getState(store, id.client)

const carryAttributes = (old: Y.XmlElement, fresh: Y.XmlElement): void => {
  const [mine, theirs] = [old.getAttributes(), fresh.getAttributes()] as Record<string, unknown>[]
  for (const name of Object.keys(theirs!)) if (!(name in mine!)) fresh.removeAttribute(name)
  for (const [name, value] of Object.entries(mine!))
    if (theirs![name] !== value) fresh.setAttribute(name, value as string)
}

/**
 * Writes what `old` has below a node beyond `confirmed`, which it grew from, into the same node of `fresh`, a copy of
 * `confirmed`. Exact, however the two were interwoven: nodes and letters are told apart by their ids.
 */
export function carryNode(old: Parent, confirmed: Y.Doc, fresh: Parent): void {
  let after: Y.Item | null = null
  for (const item of [...itemsOf(old)]) {
    const mine = childOf(item)
    const there = sameIn(fresh.doc!, item)
    if (there && item.deleted) fresh.delete(indexOf(fresh, there), 1)
    else if (there) {
      after = there
      const theirs = childOf(there)
      if (mine instanceof Y.XmlText && theirs instanceof Y.XmlText)
        replay(theirs, pendingSteps(mine, confirmed))
      else if (mine instanceof Y.XmlElement && theirs instanceof Y.XmlElement) {
        carryAttributes(mine, theirs)
        carryNode(mine, confirmed, theirs)
      }
    } else if (mine && !item.deleted && !isKnown(confirmed, item)) {
      const index = after ? indexOf(fresh, after) + 1 : 0
      const made = mine.clone()
      fresh.insert(index, [made])
      after = made._item
    }
  }
}
