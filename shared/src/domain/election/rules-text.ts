import { limits } from '../../lib/limits.ts'
import { paperKinds, type SecretRule } from '../ballot/secret/paper-kinds.ts'
import { countingRules } from '../counting/rules.ts'
import type { RulePack } from '../rules/packs.ts'
import { baseInFull } from '../rules/said.ts'
import { beside, type Beside } from '../rules/preset.ts'
import { isPastHalf, shareName } from '../rules/share.ts'
import { wan } from './figures.ts'
import type { ElectionPlan } from './state.ts'

/** What the words are made of. */
export type Planned = Pick<
  ElectionPlan,
  'rule' | 'seats' | 'binding' | 'budget' | 'scoreMax' | 'points' | 'plain'
> & {
  readonly candidates: number
}

const numerals = '一二三四五六七八九'

/** How a paper is filled in, and when it is void. */
function fillingSaid({ rule, seats, budget, scoreMax, points }: Planned): string {
  const kind = paperKinds[rule]
  if (kind === 'marks' || rule === 'k_approval')
    return `每张票最多选 ${seats} 项，可以少选；多选的，整张票作废。没有选的算弃权。`
  if (rule === 'knapsack')
    return `每张票想选几项选几项，加起来不超过 ${wan(budget ?? 0)} 万元；超过的，整张票作废。没有选的算弃权。`
  if (kind === 'approvals') return '每张票想选几项选几项。没有选的算弃权。'
  if (kind === 'ranks')
    return '每张票按想要的先后排：最想要的写 1，其次写 2，往下排；可以只排几项。次序有重复或者断开的，整张票作废。'
  return rule === 'score'
    ? `每张票给每项打 0 到 ${scoreMax ?? 0} 分，不打分的算零分；超过的，整张票作废。`
    : `每张票一共 ${points ?? 0} 分，想给哪几项给哪几项，可以不给完；给多了的，整张票作废。`
}

function majoritySaid({ share, base }: NonNullable<RulePack['decision']>): string {
  const of = baseInFull[base].zh
  if (share.numerator === 0) return '赞成比反对多的'
  return isPastHalf(share) ? `赞成票超过${of}一半的` : `赞成票占${of}${shareName(share).zh}的`
}

/** Rules by rounds hold no vote again: how each goes on and what it does about a tie (counting/transfer). */
const roundsSaid: Partial<Record<SecretRule, (seats: number) => string>> = {
  irv: () =>
    '选出 1 项：先数各票排在最前的，没有一项过半数，票最少的出局，它的票转给票上的下一项，直到有一项过半数。出局的票数一样，名单上排在前面的出局',
  stv_scottish: (seats) =>
    `选出 ${seats} 项：够当选票数的入选，多出来的票转给票上的下一项；没有够的，票最少的出局，它的票转给下一项。票数一样的看前面各轮，一路都一样，按名单的先后`,
  stv_meek: (seats) =>
    `选出 ${seats} 项：够当选票数的入选，多出来的票转给票上的下一项；没有够的，票最少的出局，它的票转给下一项。票数一样的，按名单的先后`,
}

const asSupported = '得票多的在前，钱够的入选，不够的跳过去看下一项'
const shared =
  '每张票平分总钱数，选了同一项的人一起出钱；钱够办的，每一票分到最多的先入选，出钱的从自己那一份里扣，再看下一项'

/** Rules that spend a budget: what is bought next, and with whose money. */
const budgetSaid: Partial<Record<SecretRule, string>> = {
  greedy: asSupported,
  greedy_no_skip: '得票多的在前，钱够的入选，到第一项钱不够的为止',
  knapsack: asSupported,
  mes: shared,
  mes_add1: `${shared}。钱没用完的，每张票多分一元，从头再算，直到再多就超出`,
}

/** A tie where money is spent, as it is counted (BUDGET-6, SHARE-4). */
const cheaperFirst = '票数一样的，花钱少的在前，再一样的按名单的先后'
const mostFirst = '分到一样多的，票多的在前，再看花钱少的，还一样的按名单的先后'
const moneyTies: Partial<Record<SecretRule, string>> = { mes: mostFirst, mes_add1: mostFirst }

/** What becomes of a tie across the last seat. */
const tieSaid = (ties: Beside['ties']): string =>
  ties === 'lot'
    ? '最后一个名额票数一样的，当场抽签：两位见证人各写一个数封好，再一起打开，两个数合起来定。'
    : '最后一个名额票数一样的，就这几项重新投票，票多的入选。'

/** Who is chosen, and what becomes of a tie and of seats that nobody has won (组织法 29 by analogy). */
function choosingSaid({ rule, seats, budget, plain }: Planned, pack: RulePack): string[] {
  const tie = tieSaid(beside(pack).ties)
  const rounds = roundsSaid[rule]
  if (rounds) return [`按“${countingRules[rule].name.zh}”计算，${rounds(seats)}，写进结果，不重新投票。`]
  const buys = budgetSaid[rule]
  if (buys)
    return [
      `按“${countingRules[rule].name.zh}”计算，总共 ${wan(budget ?? 0)} 万元：${buys}。${moneyTies[rule] ?? cheaperFirst}，写进结果，不重新投票。`,
    ]
  if (rule !== 'threshold') return [`按“${countingRules[rule].name.zh}”计算，取前 ${seats} 项。${tie}`]
  if (plain)
    return [
      `不要求过半数：按赞成票多少，取前 ${seats} 项，一张赞成票也没有的不入选。${tie}`,
      `得了赞成票的不足 ${seats} 项，由主席团决定再投一次，或者名额空着，当场宣布并写明原因。`,
    ]
  return [
    `${majoritySaid(pack.decision!)}入选；够数的多于 ${seats} 项，取赞成票多的前 ${seats} 项。${tie}`,
    `够数的不足 ${seats} 项，由主席团决定再投一次，或者名额空着，当场宣布并写明原因。`,
  ]
}

/** 表决办法 as these settings have it: what a meeting may put before itself as it stands, or in words of its own. */
export function rulesTextOf(planned: Planned, pack: RulePack): string {
  const { candidates, seats, binding } = planned
  const articles = [
    `从 ${candidates} 个候选项目里选${planned.budget ? '' : ` ${seats} 个`}，无记名投票。候选项目按名单的先后印在票上。`,
    fillingSaid(planned),
    '收回的票不多于发出的票，投票有效；多于发出的票，全部作废，重新投票。',
    ...choosingSaid(planned, pack),
    `监票人不少于 ${limits.signaturesNeeded} 名、计票人不少于 1 名，由会议通过；候选项目责任单位的人不担任，主持人不担任。`,
    '监票人签认以后，由主持人当场宣布。没有入选的进项目储备库。',
    binding && pack.binding
      ? '本次投票是票决，结果由责任单位组织实施。'
      : '本次投票是推荐，结果报有权决定的单位作为依据。',
  ]
  return articles.map((article, at) => `${numerals[at]}、${article}`).join('\n')
}
