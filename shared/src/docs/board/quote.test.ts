import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createIssue } from './edits.ts'
import { textOf } from './list.ts'
import { quoteBoard } from './quote.ts'
import { issuesOf } from './shape.ts'

const boardOf = (title: string): Y.Doc => {
  const doc = new Y.Doc()
  createIssue(doc, 'someone', { id: 'a', title, detail: '三年了', grid: '', createdAt: 1 })
  return doc
}

describe('a quote of a board', () => {
  test('holds the words and the author of each issue, and a hash anybody can make again', () => {
    const quote = quoteBoard(boardOf('水浸'))
    expect(quote).toEqual({
      doc: 'board',
      fields: { 'issues/a/title': '水浸', 'issues/a/detail': '三年了', 'issues/a/author': 'someone' },
      // printf '%s' '{"issues/a/author":"someone","issues/a/detail":"三年了","issues/a/title":"水浸"}' | sha256sum
      hash: 'a45ef624d3fae8f74de67a6e863a6c74f8e5e57821f215c2e1a2680d2d8b6e38',
    })
  })

  test('is the same however the words came to be, and NFC', () => {
    const typed = boardOf('e\u0301tat')
    const edited = boardOf('été')
    textOf(edited, 'a', 'title')!.delete(1, 2)
    textOf(edited, 'a', 'title')!.insert(1, 'tat')
    expect(quoteBoard(edited)).toEqual(quoteBoard(typed))
    expect(quoteBoard(boardOf('état.')).hash).not.toBe(quoteBoard(typed).hash)
  })

  test('leaves out what is still being made', () => {
    const doc = boardOf('水浸')
    issuesOf(doc).set('b', new Y.Map())
    expect(Object.keys(quoteBoard(doc).fields)).toHaveLength(3)
  })
})
