import type { Steps } from '../../fold.ts'
import type { SettlementEvent } from '../settlement/schema.ts'
import type { PerformanceEvent } from './schema.ts'
import { initialPerformance, type Owed, type PerformancePart } from './state.ts'

type Heard = PerformanceEvent | Extract<SettlementEvent, { type: 'settlement.finalised' }>

const change = (
  part: PerformancePart,
  which: number,
  to: (owed: Owed) => Partial<Owed>,
): PerformancePart => ({
  ...part,
  instalments: part.instalments.map((owed, index) => (index === which - 1 ? { ...owed, ...to(owed) } : owed)),
})

export const performanceSteps: Steps<PerformancePart, Heard> = {
  // What a court did not confirm was paid all the same. Another version owes anew, and what it counts of it is in its words.
  'settlement.finalised': (part, { instalments }) => ({
    ...initialPerformance,
    earlier: [
      ...part.earlier,
      ...part.instalments.flatMap(({ words, payments }) => payments.map((one) => ({ ...one, words }))),
    ],
    instalments: instalments.map((one) => ({ ...one, payments: [], reminded: [] })),
  }),
  'performance.recorded': (part, { instalment, amountFen, on, by, file }) =>
    change(part, instalment, ({ payments }) => ({ payments: [...payments, { amountFen, on, by, file }] })),
  'performance.completed': (part, { on }) => ({ ...part, completedOn: on }),
  'performance.reminded': (part, { instalment, on }) =>
    change(part, instalment, ({ reminded }) => ({ reminded: [...reminded, on] })),
  'performance.breached': (part, { instalment, words }) => ({
    ...part,
    breaches: [...part.breaches, { instalment, words }],
  }),
}
