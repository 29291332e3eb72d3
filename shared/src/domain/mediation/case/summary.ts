import { daysBetween, type Day } from '../../days.ts'
import type { StreamHead } from '../../streams.ts'
import type { CaseState } from '../case-state.ts'
import { isDone } from '../performance/state.ts'
import { sideOf, type PartyPart } from '../party/state.ts'
import type { CategoryId } from './categories.ts'
import { keptOf, type Kept } from './retention.ts'
import type { CasePhase } from './schema.ts'

/** What a list shows of a case without folding its stream. People by id: names are the directory's. */
export type CaseSummary = {
  readonly number: { readonly year: number; readonly count: number }
  readonly category: CategoryId
  readonly title: string
  readonly sides: { readonly a: readonly string[]; readonly b: readonly string[] }
  readonly phase: CasePhase
  readonly limitOn: Day
  readonly effectiveOn: Day | null
  /** What is owed next; null where nothing is. */
  readonly nextDue: { readonly on: Day; readonly amountFen: number; readonly which: number } | null
  readonly mediators: readonly string[]
  readonly talks: number
  readonly confirmation: { readonly wanted: number; readonly appliedOn: Day | null }
  /** What it counts as in the year's figures. */
  readonly came: Came
  /** What of a round of 排查 it came from; null where it did not, missing in what was written before. */
  readonly finding?: { readonly round: string; readonly finding: string } | null
  /** Null before the archive. */
  readonly kept: Kept | null
}

/** What who takes cases on reads of one that is not theirs: no number is given twice, and no case is lost sight of. */
export const shutRow = ({ number, category, phase, kept }: CaseSummary) => ({ number, category, phase, kept })

/**
 * `agreed`: an agreement is in effect, kept or not. `ended`: by the mediators or a party, without an agreement. No case is
 * both: what a court did not confirm is none any more once mediation goes on (domain 7.1: agreed / (agreed + failed)).
 */
export type Came = {
  readonly agreed: boolean
  readonly ended: boolean
  readonly performed: boolean
  readonly confirmed: boolean
}

function cameTo({ case: { course, effectiveOn }, performance, confirmation: { decided } }: CaseState): Came {
  const reached = (...phases: readonly CasePhase[]) => course.some(({ phase }) => phases.includes(phase))
  return {
    agreed: effectiveOn !== null,
    ended: reached('failed', 'terminated'),
    performed: performance.completedOn !== null,
    confirmed: decided?.outcome === 'confirmed',
  }
}

const sidesOf = (party: PartyPart): CaseSummary['sides'] => ({ a: sideOf(party, 'a'), b: sideOf(party, 'b') })

function nextDue({ case: { effectiveOn }, performance: { instalments } }: CaseState): CaseSummary['nextDue'] {
  if (effectiveOn === null) return null
  const owed = instalments
    .map((one, index) => ({ on: one.dueOn, amountFen: one.amountFen, which: index + 1, done: isDone(one) }))
    .filter(({ done }) => !done)
    .sort((one, other) => daysBetween(other.on, one.on))[0]
  return owed ? { on: owed.on, amountFen: owed.amountFen, which: owed.which } : null
}

export const caseSummaryOf = (state: CaseState): CaseSummary => ({
  number: state.case.number!,
  category: state.case.category,
  title: state.case.title,
  sides: sidesOf(state.party),
  phase: state.case.phase!,
  limitOn: state.case.limitOn!,
  effectiveOn: state.case.effectiveOn,
  nextDue: nextDue(state),
  mediators: state.case.mediators.map(({ participant }) => participant),
  talks: state.case.talks.length,
  confirmation: { wanted: state.confirmation.agreed.length, appliedOn: state.confirmation.appliedOn },
  came: cameTo(state),
  finding: state.case.finding,
  kept: keptOf(state.case),
})

export const caseHead = (state: CaseState): StreamHead => ({
  kind: 'case',
  parent: state.case.station,
  code: null,
  summary: JSON.stringify(caseSummaryOf(state)),
})
