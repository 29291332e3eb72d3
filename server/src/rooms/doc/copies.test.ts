import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocCopies } from './copies.ts'

/** A doc of so many rows, and all of it in one. */
function stored(words: readonly string[]) {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  for (const word of words) doc.getText('words').insert(0, word)
  return { doc, updates, copies: createDocCopies({ seq: updates.length, updates, clients: [] }) }
}

const wordsIn = (update: Uint8Array): string => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getText('words').toString()
}

test('a doc that lies in one row is answered with that row, as long as nobody needs the doc itself', () => {
  const { doc, updates, copies } = stored(['路灯'])
  expect(copies.asStored()).toBe(updates[0])
  expect(copies.storedVector()).toEqual(Y.encodeStateVector(doc))
  expect(copies.draftVector()).toEqual(Y.encodeStateVector(doc))
  expect(copies.asStored()).toBe(updates[0])
  expect(copies.stored().getText('words').toString()).toBe('路灯')
  expect(copies.asStored()).toBeNull()
  expect(copies.storedVector()).toEqual(Y.encodeStateVector(doc))
})

test('once something was written since, or there are more rows or none, it is not', () => {
  const { updates, copies } = stored(['路灯'])
  const more = new Y.Doc()
  Y.applyUpdate(more, updates[0]!)
  const before = Y.encodeStateVector(more)
  more.getText('words').insert(2, '坏了')
  copies.keep(Y.encodeStateAsUpdate(more, before), [])
  expect(copies.asStored()).toBeNull()
  expect(wordsIn(Y.encodeStateAsUpdate(copies.stored()))).toBe('路灯坏了')
  expect(stored(['路灯', '水浸']).copies.asStored()).toBeNull()
  expect(stored([]).copies.asStored()).toBeNull()
})

test('what is put into the draft together is there as if it had come one by one, up to what is deleted', () => {
  const { updates } = stored(['一', '二', '三'])
  const { copies } = stored([])
  const seen: string[] = []
  const left = [...updates]
  copies.together((isOver) => {
    while (left.length > 0 && !isOver()) {
      copies.apply(left.shift()!, [{ client: left.length, person: 'p' }])
      seen.push(copies.draft().getText('words').toString())
    }
  })
  expect(seen).toEqual(['一', '二一', '三二一'])
  expect(copies.ownerOf(2)).toBe('p')
  const apart = new Y.Doc()
  updates.forEach((update) => Y.applyUpdate(apart, update))
  const before = Y.encodeStateVector(apart)
  apart.getText('words').delete(0, 1)
  copies.together((isOver) => {
    expect(isOver()).toBe(false)
    copies.apply(Y.encodeStateAsUpdate(apart, before), [])
    expect(isOver()).toBe(true)
  })
  expect(copies.draft().getText('words').toString()).toBe('二一')
})
