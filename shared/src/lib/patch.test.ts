import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences, patched } from './patch.ts'

/** Few keys and values, so that two of them have much in common. */
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.constantFrom(null, 1, 'a', ''), tie('members'), tie('list')),
  list: fc.array(tie('value'), { maxLength: 2 }),
  members: fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), tie('value')), {
      maxLength: 4,
      selector: ([key]) => key,
    })
    .map((entries) => Object.fromEntries(entries)),
})).value

const wired = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the differences of two JSON values', () => {
  it('make one of the other, to the order of keys, also after a way over the wire', () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        const made = patched(wired(from), wired(differences(from, to)) as ReturnType<typeof differences>)
        expect(JSON.stringify(made)).toBe(JSON.stringify(to))
      }),
      { numRuns: 500 },
    )
  })

  it('are told where they are', () => {
    const lines = { a: { why: '' }, b: { why: '' } }
    expect(differences({ lines, n: 1 }, { lines: { ...lines, b: { why: '吵' } }, n: 1 })).toEqual([
      { at: ['lines', 'b', 'why'], is: '吵' },
    ])
    expect(differences({ a: 1, b: 2 }, { b: 2, c: 3 })).toEqual([{ at: ['a'] }, { at: ['c'], is: 3 }])
    expect(differences(lines, lines)).toEqual([])
  })

  it('count what is undefined as absent', () => {
    expect(differences({ a: undefined }, { b: undefined })).toEqual([])
    expect(differences({ a: 1 }, { a: undefined })).toEqual([{ at: ['a'] }])
  })

  it('tell the whole where a new key stands between others', () => {
    expect(differences({ m: { a: 1, c: 3 } }, { m: { a: 1, b: 2, c: 3 } })).toEqual([
      { at: ['m'], is: { a: 1, b: 2, c: 3 } },
    ])
  })
})
