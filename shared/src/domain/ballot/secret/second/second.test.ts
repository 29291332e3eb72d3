import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asking } from '../../../../testing/counting/elections.ts'
import { termsOf } from '../../../../testing/secret.ts'
import type { Election } from '../../../counting/election.ts'
import { readElection } from '../../../counting/files/read.ts'
import { countingRules } from '../../../counting/rules.ts'
import { countPapers } from '../count.ts'
import type { SecretOutcome } from '../outcome.ts'
import { paperKinds, type SecretRule } from '../paper-kinds.ts'
import { checkBySecondCount } from '../second-count.ts'
import type { SecretTerms } from '../terms.ts'
import { greedy } from './greedy.ts'
import { meek } from './meek.ts'
import type { Picked, Ranking } from './picked.ts'
import { runOff } from './run-off.ts'
import { scottish } from './scottish.ts'
import { equalShares, equalSharesRaised } from './shares.ts'

const byRounds = [
  ...(['irv', 'stv_scottish', 'stv_meek'] as const),
  ...(['greedy', 'greedy_no_skip', 'knapsack', 'mes', 'mes_add1'] as const),
]

/** Few costs and few ways to vote, so that ties are frequent. */
const costs = fc.constantFrom(100, 300, 1000, 1500, 2600, 7000)

const paperOf = (rule: SecretRule, many: number): fc.Arbitrary<string> =>
  paperKinds[rule] === 'ranks'
    ? fc
        .shuffledSubarray([...Array(many).keys()])
        .map((order) => [...Array(many).keys()].map((place) => order.indexOf(place) + 1).join(''))
    : fc.array(fc.constantFrom('y', '-'), { minLength: many, maxLength: many }).map((row) => row.join(''))

/** An election by that rule, some papers void, many alike. */
const votes = (rule: SecretRule) =>
  fc
    .record({
      many: fc.integer({ min: 1, max: 6 }),
      seats: fc.integer({ min: 1, max: 4 }),
      budget: fc.integer({ min: 1, max: 140 }),
    })
    .chain(({ many, seats, budget }) => {
      const paper = fc.oneof(
        { weight: 9, arbitrary: paperOf(rule, many) },
        { weight: 1, arbitrary: fc.constantFrom('?'.repeat(many), '9'.repeat(many)) },
      )
      const bundle = fc.record({ paper, count: fc.integer({ min: 1, max: 5 }) })
      return fc.record({
        prices: fc.array(costs, { minLength: many, maxLength: many }),
        bundles: fc.array(bundle, { maxLength: 8 }),
        terms: fc.constant(termsOf(many, { rule, seats, budget: budget * 100 })),
      })
    })
    .map(({ prices, bundles, terms }) => ({
      terms: {
        ...terms,
        candidates: terms.candidates.map((one, place) => ({ ...one, cost: prices[place]! })),
      },
      papers: bundles.flatMap(({ paper, count }) => Array.from({ length: count }, () => paper)),
    }))

const verdict = (terms: SecretTerms, papers: readonly string[], forged: Partial<SecretOutcome> = {}) =>
  checkBySecondCount(terms, papers.length, papers, {
    ...countPapers(terms, papers.length, papers),
    ...forged,
  })

describe('the second count of rules that go by rounds', () => {
  it.each(byRounds)(
    'SECRET-11 agrees about every %s, ties and void papers among them',
    (rule) => {
      const numRuns = Number(process.env['SECOND_RUNS'] ?? 300)
      fc.assert(
        fc.property(votes(rule), ({ terms, papers }) => {
          expect(verdict(terms, papers)).toBe('agrees')
        }),
        { numRuns },
      )
    },
    600_000,
  )

  it.each(byRounds)('SECRET-11 finds a %s that is off by a winner, a tie, a paper or a mark', (rule) => {
    const isRanked = paperKinds[rule] === 'ranks'
    const terms = termsOf(3, { rule, seats: 1, budget: 200_000 })
    const papers = isRanked ? ['123', '123', '213', '000'] : ['yy-', 'yy-', 'y-y', '---']
    const outcome = countPapers(terms, 9, papers)
    expect(outcome.winners.length).toBeGreaterThan(0)
    expect(verdict(terms, papers)).toBe('agrees')
    for (const forged of [
      { winners: ['c'] },
      { winners: [] },
      { tied: ['a'] },
      { ties: [['a', 'b', 'c']] },
      { valid: outcome.valid - 1 },
      ...(isRanked
        ? []
        : [{ lines: outcome.lines.map((one) => ({ ...one, marks: { yes: 9, no: 0, abstain: 0 } })) }]),
    ])
      expect(verdict(terms, papers, forged)).toBe('differs')
  })
})

