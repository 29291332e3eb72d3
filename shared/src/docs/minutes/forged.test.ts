import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import { forge, type Place } from '../../testing/docs/forgery.ts'
import { chair, officer, recorder, resident } from '../../testing/given.ts'
import { clients, setScene, type Scene } from '../../testing/minutes/scene.ts'
import type { GateCode } from '../gate/verdict.ts'
import { appendProse } from './edits.ts'
import { PROSE, proseOf } from './shape.ts'

type Case = {
  readonly title: string
  readonly expect: GateCode | 'apply' | 'hold'
  readonly as?: { readonly id: string }
  readonly prepare?: (scene: Scene) => void
  readonly forged: (scene: Scene, at: Places) => Uint8Array
}

const placeOf = (item: Y.Item): Place => [item.id.client, item.id.clock]
const holderOf = (type: unknown): Place => placeOf((type as Y.XmlElement)._item!)

const placesOn = ({ desk: { doc } }: Scene) => {
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
type Places = ReturnType<typeof placesOn>

const words = (said: string) => new Y.ContentString(said)
const plain = (...values: unknown[]) => new Y.ContentAny(values)
const typed = (type: unknown) => new Y.ContentType(type as Y.AbstractType<unknown>)
const element = (name: string) => typed(new Y.XmlElement(name))
const fresh = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: clients.fresh, structs }])

