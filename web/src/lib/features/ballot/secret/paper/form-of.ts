import { paperKinds } from '@linyi/shared/domain/ballot/secret/paper-kinds'
import type { VotingPaper } from '@linyi/shared/domain/ballot/secret/paper'
import type { SecretBallot } from '@linyi/shared/domain/ballot/secret/state'
import type { SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'
import type { ElectionPart } from '@linyi/shared/domain/election/state'
import type { Motion } from '@linyi/shared/domain/motion/state'
import type { Filling, Form } from './form.ts'

/**
 * The paper that these terms ask for. Where no more may be chosen than can win, who is not circled is passed over, so
 * 〇 is all there is to mark; where each stands for itself against a majority, 〇 × △ are.
 */
export function formOf(
  { terms, motion }: Pick<SecretBallot, 'terms' | 'motion'>,
  {
    motion: { motions },
    election: { briefs },
  }: {
    readonly motion: { readonly motions: Readonly<Record<string, Pick<Motion, 'options'>>> }
    readonly election: Pick<ElectionPart, 'briefs'>
  },
): Form {
  const { rule, seats, budget, scoreMax, points, candidates } = terms
  const kind = paperKinds[rule]
  const contested = seats < candidates.length
  const asks = kind === 'marks' ? (contested ? 'circles' : 'marks') : kind === 'approvals' ? 'circles' : kind
  const options = motions[motion]?.options ?? []
  const detailOf = (id: string): string =>
    briefs[id]?.content ?? options.find(({ issue }) => issue === id)?.detail ?? ''
  return {
    asks,
    rows: candidates.map(({ id, title, cost }, place) => ({
      ...{ id, number: place + 1, name: title, detail: detailOf(id), cost, brief: briefs[id] ?? null },
    })),
    priced: candidates.some(({ cost }) => cost > 0),
    circlesMax: (kind === 'marks' && contested) || rule === 'k_approval' ? seats : null,
    budget: rule === 'knapsack' ? budget : null,
    toSpend: budget,
    pointsMax: (rule === 'score' ? scoreMax : points) ?? 0,
    pointsSum: rule === 'score' ? null : points,
  }
}

/** The paper as it is filled in, every row of it: 弃权 where nobody touched it. */
export function paperOf(form: Form, { rule }: Pick<SecretTerms, 'rule'>, filling: Filling): VotingPaper {
  const kind = paperKinds[rule]
  const ids = form.rows.map(({ id }) => id)
  if (kind === 'marks') return { kind, rows: ids.map((id) => filling.marks[id] ?? 'abstain') }
  if (kind === 'approvals') return { kind, rows: ids.map((id) => filling.marks[id] === 'yes') }
  if (kind === 'points') return { kind, rows: ids.map((id) => filling.points[id] ?? 0) }
  return { kind, rows: ids.map((id) => filling.order.indexOf(id) + 1) }
}
