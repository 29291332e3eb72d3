import { describe, expect, it } from 'vitest'
import type { BallotResult } from '../domain/ballot/schema.ts'
import type { PublicEntry } from './public-record.ts'
import { miscounted } from './recount.ts'

const vote = (participant: string, choice: string) => ({ participant, choice })
const right: BallotResult = {
  ...{ yes: 2, no: 1, abstain: 1, silent: 0, base: 'present', baseCount: 4, needed: 2, passed: true },
  table: [vote('居民1', 'yes'), vote('居民2', 'yes'), vote('居民3', 'no'), vote('居民4', 'abstain')],
}
/** Two of nine owners came and were for it: carried by heads, but too few took part (民法典 278). */
const lostByArea: BallotResult = {
  ...{ ...right, yes: 2, no: 0, abstain: 0, baseCount: 2, passed: false, table: [] },
  byArea: {
    ...{ matter: 'ordinary', yes: 20_000, no: 0, abstain: 0, needed: 10_001 },
    ...{ owners: 9, area: 90_000, ownersNeeded: 6, areaNeeded: 60_000 },
  },
}
const lostApart: BallotResult = {
  ...{ ...right, passed: false },
  group: {
    ...{ capacity: 'deputy', yes: 1, no: 1, abstain: 0, silent: 0, base: 'present', baseCount: 2 },
    needed: 2,
  },
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
    expect(miscounted([entry('ballot.closed', lostByArea), entry('ballot.closed', lostApart)])).toBeNull()
    expect(miscounted([entry('ballot.annulled', { ...right, yes: 9 })])).toBeNull()
  })

  it.each([
    ['a vote more than the table has', { ...right, yes: 3 }],
    ['a vote fewer', { ...right, no: 0 }],
    ['an abstention more', { ...right, abstain: 2 }],
    ['a motion carried with too few', { ...right, needed: 3 }],
    ['a motion carried by a tie', { ...right, yes: 1, needed: 1, table: [] }],
    ['a motion lost that was carried', { ...right, passed: false }],
    ['a motion carried that was lost by area', { ...lostByArea, passed: true }],
    ['a motion carried that was lost in its group', { ...lostApart, passed: true }],
  ])('names the entry with %s', (_, wrong) => {
    expect(miscounted([entry('ballot.closed', right), entry('ballot.closed', wrong)])).toBe(2)
  })

  it.each(['yes', 'no', 'abstain', 'baseCount', 'needed', 'table'])(
    'names an entry out of whose result %s was taken',
    (member) => {
      const emptied = { ...right, [member]: undefined }
      expect(miscounted([entry('ballot.closed', emptied)])).toBe(1)
    },
  )

  it('names an entry without its result', () => {
    expect(miscounted([{ ...entry('ballot.closed', right), shown: {} }])).toBe(1)
  })
})
