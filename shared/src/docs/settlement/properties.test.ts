import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { forbiddenCharacters } from '../../lib/characters.ts'
import { forge, type Forged, type Place } from '../../testing/docs/forgery.ts'
import { clients, setSettlement, writers } from '../../testing/settlement/scene.ts'
import { fragments, type Fragment } from '../../domain/mediation/settlement/parts.ts'
import { hashIn } from '../../domain/mediation/settlement/text.ts'
import { quoteSettlement } from './quote.ts'
import { fragmentOf } from './shape.ts'

const names = ['paragraph', 'heading', 'bulletList', 'listItem', 'blank', 'instalment', 'table']
const contents: readonly (() => Y.Item['content'])[] = [
  () => new Y.ContentString('字'),
  () => new Y.ContentString('\u202E'),
  () => new Y.ContentDeleted(2),
  () => new Y.ContentAny([2]),
  () => new Y.ContentAny(['a']),
  () => new Y.ContentAny(['2026-12-31']),
  () => new Y.ContentAny([-1]),
  () => new Y.ContentFormat('bold', true as unknown as object),
  () => new Y.ContentEmbed({}),
  () => new Y.ContentType(new Y.XmlText() as unknown as Y.AbstractType<unknown>),
  () => new Y.ContentType(new Y.Map()),
  ...names.map(
    (name) => () => new Y.ContentType(new Y.XmlElement(name) as unknown as Y.AbstractType<unknown>),
  ),
]
const roots = [...fragments, 'prose', 'prose/hidden']
const keys = ['level', 'ask', 'amountFen', 'dueOn', 'payer', 'style']

const forgedStruct = (place: () => Place) =>
  fc
    .record({
      how: fc.constantFrom('into', 'into', 'after', 'before', 'both', 'root', 'root', 'gone'),
      content: fc.constantFrom(...contents),
      root: fc.constantFrom(...roots),
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

/** Written apart from the law: what each attribute may say. */
const says: Readonly<Record<string, (value: unknown) => boolean>> = {
  'heading level': (value) => value === 2 || value === 3,
  'blank ask': (value) => typeof value === 'string' && !forbiddenCharacters.test(value),
  'instalment amountFen': (value) => Number.isInteger(value) && Number(value) >= 0,
  'instalment dueOn': (value) =>
    value === '' || value === new Date(`${String(value)}T00:00Z`).toISOString().slice(0, 10),
  'instalment payer': (value) => value === 'a' || value === 'b',
}

function strayIn(node: unknown, fragment: Fragment): string | null {
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
      if (!says[`${name} ${key}`]?.(value)) return `${name} ${key}=${String(value)}`
  const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList']
  const held: Readonly<Record<string, readonly string[]>> = {
    doc: fragment === 'prose/performance' ? [...blocks, 'instalment'] : blocks,
    bulletList: ['listItem'],
    orderedList: ['listItem'],
    listItem: ['paragraph'],
    paragraph: ['blank'],
  }
  for (const child of (node as Y.XmlFragment).toArray() as unknown[]) {
    const isText = child instanceof Y.XmlText && ['paragraph', 'heading', 'instalment'].includes(name)
    const isNode = child instanceof Y.XmlElement && held[name]?.includes(child.nodeName)
    if (!isText && !isNode) return `${String(child)} in ${name}`
    const stray = strayIn(child, fragment)
    if (stray) return stray
  }
  return null
}

test('T10 whatever a writer forges, the settlement stays made of its nodes, and locked parts stay as they are', () => {
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const { desk, lock } = setSettlement()
      lock('terms')
      const agreed = hashIn(quoteSettlement(desk.doc), 'terms')
      for (let round = 0; round < 4; round++) {
        const ids = [...desk.doc.store.clients.keys(), clients.fresh]
        const place = (): Place => {
          const client = gen(fc.constantFrom, ...ids)
          return [client, gen(fc.nat, { max: Y.getState(desk.doc.store, client) + 2 })]
        }
        const client = gen(fc.constantFrom, clients.fresh, clients.fresh, clients.first)
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
        desk.submit(writers.party, update)
        expect(desk.json()).toEqual(before)
        desk.submit(writers.first, update)
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(desk.doc))
        for (const fragment of fragments) expect(strayIn(fragmentOf(copy, fragment), fragment)).toBeNull()
        for (const root of copy.share.keys()) expect(fragments).toContain(root)
        expect(hashIn(quoteSettlement(copy), 'terms')).toBe(agreed)
      }
    }),
    { numRuns: 300 },
  )
})
