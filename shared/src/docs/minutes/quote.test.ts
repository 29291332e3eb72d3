import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { proseIn } from '../../domain/minutes/prose.ts'
import { appendProse, type ProseLine } from './edits.ts'
import { quoteProse } from './quote.ts'
import { proseOf } from './shape.ts'

const docOf = (...lines: readonly ProseLine[]): Y.Doc => {
  const doc = new Y.Doc()
  appendProse(doc, lines)
  return doc
}

const lines: readonly ProseLine[] = [
  ['paragraph', '街坊都来了。'],
  ['heading', '讨论'],
  ['bullet', '先清排水口'],
  ['bullet', '再看护坡'],
  ['numbered', '市政所，雨季前'],
  ['subheading', '路口'],
  ['paragraph', '下次再议。'],
]

describe('a quote of the minutes', () => {
  test('holds the words of every part, and a hash anybody can make again', () => {
    const quote = quoteProse(docOf(...lines))
    expect(quote).toMatchObject({
      doc: 'minutes',
      fields: {
        'prose/0/paragraph': '街坊都来了。',
        'prose/1/heading': '讨论',
        'prose/2/bullet/0': '先清排水口',
        'prose/2/bullet/1': '再看护坡',
        'prose/3/numbered/0': '市政所，雨季前',
        'prose/4/subheading': '路口',
        'prose/5/paragraph': '下次再议。',
      },
    })
    // printf '%s' '{}' | sha256sum
    expect(quoteProse(docOf()).hash).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
    expect(proseIn(quote.fields).sections.map(({ heading }) => heading)).toEqual(['讨论'])
  })

  test('is the same for blank lines and other spellings of the same letters', () => {
    const typed = docOf(['paragraph', '\u00E9tat'], ['bullet', 'a'])
    const other = docOf(
      ['paragraph', '  '],
      ['paragraph', 'e\u0301tat '],
      ['bullet', ''],
      ['bullet', 'a'],
      ['numbered', ' '],
    )
    expect(quoteProse(other)).toEqual(quoteProse(typed))
  })

  test('is another for another kind of part', () => {
    const one = quoteProse(docOf(['paragraph', '讨论']))
    for (const kind of ['heading', 'subheading', 'bullet', 'numbered'] as const)
      expect(quoteProse(docOf([kind, '讨论'])).hash).not.toBe(one.hash)
  })

  test('joins what two people wrote into one part', () => {
    const doc = docOf(['paragraph', '先'], ['bullet', '一'])
    const [paragraph, list] = proseOf(doc).toArray() as Y.XmlElement[]
    paragraph!.push([new Y.XmlText('后')])
    const second = new Y.XmlElement('paragraph')
    ;(list!.get(0) as Y.XmlElement).push([second])
    second.push([new Y.XmlText('二')])
    expect(quoteProse(doc).fields).toEqual({ 'prose/0/paragraph': '先后', 'prose/1/bullet/0': '一\n二' })
  })
})
