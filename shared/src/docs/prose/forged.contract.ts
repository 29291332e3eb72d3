import fc from 'fast-check'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { forbiddenCharacters } from '../../lib/characters.ts'
import type { Desk } from '../../testing/docs/desk.ts'
import { forge, type Forged, type Place } from '../../testing/docs/forgery.ts'

/** A doc of rich text as one may find it once it has passed the gate: written apart from the law, as prose. */
export type ForgedKind = {
  readonly open: () => Desk
  /** Somebody who may write, with the client id they have, and somebody who may not. */
  readonly writer: string
  readonly client: number
  readonly stranger: string
  readonly freshClient: number
  /** The names of its roots, and what else a forger calls one. */
  readonly roots: readonly string[]
  readonly otherRoots: readonly string[]
  /** Names of nodes, of attributes and what may be said in one: good and bad. */
  readonly names: readonly string[]
  readonly keys: readonly string[]
  readonly values: readonly unknown[]
  /** What a node may hold; `doc` is a root. */
  readonly held: (root: string) => Readonly<Record<string, readonly string[]>>
  readonly withText: readonly string[]
  /** By node and attribute: may it say that? */
  readonly says: Readonly<Record<string, (value: unknown) => boolean>>
  /** What no forgery may change, whoever sends it. */
  readonly still: (doc: Y.Doc) => unknown
}

const element = (name: string) => () =>
  new Y.ContentType(new Y.XmlElement(name) as unknown as Y.AbstractType<unknown>)

const contentsOf = ({ names, values }: ForgedKind): readonly (() => Y.Item['content'])[] => [
  () => new Y.ContentString('字'),
  () => new Y.ContentString('\u202E'),
  () => new Y.ContentDeleted(2),
  ...values.map((value) => () => new Y.ContentAny([value])),
  () => new Y.ContentFormat('bold', true as unknown as object),
  () => new Y.ContentEmbed({}),
  () => new Y.ContentType(new Y.XmlText() as unknown as Y.AbstractType<unknown>),
  () => new Y.ContentType(new Y.Map()),
  ...names.map(element),
]

function strayIn(kind: ForgedKind, root: string, node: unknown): string | null {
  if (node instanceof Y.XmlText) {
    const delta = node.toDelta() as { insert: unknown; attributes?: unknown }[]
    const odd = delta.find(
      ({ insert, attributes }) =>
        typeof insert !== 'string' || forbiddenCharacters.test(insert) || attributes !== undefined,
    )
    return odd ? JSON.stringify(odd) : null
  }
  const name = node instanceof Y.XmlElement ? node.nodeName : 'doc'
  if (node instanceof Y.XmlElement)
    for (const [key, value] of Object.entries(node.getAttributes()))
      if (!kind.says[`${name} ${key}`]?.(value)) return `${name} ${key}=${String(value)}`
  for (const child of (node as Y.XmlFragment).toArray() as unknown[]) {
    const isText = child instanceof Y.XmlText && kind.withText.includes(name)
    const isNode = child instanceof Y.XmlElement && kind.held(root)[name]?.includes(child.nodeName)
    if (!isText && !isNode) return `${String(child)} in ${name}`
    const stray = strayIn(kind, root, child)
    if (stray) return stray
  }
  return null
}

/** Whatever a writer forges, the doc stays made of its nodes; and who may not write changes nothing. */
export function staysMadeOfItsNodes(kind: ForgedKind, numRuns: number): void {
  const { writer, stranger, client: mine, freshClient, roots, keys } = kind
  const contents = contentsOf(kind)
  const forgedStruct = (place: () => Place) =>
    fc
      .record({
        how: fc.constantFrom('into', 'into', 'after', 'before', 'both', 'root', 'root', 'gone'),
        content: fc.constantFrom(...contents),
        root: fc.constantFrom(...roots, ...kind.otherRoots),
        key: fc.option(fc.constantFrom(...keys), { nil: undefined, freq: 2 }),
      })
      .map(({ how, content, root, key }): Forged => {
        const base = { content: content(), ...(key !== undefined && { key }) }
        if (how === 'gone') return { gone: 3 }
        if (how === 'root') return { ...base, into: root }
        if (how === 'into') return { ...base, into: place() }
        return {
          ...base,
          ...(how !== 'before' && { after: place() }),
          ...(how !== 'after' && { before: place() }),
        }
      })

  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const desk = kind.open()
      const still = kind.still(desk.doc)
      for (let round = 0; round < 4; round++) {
        const ids = [...desk.doc.store.clients.keys(), freshClient]
        const place = (): Place => {
          const client = gen(fc.constantFrom, ...ids)
          return [client, gen(fc.nat, { max: Y.getState(desk.doc.store, client) + 2 })]
        }
        const client = gen(fc.constantFrom, freshClient, freshClient, mine)
        const state = Y.getState(desk.doc.store, client)
        const structs = gen(() => fc.array(forgedStruct(place), { maxLength: 5 }))
        const deletions = gen(() =>
          fc.array(fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 12 })), { maxLength: 2 }),
        )
        const update = forge(
          structs.length > 0 ? [{ client, clock: gen(fc.constantFrom, state, state, 0), structs }] : [],
          { [gen(fc.constantFrom, ...ids)]: deletions },
        )
        const before = desk.json()
        desk.submit(stranger, update)
        expect(desk.json()).toEqual(before)
        desk.submit(writer, update)
        const copy = new Y.Doc()
        for (const root of roots) copy.getXmlFragment(root)
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(desk.doc))
        for (const root of roots) expect(strayIn(kind, root, copy.getXmlFragment(root))).toBeNull()
        for (const root of copy.share.keys()) expect(roots).toContain(root)
        expect(kind.still(copy)).toEqual(still)
      }
    }),
    { numRuns },
  )
}

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList']
/** What every rich text holds; a kind adds its own. */
export const plainHeld: Readonly<Record<string, readonly string[]>> = {
  doc: blocks,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph'],
}
export const plainSays: ForgedKind['says'] = { 'heading level': (value) => value === 2 || value === 3 }
