import { reject } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import { isModerator } from '../../who.ts'
import type { Method } from '../method.ts'
import { silentIn } from '../state.ts'
import type { OpenSheet } from './schema.ts'

/**
 * 记名表决: every entitled person once, on any of their devices, and not to be changed. Choices are seen by nobody
 * until it is closed. 主持人最后表决: when all others have voted, or voting was stopped for them.
 */
export const openMethod: Method<OpenSheet> = {
  name: { zh: '记名表决', en: 'Open vote' },
  asks: ['yes', 'no', 'abstain'],
  spoken: false,
  whose: (handedInBy) => handedInBy,
  mayHandIn: (state, ballot, actor) => {
    const person = personOf(state.roll, actor.id)
    if (!ballot.entitled.includes(person)) return reject('ballot.notEntitled')
    if (ballot.marked[person]) return reject('ballot.alreadyCast')
    if (!isModerator(state, actor)) return ballot.stoppedAt === null ? null : reject('ballot.stopped')
    const others = silentIn(ballot).filter((other) => other !== person)
    return ballot.stoppedAt !== null || others.length === 0 ? null : reject('ballot.moderatorLast')
  },
  fits: () => null,
  disagree: () => false,
  ready: (ballot) =>
    ballot.stoppedAt !== null || silentIn(ballot).length === 0 ? null : reject('ballot.notStopped'),
  closes: isModerator,
  tally: (sheets) => {
    const of = (choice: OpenSheet['choice']) => sheets.filter((sheet) => sheet.choice === choice).length
    return { yes: of('yes'), no: of('no'), abstain: of('abstain') }
  },
  named: true,
}
