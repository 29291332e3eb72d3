import { fail, ok } from '../../../lib/result.ts'
import { standing, type Election, type Paper } from '../election.ts'
import type { Outcome } from '../outcome.ts'
import { countValid, papersIn, type CountingRule } from '../rule.ts'
import type { Grade, GradeLine } from './rounds.ts'

/** How a paper says it in points. */
const [satisfiedPoints, mostlyPoints] = [2n, 1n]

/**
 * 满意度: 满意 when more than half of the base say so, else 基本满意 when more than half say that or better, else 不满意;
 * exactly half goes down (镇海区 2022: 含半数). The base is all members, or who handed in a paper.
 */
export const gradeOf = (satisfied: number, mostly: number, base: number): Grade => {
  if (2 * satisfied > base) return 'satisfied'
  return 2 * (satisfied + mostly) > base ? 'mostly' : 'dissatisfied'
}

/** One row, one grade: points 2, 1 and 0; a row that says nothing is counted nowhere but in the base. */
const keepsToGrades = ({ points }: Paper): boolean => points.every((point) => point >= 0n && point <= 2n)

function lineOf({ candidates }: Election, papers: readonly Paper[], place: number, base: number): GradeLine {
  const said = { satisfied: 0, mostly: 0, dissatisfied: 0 }
  for (const { count, ranks, points } of papers) {
    const at = ranks.flat().indexOf(place)
    if (at === -1) continue
    const grade =
      points[at] === satisfiedPoints ? 'satisfied' : points[at] === mostlyPoints ? 'mostly' : 'dissatisfied'
    said[grade] += count
  }
  return { candidate: candidates[place]!.id, ...said, grade: gradeOf(said.satisfied, said.mostly, base) }
}

function graded(
  election: Election,
  papers: readonly Paper[],
  all: number | null,
): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const base = all ?? papersIn(papers)
  const lines = standing(election).map((place) => lineOf(election, papers, place, base))
  const winners = lines.filter(({ grade }) => grade === 'satisfied').map(({ candidate }) => candidate)
  return {
    winners,
    ties: [],
    rounds: [{ kind: 'grades', base: all === null ? 'valid' : 'all', baseCount: base, lines }],
  }
}

export const satisfaction: CountingRule = {
  name: { zh: '满意度测评', en: 'Satisfaction' },
  takes: ['all'],
  count: (election, { all }) =>
    election.kind === 'points'
      ? ok(countValid(election.papers, keepsToGrades, (valid) => graded(election, valid, all)))
      : fail('needsPoints'),
}
