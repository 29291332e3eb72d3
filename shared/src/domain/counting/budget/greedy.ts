import { fail, ok } from '../../../lib/result.ts'
import type { InBoth } from '../../in-both.ts'
import { standing, type Election, type Money, type Paper } from '../election.ts'
import { compare, fraction, fractionText, type Fraction } from '../fraction.ts'
import type { Outcome, Tie } from '../outcome.ts'
import { countValid, type CountingRule } from '../rule.ts'
import { lastResort, tiePlaces } from '../ties.ts'
import type { ProjectRound } from './rounds.ts'
import { scoresOf, stands } from './stand.ts'

type Terms = {
  /** Projects with a lower score are not funded. */
  readonly scoreMin: Fraction | null
  /** Nothing is funded after the first that does not fit. */
  readonly stops: boolean
}

/** Highest score first; of equal scores the cheaper first. */
function queueOf(election: Election, scores: readonly Fraction[]): readonly number[] {
  const places = tiePlaces(election)
  const costs = election.candidates.map(({ cost }) => fraction(cost))
  return [...standing(election)].sort(
    (a, b) => compare(scores[b]!, scores[a]!) || compare(costs[a]!, costs[b]!) || places[a]! - places[b]!,
  )
}

type Step = { readonly place: number; readonly left: bigint; readonly decision: ProjectRound['decision'] }

function walk(election: Election, money: Money, scores: readonly Fraction[], terms: Terms): readonly Step[] {
  const { scoreMin, stops } = terms
  let left = money.budget
  let stopped = false
  const decide = (place: number): ProjectRound['decision'] => {
    if (scoreMin && compare(scores[place]!, scoreMin) < 0) return 'belowMin'
    if (stopped) return 'stopped'
    return election.candidates[place]!.cost <= left ? 'funded' : 'tooDear'
  }
  return queueOf(election, scores).map((place) => {
    const step = { place, left, decision: decide(place) }
    if (step.decision === 'funded') left -= election.candidates[place]!.cost
    if (step.decision === 'tooDear') stopped = stops
    return step
  })
}

/** Equal scores of which one was funded and another not. */
function tiesIn(election: Election, steps: readonly Step[], scores: readonly Fraction[]): readonly Tie[] {
  const costOf = ({ place }: Step): bigint => election.candidates[place]!.cost
  const equal = (a: Step, b: Step): boolean => compare(scores[a.place]!, scores[b.place]!) === 0
  return steps.flatMap((first, index) => {
    if (index > 0 && equal(first, steps[index - 1]!)) return []
    const group = steps.filter((step) => equal(step, first))
    const funded = group.filter(({ decision }) => decision === 'funded')
    const others = group.filter(({ decision }) => decision !== 'funded')
    if (funded.length === 0 || others.length === 0) return []
    const alike = funded.some((one) => others.some((other) => costOf(one) === costOf(other)))
    const among = group.map(({ place }) => election.candidates[place]!.id)
    return [{ at: index + 1, among, brokenBy: alike ? lastResort(election) : 'cost' }]
  })
}

/** Takes project after project while the money lasts. */
function spend(
  election: Election,
  money: Money,
  scores: readonly Fraction[],
  terms: Terms,
): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const steps = walk(election, money, scores, terms)
  const { candidates } = election
  const amount = (units: bigint): string => fractionText(fraction(units, money.unit))
  return {
    winners: steps.flatMap(({ place, decision }) => (decision === 'funded' ? [candidates[place]!.id] : [])),
    ties: tiesIn(election, steps, scores),
    rounds: steps.map(({ place, left, decision }) => ({
      kind: 'project',
      candidate: candidates[place]!.id,
      score: fractionText(scores[place]!),
      cost: amount(candidates[place]!.cost),
      left: amount(left),
      decision,
    })),
  }
}

const byScore = (
  name: InBoth,
  how: { readonly stops?: true; readonly threshold?: true; readonly knapsack?: true },
): CountingRule => ({
  name,
  takes: [],
  count: (election) => {
    const { money, bounds } = election
    if (!money) return fail('needsBudget')
    if (how.threshold && !bounds.scoreMin) return fail('needsScoreMin')
    const terms = { scoreMin: how.threshold ? bounds.scoreMin : null, stops: how.stops ?? false }
    const standsByKind = stands(election)
    const costs = ({ ranks }: Paper): bigint =>
      ranks.flat().reduce((sum, place) => sum + election.candidates[place]!.cost, 0n)
    const isValid = (paper: Paper): boolean =>
      standsByKind(paper) && (!how.knapsack || costs(paper) <= money.budget)
    return ok(
      countValid(election.papers, isValid, (valid) =>
        spend(election, money, scoresOf(election, valid), terms),
      ),
    )
  },
})

export const greedy = byScore({ zh: '按得分依次取，放得下就取', en: 'Greedy' }, {})
export const greedyNoSkip = byScore(
  { zh: '按得分依次取，放不下就停', en: 'Greedy without skipping' },
  { stops: true },
)
export const greedyThreshold = byScore(
  { zh: '按得分依次取，低于最低分的不取', en: 'Greedy with a least score' },
  { threshold: true },
)
export const knapsack = byScore({ zh: '背包票', en: 'Knapsack ballot' }, { knapsack: true })
