import { fail, ok } from '../../../lib/result.ts'
import type { Election, Money, Paper } from '../election.ts'
import { fraction, fractionText, type Fraction } from '../fraction.ts'
import type { Amount, Outcome, Tie } from '../outcome.ts'
import type { CountOptions } from '../options.ts'
import { countValid, type CountingRule } from '../rule.ts'
import { lastResort, tiePlaces } from '../ties.ts'
import { asGood, better, buy, type Bought, type Purchase, type Terms } from './buy.ts'
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

/**
 * Whether every endowment between two leads to the same purchases as both. While the purchases are the same, whoever
 * begins with more has no less after any of them, and no project asks more of those who pay for it. So what is bought
 * with less is affordable and at least so good with more, and no other is better than with most: if even that is not
 * better, it is bought all the way. Those as good as it are told apart in the same way where they stay just as good.
 */
function sameBetween(less: Bought, more: Bought): boolean {
  if (less.purchases.length !== more.purchases.length) return false
  return less.purchases.every(({ place, worth, tied }, index) => {
    const other = more.purchases[index]!
    const steady =
      tied.length === 0
        ? other.tied.length === 0
        : tied.join() === other.tied.join() && asGood(worth, other.worth)
    return place === other.place && steady && (other.next === null || better(worth, other.next))
  })
}

/**
 * The budget in equal parts, rounded down to one unit of the currency; then one unit more for each voter, again and
 * again, while the outcome costs no more than the budget. The last that does stands.
 *
 * That an outcome fits tells nothing of the next: outcomes do not grow steadily with the endowment. Steps are left out
 * only where the outcome is the same all the way (`sameBetween`).
 */
function addingOne(town: Town, money: Money, terms: Omit<Terms, 'endowment' | 'costMax'>): Run {
  const { budget, unit } = money
  const start = budget / (BigInt(town.voters) * unit)
  const at = (each: bigint): Bought | null =>
    buy(town, { ...terms, endowment: fraction(each * unit), costMax: budget })
  let each = start
  let bought = at(each)!
  for (let step = 1n; ;) {
    const all = bought.free.length + bought.purchases.length === town.wanted.length
    const next = all ? null : at(each + step)
    if (step === 1n && !next) {
      const until = all ? 'allFunded' : 'overBudget'
      return { each: fraction(each * unit), bought, raised: Number(each - start), until }
    }
    const same = next !== null && sameBetween(bought, next)
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
  const { free, purchases, heldBy } = bought
  const projectOf = (place: number) => ({
    candidate: idOf(place),
    cost: amount(fraction(town.costs[place]!)),
    supporters: town.support[place]!,
  })
  const freeRound = (place: number): ShareRound => ({
    ...{ kind: 'share', ...projectOf(place), share: '0', inFull: town.support[place]! },
  })
  const shareRound = ({ place, price: { rest, payers, den } }: Purchase): ShareRound => ({
    ...{
      kind: 'share',
      ...projectOf(place),
      share: amount(fraction(rest, den * BigInt(payers))),
      inFull: payers,
    },
  })
  const funded = [...free, ...purchases.map(({ place }) => place)]
  const ties = purchases.flatMap(({ tied, brokenBy }, index): Tie[] =>
    tied.length > 0
      ? [{ at: 2 + free.length + index, among: tied.map(idOf), brokenBy: brokenBy ?? lastResort(election) }]
      : [],
  )
  return {
    winners: funded.map(idOf),
    ties,
    rounds: [
      { kind: 'endowment', voters: town.voters, each: amount(each), raised, until },
      ...free.map(freeRound),
      ...purchases.map(shareRound),
      ...town.wanted
        .filter((place) => !funded.includes(place))
        .map((place) => ({ kind: 'unfunded' as const, ...projectOf(place), held: amount(heldBy(place)) })),
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
