import { fail, ok } from '../../../lib/result.ts'
import type { Election, Money, Paper } from '../election.ts'
import { fraction, fractionText, type Fraction } from '../fraction.ts'
import type { Amount, Outcome, Tie } from '../outcome.ts'
import type { CountOptions } from '../options.ts'
import { countValid, type CountingRule } from '../rule.ts'
import { lastResort, tiePlaces } from '../ties.ts'
import { buy, type Bought, type Purchase, type Terms } from './buy.ts'
import type { EndowmentRound, ShareRound } from './rounds.ts'
import { stands } from './stand.ts'
import { townOf, type Town } from './town.ts'

/** An outcome with what everyone was given for it, and how that was come to. */
type Run = Pick<EndowmentRound, 'raised' | 'until'> & { readonly each: Fraction; readonly bought: Bought }

/** The budget in equal parts, to the last fraction. */
function once(town: Town, money: Money, terms: Omit<Terms, 'endowment' | 'costMax'>): Run {
  const each = fraction(money.budget, BigInt(town.voters))
  return { each, bought: buy(town, { ...terms, endowment: each, costMax: null })!, raised: 0, until: null }
}

const sameWay = (a: Bought, b: Bought): boolean =>
  a.path.length === b.path.length && a.path.every((step, index) => step === b.path[index])

/**
 * The budget in equal parts, rounded down to one unit of the currency; then one unit more for each voter, again and
 * again, while the outcome costs no more than the budget. The last that does stands.
 *
 * That an outcome fits tells nothing of the next: it does not grow steadily with the endowment. But where two endowments
 * lead down the same path (see `Path`) all between them have the same outcome, and are not counted one by one.
 */
function addingOne(town: Town, money: Money, terms: Omit<Terms, 'endowment' | 'costMax'>): Run {
  const { budget, unit } = money
  const start = budget / (BigInt(town.voters) * unit)
  const at = (each: bigint): Bought | null =>
    buy(town, { ...terms, endowment: fraction(each * unit), costMax: budget })
  let each = start
  let bought = at(each)!
  for (let step = 1n; ;) {
    const until = bought.purchases.length === town.wanted.length ? 'allFunded' : 'overBudget'
    const next = until === 'allFunded' ? null : at(each + step)
    const same = next !== null && sameWay(bought, next)
    if (step === 1n && !next)
      return { each: fraction(each * unit), bought, raised: Number(each - start), until }
    if (same || step === 1n) {
      bought = next!
      each += step
    }
    step = same ? 2n * step : step === 1n ? 1n : step / 2n
  }
}

function tell(
  election: Election,
  money: Money,
  town: Town,
  { each, bought, raised, until }: Run,
): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const idOf = (place: number): string => election.candidates[place]!.id
  const amount = ({ num, den }: Fraction): Amount => fractionText(fraction(num, den * money.unit))
  const shareRound = ({ place, price }: Purchase): ShareRound => ({
    kind: 'share',
    candidate: idOf(place),
    cost: amount(fraction(town.costs[place]!)),
    supporters: town.support[place]!,
    share: price ? amount(fraction(price.rest, price.den * BigInt(price.payers))) : '0',
    inFull: price ? price.payers : town.support[place]!,
  })
  const { purchases, heldBy } = bought
  const funded = new Set(purchases.map(({ place }) => place))
  const ties = purchases.flatMap(({ tied, brokenBy }, index): Tie[] =>
    tied.length > 0
      ? [{ at: index + 2, among: tied.map(idOf), brokenBy: brokenBy ?? lastResort(election) }]
      : [],
  )
  return {
    winners: purchases.map(({ place }) => idOf(place)),
    ties,
    rounds: [
      { kind: 'endowment', voters: town.voters, each: amount(each), raised, until },
      ...purchases.map(shareRound),
      ...town.wanted
        .filter((place) => !funded.has(place))
        .map((place) => ({
          kind: 'unfunded' as const,
          candidate: idOf(place),
          cost: amount(fraction(town.costs[place]!)),
          supporters: town.support[place]!,
          held: amount(heldBy(place)),
        })),
    ],
  }
}

const byShares = (name: CountingRule['name'], run: typeof once): CountingRule => ({
  name,
  takes: ['utility'],
  count: (election: Election, { utility }: CountOptions) => {
    const { money } = election
    if (!money) return fail('needsBudget')
    const tally = (valid: readonly Paper[]) => {
      const town = townOf(election, valid)
      return tell(election, money, town, run(town, money, { utility, tiePlaces: tiePlaces(election) }))
    }
    return ok(countValid(election.papers, stands(election), tally))
  },
})

export const mes = byShares({ zh: '等额份额法', en: 'Method of Equal Shares' }, once)
export const mesAdd1 = byShares(
  { zh: '等额份额法，逐元增加', en: 'Method of Equal Shares, raised one by one' },
  addingOne,
)
