import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createIssue } from './board/edits.ts'
import { listIssues, textOf } from './board/list.ts'
import { readPlace, replaceWords, textsOf, type DocPlace } from './words.ts'

const letters = (text: Uint8Array): string => Buffer.from(text).toString('utf8')

function board(): Y.Doc {
  const doc = new Y.Doc()
  const issue = { grid: 'beiyuan', createdAt: 1, detail: '', for: '张三' }
  createIssue(doc, 'WANG', { id: 'I', title: '张三家门口积水', ...issue })
  for (const [at, letter] of [...'张三说的'].entries()) textOf(doc, 'I', 'detail')!.insert(at, letter)
  return doc
}

function minutes(): Y.Doc {
  const doc = new Y.Doc()
  const text = new Y.XmlText('会上张三说')
  text.format(2, 2, { strong: {} })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.getXmlFragment('prose').insert(0, [paragraph])
  return doc
}

/** As a store gives it back: nobody has asked for its roots yet. */
const reopened = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const placesOf = (doc: Y.Doc): DocPlace[] =>
  textsOf(doc).flatMap(({ text, placeOf }) => {
    const from = text.indexOf('张三')
    return from < 0 ? [] : [placeOf(from, from + 2)]
  })

describe('the words of a doc', () => {
  it('are found in every text and name, also letter by letter and within rich text', () => {
    const found = (doc: Y.Doc) => textsOf(reopened(doc)).map(({ text }) => text)
    expect(found(board()).sort()).toEqual(['张三', '张三家门口积水', '张三说的'].sort())
    expect(found(minutes())).toEqual(['会上张三说'])
    expect(found(new Y.Doc())).toEqual([])
  })

  it('are read back by their place, whatever was written before them meanwhile', () => {
    const doc = board()
    const places = placesOf(doc)
    textOf(doc, 'I', 'title')!.insert(0, '再说')
    expect(places.map((place) => readPlace(doc, place))).toEqual([
      { text: '再说张三家门口积水', letters: [2, 4] },
      { text: '张三说的', letters: [0, 2] },
      { text: '张三', letters: [0, 2] },
    ])
  })

  it('are gone from a snapshot once they were replaced, and a second time changes nothing', () => {
    for (const doc of [reopened(board()), reopened(minutes())]) {
      const places = placesOf(doc)
      for (const place of [...places, ...places]) replaceWords(doc, place, '某某')
      expect(letters(Y.encodeStateAsUpdate(doc))).not.toMatch(/张|三/)
      expect(textsOf(doc).every(({ text }) => text.includes('某某'))).toBe(true)
    }
  })

  it('may be replaced by nothing', () => {
    const doc = board()
    for (const place of placesOf(doc)) replaceWords(doc, place, '')
    expect(listIssues(doc)).toMatchObject([{ title: '家门口积水', detail: '说的', for: '' }])
  })

  it('that this copy does not have yet, or has no longer, are left alone', () => {
    const doc = board()
    const before = reopened(doc)
    textOf(doc, 'I', 'title')!.insert(0, '李四')
    const [later] = textsOf(doc).filter(({ text }) => text.startsWith('李四'))
    replaceWords(before, later!.placeOf(0, 2), '某某')
    expect(listIssues(before)).toMatchObject([{ title: '张三家门口积水' }])
    const place = later!.placeOf(0, 2)
    textOf(doc, 'I', 'title')!.delete(0, 3)
    expect(readPlace(doc, place)).toBeNull()
  })
})
