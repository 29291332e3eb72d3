import fc from 'fast-check'
import { noBounds, type Candidate, type Election, type Paper } from '../../domain/counting/election.ts'
import type { CountOptions } from '../../domain/counting/options.ts'

export const candidate = (id: string, cost = 0): Candidate => ({
  id,
  name: '',
  cost: BigInt(cost),
  withdrawn: false,
})

const candidates = (many: number): Candidate[] =>
  Array.from({ length: many }, (_, place) => candidate(`${place + 1}`))

/** An election of marks among candidates 1, 2, 3 … unless told otherwise. */
export const electionOf = (
  many: number,
  papers: readonly Paper[],
  over: Partial<Election> = {},
): Election => ({
  ...{ title: '', kind: 'marks', complete: false, candidates: candidates(many), papers },
  ...{ seats: null, money: null, tieOrder: null, bounds: noBounds },
  ...over,
})

/** So many papers with these marks, by place. */
export const marked = (count: number, ...marks: number[]): Paper => ({ count, ranks: [marks], points: [] })

/** So many papers with this order; a list is a shared rank, an empty one a skipped rank. */
export const ranked = (count: number, ...ranks: (number | number[])[]): Paper => ({
  ...{ count, points: [] },
  ranks: ranks.map((rank) => (typeof rank === 'number' ? [rank] : rank)),
})

/** So many papers with points for candidates 0, 1, 2 …; null: none given. */
export const pointed = (count: number, ...points: (number | null)[]): Paper => ({
  count,
  ranks: [points.flatMap((point, place) => (point === null ? [] : [place]))],
  points: points.flatMap((point) => (point === null ? [] : [BigInt(point)])),
})

export const noOptions: CountOptions = { seats: null, all: null, present: null, utility: 'cost' }
export const asking = (options: Partial<CountOptions>): CountOptions => ({ ...noOptions, ...options })

const places = (many: number) => fc.shuffledSubarray(Array.from({ length: many }, (_, place) => place))

/** Elections of marks, up to six candidates and some dozen papers. */
export const markElections: fc.Arbitrary<Election> = fc.integer({ min: 1, max: 6 }).chain((many) =>
  fc
    .array(fc.record({ count: fc.integer({ min: 1, max: 4 }), marks: places(many) }), { maxLength: 12 })
    .map((papers) =>
      electionOf(
        many,
        papers.map(({ count, marks }) => marked(count, ...marks)),
      ),
    ),
)

/** The same papers in another order, split into single ones. */
export const shuffled = (election: Election, seed: number): Election => {
  const single = election.papers.flatMap((paper) =>
    Array.from({ length: paper.count }, () => ({ ...paper, count: 1 })),
  )
  const key = (index: number): number => ((index + 1) * (2 * seed + 7919)) % 104_729
  const order = single.map((_, index) => index).sort((a, b) => key(a) - key(b))
  return { ...election, papers: order.map((index) => single[index]!) }
}

/** Orders of up to five candidates; some share ranks or skip one where `shared`. */
export const rankElections = (shared: boolean): fc.Arbitrary<Election> =>
  fc.integer({ min: 1, max: 5 }).chain((many) => {
    const order = places(many).chain((listed) =>
      fc.array(fc.boolean(), { minLength: many, maxLength: many }).map((joins) =>
        listed.reduce<number[][]>((ranks, place, index) => {
          if (shared && joins[index] && ranks.length > 0) ranks[ranks.length - 1]!.push(place)
          else ranks.push([place])
          return ranks
        }, []),
      ),
    )
    return fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), order), { maxLength: 9 }).map((papers) =>
      electionOf(
        many,
        papers.map(([count, ranks]) => ranked(count, ...ranks)),
        { kind: 'ranks' },
      ),
    )
  })
