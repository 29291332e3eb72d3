import { scoreShown } from '../domain/ballot/secret/score-shown.ts'
import { withLot, type Drawn } from '../domain/ballot/secret/lot-outcome.ts'
import { needsOf } from '../domain/ballot/secret/paper-kinds.ts'
import type { Announced } from '../domain/ballot/secret/state.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import { countingRules } from '../domain/counting/rules.ts'
import type { MinutedSecret } from '../domain/minutes/minutes.ts'

/** By which a secret ballot was counted, and what it came to. */
type Counted = {
  readonly terms: SecretTerms
  readonly announced: Pick<Announced, 'outcome' | 'rest' | 'reserve'>
  /** What a lot came to, which `outcome` has then; null or absent where there was none. */
  readonly lot?: Drawn | null | undefined
}

const titleOf = ({ terms }: Counted, id: string): string =>
  terms.candidates.find((candidate) => candidate.id === id)!.title

/** “甲”、“乙” */
export const namedIn = (secret: Counted, ids: readonly string[]): string =>
  ids.map((id) => `“${titleOf(secret, id)}”`).join('、')

/** 收发票: who was handed a paper, what came back and what of it counts. */
const papersLine = ({ sealing: { issued, returned, void: bad } }: MinutedSecret): string =>
  `发出${issued}张，收回${returned}张，有效${returned - bad}张，废票${bad}张。`

const bases = { all: '应到', present: '实到', returned: '收回的票', valid: '有效票' } as const

const [fenPerYuan, fenPerWan, fenPerStep] = [100, 1_000_000, 10_000]

/** 286万元 · 5000元: in 万 as long as a hundredth of it says it all. */
const moneyOf = (fen: number): string =>
  fen >= fenPerWan && fen % fenPerStep === 0 ? `${fen / fenPerWan}万元` : `${fen / fenPerYuan}元`

export const ruleLine = ({ terms, announced: { outcome } }: Counted): string => {
  const { base, baseCount, needed } = outcome
  const way = countingRules[terms.rule].name.zh
  if (base === null)
    return terms.budget === null ? `按${way}计票。` : `按${way}计票，总共${moneyOf(terms.budget)}。`
  const unit = base === 'all' || base === 'present' ? '人' : '张'
  return `按${way}计票，${bases[base]}${baseCount}${unit}，${needed}票起通过。`
}

const lineOf =
  (secret: Counted) =>
  ({ candidate, marks, score, won }: MinutedSecret['announced']['outcome']['lines'][number]): string => {
    const counted = marks
      ? `赞成${marks.yes}票，反对${marks.no}票，弃权${marks.abstain}票`
      : score === null
        ? ''
        : `得${scoreShown(score)}分`
    return `${titleOf(secret, candidate)}${counted ? `：${counted}` : ''}${won ? '，当选' : ''}。`
  }

const decisions = { secondBallot: '另行投票', leftEmpty: '名额空缺' } as const

/** How many digits of a seed are said: enough to tell it from another; all of it is in the record. */
const seedDigits = 16

const lotLine = (secret: Counted, { seed, order, won }: Drawn): string =>
  `${namedIn(secret, order)}票数相同，按办法抽签，${namedIn(secret, won)}当选（种子${seed.slice(0, seedDigits)}）。`

/** What is left open, what became of it, and who goes to the reserve. */
export function endLines(secret: Counted): readonly string[] {
  const { outcome, rest, reserve } = secret.announced
  const [tied, kept] = [namedIn(secret, outcome.tied), reserve.filter((id) => isOn(secret, id))]
  return [
    ...(outcome.annulled ? ['收回的票多于发出的票，全部作废，重新投票。'] : []),
    ...(secret.lot ? [lotLine(secret, secret.lot)] : []),
    ...(tied && !outcome.annulled && !rest
      ? [`${tied}票数相同，${secret.terms.ties === 'lot' ? '抽签决定' : '在其中重新投票'}。`]
      : []),
    ...(outcome.next === 'presidium' && !rest
      ? [`剩下的名额${outcome.seatsLeft}个没有项目够数，由主席团决定。`]
      : []),
    ...(rest
      ? [`剩下的名额${outcome.seatsLeft}个，主席团决定${decisions[rest.decision]}：${rest.reason}。`]
      : []),
    ...(kept.length > 0 ? [`${namedIn(secret, kept)}列入储备库。`] : []),
  ]
}

const isOn = ({ terms }: Counted, id: string): boolean => terms.candidates.some((one) => one.id === id)

/** A secret ballot in the sentences of a 纪要; binding or advice is said first. */
export const secretLines = (minuted: MinutedSecret): readonly string[] => {
  const lot = minuted.announced.lot?.drawn
  const outcome = withLot(minuted.announced.outcome, lot)
  const secret = { ...minuted, lot, announced: { ...minuted.announced, outcome } }
  const { terms, announced } = secret
  const kind = terms.binding ? '票决' : '票选推荐，供有权决定的单位参考'
  const seats = needsOf[terms.rule] === 'budget' ? '' : `，应选${terms.seats}个`
  return [
    `无记名投票（${kind}）：候选${terms.candidates.length}个${seats}。${papersLine(secret)}${ruleLine(secret)}`,
    ...announced.outcome.lines.map(lineOf(secret)),
    ...endLines(secret),
  ]
}
