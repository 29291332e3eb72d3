import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addIssue,
  createIssue,
  deleteIssue,
  moveIssue,
  setCategory,
  setGrid,
  type NewIssue,
} from './edits.ts'
import { listIssues } from './list.ts'
import { issuesOf } from './shape.ts'

const author = '01K8SEAT000000000000000001'
const entry = (id: string, more: Partial<NewIssue> = {}): NewIssue => ({
  id,
  title: `第${id}条`,
  detail: '',
  grid: '',
  createdAt: 5,
  ...more,
})
const order = (doc: Y.Doc) => listIssues(doc).map(({ id }) => id)

const boardOf = (...ids: string[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const id of ids) createIssue(doc, author, entry(id))
  return doc
}

describe('an edit of a board', () => {
  test('makes an issue at the end of the list, in one update', () => {
    const doc = boardOf('a', 'b')
    let updates = 0
    doc.on('update', () => updates++)
    createIssue(doc, author, entry('c', { grid: 'qibao', category: 'water', for: '刘伯' }))
    expect(updates).toBe(1)
    expect(listIssues(doc)[2]).toEqual({
      id: 'c',
      title: '第c条',
      detail: '',
      author,
      rank: expect.any(String) as string,
      grid: 'qibao',
      category: 'water',
      createdAt: 5,
      for: '刘伯',
    })
  })

  test('takes out what nobody types', () => {
    const doc = new Y.Doc()
    createIssue(doc, author, entry('a', { title: '路\u0007灯\u202E', detail: '一\r\n二\u2028三\uD842' }))
    expect(listIssues(doc)[0]).toMatchObject({ title: '路灯', detail: '一\n二\n三' })
  })

  test('of the server is one update under the client id it is given, and leaves the doc as it is', () => {
    const doc = boardOf('a')
    const update = addIssue(doc, { client: 77, author, issue: entry('b') })
    expect(order(doc)).toEqual(['a'])
    expect([...Y.parseUpdateMeta(update).to.keys()]).toEqual([77])
    Y.applyUpdate(doc, update)
    expect(order(doc)).toEqual(['a', 'b'])
    expect(() => addIssue(doc, { client: 78, author, issue: entry('b') })).toThrow('issue id')
    expect(() => addIssue(doc, { client: 77, author, issue: entry('c') })).toThrow('client id')
  })

  test('moves an issue to any place', () => {
    const doc = boardOf('a', 'b', 'c', 'd')
    moveIssue(doc, 'd', 0)
    expect(order(doc)).toEqual(['d', 'a', 'b', 'c'])
    moveIssue(doc, 'd', 3)
    expect(order(doc)).toEqual(['a', 'b', 'c', 'd'])
    moveIssue(doc, 'a', 2)
    expect(order(doc)).toEqual(['b', 'c', 'a', 'd'])
  })

  test('gives ranks anew where two people chose the same one', () => {
    const doc = boardOf('a', 'b', 'c')
    const rank = issuesOf(doc).get('a')!.get('rank')
    for (const id of ['b', 'c']) issuesOf(doc).get(id)!.set('rank', rank)
    expect(order(doc)).toEqual(['a', 'b', 'c'])
    moveIssue(doc, 'c', 1)
    expect(order(doc)).toEqual(['a', 'c', 'b'])
    expect(new Set(listIssues(doc).map((issue) => issue.rank)).size).toBe(3)
  })

  test('sets a tag only where it changes, and deletes an issue', () => {
    const doc = boardOf('a', 'b')
    setGrid(doc, 'a', 'qibao')
    setCategory(doc, 'a', 'roads')
    expect(listIssues(doc)[0]).toMatchObject({ grid: 'qibao', category: 'roads' })
    let updates = 0
    doc.on('update', () => updates++)
    setGrid(doc, 'a', 'qibao')
    setGrid(doc, 'nowhere', 'qibao')
    expect(updates).toBe(0)
    deleteIssue(doc, 'a')
    expect(order(doc)).toEqual(['b'])
  })

  test('lists what is still being made, with its gaps', () => {
    const doc = new Y.Doc()
    issuesOf(doc).set('a', new Y.Map())
    expect(listIssues(doc)).toEqual([
      { id: 'a', title: '', detail: '', author: '', rank: '', grid: '', category: '', createdAt: 0, for: '' },
    ])
  })
})
