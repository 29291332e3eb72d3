import { describe, expect, it } from 'vitest'
import type { BallotResult } from '../domain/ballot/schema.ts'
import type { PublicEntry } from './public-record.ts'
import { miscounted } from './recount.ts'

const vote = (participant: string, choice: string) => ({ participant, choice })
const right: BallotResult = {
  ...{ yes: 2, no: 1, abstain: 1, silent: 0, base: 'present', baseCount: 4, needed: 2, passed: true },
  table: [vote('居民1', 'yes'), vote('居民2', 'yes'), vote('居民3', 'no'), vote('居民4', 'abstain')],
}
const entry = (type: string, result: BallotResult): PublicEntry => ({
  header: '{"seq":1,"at":1}',
  open: [['00', 'type', type]],
  shown: { result },
})

describe('miscounted', () => {
  it('finds nothing where every ballot comes to what it says', () => {
    const counted = { ...right, table: [] }
    const tie = { ...right, yes: 1, abstain: 2, passed: false, table: [] }
    expect(miscounted([right, counted, tie].map((result) => entry('ballot.closed', result)))).toBeNull()
    expect(miscounted([entry('ballot.annulled', { ...right, yes: 9 })])).toBeNull()
  })

  it.each([
    ['a vote more than the table has', { ...right, yes: 3 }],
    ['a vote fewer', { ...right, no: 0 }],
    ['an abstention more', { ...right, abstain: 2 }],
    ['a motion carried with too few', { ...right, needed: 3 }],
    ['a motion carried by a tie', { ...right, yes: 1, needed: 1, table: [] }],
    ['a motion lost that was carried', { ...right, passed: false }],
  ])('names the entry with %s', (_, wrong) => {
    expect(miscounted([entry('ballot.closed', right), entry('ballot.closed', wrong)])).toBe(2)
  })
})
