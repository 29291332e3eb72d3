import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import { forge, type Place } from '../../testing/docs/forgery.ts'
import { clients, setSettlement, writers, type SettlementScene } from '../../testing/settlement/scene.ts'
import type { GateCode } from '../gate/verdict.ts'
import { appendWords } from './edits.ts'
import { fragmentOf, fragmentsIn } from './shape.ts'

type Case = {
  readonly title: string
  readonly expect: GateCode | 'apply' | 'hold'
  readonly as?: string
  readonly prepare?: (scene: SettlementScene) => void
  readonly forged: (at: Places, scene: SettlementScene) => Uint8Array
}

const placeOf = (item: Y.Item): Place => [item.id.client, item.id.clock]
const holderOf = (type: unknown): Place => placeOf((type as Y.XmlElement)._item!)

const placesOn = ({ desk: { doc } }: SettlementScene) => {
  const [heading, list] = fragmentOf(doc, 'prose/terms').toArray() as Y.XmlElement[]
  const [item, second] = list!.toArray() as Y.XmlElement[]
  const asking = second!.get(0) as Y.XmlElement
  const [paragraph] = fragmentOf(doc, 'prose/facts').toArray() as Y.XmlElement[]
  const [instalment] = fragmentOf(doc, 'prose/performance').toArray() as Y.XmlElement[]
  const words = paragraph!.get(0) as Y.XmlText
  return {
    paragraph: holderOf(paragraph),
    words: holderOf(words),
    letters: placeOf(words._start!),
    heading: holderOf(heading),
    list: holderOf(list),
    item: holderOf(item),
    asking: holderOf(asking),
    blank: holderOf(asking.get(1)),
    instalment: holderOf(instalment),
    partyLetters: placeOf(
      ((fragmentOf(doc, 'prose/parties').get(0) as Y.XmlElement).get(0) as Y.XmlText)._start!,
    ),
  }
}
type Places = ReturnType<typeof placesOn>

const words = (said: string) => new Y.ContentString(said)
const plain = (...values: unknown[]) => new Y.ContentAny(values)
const typed = (type: unknown) => new Y.ContentType(type as Y.AbstractType<unknown>)
const element = (name: string) => typed(new Y.XmlElement(name))
const fresh = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: clients.fresh, structs }])
const attribute = (of: keyof Places, key: string, value: unknown) => (at: Places) =>
  fresh({ into: at[of], key, content: plain(value) })

