import type { CaseScenario } from '../case-scenario.ts'
import { homestead, landRights, support } from './cases-in-effect.ts'
import { boat, fishPond, leak } from './cases-in-talk.ts'
import { bamboo, declined, deposit, fence } from './cases-over.ts'

/** The demonstration's cases, in the order in which they were registered: one of years ago, six at work, three that are over. */
export const caseScenarios: readonly CaseScenario[] = [
  ...[bamboo, fence, deposit, landRights, declined, homestead, support, fishPond, leak, boat],
]
