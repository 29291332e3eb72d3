import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { forge, type Place } from '../../testing/docs/forgery.ts'
import type { Desk } from '../../testing/docs/desk.ts'
import type { GateCode } from '../gate/verdict.ts'
import { appendProse } from '../minutes/edits.ts'
import { PROSE, proseOf } from '../minutes/shape.ts'

/** Which rule of a doc's SPEC.md a forgery breaks. */
type Rule = 'form' | 'place' | 'node' | 'attribute' | 'letters' | 'bounds'

/** A plain rich text: one root, paragraphs, headings and lists, begun as `plainDraft` begins it. */
export type PlainKind = {
  readonly name: 'minutes' | 'working'
  /** By the ids of its SPEC.md. */
  readonly rules: Readonly<Record<Rule, string>>
  readonly open: () => {
    readonly desk: Desk
    /** The update that an edit gives on a copy under a client id. */
    readonly editOf: (client: number, edit: (doc: Y.Doc) => void) => Uint8Array
  }
  /** Who began it, under which client id, and somebody else who may write. */
  readonly writer: string
  readonly client: number
  readonly other: string
  readonly freshClient: number
  readonly charsMax: number
  readonly nodesMax: number
}
type Scene = ReturnType<PlainKind['open']>

type Refusal = 'malformed' | 'foreignClient' | 'unknownNode' | 'badContent' | 'tooLong' | 'full'
type Case = {
  readonly of: Rule
  readonly title: string
  readonly expect: Refusal | 'apply' | 'hold'
  readonly byOther?: true
  readonly forged: (scene: Scene, at: Places) => Uint8Array
}

const placeOf = (item: Y.Item): Place => [item.id.client, item.id.clock]
const holderOf = (type: unknown): Place => placeOf((type as Y.XmlElement)._item!)

/** Where what `plainDraft` wrote stands. */
export const placesOn = ({ desk: { doc } }: { readonly desk: Pick<Desk, 'doc'> }) => {
  const [paragraph, heading, list] = proseOf(doc).toArray() as Y.XmlElement[]
  const [item] = list!.toArray() as Y.XmlElement[]
  const words = paragraph!.get(0) as Y.XmlText
  return {
    paragraph: holderOf(paragraph),
    heading: holderOf(heading),
    list: holderOf(list),
    item: holderOf(item),
    words: holderOf(words),
    letters: placeOf(words._start!),
  }
}
export type Places = ReturnType<typeof placesOn>

export const words = (said: string) => new Y.ContentString(said)
const plain = (...values: unknown[]) => new Y.ContentAny(values)
const typed = (type: unknown) => new Y.ContentType(type as Y.AbstractType<unknown>)
const element = (name: string) => typed(new Y.XmlElement(name))