const corpus: readonly Case[] = [
  { title: 'T1 bytes that are no update', expect: 'settlement.malformed', forged: () => Uint8Array.of(7, 7) },
  {
    title: 'T1 under the other mediator’s client id',
    expect: 'settlement.foreignClient',
    as: writers.second,
    forged: (at) =>
      forge([{ client: clients.first, clock: 900, structs: [{ into: at.words, content: words('字') }] }]),
  },
  {
    title: 'T1 something whose neighbour nobody has',
    expect: 'hold',
    forged: () => fresh({ after: [clients.fresh + 1, 0], content: words('字') }),
  },
  {
    title: 'T2 another root, where a secret could hide',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/hidden', content: element('paragraph') }),
  },
  {
    title: 'T2 the root of the minutes',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose', content: element('paragraph') }),
  },
  {
    title: 'T2 a root called as a member of every object',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'constructor', content: element('paragraph') }),
  },
  {
    title: 'T2 a key of a root',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', key: 'title', content: plain('协议') }),
  },
  {
    title: 'T3 a node type that the editor does not know, which it would delete on opening',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', content: element('table') }),
  },
  {
    title: 'T3 a picture',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.paragraph, content: element('image') }),
  },
  {
    title: 'T3 a script',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', content: element('script') }),
  },
  {
    title: 'T3 a node called as a member of every object',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', content: element('__proto__') }),
  },
  {
    title: 'T3 letters straight in a root',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', content: words('字') }),
  },
  {
    title: 'T3 a blank straight in a root',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', content: element('blank') }),
  },
  {
    title: 'T3 a blank in a heading',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.heading, content: element('blank') }),
  },
  {
    title: 'T3 letters in a blank, where nobody would see them',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.blank, content: words('字') }),
  },
  {
    title: 'T3 a text in a blank',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.blank, content: typed(new Y.XmlText()) }),
  },
  {
    title: 'T3 a paragraph in a paragraph',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.paragraph, content: element('paragraph') }),
  },
  {
    title: 'T3 a list in a list',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.item, content: element('bulletList') }),
  },
  {
    title: 'T3 a paragraph straight in a list',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.list, content: element('paragraph') }),
  },
  {
    title: 'T3 a map in the place of a node',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', content: typed(new Y.Map()) }),
  },
  {
    title: 'T3 a text of another type',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.paragraph, content: typed(new Y.Text()) }),
  },
  {
    title: 'T4 an instalment among the terms',
    expect: 'settlement.unknownNode',
    forged: () => fresh({ into: 'prose/terms', content: element('instalment') }),
  },
  {
    title: 'T4 an instalment in a list',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.item, content: element('instalment') }),
  },
  {
    title: 'T4 a blank in an instalment',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.instalment, content: element('blank') }),
  },
  {
    title: 'T4 a paragraph in an instalment',
    expect: 'settlement.unknownNode',
    forged: (at) => fresh({ into: at.instalment, content: element('paragraph') }),
  },
  {
    title: 'T5 an attribute of a paragraph',
    expect: 'settlement.unknownNode',
    forged: attribute('paragraph', 'style', 'color:red'),
  },
  {
    title: 'T5 an attribute of an instalment that it does not have',
    expect: 'settlement.unknownNode',
    forged: attribute('instalment', 'paid', true),
  },
  {
    title: 'T5 a level that no heading has',
    expect: 'settlement.badContent',
    forged: attribute('heading', 'level', 1),
  },
  {
    title: 'T5 an amount below nothing',
    expect: 'settlement.badContent',
    forged: attribute('instalment', 'amountFen', -1),
  },
  {
    title: 'T5 a part of a fen',
    expect: 'settlement.badContent',
    forged: attribute('instalment', 'amountFen', 0.5),
  },
  {
    title: 'T5 an amount in letters',
    expect: 'settlement.badContent',
    forged: attribute('instalment', 'amountFen', '300000'),
  },
  {
    title: 'T5 a fen more than anybody owes',
    expect: 'settlement.badContent',
    forged: attribute('instalment', 'amountFen', limits.fenMax + 1),
  },
  {
    title: 'T5 the 30th of February',
    expect: 'settlement.badContent',
    forged: attribute('instalment', 'dueOn', '2026-02-30'),
  },
  {
    title: 'T5 a day that is none',
    expect: 'settlement.badContent',
    forged: attribute('instalment', 'dueOn', '下周'),
  },
  {
    title: 'T5 a third payer',
    expect: 'settlement.badContent',
    forged: attribute('instalment', 'payer', 'c'),
  },
  {
    title: 'T5 a question of two lines',
    expect: 'settlement.badContent',
    forged: attribute('blank', 'ask', '哪一天？\n哪里？'),
  },
  {
    title: 'T5 a question longer than one',
    expect: 'settlement.badContent',
    forged: attribute('blank', 'ask', '问'.repeat(limits.blankAskCharsMax + 1)),
  },
  {
    title: 'T5 a type in the place of an amount',
    expect: 'settlement.badContent',
    forged: (at) => fresh({ into: at.instalment, key: 'amountFen', content: typed(new Y.Map()) }),
  },
  {
    title: 'T6 bold letters',
    expect: 'settlement.badContent',
    forged: (at) =>
      fresh({ into: at.words, content: new Y.ContentFormat('bold', true as unknown as object) }),
  },
  {
    title: 'T6 something embedded among the letters',
    expect: 'settlement.badContent',
    forged: (at) => fresh({ into: at.words, content: new Y.ContentEmbed({ src: 'http://x' }) }),
  },
  {
    title: 'T6 a node among the letters',
    expect: 'settlement.badContent',
    forged: (at) => fresh({ after: at.letters, content: element('paragraph') }),
  },
  {
    title: 'T6 a doc within the doc',
    expect: 'settlement.badContent',
    forged: (at) => fresh({ into: at.words, content: new Y.ContentDoc(new Y.Doc()) }),
  },
  {
    title: 'T6 letters that run the other way',
    expect: 'settlement.badContent',
    forged: (at) => fresh({ into: at.words, content: words('\u202E0003') }),
  },
  {
    title: 'T7 by a party',
    expect: 'settlement.mayNotEdit',
    as: writers.party,
    forged: (at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'T7 a deletion by a party',
    expect: 'settlement.mayNotEdit',
    as: writers.party,
    forged: (at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'T7 letters into a part that everybody agreed to',
    expect: 'settlement.locked',
    prepare: ({ lock }) => lock('facts'),
    forged: (at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'T7 a deletion in a part that everybody agreed to',
    expect: 'settlement.locked',
    prepare: ({ lock }) => lock('facts'),
    forged: (at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'T7 an amount in a part that everybody agreed to',
    expect: 'settlement.locked',
    prepare: ({ lock }) => lock('performance'),
    forged: attribute('instalment', 'amountFen', 1),
  },
  {
    title: 'T7 what came and went in a part that everybody agreed to',
    expect: 'settlement.locked',
    prepare: ({ lock }) => lock('facts'),
    forged: (at) =>
      forge([{ client: clients.fresh, structs: [{ into: at.words, content: words('字') }] }], {
        [clients.fresh]: [[0, 1]],
      }),
  },
  {
    title: 'T7 a locked part hidden behind an open one',
    expect: 'settlement.locked',
    prepare: ({ lock }) => lock('parties'),
    forged: (at) =>
      forge([{ client: clients.fresh, structs: [{ into: at.words, content: words('字') }] }], {
        [at.partyLetters[0]]: [[at.partyLetters[1], 1]],
      }),
  },
  {
    title: 'T7 the disputes go with the facts',
    expect: 'settlement.locked',
    prepare: ({ lock }) => lock('facts'),
    forged: () => fresh({ into: 'prose/disputes', content: element('paragraph') }),
  },
  {
    title: 'T7 while it is being signed',
    expect: 'settlement.finalised',
    prepare: ({ close }) => close('settlement.finalised'),
    forged: (at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'T7 at an editor that names no version',
    expect: 'settlement.oldSchema',
    prepare: ({ useSchema }) => useSchema(null),
    forged: (at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'T7 at an older editor, which deletes what it does not know',
    expect: 'settlement.oldSchema',
    prepare: ({ useSchema }) => useSchema(0),
    forged: (at) => forge([], { [at.instalment[0]]: [[at.instalment[1], 1]] }),
  },
  {
    title: 'T8 more letters than a settlement holds',
    expect: 'settlement.tooLong',
    forged: (at) => fresh({ into: at.words, content: words('字'.repeat(limits.settlementCharsMax)) }),
  },
  {
    title: 'T8 more nodes than a settlement holds',
    expect: 'settlement.full',
    forged: () =>
      fresh(
        ...Array.from({ length: limits.settlementNodesMax }, () => ({
          into: 'prose/terms',
          content: element('paragraph'),
        })),
      ),
  },
  {
    title: 'T1 words beside a paragraph that is deleted: taken without effect, and given back',
    expect: 'apply',
    forged: (_, { desk: { doc } }) => {
      const gone = [...doc.store.clients.get(clients.first)!].find((struct) => struct instanceof Y.GC)!
      return fresh({ after: [clients.first, gone.id.clock], content: words('字') })
    },
  },
  {
    title: 'T7 letters beside a locked part',
    expect: 'apply',
    prepare: ({ lock }) => lock('parties', 'terms', 'performance'),
    forged: (at) => fresh({ into: at.words, content: words('字') }),
  },
  {
    title: 'T7 a deletion of what the other mediator wrote',
    expect: 'apply',
    as: writers.second,
    forged: (at) => forge([], { [at.letters[0]]: [[at.letters[1], 2]] }),
  },
  {
    title: 'T5 another amount, and what was there before it was sent',
    expect: 'apply',
    forged: (at) =>
      fresh(
        { into: at.instalment, key: 'amountFen', content: new Y.ContentDeleted(1) },
        { into: at.instalment, key: 'amountFen', content: plain(limits.fenMax) },
      ),
  },
  {
    title: 'T5 the 29th of February of a leap year',
    expect: 'apply',
    forged: attribute('instalment', 'dueOn', '2028-02-29'),
  },
  { title: 'T5 no day yet', expect: 'apply', forged: attribute('instalment', 'dueOn', '') },
  {
    title: 'T5 a question to the last letter',
    expect: 'apply',
    forged: attribute('blank', 'ask', '问'.repeat(limits.blankAskCharsMax)),
  },
  {
    title: 'T3 what came and went before it was sent',
    expect: 'apply',
    forged: (at) =>
      fresh(
        { into: 'prose/terms', content: new Y.ContentDeleted(1) },
        { into: at.words, content: new Y.ContentDeleted(3) },
      ),
  },
]

describe('what a settlement takes', () => {
  test.each(corpus)('$title', ({ expect: expected, as = writers.first, prepare, forged }) => {
    const scene = setSettlement()
    prepare?.(scene)
    const before = scene.desk.json()
    const verdict = scene.desk.submit(as, forged(placesOn(scene), scene))
    expect(verdict.verdict === 'refuse' ? verdict.code : verdict.verdict).toBe(expected)
    if (verdict.verdict !== 'apply') expect(scene.desk.json()).toEqual(before)
  })

  test('T8 exactly as many letters as a settlement holds in all its parts, counted as people count them', () => {
    const scene = setSettlement()
    const held = JSON.stringify(scene.desk.json())
      .replace(/<[^>]*>/g, '')
      .replace(/[^\p{Script=Han}0-9（）。，、：]/gu, '')
    const room = limits.settlementCharsMax - [...held].length
    const add = (count: number) =>
      scene.desk.submit(
        writers.first,
        scene.editOf(clients.first, (doc) => appendWords(doc, 'prose/facts', '𠮷'.repeat(count))),
      ).verdict
    expect([add(room + 1), add(room), add(1)]).toEqual(['refuse', 'apply', 'refuse'])
    const shorter = scene.editOf(clients.first, (doc) => {
      const words = (fragmentOf(doc, 'prose/terms').get(0) as Y.XmlElement).get(0) as Y.XmlText
      words.delete(0, 2)
      words.insert(0, '一')
    })
    expect(scene.desk.submit(writers.first, shorter).verdict).toBe('apply')
  })

  test('T8 exactly as many nodes as a settlement holds in all its parts', () => {
    const scene = setSettlement()
    const countIn = (node: Y.XmlFragment): number =>
      node.toArray().reduce((sum, child) => sum + 1 + (child instanceof Y.XmlElement ? countIn(child) : 0), 0)
    const held = fragmentsIn(scene.desk.doc).reduce((sum, fragment) => sum + countIn(fragment), 0)
    const room = limits.settlementNodesMax - held
    const add = (count: number) =>
      scene.desk.submit(
        writers.first,
        scene.editOf(clients.first, (doc) =>
          fragmentOf(doc, 'prose/disputes').push(
            Array.from({ length: count }, () => new Y.XmlElement('paragraph')),
          ),
        ),
      ).verdict
    expect([add(room + 1), add(room), add(1)]).toEqual(['refuse', 'apply', 'refuse'])
  })
})
