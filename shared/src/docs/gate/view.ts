import * as Y from 'yjs'
import type { Section, Struct } from './decode.ts'

/** A shared type, in the store or about to come into it. */
export type Container = Y.AbstractType<unknown>
/** Where an item lives: in a type, under a key if that type is a map. Null: nowhere, its place is deleted. */
export type Home = { readonly container: Container; readonly key: string | null } | null
/** Neighbours that no client could have named together: the update is forged. */
export const MALFORMED = Symbol('malformed')

/** The store as it will be once the update is in, without applying it. */
export type View = {
  readonly roots: ReadonlyMap<string, Container>
  /** The name of the root that a type is, or lives in however deep; null elsewhere. */
  readonly rootOver: (container: Container) => string | null
  readonly homeOf: (item: Y.Item) => Home
  /** Finds the home of a struct of the update, once those it refers to have been settled. */
  readonly settle: (struct: Struct) => Home | typeof MALFORMED
  /** The item that holds a type, or null for a root. */
  readonly holderOf: (container: Container) => Y.Item | null
  /** The newest item written under a key, alive or deleted. */
  readonly holds: (container: Container, key: string) => Y.Item | null
  /** Notes an item of the update as the newest under its key. */
  readonly write: (home: NonNullable<Home>, item: Y.Item) => void
  /** The keys of a container that the update has written so far. */
  readonly written: (container: Container) => ReadonlyMap<string, Y.Item>
}

/** @param roots the root types an update may write into, by their names */
export const viewOf = (
  doc: Y.Doc,
  roots: ReadonlyMap<string, Container>,
  byClient: ReadonlyMap<number, Section>,
): View => {
  const { store } = doc
  const homes = new Map<Y.Item, Home>()
  const holders = new Map<Container, Y.Item>()
  const keys = new Map<Container, Map<string, Y.Item>>()
  const elsewhere = new Y.Map() as Container

  const find = (id: Y.ID): Struct => {
    const section = byClient.get(id.client)
    const structs =
      section && id.clock >= section.structs[0]!.id.clock ? section.structs : store.clients.get(id.client)!
    return structs[Y.findIndexSS(structs as Struct[], id.clock)] as Struct
  }

  const homeOf = (item: Y.Item): Home => {
    const home = homes.get(item)
    if (home !== undefined) return home
    return { container: item.parent as Container, key: item.parentSub }
  }

  const homeIn = (struct: Struct): Home => (struct instanceof Y.Item ? homeOf(struct) : null)

  /** The parent named by id holds a type, or it is gone, or no client could have named it. */
  const inside = (parent: Struct, key: string | null): Home | typeof MALFORMED => {
    if (!(parent instanceof Y.Item) || homeOf(parent) === null) return null
    if (parent.content instanceof Y.ContentDeleted) return null
    return parent.content instanceof Y.ContentType ? { container: parent.content.type, key } : MALFORMED
  }

  /** Exactly as Yjs: left's parent, else right's, else the one named. */
  const resolve = (item: Y.Item): Home | typeof MALFORMED => {
    const left = item.origin && find(item.origin)
    const right = item.rightOrigin && find(item.rightOrigin)
    if (left && right) return between(left, homeIn(left), right, homeIn(right))
    if (left ?? right) return homeIn((left ?? right)!)
    // Before an item is integrated Yjs holds a root's name or an id here, whatever its types say.
    const parent = item.parent as unknown
    if (parent instanceof Y.ID) return inside(find(parent), item.parentSub)
    return { container: roots.get(String(parent)) ?? elsewhere, key: item.parentSub }
  }

  const names = new Map([...roots].map(([name, root]) => [root, name]))
  const holderOf = (container: Container): Y.Item | null => container._item ?? holders.get(container) ?? null
  const rootOver = (container: Container): string | null => {
    for (let at: Container | null = container; at;) {
      const name = names.get(at)
      if (name !== undefined) return name
      const holder = holderOf(at)
      at = (holder && homeOf(holder)?.container) ?? null
    }
    return null
  }

  return {
    roots,
    rootOver,
    homeOf,
    settle: (struct) => {
      if (!(struct instanceof Y.Item)) return null
      const home = resolve(struct)
      if (home === MALFORMED) return home
      homes.set(struct, home)
      if (struct.content instanceof Y.ContentType) holders.set(struct.content.type, struct)
      return home
    },
    holderOf,
    holds: (container, key) => keys.get(container)?.get(key) ?? container._map.get(key) ?? null,
    write: ({ container, key }, item) => {
      if (key === null) return
      const written = keys.get(container) ?? new Map<string, Y.Item>()
      keys.set(container, written.set(key, item))
    },
    written: (container) => keys.get(container) ?? new Map(),
  }
}

/**
 * A neighbour that is gone makes the item inert. The other must then be gone too: Yjs splits a neighbour before it
 * looks at that, and would tear a pair of surrogates in words that are not the writer's.
 */
const between = (left: Struct, leftHome: Home, right: Struct, rightHome: Home): Home | typeof MALFORMED => {
  if (leftHome === null || rightHome === null) {
    return (leftHome === null || left.deleted) && (rightHome === null || right.deleted) ? null : MALFORMED
  }
  return leftHome.container === rightHome.container && leftHome.key === rightHome.key ? leftHome : MALFORMED
}
