import type { InBoth } from '../../in-both.ts'
import type { Outcome, Round, Tie, TieBreak } from '../outcome.ts'
import { tellEndowment, tellProject, tellShare, tellUnfunded } from './budget.ts'
import { tellAnnulled, tellGrades, tellMedians, tellScores, tellThreshold } from './marks.ts'
import { tellKeep, tellRunoff, tellStage } from './transfer.ts'
import { both, listed, readable, type NameOf, type Said } from './said.ts'

const tellers: {
  readonly [Kind in Round['kind']]: (
    round: Extract<Round, { kind: Kind }>,
    nameOf: NameOf,
    sum: Said,
  ) => readonly InBoth[]
} = {
  scores: tellScores,
  medians: tellMedians,
  grades: tellGrades,
  threshold: tellThreshold,
  annulled: tellAnnulled,
  project: tellProject,
  endowment: tellEndowment,
  share: tellShare,
  unfunded: tellUnfunded,
  runoff: tellRunoff,
  stage: tellStage,
  keep: tellKeep,
}

const breaks: { readonly [Break in TieBreak]: InBoth } = {
  earlierStage: both('看前面一轮谁多或者谁少', 'by who had more at the last stage where they differed'),
  approvals: both('看赞成的人数', 'by the number of supporters'),
  sum: both('看总分', 'by the higher sum'),
  cost: both('取花钱少的', 'by the lower cost'),
  tieLine: both('按事先定好的次序', 'by the order laid down beforehand'),
  fileOrder: both('按名单上的先后', 'by the order on the list'),
  revote: both(
    '这里不取，按办法再投一次或者抽签',
    'not here: by the rules they are voted on again, or drawn by lot',
  ),
}

function tellTie({ among, brokenBy }: Tie, nameOf: NameOf): InBoth {
  const names = listed(among, nameOf)
  const how = breaks[brokenBy]
  return both(`${names.zh} 不分上下：${how.zh}。`, `${names.en} are tied, decided ${how.en}.`)
}

/** Each step with what is told of it, the ties it met among that. */
export const stepsTold = (
  { rounds, ties }: Outcome,
  nameOf: NameOf,
  /** What is paid: a file does not say in which currency. */
  sum: Said = readable,
): readonly { readonly round: Round; readonly told: readonly InBoth[] }[] =>
  rounds.map((round, index) => ({
    round,
    told: [
      ...(tellers[round.kind] as (round: Round, nameOf: NameOf, sum: Said) => readonly InBoth[])(
        round,
        nameOf,
        sum,
      ),
      ...ties.filter(({ at }) => at === index + 1).map((tie) => tellTie(tie, nameOf)),
    ],
  }))

/** How it was counted, step by step, and who won; for people who want to follow it. Grades elect nobody. */
export function storyOf(outcome: Outcome, nameOf: NameOf): readonly InBoth[] {
  const { ballots, invalid, rounds, winners } = outcome
  const names = listed(winners, nameOf)
  const result =
    winners.length > 0
      ? both(`结果：${names.zh}`, `Result: ${names.en}`)
      : both('结果：没有谁当选。', 'Result: nobody.')
  return [
    both(`${ballots} 张票，其中 ${invalid} 张无效。`, `${ballots} papers, ${invalid} of them invalid.`),
    ...stepsTold(outcome, nameOf).flatMap(({ told }) => told),
    ...(rounds.some(({ kind }) => kind === 'grades') ? [] : [result]),
  ]
}
