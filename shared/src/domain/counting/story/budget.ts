import type { InBoth } from '../../in-both.ts'
import type { EndowmentRound, ProjectRound, ShareRound, UnfundedRound } from '../budget/rounds.ts'
import { both, readable, type NameOf, type Said } from './said.ts'

const decisions: {
  readonly [Decision in ProjectRound['decision']]: (left: InBoth) => InBoth
} = {
  funded: ({ zh, en }) => both(`还有${zh}，放得下`, `${en} left, it fits`),
  tooDear: ({ zh, en }) => both(`只剩${zh}，放不下`, `${en} left, it does not fit`),
  stopped: () =>
    both('前面有一个放不下，到那里就停了', 'one before it did not fit, and nothing is taken after that'),
  belowMin: () => both('没到最低分', 'below the least score'),
}

export function tellProject(round: ProjectRound, nameOf: NameOf, sum: Said): readonly InBoth[] {
  const [score, cost, left] = [readable(round.score), sum(round.cost), sum(round.left)]
  const { zh, en } = decisions[round.decision](left)
  const line = `${round.decision === 'funded' ? '✓' : '–'} ${nameOf(round.candidate)}`
  return [
    both(
      `${line}：得分${score.zh}，要花${cost.zh}；${zh}`,
      `${line}: score ${score.en}, costs ${cost.en}; ${en}`,
    ),
  ]
}

const untils: { readonly [Until in NonNullable<EndowmentRound['until']>]: InBoth } = {
  overBudget: both('再加就超出预算', 'one more would go over the budget'),
  allFunded: both('有人支持的都选上了', 'all that anybody is for is funded'),
}

export function tellEndowment(
  { voters, each, raised, until }: EndowmentRound,
  _: NameOf,
  sum: Said,
): readonly InBoth[] {
  const [amount, one] = [sum(each), sum('1')]
  const told = both(
    `钱平均分到 ${voters} 个人手里，每人${amount.zh}；支持哪个项目，就从手里出钱。`,
    `The money is shared among ${voters}, ${amount.en} each; whoever is for a project pays for it.`,
  )
  if (until === null) return [told]
  const why = untils[until]
  return [
    told,
    both(
      `这个数是从平均数起每人每次加${one.zh}，加了 ${raised} 次得来的：${why.zh}。`,
      `That is an equal share with ${one.en} added for each, ${raised} times over: ${why.en}.`,
    ),
  ]
}

export function tellShare(round: ShareRound, nameOf: NameOf, sum: Said): readonly InBoth[] {
  const { candidate, supporters, inFull } = round
  const [cost, share] = [sum(round.cost), sum(round.share)]
  const line = `✓ ${nameOf(candidate)}`
  const short = supporters - inFull
  const rest =
    short > 0
      ? both(`，其中 ${short} 个手里不够的，剩多少出多少`, `; ${short} who have less give all they have left`)
      : both('', '')
  return [
    both(
      `${line}：要花${cost.zh}，${supporters} 个人支持，每人出${share.zh}${rest.zh}`,
      `${line}: costs ${cost.en}; ${supporters} are for it and pay ${share.en} each${rest.en}`,
    ),
  ]
}

export function tellUnfunded(round: UnfundedRound, nameOf: NameOf, sum: Said): readonly InBoth[] {
  const { candidate, supporters } = round
  const [cost, held] = [sum(round.cost), sum(round.held)]
  const line = `– ${nameOf(candidate)}`
  return [
    both(
      `${line}：要花${cost.zh}，支持的 ${supporters} 个人一共只剩${held.zh}`,
      `${line}: costs ${cost.en}; the ${supporters} for it have ${held.en} left between them`,
    ),
  ]
}