const corpusOf = ({ client, freshClient, charsMax, nodesMax }: PlainKind): readonly Case[] => {
  const fresh = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
    forge([{ client: freshClient, structs }])
  return [
    { of: 'form', title: 'bytes that are no update', expect: 'malformed', forged: () => Uint8Array.of(7, 7) },
    {
      of: 'form',
      title: 'under the writer’s client id',
      expect: 'foreignClient',
      byOther: true,
      forged: (_, at) =>
        forge([{ client: client, clock: 500, structs: [{ into: at.words, content: words('字') }] }]),
    },
    {
      of: 'form',
      title: 'something whose neighbour nobody has',
      expect: 'hold',
      forged: () => fresh({ after: [freshClient + 1, 0], content: words('字') }),
    },
    {
      of: 'place',
      title: 'another root, where a whole doc could hide',
      expect: 'unknownNode',
      forged: () => fresh({ into: 'hidden', content: element('paragraph') }),
    },
    {
      of: 'place',
      title: 'the board’s root',
      expect: 'unknownNode',
      forged: () => fresh({ into: 'issues', key: 'x', content: typed(new Y.Map()) }),
    },
    {
      of: 'place',
      title: 'a key of the root',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, key: 'title', content: plain('纪要') }),
    },
    {
      of: 'node',
      title: 'a node type that the editor does not know, which it would delete on opening',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, content: element('table') }),
    },
    {
      of: 'node',
      title: 'a picture',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.paragraph, content: element('image') }),
    },
    {
      of: 'node',
      title: 'a script',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, content: element('script') }),
    },
    {
      of: 'node',
      title: 'a node called as a member of every object',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, content: element('constructor') }),
    },
    {
      of: 'node',
      title: 'letters straight in the root',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, content: words('字') }),
    },
    {
      of: 'node',
      title: 'a text straight in the root',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, content: typed(new Y.XmlText()) }),
    },
    {
      of: 'node',
      title: 'a paragraph in a paragraph',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.paragraph, content: element('paragraph') }),
    },
    {
      of: 'node',
      title: 'a list in a list',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.item, content: element('bulletList') }),
    },
    {
      of: 'node',
      title: 'a paragraph straight in a list',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.list, content: element('paragraph') }),
    },
    {
      of: 'node',
      title: 'a map in the place of a node',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, content: typed(new Y.Map()) }),
    },
    {
      of: 'node',
      title: 'a text of another type',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.paragraph, content: typed(new Y.Text()) }),
    },
    {
      of: 'node',
      title: 'a fragment in the place of an element',
      expect: 'unknownNode',
      forged: () => fresh({ into: PROSE, content: typed(new Y.XmlFragment()) }),
    },
    {
      of: 'node',
      title: 'something below a node that came with the same update',
      expect: 'unknownNode',
      forged: () =>
        fresh(
          { into: PROSE, content: element('paragraph') },
          { into: [freshClient, 0], content: element('paragraph') },
        ),
    },
    {
      of: 'attribute',
      title: 'an attribute of a paragraph',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.paragraph, key: 'style', content: plain('color:red') }),
    },
    {
      of: 'attribute',
      title: 'an attribute of a heading that it does not have',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.heading, key: 'onclick', content: plain('1') }),
    },
    {
      of: 'attribute',
      title: 'an attribute of a text',
      expect: 'unknownNode',
      forged: (_, at) => fresh({ into: at.words, key: 'ychange', content: plain('1') }),
    },
    {
      of: 'attribute',
      title: 'a level that no heading has',
      expect: 'badContent',
      forged: (_, at) => fresh({ into: at.heading, key: 'level', content: plain(1) }),
    },
    {
      of: 'attribute',
      title: 'a level that is no number',
      expect: 'badContent',
      forged: (_, at) => fresh({ into: at.heading, key: 'level', content: plain('2') }),
    },
    {
      of: 'attribute',
      title: 'a type in the place of a level',
      expect: 'badContent',
      forged: (_, at) => fresh({ into: at.heading, key: 'level', content: typed(new Y.Map()) }),
    },
    {
      of: 'letters',
      title: 'bold letters',
      expect: 'badContent',
      forged: (_, at) =>
        fresh({ into: at.words, content: new Y.ContentFormat('bold', true as unknown as object) }),
    },
    {
      of: 'letters',
      title: 'something embedded among the letters',
      expect: 'badContent',
      forged: (_, at) => fresh({ into: at.words, content: new Y.ContentEmbed({ src: 'http://x' }) }),
    },
    {
      of: 'letters',
      title: 'a node among the letters',
      expect: 'badContent',
      forged: (_, at) => fresh({ after: at.letters, content: element('paragraph') }),
    },
    {
      of: 'letters',
      title: 'a doc within the doc',
      expect: 'badContent',
      forged: (_, at) => fresh({ into: at.words, content: new Y.ContentDoc(new Y.Doc()) }),
    },
    {
      of: 'letters',
      title: 'characters that nobody types',
      expect: 'badContent',
      forged: (_, at) => fresh({ into: at.words, content: words('\u202E号') }),
    },
    {
      of: 'bounds',
      title: 'more letters than it holds',
      expect: 'tooLong',
      forged: (_, at) => fresh({ into: at.words, content: words('字'.repeat(charsMax)) }),
    },
    {
      of: 'bounds',
      title: 'more nodes than it holds',
      expect: 'full',
      forged: () =>
        fresh(
          ...Array.from({ length: nodesMax }, () => ({
            into: PROSE,
            content: element('paragraph'),
          })),
        ),
    },
    {
      of: 'place',
      title: 'words beside a paragraph that is deleted: taken without effect, and given back',
      expect: 'apply',
      forged: ({ desk: { doc } }) => {
        const gone = [...doc.store.clients.get(client)!].find((struct) => struct instanceof Y.GC)!
        return fresh({ after: [client, gone.id.clock], content: words('字') })
      },
    },
    {
      of: 'attribute',
      title: 'a heading of the other level, and what was there before it was sent',
      expect: 'apply',
      forged: (_, at) =>
        fresh(
          { into: at.heading, key: 'level', content: new Y.ContentDeleted(1) },
          { into: at.heading, key: 'level', content: plain(3) },
        ),
    },
    {
      of: 'node',
      title: 'what came and went before it was sent',
      expect: 'apply',
      forged: (_, at) =>
        fresh(
          { into: PROSE, content: new Y.ContentDeleted(1) },
          { into: at.words, content: new Y.ContentDeleted(3) },
        ),
    },
  ]
}

