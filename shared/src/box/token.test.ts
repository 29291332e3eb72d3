import { describe, expect, it } from 'vitest'
import { limits } from '../lib/limits.ts'
import { castRequest } from './request.ts'
import { bodyHash, castBody, nullifierOf, receiptNumberOf, type Cast } from './token.ts'

const cast: Cast = { token: 'ab'.repeat(32), sig: 'cd'.repeat(256), ballot: 'yna-yna', tag: 'ef'.repeat(16) }

describe('a token', () => {
  it('leaves its SHA-256 when it is spent', () => {
    expect(nullifierOf('00'.repeat(32))).toBe(
      '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925',
    )
  })

  it('gives a receipt number of forty bits in two groups', () => {
    expect(receiptNumberOf('66687aadf8'.padEnd(64, '0'))).toBe('CSM7-NBFR')
    expect(receiptNumberOf('0'.repeat(64))).toBe('0000-0000')
    expect(receiptNumberOf('f'.repeat(64))).toBe('ZZZZ-ZZZZ')
  })

  it('tells another paper, another tag and another token apart', () => {
    const hashes = [
      bodyHash(cast.token, 'yn', cast.tag),
      bodyHash(cast.token, 'ny', cast.tag),
      bodyHash(cast.token, 'yn', '00'.repeat(16)),
      bodyHash('00'.repeat(32), 'yn', cast.tag),
    ]
    expect(new Set(hashes).size).toBe(4)
  })
})

describe('the body of a cast', () => {
  it('is as long whatever was chosen', () => {
    expect(castBody({ ...cast, ballot: 'nnnnnnn' })).toHaveLength(castBody(cast).length)
  })

  it('is read back as it was written', () => {
    expect(castRequest.parse(JSON.parse(castBody(cast)))).toEqual(cast)
  })

  it('takes a paper at the bound, and none past it, none empty and none with signs that JSON writes as two', () => {
    const paper = (ballot: string) => castRequest.safeParse({ ...cast, ballot }).success
    expect(paper('y'.repeat(limits.votingPaperCharsMax))).toBe(true)
    expect(paper('y'.repeat(limits.votingPaperCharsMax + 1))).toBe(false)
    expect(['', 'y"', 'y\\', 'y\n', '是'].map(paper)).toEqual([false, false, false, false, false])
  })

  it('takes no token, signature or tag of another length, and nothing else beside them', () => {
    const fits = (over: object) => castRequest.safeParse({ ...cast, ...over }).success
    expect(fits({ token: 'ab' })).toBe(false)
    expect(fits({ sig: 'cd'.repeat(255) })).toBe(false)
    expect(fits({ tag: 'EF'.repeat(16) })).toBe(false)
    expect(fits({ person: 'me' })).toBe(false)
  })
})