const corpus: readonly Case[] = [
  { title: 'N1 bytes that are no update', expect: 'minutes.malformed', forged: () => Uint8Array.of(7, 7) },
  {
    title: 'N1 under the recorder’s client id',
    expect: 'minutes.foreignClient',
    as: officer,
    forged: (_, at) =>
      forge([{ client: clients.recorder, clock: 500, structs: [{ into: at.words, content: words('字') }] }]),
  },
  {
    title: 'N1 something whose neighbour nobody has',
    expect: 'hold',
    forged: () => fresh({ after: [clients.fresh + 1, 0], content: words('字') }),
  },
  {
    title: 'N2 another root, where a whole doc could hide',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: 'hidden', content: element('paragraph') }),
  },
  {
    title: 'N2 the board’s root in the minutes',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: 'issues', key: 'x', content: typed(new Y.Map()) }),
  },
  {
    title: 'N2 a key of the root',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, key: 'title', content: plain('纪要') }),
  },
  {
    title: 'N3 a node type that the editor does not know, which it would delete on opening',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, content: element('table') }),
  },
  {
    title: 'N3 a picture',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.paragraph, content: element('image') }),
  },
  {
    title: 'N3 a script',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, content: element('script') }),
  },
  {
    title: 'N3 a node called as a member of every object',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, content: element('constructor') }),
  },
  {
    title: 'N3 letters straight in the root',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, content: words('字') }),
  },
  {
    title: 'N3 a text straight in the root',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, content: typed(new Y.XmlText()) }),
  },
  {
    title: 'N3 a paragraph in a paragraph',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.paragraph, content: element('paragraph') }),
  },
  {
    title: 'N3 a list in a list',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.item, content: element('bulletList') }),
  },
  {
    title: 'N3 a paragraph straight in a list',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.list, content: element('paragraph') }),
  },
  {
    title: 'N3 a map in the place of a node',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, content: typed(new Y.Map()) }),
  },
  {
    title: 'N3 a text of another type',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.paragraph, content: typed(new Y.Text()) }),
  },
  {
    title: 'N3 a fragment in the place of an element',
    expect: 'minutes.unknownNode',
    forged: () => fresh({ into: PROSE, content: typed(new Y.XmlFragment()) }),
  },
  {
    title: 'N3 something below a node that came with the same update',
    expect: 'minutes.unknownNode',
    forged: () =>
      fresh(
        { into: PROSE, content: element('paragraph') },
        { into: [clients.fresh, 0], content: element('paragraph') },
      ),
  },
  {
    title: 'N4 an attribute of a paragraph',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.paragraph, key: 'style', content: plain('color:red') }),
  },
  {
    title: 'N4 an attribute of a heading that it does not have',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.heading, key: 'onclick', content: plain('1') }),
  },
  {
    title: 'N4 an attribute of a text',
    expect: 'minutes.unknownNode',
    forged: (_, at) => fresh({ into: at.words, key: 'ychange', content: plain('1') }),
  },
  {
    title: 'N4 a level that no heading has',
    expect: 'minutes.badContent',
    forged: (_, at) => fresh({ into: at.heading, key: 'level', content: plain(1) }),
  },
  {
    title: 'N4 a level that is no number',
    expect: 'minutes.badContent',
    forged: (_, at) => fresh({ into: at.heading, key: 'level', content: plain('2') }),
  },
  {
    title: 'N4 a type in the place of a level',
    expect: 'minutes.badContent',
    forged: (_, at) => fresh({ into: at.heading, key: 'level', content: typed(new Y.Map()) }),
  },
  {
    title: 'N5 bold letters',
    expect: 'minutes.badContent',
    forged: (_, at) =>
      fresh({ into: at.words, content: new Y.ContentFormat('bold', true as unknown as object) }),
  },
  {
    title: 'N5 something embedded among the letters',
    expect: 'minutes.badContent',
    forged: (_, at) => fresh({ into: at.words, content: new Y.ContentEmbed({ src: 'http://x' }) }),
  },
  {
    title: 'N5 a node among the letters',
    expect: 'minutes.badContent',
    forged: (_, at) => fresh({ after: at.letters, content: element('paragraph') }),
  },
  {
    title: 'N5 a doc within the doc',
    expect: 'minutes.badContent',
    forged: (_, at) => fresh({ into: at.words, content: new Y.ContentDoc(new Y.Doc()) }),
  },
  {
    title: 'N5 characters that nobody types',
    expect: 'minutes.badContent',
    forged: (_, at) => fresh({ into: at.words, content: words('\u202E号') }),
  },
  {
    title: 'N6 by somebody who only came to the meeting',
    expect: 'minutes.mayNotEdit',
    as: resident,
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 a deletion by somebody who only came to the meeting',
    expect: 'minutes.mayNotEdit',
    as: resident,
    forged: (_, at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'N6 before check-in',
    expect: 'minutes.notYet',
    prepare: ({ enter }) => enter('agendaFixed'),
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 after the close',
    expect: 'minutes.locked',
    prepare: ({ enter }) => enter('closed'),
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 a deletion after the close',
    expect: 'minutes.locked',
    prepare: ({ enter }) => enter('published'),
    forged: (_, at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'N7 more letters than minutes hold',
    expect: 'minutes.tooLong',
    forged: (_, at) => fresh({ into: at.words, content: words('字'.repeat(limits.minutesCharsMax)) }),
  },
  {
    title: 'N7 more nodes than minutes hold',
    expect: 'minutes.full',
    forged: () =>
      fresh(
        ...Array.from({ length: limits.minutesNodesMax }, () => ({
          into: PROSE,
          content: element('paragraph'),
        })),
      ),
  },
  {
    title: 'N2 words beside a paragraph that is deleted: taken without effect, and given back',
    expect: 'apply',
    forged: ({ desk: { doc } }) => {
      const gone = [...doc.store.clients.get(clients.recorder)!].find((struct) => struct instanceof Y.GC)!
      return fresh({ after: [clients.recorder, gone.id.clock], content: words('字') })
    },
  },
  {
    title: 'N6 by the moderator, who tidies the wording',
    expect: 'apply',
    as: chair,
    forged: (_, at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'N6 a deletion of what somebody else wrote',
    expect: 'apply',
    as: officer,
    forged: (_, at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'N4 a heading of the other level, and what was there before it was sent',
    expect: 'apply',
    forged: (_, at) =>
      fresh(
        { into: at.heading, key: 'level', content: new Y.ContentDeleted(1) },
        { into: at.heading, key: 'level', content: plain(3) },
      ),
  },
  {
    title: 'N3 what came and went before it was sent',
    expect: 'apply',
    forged: (_, at) =>
      fresh(
        { into: PROSE, content: new Y.ContentDeleted(1) },
        { into: at.words, content: new Y.ContentDeleted(3) },
      ),
  },
]

describe('what the minutes take', () => {
  test.each(corpus)('$title', ({ expect: expected, as = recorder, prepare, forged }) => {
    const scene = setScene()
    prepare?.(scene)
    const before = scene.desk.json()
    const verdict = scene.desk.submit(as.id, forged(scene, placesOn(scene)))
    expect(verdict.verdict === 'refuse' ? verdict.code : verdict.verdict).toBe(expected)
    if (verdict.verdict !== 'apply') expect(scene.desk.json()).toEqual(before)
  })

  test('N7 exactly as many nodes as minutes hold, and those taken away make room', () => {
    const scene = setScene()
    const { doc } = scene.desk
    // Two of every paragraph and heading, with their text; a list of two has seven.
    const held = 2 + 2 + 7
    const paragraphs = (count: number) =>
      scene.editOf(clients.recorder, (copy) =>
        proseOf(copy).push(Array.from({ length: count }, () => new Y.XmlElement('paragraph'))),
      )
    const add = (count: number) => scene.desk.submit(recorder.id, paragraphs(count)).verdict
    const room = limits.minutesNodesMax - held
    expect([add(room + 1), add(room), add(1)]).toEqual(['refuse', 'apply', 'refuse'])
    const instead = scene.editOf(clients.recorder, (copy) => {
      proseOf(copy).delete(proseOf(copy).length - 1, 1)
      proseOf(copy).push([new Y.XmlElement('paragraph')])
    })
    expect(scene.desk.submit(recorder.id, instead).verdict).toBe('apply')
    expect(proseOf(doc).length).toBe(3 + room)
  })

  test('N7 exactly as many letters as minutes hold, counted as people count them', () => {
    const scene = setScene()
    const held = JSON.stringify(scene.desk.json()).replace(/[^\p{Script=Han}，。]/gu, '')
    const room = limits.minutesCharsMax - [...held].length
    const add = (count: number) =>
      scene.desk.submit(
        recorder.id,
        scene.editOf(clients.recorder, (doc) => appendProse(doc, [['paragraph', '𠮷'.repeat(count)]])),
      ).verdict
    expect([add(room + 1), add(room)]).toEqual(['refuse', 'apply'])
    expect(add(1)).toBe('refuse')
    const shorter = scene.editOf(clients.recorder, (doc) => {
      const words = (proseOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText
      words.delete(0, 4)
      words.insert(0, '一')
    })
    expect(scene.desk.submit(recorder.id, shorter).verdict).toBe('apply')
  })
})
