import { standing, type Election, type Paper } from '../election.ts'
import { papersIn } from '../rule.ts'

/** An election as the Method of Equal Shares sees it. */
export type Town = {
  readonly voters: number
  /** Voters of one group are for the same projects. */
  readonly sizes: readonly number[]
  /** By place: the groups that are for a project, and how many voters they are. */
  readonly supporters: readonly (readonly number[])[]
  readonly support: readonly number[]
  readonly costs: readonly bigint[]
  /** Projects that somebody is for. */
  readonly wanted: readonly number[]
}

/** @param papers those that stand; whom a paper ranks or gives points above zero it is for */
export function townOf(election: Election, papers: readonly Paper[]): Town {
  const groups = new Map<string, { size: number; readonly marks: readonly number[] }>()
  for (const { count, ranks, points } of papers) {
    const marks = ranks
      .flat()
      .filter((_, index) => election.kind !== 'points' || points[index]! > 0n)
      .sort((a, b) => a - b)
    const group = groups.get(marks.join())
    if (group) group.size += count
    else groups.set(marks.join(), { size: count, marks })
  }
  const supporters: number[][] = election.candidates.map(() => [])
  const support = election.candidates.map(() => 0)
  const sizes = [...groups.values()].map(({ size, marks }, group) => {
    for (const place of marks) {
      supporters[place]!.push(group)
      support[place]! += size
    }
    return size
  })
  const wanted = standing(election).filter((place) => support[place]! > 0)
  const costs = election.candidates.map(({ cost }) => cost)
  return { voters: papersIn(papers), sizes, supporters, support, costs, wanted }
}
