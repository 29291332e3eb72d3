import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asking, candidate, electionOf, marked } from '../../testing/counting/elections.ts'
import type { Election } from './election.ts'
import { readElection } from './files/read.ts'
import type { CountOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { countingRules, type RuleId } from './rules.ts'

/** Published elections lie beside the repository: they may be read here, not copied into it. */
const published = resolve(import.meta.dirname, '../../../../../shared/data')
const there = existsSync(published)
if (!there) process.stderr.write(`NOT TESTED: published elections, for ${published} is absent\n`)

const fileAt = (folder: string, file: string): string => readFileSync(join(published, folder, file), 'utf8')

const electionAt = (folder: string, file: string): Election => {
  const election = readElection(file, fileAt(folder, file))
  if (!election.ok) throw new Error(JSON.stringify(election.error))
  return election.value
}

const count = (rule: RuleId, election: Election, options: Partial<CountOptions> = {}): Outcome => {
  const outcome = countingRules[rule].count(election, asking(options))
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}

type Pabulib = {
  readonly file: string
  readonly vote_type: 'approval' | 'ordinal' | 'cumulative'
  readonly voters: number
  readonly budget: number
  readonly scores: Readonly<Record<string, number>>
  readonly actual_winners?: readonly string[]
  readonly matches_actual?: readonly string[]
} & { readonly [Result in keyof typeof results]?: Expected }

/** What the published results are called, and how each is counted here. */
const results = {
  greedy: ['greedy', 'cost'],
  greedy_no_skip: ['greedy_no_skip', 'cost'],
  greedy_threshold: ['greedy_threshold', 'cost'],
  mes_cost: ['mes', 'cost'],
  mes_cardinality: ['mes', 'cardinality'],
  mes_cost_add1: ['mes_add1', 'cost'],
} as const

type Expected = {
  /** In the order of selection. */
  readonly order: readonly string[]
  readonly cost: number
  readonly tie?: boolean
  readonly tie_affected?: boolean
  readonly final_endowment?: number
}

const pabulib: readonly Pabulib[] = there
  ? (JSON.parse(fileAt('pabulib', 'expected.json')) as { elections: Pabulib[] }).elections
  : []

const scoreRules = { approval: 'approval', ordinal: 'ranked_points', cumulative: 'cumulative' } as const

describe.skipIf(!there)('published elections', () => {
  it('hold 8 elections with budgets', () => {
    expect(pabulib).toHaveLength(8)
    expect(pabulib.flatMap(({ matches_actual = [] }) => matches_actual).length).toBeGreaterThan(5)
  })

  it.each(pabulib)('$file: the scores of every project', ({ file, vote_type, voters, budget, scores }) => {
    const election = electionAt('pabulib', file)
    const { rounds, ballots, invalid } = count(scoreRules[vote_type], election)
    const [round] = rounds
    const found =
      round?.kind === 'scores' ? round.lines.map(({ candidate, score }) => [candidate, Number(score)]) : []
    expect(Object.fromEntries(found)).toEqual(scores)
    expect([ballots, invalid, election.money]).toEqual([voters, 0, { budget: BigInt(budget), unit: 1n }])
  })

  const counted = pabulib.flatMap((found) =>
    (Object.keys(results) as (keyof typeof results)[]).flatMap((result) => {
      const expected = found[result]
      return expected ? [{ ...found, result, expected }] : []
    }),
  )
  it.each(counted)('$file, $result: who is funded, in which order, and whether by a tie', (one) => {
    const { file, result, expected } = one
    const [rule, utility] = results[result]
    const election = electionAt('pabulib', file)
    const { winners, ties, rounds } = count(rule, election, { utility })
    expect(winners).toEqual(expected.order)
    expect(ties.length > 0).toBe(expected.tie ?? expected.tie_affected)
    const costs = new Map(election.candidates.map(({ id, cost }) => [id, cost]))
    expect(winners.reduce((sum, id) => sum + costs.get(id)!, 0n)).toBe(BigInt(expected.cost))
    if (expected.final_endowment) expect(rounds[0]).toMatchObject({ each: `${expected.final_endowment}` })
    if (one.matches_actual?.includes(result)) expect([...winners].sort()).toEqual(one.actual_winners)
  })

  type Scottish = {
    readonly file: string
    readonly ballots: number
    readonly quota_first: string
    readonly elected: readonly string[]
    readonly counts: readonly { readonly after: string; readonly votes: Readonly<Record<string, string>> }[]
  }
  const wards = there
    ? (JSON.parse(fileAt('stv', 'expected.json')) as { elections: Scottish[] }).elections
    : []
  it.each(wards)(
    '$file: Scottish STV, every vote after every transfer',
    ({ file, ballots, quota_first, elected, counts }) => {
      const outcome = count('stv_scottish', electionAt('stv', file))
      const stages = outcome.rounds.map((round) =>
        round.kind === 'stage'
          ? Object.fromEntries(round.lines.map(({ candidate, votes }) => [candidate, votes]))
          : {},
      )
      expect(stages).toEqual(
        counts.filter(({ after }) => after !== 'Count Complete').map(({ votes }) => votes),
      )
      expect(outcome.rounds[0]).toMatchObject({ quota: quota_first })
      expect([...outcome.winners].sort()).toEqual([...elected].sort())
      expect([outcome.ballots, outcome.invalid, outcome.ties]).toEqual([ballots, 0, []])
    },
  )

  it.each(['transfer', 'vegetables', 'tie_break_explicit', 'tie_break_implicit'])(
    '%s.blt: Meek, quota, votes and surplus to the ninth decimal',
    (name) => {
      const election = electionAt('stv-meek', `${name}.blt`)
      const { rounds, winners, ties } = count('stv_meek', election)
      const names = new Map(election.candidates.map(({ id, name: called }) => [called, id]))
      const [, ...told] = fileAt('stv-meek', `${name}.fixed9.log`).split(/^Round \d+:$/m)
      const rests = told.map((text) => {
        const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!)
        const last = (key: string) =>
          all(new RegExp(`\\t${key}: ([\\d.]+)`, 'g'))[all(/\tSurplus/g).length - 1]
        const round = text.split(/^Action: (?:Defeat remaining|Elect remaining|Count Complete)/m)[0]!
        const standing = [...round.matchAll(/\t(?:Hopeful|Elected|Defeated): +(\w+) \(([\d.]+)\)/g)]
        return {
          elected: all(/^Action: Elect: (.*)$/gm).map((found) => names.get(found)!),
          remaining: all(/^Action: Elect remaining: (.*)$/gm).map((found) => names.get(found)!),
          excluded: names.get(all(/^Action: Defeat \(.*\): (.*)$/gm)[0] ?? '') ?? null,
          quota: last('Quota'),
          surplus: last('Surplus'),
          exhausted: all(/\tResidual: ([\d.]+)/g)[0],
          votes: Object.fromEntries(standing.map(([, called, votes]) => [names.get(called!)!, votes!])),
        }
      })
      const found = rounds.map((round) =>
        round.kind === 'keep'
          ? {
              ...{ elected: round.elected, remaining: round.remaining, excluded: round.excluded },
              ...{ quota: round.quota, surplus: round.surplus, exhausted: round.exhausted },
              votes: Object.fromEntries(round.lines.map(({ candidate, votes }) => [candidate, votes])),
            }
          : null,
      )
      expect(found.length).toBe(rests.length)
      rests.forEach(({ votes, exhausted, ...rest }, index) => {
        expect(found[index]).toMatchObject(rest)
        if (Object.keys(votes).length > 0) expect(found[index]).toMatchObject({ votes, exhausted })
      })
      expect(winners).toEqual(
        rounds.flatMap((round) => (round.kind === 'keep' ? [...round.elected, ...round.remaining] : [])),
      )
      expect(ties).toHaveLength(told.filter((text) => text.includes('Break tie')).length)
    },
  )

  const committees = [
    'L0007',
    'L0072',
    'L0135',
    'L0193',
    'L0237',
    'L0278',
    'L0325',
    'L0376',
    'M0029',
    'VL0007',
  ]
  it.each(committees)('committee %s: by approval, and as far as equal shares fill it', (name) => {
    const text = fileAt('abc', `instance${name}.abc.yaml`).replace(/\n +(?=[^ ]*[\d\],])/g, ' ')
    const sets = (found: string | undefined) => JSON.parse(found ?? '[]') as number[][]
    const resultOf = (rule: string) =>
      sets(new RegExp(`rule_id: ${rule}\\n +result: (.*)\\n +resolute: false`).exec(text)?.[1])
    const seats = Number(/^committeesize: (\d+)$/m.exec(text)?.[1])
    const many = Number(/^num_cand: (\d+)$/m.exec(text)?.[1])
    const papers = sets(/^profile: (.*)$/m.exec(text)?.[1]).map((marks) => marked(1, ...marks))
    const election = electionOf(many, papers, {
      candidates: Array.from({ length: many }, (_, place) => candidate(`${place}`, 1)),
      money: { budget: BigInt(seats), unit: 1n },
    })
    const chosen = ({ winners }: Outcome) => winners.map(Number).sort((a, b) => a - b)
    const byApproval = count('approval', election, { seats })
    expect(resultOf('av')).toContainEqual(chosen(byApproval))
    expect(byApproval.ties.length > 0).toBe(resultOf('av').length > 1)
    // These finish what equal shares leave open by another rule: all that is bought is in one of their outcomes.
    const bought = chosen(count('mes', election, { utility: 'cardinality' }))
    expect(bought.length).toBeGreaterThan(1)
    expect(resultOf('equal-shares').some((whole) => bought.every((place) => whole.includes(place)))).toBe(
      true,
    )
  })
})