/** What every plain rich text refuses, holds and takes, and how much of it. */
export const plainTakes = (kind: PlainKind): void => {
  const { name, rules, writer, client, other, open, charsMax, nodesMax } = kind
  const cases = corpusOf(kind).map((one) => [`${rules[one.of]} ${one.title}`, one] as const)

  describe(`what ${name} take of a forger`, () => {
    test.each(cases)('%s', (_, { expect: expected, byOther, forged }) => {
      const scene = open()
      const before = scene.desk.json()
      const verdict = scene.desk.submit(byOther ? other : writer, forged(scene, placesOn(scene)))
      const code = (['apply', 'hold'] as string[]).includes(expected) ? expected : `${name}.${expected}`
      expect(verdict.verdict === 'refuse' ? verdict.code : verdict.verdict).toBe(code as GateCode)
      if (verdict.verdict !== 'apply') expect(scene.desk.json()).toEqual(before)
    })

    test(`${rules.bounds} exactly as many nodes as it holds, and those taken away make room`, () => {
      const scene = open()
      const { doc } = scene.desk
      // Two of every paragraph and heading, with their text; a list of two has seven.
      const held = 2 + 2 + 7
      const paragraphs = (count: number) =>
        scene.editOf(client, (copy) =>
          proseOf(copy).push(Array.from({ length: count }, () => new Y.XmlElement('paragraph'))),
        )
      const add = (count: number) => scene.desk.submit(writer, paragraphs(count)).verdict
      const room = nodesMax - held
      expect([add(room + 1), add(room), add(1)]).toEqual(['refuse', 'apply', 'refuse'])
      const instead = scene.editOf(client, (copy) => {
        proseOf(copy).delete(proseOf(copy).length - 1, 1)
        proseOf(copy).push([new Y.XmlElement('paragraph')])
      })
      expect(scene.desk.submit(writer, instead).verdict).toBe('apply')
      expect(proseOf(doc).length).toBe(3 + room)
    })

    test(`${rules.bounds} exactly as many letters as it holds, counted as people count them`, () => {
      const scene = open()
      const held = JSON.stringify(scene.desk.json()).replace(/[^\p{Script=Han}，。]/gu, '')
      const room = charsMax - [...held].length
      const add = (count: number) =>
        scene.desk.submit(
          writer,
          scene.editOf(client, (doc) => appendProse(doc, [['paragraph', '𠮷'.repeat(count)]])),
        ).verdict
      expect([add(room + 1), add(room)]).toEqual(['refuse', 'apply'])
      expect(add(1)).toBe('refuse')
      const shorter = scene.editOf(client, (doc) => {
        const text = (proseOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText
        text.delete(0, 4)
        text.insert(0, '一')
      })
      expect(scene.desk.submit(writer, shorter).verdict).toBe('apply')
    })
  })
}
