import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  caretAfter,
  catchUp,
  editBetween,
  originsAfter,
  originsOf,
  rebase,
  type TextEdit,
} from './text-edit.ts'

const applied = (text: string, edits: readonly TextEdit[]) =>
  edits.reduce(
    (now, { index, remove, insert }) => now.slice(0, index) + insert + now.slice(index + remove),
    text,
  )

const words = fc.string({ unit: fc.constantFrom('水', '浸', 'a', '𠮷', '😀'), maxLength: 12 })

describe('editBetween', () => {
  test('leads from one text to the other without splitting a surrogate pair', () => {
    fc.assert(
      fc.property(words, words, fc.nat(24), (from, to, caret) => {
        const edit = editBetween(from, to, caret)
        if (!edit) return from === to
        expect(applied(from, [edit])).toBe(to)
        expect(edit.insert.isWellFormed()).toBe(true)
        expect(from.slice(edit.index, edit.index + edit.remove).isWellFormed()).toBe(true)
      }),
    )
  })

  test('takes the letter before the caret for the new one among equals', () => {
    expect(editBetween('aa', 'aaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' })
    expect(editBetween('aa', 'aaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' })
    expect(editBetween('aa', 'aaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' })
  })
})

describe('caretAfter', () => {
  test('keeps the caret between the same letters', () => {
    expect(caretAfter([{ insert: 'xx' }], 3)).toBe(5)
    expect(caretAfter([{ retain: 3 }, { insert: 'xx' }], 3)).toBe(3)
    expect(caretAfter([{ retain: 1 }, { delete: 4 }], 3)).toBe(1)
    expect(caretAfter([{ delete: 2 }, { retain: 2 }, { insert: 'y' }], 3)).toBe(1)
    expect(caretAfter([{ insert: 'xx' }, { delete: 2 }], 1)).toBe(2)
  })
})

/** Others' edits, as Yjs reports them, until the text reads something else. */
function othersWrite(base: string, theirs: readonly TextEdit[]) {
  const text = new Y.Doc().getText()
  text.insert(0, base)
  let origins = originsOf(base)
  text.observe((event) => (origins = originsAfter(origins, event.delta)))
  for (const { index, remove, insert } of theirs) {
    const at = Math.min(index, text.length)
    text.doc!.transact(() => {
      text.delete(at, Math.min(remove, text.length - at))
      text.insert(at, insert)
    })
  }
  return { now: text.toString(), origins }
}

const latin = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 })
const theirEdits = fc.array(
  fc.record({
    index: fc.nat(12),
    remove: fc.nat(4),
    insert: fc.string({ unit: fc.constantFrom('X', 'Y'), maxLength: 3 }),
  }),
  { maxLength: 4 },
)

describe('rebase', () => {
  test('keeps all that others inserted and all that the writer inserted', () => {
    fc.assert(
      fc.property(latin, fc.nat(10), fc.nat(10), theirEdits, (base, from, length, theirs) => {
        const index = Math.min(from, base.length)
        const edit = { index, remove: Math.min(length, base.length - index), insert: '我' }
        const { now, origins } = othersWrite(base, theirs)
        const merged = applied(now, rebase(edit, origins))
        const foreign = (text: string) => text.replace(/[^XY]/g, '')
        expect(foreign(merged)).toBe(foreign(now))
        expect(merged).toContain('我')
        const survivors = origins.filter((origin) => origin !== null)
        const kept = survivors.filter((origin) => origin < index || origin >= index + edit.remove)
        expect(merged.replace(/[XY我]/g, '')).toBe(kept.map((origin) => base[origin]).join(''))
      }),
    )
  })

  test('moves the caret by exactly what others put before it', () => {
    fc.assert(
      fc.property(latin, fc.nat(10), fc.nat(10), theirEdits, (base, from, length, theirs) => {
        const index = Math.min(from, base.length)
        const edit = { index, remove: Math.min(length, base.length - index), insert: '我' }
        const { now, origins } = othersWrite(base, theirs)
        const merged = applied(now, rebase(edit, origins))
        const caret = caretAfter(catchUp(edit, origins, base.length), index + 1)
        expect(merged[caret - 1]).toBe('我')
      }),
    )
  })
})