describe('equal shares, counted a second time', () => {
  const shared = (
    budget: number,
    costs: readonly number[],
    ...factions: readonly (readonly [number, number[]])[]
  ) => {
    const { winners, ties } = equalShares(
      factions.map(([size, projects]) => ({ for: projects, size })),
      costs.map(BigInt),
      { budget: BigInt(budget), unit: 1n },
    )
    return { winners: [...winners], ties }
  }

  it('SECRET-11 takes of equally good ones that with more supporters, then the cheaper, then the first on the list', () => {
    expect(shared(600, [100, 300, 100], [4, []], [4, [1]], [2, [1, 2]], [2, [0, 2]])).toEqual({
      ...{ winners: [1, 2], ties: [[0, 2]] },
    })
    expect(shared(1200, [600, 400, 300], [1, [1, 2]], [2, [0]], [1, [1]], [2, [0, 1, 2]])).toEqual({
      winners: [1, 0],
      ties: [
        [0, 1],
        [0, 2],
      ],
    })
    expect(shared(100, [100, 100], [2, [0, 1]])).toEqual({ winners: [0], ties: [[0, 1]] })
  })
})

/** As many voters as there are papers, of whom hardly two say the same; a project is wanted by some share of them. */
const hall = (voters: number, projects: number, yuan: number) => {
  const share = fc.integer({ min: 5, max: 70 })
  const project = fc.record({ cost: fc.integer({ min: yuan / 200, max: yuan / 5 }), share })
  return fc
    .record({
      all: fc.array(project, { minLength: projects, maxLength: projects }),
      chance: fc.infiniteStream(fc.integer({ min: 0, max: 99 })),
    })
    .map(({ all, chance }) => ({
      terms: {
        ...termsOf(projects, { rule: 'mes_add1', budget: yuan * 100 }),
        candidates: all.map(({ cost }, place) => ({ id: `c${place}`, title: '', cost: cost * 100 })),
      },
      papers: Array.from({ length: voters }, () =>
        all.map(({ share: of }) => (chance.next().value < of ? 'y' : '-')).join(''),
      ),
    }))
}

describe('equal shares raised one by one, of whole halls', () => {
  it('SECRET-11 agrees about elections in which everybody votes otherwise', () => {
    const numRuns = Number(process.env['SECOND_RUNS'] ?? 60)
    fc.assert(
      fc.property(hall(40, 10, 4000), ({ terms, papers }) => {
        expect(verdict(terms, papers)).toBe('agrees')
      }),
      { numRuns },
    )
  }, 600_000)

  it.each([
    [500, 20, 10_000_000],
    [120, 20, 500_000_000],
  ])('SECRET-11 agrees about %i voters, %i projects and %i yuan', (voters, projects, yuan) => {
    const [sample] = fc.sample(hall(voters, projects, yuan), { numRuns: 1, seed: 7 })
    expect(verdict(sample!.terms, sample!.papers)).toBe('agrees')
  })
})

/** Published elections lie beside the repository: they may be read here, not copied into it. */
const published = resolve(import.meta.dirname, '../../../../../../../shared/data')
const there = existsSync(published)
if (!there) process.stderr.write(`NOT TESTED: published elections, for ${published} is absent\n`)

