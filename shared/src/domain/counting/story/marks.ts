import type { InBoth } from '../../in-both.ts'
import type {
  AnnulledRound,
  Grade,
  GradesRound,
  MediansRound,
  ScoresRound,
  ThresholdRound,
} from '../marks/rounds.ts'
import { both, listed, type NameOf } from './said.ts'

const mark = (won: boolean): string => (won ? '✓' : '–')

export const tellScores = ({ seats, lines }: ScoresRound, nameOf: NameOf): readonly InBoth[] => [
  both(`得分最高的 ${seats} 个当选：`, `The ${seats} with the highest scores win:`),
  ...lines.map(({ candidate, score, won }) => {
    const line = `${mark(won)} ${nameOf(candidate)}`
    return both(`${line}：${score} 分`, `${line}: ${score}`)
  }),
]

export const tellMedians = ({ seats, lines }: MediansRound, nameOf: NameOf): readonly InBoth[] => [
  both(
    `每个项目的分从低到高排，取正中间的一个，双数取中间两个里低的；最高的 ${seats} 个当选，一样的看总分：`,
    `Of each one's points the middle one counts, of two in the middle the lower; the ${seats} highest win, equal ones by their sum:`,
  ),
  ...lines.map(({ candidate, median, sum, won }) => {
    const line = `${mark(won)} ${nameOf(candidate)}`
    return both(`${line}：中位 ${median} 分，总分 ${sum}`, `${line}: median ${median}, sum ${sum}`)
  }),
]

const grades: { readonly [Name in Grade]: InBoth } = {
  satisfied: both('满意', 'satisfied'),
  mostly: both('基本满意', 'mostly satisfied'),
  dissatisfied: both('不满意', 'dissatisfied'),
}

export const tellGrades = ({ base, baseCount, lines }: GradesRound, nameOf: NameOf): readonly InBoth[] => [
  both(
    `${bases[base].zh} ${baseCount}，过半说满意才算满意；不到，满意和基本满意加起来过半算基本满意；正好一半往下算。`,
    `Of ${baseCount} ${bases[base].en}, more than half must be satisfied; else more than half mostly or better; exactly half goes down.`,
  ),
  ...lines.map((line) => {
    const { candidate, grade, satisfied, mostly, dissatisfied } = line
    return both(
      `${nameOf(candidate)}：满意 ${satisfied}，基本满意 ${mostly}，不满意 ${dissatisfied}，评为${grades[grade].zh}`,
      `${nameOf(candidate)}: satisfied ${satisfied}, mostly ${mostly}, dissatisfied ${dissatisfied}: ${grades[grade].en}`,
    )
  }),
]

const bases: { readonly [Base in ThresholdRound['base']]: InBoth } = {
  all: both('应到', 'who may vote'),
  present: both('实到', 'present'),
  returned: both('收回的票', 'papers returned'),
  valid: both('有效票', 'valid papers'),
}

function needed({ needed: least, base, baseCount, seats }: ThresholdRound): InBoth {
  const { zh, en } = bases[base]
  return least > 1
    ? both(
        `${zh} ${baseCount}，赞成要有 ${least} 票才过；过了的取前 ${seats} 个。`,
        `Of ${baseCount} ${en}, ${least} yes are needed; of those who have them the first ${seats} win.`,
      )
    : both(`赞成最多的 ${seats} 个当选。`, `The ${seats} with the most yes win.`)
}

export const tellAnnulled = ({ returned, issued }: AnnulledRound): readonly InBoth[] => [
  both(
    `收回 ${returned} 张，比发出的 ${issued} 张多：全部作废，重新投票。`,
    `${returned} papers came back of ${issued} handed out: all are void, vote again.`,
  ),
]

/** 票选, as the chair reads it out. */
export function tellThreshold(round: ThresholdRound, nameOf: NameOf): readonly InBoth[] {
  const { lines, revote, seatsLeft } = round
  const told = [
    needed(round),
    ...lines.map(({ candidate, yes, no, abstain, won }) => {
      const line = `${mark(won)} ${nameOf(candidate)}`
      return both(
        `${line}：赞成 ${yes}，反对 ${no}，弃权 ${abstain}`,
        `${line}: ${yes} yes, ${no} no, ${abstain} abstain`,
      )
    }),
  ]
  const names = listed(revote, nameOf)
  if (revote.length > 0)
    return [
      ...told,
      both(
        `最后 ${seatsLeft} 个名额上票数相同：${names.zh} 之间这里不分，按办法就这几项再投一次，或者抽签。`,
        `A tie across the last ${seatsLeft}: ${names.en} are not told apart here. By the rules they alone are voted on again, or drawn by lot.`,
      ),
    ]
  if (seatsLeft === 0) return told
  return [
    ...told,
    both(
      `还差 ${seatsLeft} 个没有过：其余的再投一次，还是空着，由主席团决定。`,
      `${seatsLeft} left to fill: the presidium decides on a second ballot among the others, or leaves them empty.`,
    ),
  ]
}
