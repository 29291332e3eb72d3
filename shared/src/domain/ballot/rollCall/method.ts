import { reject } from '../../rejection.ts'
import { mayCount } from '../../who.ts'
import type { Method } from '../method.ts'
import { silentIn } from '../state.ts'
import type { RollCallSheet } from './schema.ts'

/**
 * 点名表决: names are called one by one and everybody answers aloud. Who may count hands writes the answers down, on
 * any device: what one has written the others see, so that a second goes on where the first stopped. An answer that was
 * heard wrong is written anew over what stands there, and nothing is written over what one has not seen.
 */
export const rollCallMethod: Method<RollCallSheet> = {
  name: { zh: '点名表决', en: 'Roll call' },
  asks: ['yes', 'no', 'abstain'],
  spoken: true,
  mayHandIn: (state, ballot, actor) => {
    if (!mayCount(state, actor)) return reject('who.counter')
    return ballot.stoppedAt === null ? null : reject('ballot.stopped')
  },
  whose: (_, { participant }) => participant,
  fits: ({ entitled, sheets }, { participant, choice, instead }) => {
    if (!entitled.includes(participant)) return reject('ballot.notEntitled')
    const before = sheets[participant]
    const heard = before?.method === 'rollCall' ? before.choice : 'none'
    if (heard === choice) return reject('ballot.alreadyCast')
    return heard === instead ? null : reject('ballot.heardOtherwise')
  },
  disagree: () => false,
  ready: (ballot) =>
    ballot.stoppedAt !== null || silentIn(ballot).length === 0 ? null : reject('ballot.notStopped'),
  closes: () => false,
  tally: (sheets) => {
    const of = (choice: RollCallSheet['choice']) => sheets.filter((sheet) => sheet.choice === choice).length
    return { yes: of('yes'), no: of('no'), abstain: of('abstain') }
  },
  named: true,
}
