import type { Steps } from '../../fold.ts'
import type { SettlementEvent } from '../settlement/schema.ts'
import type { CaseLifeEvent } from '../case/schema.ts'
import type { Instalment, PerformanceEvent } from './schema.ts'
import { initialPerformance, type Owed, type PerformancePart } from './state.ts'

type Heard =
  | PerformanceEvent
  | Extract<SettlementEvent, { type: 'settlement.finalised' }>
  | Extract<CaseLifeEvent, { type: 'case.agreedOrally' }>

const change = (
  part: PerformancePart,
  which: number,
  to: (owed: Owed) => Partial<Owed>,
): PerformancePart => ({
  ...part,
  instalments: part.instalments.map((owed, index) => (index === which - 1 ? { ...owed, ...to(owed) } : owed)),
})

const anew = (part: PerformancePart, instalments: readonly Instalment[]): PerformancePart => ({
  ...initialPerformance,
  earlier: [
    ...part.earlier,
    ...part.instalments.flatMap(({ words, payments }) => payments.map((one) => ({ ...one, words }))),
  ],
  instalments: instalments.map((one) => ({ ...one, payments: [], reminded: [] })),
})

export const performanceSteps: Steps<PerformancePart, Heard> = {
  // What a court did not confirm was paid all the same. Another version owes anew, and what it counts of it is in its words.
  'settlement.finalised': (part, { instalments }) => anew(part, instalments),
  // What is owed by word of mouth is in those words, and no longer as a written version had it.
  'case.agreedOrally': (part) => anew(part, []),
  'performance.recorded': (part, { instalment, amountFen, on, by, file }) =>
    change(part, instalment, ({ payments }) => ({ payments: [...payments, { amountFen, on, by, file }] })),
  'performance.struck': (part, { instalment }) => ({
    ...change(part, instalment, ({ payments }) => ({ payments: payments.slice(0, -1) })),
    completedOn: null,
  }),
  'performance.completed': (part, { on }) => ({ ...part, completedOn: on }),
  'performance.reminded': (part, { instalment, on }) =>
    change(part, instalment, ({ reminded }) => ({ reminded: [...reminded, on] })),
  'performance.breached': (part, { instalment, words }) => ({
    ...part,
    breaches: [...part.breaches, { instalment, words }],
  }),
}
