import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeAgreed } from '../../testing/settlement/agreed-words.ts'
import { appendBlocks, lineWithBlanks, replaceLine } from './edits.ts'
import { quoteSettlement } from './quote.ts'
import { fragmentOf } from './shape.ts'

const docOf = (...lines: readonly string[]): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = 1
  writeAgreed(doc)
  appendBlocks(doc, 'prose/terms', [
    { block: 'heading', level: 2, line: ['小标题'] },
    { block: 'orderedList', items: [[['只有一条']]] },
    ...lines.map((words) => ({ block: 'paragraph', line: lineWithBlanks(words) }) as const),
  ])
  return doc
}
const after = (doc: Y.Doc, base: string, replacement: string) => {
  const before = Y.encodeStateAsUpdate(doc)
  const update = replaceLine(doc, 77, { fragment: 'prose/terms', base, replacement })
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  Y.applyUpdate(doc, update)
  return quoteSettlement(doc).fields['words/terms']!.split('\n').slice(1)
}

test('a line is written anew where it stands, and only what differs', () => {
  const doc = docOf('乙方在［哪天？］前修好𠮷水管。')
  const [first] = fragmentOf(doc, 'prose/terms').toArray() as Y.XmlElement[]
  const text = first!.get(0) as Y.XmlText
  const place = Y.createRelativePositionFromTypeIndex(text, 4)
  const words = '乙方补给甲方2500元（贰仟伍佰元整）。'
  after(doc, '乙方补给甲方1500元（壹仟伍佰元整）。', words)
  expect(text.toString()).toBe(words)
  expect(Y.createAbsolutePositionFromRelativePosition(place, doc)?.index).toBe(4)
  expect(after(doc, '乙方在［哪天？］前修好𠮷水管。', '乙方在2026年12月31日前修好𠮶水管。')).toContain(
    '乙方在2026年12月31日前修好𠮶水管。',
  )
  expect(after(doc, '乙方在2026年12月31日前修好𠮶水管。', '乙方修好［哪里？］。')).toContain(
    '乙方修好［哪里？］。',
  )
  expect(after(doc, '小标题', '改了［不是空］')).toContain('改了［不是空］')
  expect((fragmentOf(doc, 'prose/terms').get(1) as Y.XmlElement).toString()).toBe(
    '<heading level="2">改了［不是空］</heading>',
  )
})

test('a line that goes takes the list along that held nothing else', () => {
  const doc = docOf('一', '二')
  expect(after(doc, '只有一条', '')).toEqual(['小标题', '一', '二'])
  expect(fragmentOf(doc, 'prose/terms').toString()).not.toContain('List')
  expect(after(doc, '一', '')).toEqual(['小标题', '二'])
})

test('a line that reads otherwise by now, or is an instalment, stays as it is', () => {
  const doc = docOf('一')
  const before = quoteSettlement(doc)
  after(doc, '没有这句', '二')
  Y.applyUpdate(
    doc,
    replaceLine(doc, 78, { fragment: 'prose/performance', base: '付第一笔', replacement: '付' }),
  )
  expect(quoteSettlement(doc)).toEqual(before)
})

test('of lines that read alike the first is meant, and others write on meanwhile', () => {
  const doc = docOf('同样的', '同样的')
  const other = new Y.Doc()
  other.clientID = 2
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const terms = fragmentOf(other, 'prose/terms')
  ;((terms.get(terms.length - 2) as Y.XmlElement).get(0) as Y.XmlText).insert(3, '话')
  const lines = after(doc, '同样的', '一样的')
  expect(lines.slice(-2)).toEqual(['一样的', '同样的'])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(quoteSettlement(doc).fields['words/terms']!.split('\n').slice(-2)).toEqual(['一样的话', '同样的'])
})
