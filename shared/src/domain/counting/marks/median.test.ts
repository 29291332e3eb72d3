import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  asking,
  electionOf,
  marked,
  markElections,
  pointed,
  shuffled,
} from '../../../testing/counting/elections.ts'
import { noBounds, type Election, type Paper } from '../election.ts'
import type { Outcome } from '../outcome.ts'
import { papersIn } from '../rule.ts'
import { countingRules } from '../rules.ts'
import { storyOf } from '../story/story.ts'

const points = (papers: readonly Paper[], over: Partial<Election> = {}, many = 2): Election =>
  electionOf(many, papers, { kind: 'points', ...over })

const count = (election: Election, seats = 1): Outcome => {
  const outcome = countingRules.score_median.count(election, asking({ seats }))
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}
const medians = ({ rounds: [round] }: Outcome): Record<string, string> =>
  round?.kind === 'medians'
    ? Object.fromEntries(round.lines.map(({ candidate, median, sum }) => [candidate, `${median} ${sum}`]))
    : {}

it('MARK-6 the middle of the points counts, of two in the middle the lower', () => {
  expect(medians(count(points([pointed(1, 9, 0), pointed(2, 3, 5)])))).toEqual({ 2: '5 10', 1: '3 15' })
  expect(medians(count(points([pointed(1, 4, 0), pointed(1, 2, 1)])))).toEqual({ 1: '2 6', 2: '0 1' })
})

it('MARK-6 who is given nothing gets what the election gives for that; a paper beyond the scale is void', () => {
  const bounds = { ...noBounds, pointsUnmarked: 1n, pointsMax: 5n }
  const outcome = count(points([pointed(1, null, 0), pointed(1, 6, 5)], { bounds }))
  expect(outcome).toMatchObject({ winners: ['1'], invalid: 1 })
  expect(medians(outcome)).toEqual({ 1: '1 1', 2: '0 0' })
})

it('MARK-6 equal medians are told apart by their sums, and both are said', () => {
  const outcome = count(points([pointed(1, 1, 1), pointed(2, 3, 3), pointed(1, 3, 5)]))
  expect(outcome).toMatchObject({ winners: ['2'], ties: [{ at: 1, among: ['2', '1'], brokenBy: 'sum' }] })
  const { zh, en } = storyOf(outcome, (id) => id).reduce((all, one) => ({
    zh: `${all.zh}\n${one.zh}`,
    en: `${all.en}\n${one.en}`,
  }))
  expect(zh).toContain('✓ 2：中位 3 分，总分 12')
  expect(zh).toContain('2、1 不分上下：看总分。')
  expect(en).toContain('– 1: median 3, sum 10')
})

it('COUNT-2 equal medians with equal sums are broken by the list, and reported', () => {
  expect(count(points([pointed(1, 2, 2)]))).toMatchObject({
    winners: ['1'],
    ties: [{ among: ['1', '2'], brokenBy: 'fileOrder' }],
  })
  expect(count(points([pointed(1, 2, 2)]), 2).ties).toEqual([])
})

it('COUNT-6 without points nothing is guessed', () => {
  expect(countingRules.score_median.count(electionOf(1, [marked(1, 0)]), asking({}))).toEqual({
    ok: false,
    error: 'needsPoints',
  })
})

it('MARK-6 at least half of the papers give the median or more, at least half that or less', () => {
  fc.assert(
    fc.property(markElections, fc.nat(1000), (election, seed) => {
      const papers = election.papers.map(({ count: many, ranks }, index) =>
        pointed(many, ...election.candidates.map((_, place) => (ranks[0]!.includes(place) ? index % 4 : 0))),
      )
      const outcome = count({ ...election, kind: 'points', papers })
      expect(count(shuffled({ ...election, kind: 'points', papers }, seed))).toEqual(outcome)
      const all = papersIn(papers)
      for (const [id, said] of Object.entries(medians(outcome))) {
        const median = BigInt(said.split(' ')[0]!)
        const place = election.candidates.findIndex((one) => one.id === id)
        const giving = (ok: (given: bigint) => boolean): number =>
          papersIn(papers.filter((paper) => ok(paper.points[place]!)))
        expect(2 * giving((given) => given >= median)).toBeGreaterThanOrEqual(all)
        expect(2 * giving((given) => given <= median)).toBeGreaterThanOrEqual(all)
      }
    }),
  )
})
