import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromMembers, membersOf, namesIn, pathOf } from './members.ts'

const anyObject = fc.dictionary(fc.string(), fc.jsonValue())

describe('members', () => {
  it('come together to the object they were taken from', () => {
    fc.assert(
      fc.property(anyObject, (value) => {
        expect(JSON.stringify(fromMembers(membersOf(value)))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('have one path each', () => {
    fc.assert(
      fc.property(anyObject, (value) => {
        const paths = membersOf(value).map(([path]) => path)
        expect(new Set(paths).size).toBe(paths.length)
      }),
    )
  })

  it('keep slashes and tildes in names apart from the path’s own', () => {
    expect(membersOf({ a: { 'b/c': 1, '~d': [2] }, e: {} })).toEqual([
      ['a/b~1c', 1],
      ['a/~0d', [2]],
      ['e', {}],
    ])
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (names) => {
        expect(namesIn(pathOf(...names))).toEqual(names)
      }),
    )
  })

  it('from a hostile file reach no prototype', () => {
    const value = fromMembers([
      ['__proto__/polluted', true],
      ['constructor/prototype/polluted', true],
    ])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
  })
})
