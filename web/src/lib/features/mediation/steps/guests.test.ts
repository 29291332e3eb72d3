import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { expect, test } from 'vitest'
import { guestsOf, welcomeTo, type GuestAs } from './guests.ts'

const caseWith = (consents: Readonly<Record<string, readonly (readonly [string, GuestAs])[]>>): CaseState =>
  ({
    party: {
      parties: Object.fromEntries(
        Object.entries(consents).map(([id, all]) => [
          id,
          { consents: all.map(([who, as]) => ({ who, as })) },
        ]),
      ),
    },
  }) as unknown as CaseState

test('who may sit in is whom every party named; whom one did waits for the others', () => {
  const state = caseWith({
    a: [
      ['老支书', 'neighbour'],
      ['许大姐', 'kin'],
    ],
    b: [['老支书', 'neighbour']],
  })
  expect(guestsOf(state)).toEqual([
    { who: '老支书', as: 'neighbour', agreed: ['a', 'b'], waits: [] },
    { who: '许大姐', as: 'kin', agreed: ['a'], waits: ['b'] },
  ])
  expect(welcomeTo(state).map(({ who }) => who)).toEqual(['老支书'])
})

test('nobody sits in where nobody was named', () => {
  expect(guestsOf(caseWith({ a: [], b: [] }))).toEqual([])
})
