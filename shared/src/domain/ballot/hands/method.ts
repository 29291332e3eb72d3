import { reject } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import { mayCount } from '../../who.ts'
import type { Method } from '../method.ts'
import type { Ballot } from '../state.ts'
import type { HandsSheet } from './schema.ts'

const countersNeeded = 2

const counted = ({ marked }: Ballot): number => Object.keys(marked).length

/** 举手表决: two people count apart and must agree; if they do not, hands are raised and counted again. */
export const handsMethod: Method<HandsSheet> = {
  name: { zh: '举手表决', en: 'Show of hands' },
  asks: ['yes', 'no'],
  spoken: false,
  whose: (handedInBy) => handedInBy,
  mayHandIn: (state, ballot, actor) => {
    if (!mayCount(state, actor)) return reject('who.counter')
    const done = ballot.marked[personOf(state.roll, actor.id)] || counted(ballot) === countersNeeded
    return done ? reject('ballot.alreadyCounted') : null
  },
  fits: ({ entitled }, { yes, no }) => (yes + no <= entitled.length ? null : reject('ballot.tooManyHands')),
  disagree: (sheets) => new Set(sheets.map(({ yes, no }) => `${yes}/${no}`)).size > 1,
  ready: (ballot) => (counted(ballot) === countersNeeded ? null : reject('ballot.countMissing')),
  closes: () => false,
  tally: ([sheet]) => ({ yes: sheet?.yes ?? 0, no: sheet?.no ?? 0, abstain: 0 }),
  named: false,
}