const electionAt = (folder: string, file: string): Election => {
  const election = readElection(file, readFileSync(join(published, folder, file), 'utf8'))
  if (!election.ok) throw new Error(JSON.stringify(election.error))
  return election.value
}

const rankings = ({ papers }: Election): readonly Ranking[] =>
  papers.map(({ ranks, count }) => ({ order: ranks.flat(), count }))

type Expected = { readonly order: readonly string[]; readonly tie?: boolean; readonly tie_affected?: boolean }
type Pabulib = { readonly file: string; readonly vote_type: string } & Readonly<
  Record<'greedy' | 'greedy_no_skip' | 'mes_cost' | 'mes_cost_add1', Expected | undefined>
>
const expectedIn = <Found>(folder: string): readonly Found[] =>
  there
    ? (
        JSON.parse(readFileSync(join(published, folder, 'expected.json'), 'utf8')) as {
          elections: Found[]
        }
      ).elections
    : []

const idsIn = ({ candidates }: Election, { winners }: Picked): readonly string[] =>
  [...winners].map((place) => candidates[place]!.id)

describe.skipIf(!there)('published elections, counted a second time', () => {
  const approvals = expectedIn<Pabulib>('pabulib').filter(({ vote_type }) => vote_type === 'approval')

  it.each(approvals)('SECRET-11 $file: the same projects', (one) => {
    const election = electionAt('pabulib', one.file)
    const { candidates, papers, money } = election
    const prices = candidates.map(({ cost }) => cost)
    const factions = papers.map(({ ranks, count }) => ({ for: ranks.flat(), size: count }))
    const scores = prices.map((_, place) =>
      factions.reduce((sum, { for: projects, size }) => sum + (projects.includes(place) ? size : 0), 0),
    )
    const figures = prices.map(Number)
    const counts = {
      greedy: () => greedy(figures, scores, Number(money!.budget), false),
      greedy_no_skip: () => greedy(figures, scores, Number(money!.budget), true),
      mes_cost: () => equalShares(factions, prices, money!),
    }
    for (const [result, count] of Object.entries(counts)) {
      const expected = one[result as keyof typeof counts]
      if (!expected) continue
      const found = count()
      expect([...idsIn(election, found)].sort()).toEqual([...expected.order].sort())
      expect(found.ties.length > 0).toBe(expected.tie ?? expected.tie_affected)
    }
  })

  const raised = approvals.filter(({ mes_cost_add1 }) => mes_cost_add1)
  it.each(raised)('SECRET-11 $file: the same projects, raised one by one', ({ file, mes_cost_add1 }) => {
    const election = electionAt('pabulib', file)
    const { candidates, papers, money } = election
    const factions = papers.map(({ ranks, count }) => ({ for: ranks.flat(), size: count }))
    const found = equalSharesRaised(
      factions,
      candidates.map(({ cost }) => cost),
      money!,
    )
    expect([...idsIn(election, found)].sort()).toEqual([...mes_cost_add1!.order].sort())
  })

  const wards = expectedIn<{ file: string; elected: readonly string[] }>('stv')
  it.each(wards)('SECRET-11 $file: Scottish STV, run-off and Meek', ({ file, elected }) => {
    const election = electionAt('stv', file)
    const [many, seats, papers] = [election.candidates.length, election.seats!, rankings(election)]
    expect([...idsIn(election, scottish(many, papers, seats))].sort()).toEqual([...elected].sort())
    for (const [rule, found] of [
      ['irv', runOff(many, papers)],
      ['stv_meek', meek(many, papers, seats)],
    ] as const) {
      const first = countingRules[rule].count(election, asking({}))
      expect([...idsIn(election, found)].sort()).toEqual(first.ok && [...first.value.winners].sort())
    }
  })

  it('SECRET-11 transfer.blt: Meek', () => {
    const election = electionAt('stv-meek', 'transfer.blt')
    const found = meek(election.candidates.length, rankings(election), election.seats!)
    const first = countingRules.stv_meek.count(election, asking({}))
    expect([...idsIn(election, found)].sort()).toEqual(first.ok && [...first.value.winners].sort())
  })
})
