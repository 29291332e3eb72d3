import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { forbiddenCharacters } from '../../lib/characters.ts'
import { forge, type Forged, type Place } from '../../testing/docs/forgery.ts'
import { recorder, resident } from '../../testing/given.ts'
import { clients, setScene } from '../../testing/minutes/scene.ts'
import { PROSE, proseOf } from './shape.ts'

const names = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'table', 'prose']
const contents: readonly (() => Y.Item['content'])[] = [
  () => new Y.ContentString('字'),
  () => new Y.ContentString('\u202E'),
  () => new Y.ContentDeleted(2),
  () => new Y.ContentAny([2]),
  () => new Y.ContentAny(['x']),
  () => new Y.ContentFormat('bold', true as unknown as object),
  () => new Y.ContentEmbed({}),
  () => new Y.ContentType(new Y.XmlText() as unknown as Y.AbstractType<unknown>),
  () => new Y.ContentType(new Y.Map()),
  ...names.map(
    (name) => () => new Y.ContentType(new Y.XmlElement(name) as unknown as Y.AbstractType<unknown>),
  ),
]

const forgedStruct = (place: () => Place) =>
  fc
    .record({
      how: fc.constantFrom('into', 'into', 'after', 'before', 'both', 'root', 'root', 'gone'),
      content: fc.constantFrom(...contents),
      key: fc.option(fc.constantFrom('level', 'style'), { nil: undefined, freq: 3 }),
    })
    .map(({ how, content, key }): Forged => {
      const base = { content: content(), ...(key !== undefined && { key }) }
      if (how === 'gone') return { gone: 3 }
      if (how === 'root') return { ...base, into: PROSE }
      if (how === 'into') return { ...base, into: place() }
      return {
        ...base,
        ...(how !== 'before' && { after: place() }),
        ...(how !== 'after' && { before: place() }),
      }
    })

/** Written apart from the law, as prose: what may be found in a doc that passed the gate. */
function strayIn(node: unknown): string | null {
  if (node instanceof Y.XmlText) {
    const delta = node.toDelta() as { insert: unknown; attributes?: unknown }[]
    const odd = delta.find(
      ({ insert, attributes }) =>
        typeof insert !== 'string' || forbiddenCharacters.test(insert) || attributes !== undefined,
    )
    return odd ? JSON.stringify(odd) : null
  }
  const children = (node as Y.XmlFragment).toArray() as unknown[]
  const name = node instanceof Y.XmlElement ? node.nodeName : 'doc'
  if (node instanceof Y.XmlElement)
    for (const [key, value] of Object.entries(node.getAttributes()))
      if (name !== 'heading' || key !== 'level' || ![2, 3].includes(value as unknown as number))
        return `${name} ${key}=${String(value)}`
  const held: Readonly<Record<string, readonly string[]>> = {
    doc: ['paragraph', 'heading', 'bulletList', 'orderedList'],
    bulletList: ['listItem'],
    orderedList: ['listItem'],
    listItem: ['paragraph'],
  }
  for (const child of children) {
    const isText = child instanceof Y.XmlText && (name === 'paragraph' || name === 'heading')
    const isNode = child instanceof Y.XmlElement && held[name]?.includes(child.nodeName)
    if (!isText && !isNode) return `${String(child)} in ${name}`
    const stray = strayIn(child)
    if (stray) return stray
  }
  return null
}

test('N9 whatever a writer forges, the minutes stay made of their nodes, and others change nothing', () => {
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const { desk } = setScene()
      for (let round = 0; round < 4; round++) {
        const ids = [...desk.doc.store.clients.keys(), clients.fresh]
        const place = (): Place => {
          const client = gen(fc.constantFrom, ...ids)
          return [client, gen(fc.nat, { max: Y.getState(desk.doc.store, client) + 2 })]
        }
        const client = gen(fc.constantFrom, clients.fresh, clients.fresh, clients.recorder)
        const state = Y.getState(desk.doc.store, client)
        const structs = gen(() => fc.array(forgedStruct(place), { maxLength: 5 }))
        const deletions = gen(() =>
          fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 12 })), { maxLength: 2 }),
        )
        const update = forge(
          structs.length > 0 ? [{ client, clock: gen(fc.constantFrom, state, state, 0), structs }] : [],
          { [gen(fc.constantFrom, ...ids)]: deletions },
        )
        const before = desk.json()
        desk.submit(resident.id, update)
        expect(desk.json()).toEqual(before)
        desk.submit(recorder.id, update)
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(desk.doc))
        expect(strayIn(proseOf(copy))).toBeNull()
        expect([...copy.share.keys()]).toEqual([PROSE])
      }
    }),
    { numRuns: 400 },
  )
})
