import { fillsSeats } from '../domain/ballot/secret/paper-kinds.ts'
import { scoreShown } from '../domain/ballot/secret/score-shown.ts'
import { isOfOneMind } from '../domain/ballot/secret/thin.ts'
import { kinds } from '../domain/meeting/kinds.ts'
import { fingerprintOf } from '../record/fingerprint.ts'
import { longDate, timeOfDay } from './chinese.ts'
import { endLines, namedIn, ruleLine } from './secret-lines.ts'
import type { SecretPaper } from './secret-paper.ts'

/** 票选结果报告单 in the sentences and cells of a 公文 (domain 7.3), before anything is said of millimetres. */
export type SecretReport = {
  readonly issuer: string
  readonly date: string
  /** What was voted on, how, and between when and when. */
  readonly held: string
  /** 应到、实到、发出、收回、有效、废票 */
  readonly figures: readonly { readonly label: string; readonly count: number }[]
  readonly head: readonly string[]
  /** In the order of the voting paper, a cell for each of the head. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly won: boolean }[]
  /** The rule with its base, what is left open, and how it was counted. */
  readonly told: readonly string[]
  readonly signs: readonly { readonly label: string; readonly who: string; readonly at: string }[]
  /** Four groups of four, as read out. */
  readonly groups: readonly string[]
  /** The same in full, 64 hex digits. */
  readonly fingerprint: string
  readonly demo: boolean
}

const fenPerWan = 1_000_000

const agains = {
  tied: '这是票数相同以后的重新投票。',
  seatsLeft: '这是名额没有选满、主席团决定以后的另行投票。',
  allVoid: '这是上一次的票全部作废以后的重新投票。',
} as const

const heldBetween = ({ motion, terms, castsFrom, stoppedAt, again }: SecretPaper): string => {
  const [begun, ended] = [castsFrom, stoppedAt].map((at) => `${longDate(at)}${timeOfDay(at)}`)
  return [
    `${motion}。`,
    fillsSeats(terms) ? `${terms.candidates.length}选${terms.seats}，` : '',
    `无记名${terms.binding ? '票决' : '票选推荐，结果供有权决定的单位参考'}。`,
    `${begun}开始，${ended}停止。`,
    again ? agains[again] : '',
  ].join('')
}

const figuresOf = ({ expected, entitled, sealing, outcome }: SecretPaper): SecretReport['figures'] => [
  ...(expected === null ? [] : [{ label: '应到', count: expected }]),
  { label: '实到', count: entitled },
  { label: '发出', count: sealing.issued },
  { label: '收回', count: sealing.returned },
  { label: '有效', count: outcome.valid },
  { label: '废票', count: outcome.void },
]

/** 赞成、反对、弃权 where the paper asks for them; else the one figure by which a row stands, if any says it. */
function columnsOf({ terms, outcome }: SecretPaper): Pick<SecretReport, 'head' | 'rows'> {
  const isPriced = terms.candidates.some(({ cost }) => cost > 0)
  const isMarked = outcome.lines.some(({ marks }) => marks !== null)
  const counted = isMarked ? ['赞成', '反对', '弃权'] : ['得分']
  const rows = terms.candidates.map(({ id, title, cost }, place) => {
    const line = outcome.lines.find(({ candidate }) => candidate === id)!
    const { marks, score, won } = line
    const figures = marks
      ? [marks.yes, marks.no, marks.abstain].map(String)
      : [score === null ? '—' : scoreShown(score)]
    return {
      cells: [
        String(place + 1),
        title,
        ...(isPriced ? [String(cost / fenPerWan)] : []),
        ...figures,
        won ? '当选' : '—',
      ],
      won,
    }
  })
  const head = ['序号', '项目名称', ...(isPriced ? ['投资（万元）'] : []), ...counted, '是否当选']
  return { head, rows }
}

const seconds = {
  agrees: '两套程序各数一遍，结果一致。',
  differs: '两套程序数出来不一致。',
  notAvailable: '这种算法只数一遍，没有第二套程序核对。',
} as const

function toldOf(paper: SecretPaper): readonly string[] {
  const { terms, outcome, sealing, sentBack, helped, rulings, turned } = paper
  const counted = { terms, announced: paper, lot: paper.lot }
  return [
    `办法：${terms.pack.name.zh}。${ruleLine(counted)}`,
    ...endLines(counted),
    ...outcome.ties.map(
      (among) =>
        `${namedIn(counted, among)}在计票中有一步不分上下，按计票办法定的先后取，办法没有定的按票面上的先后。`,
    ),
    ...(isOfOneMind(outcome) ? ['有的项几乎每张票都一样，那一项各人怎么选的，从结果看得出。'] : []),
    ...(paper.lot
      ? [
          `抽签的见证人：${paper.lot.numbers.map(({ name, number }) => `${name}写${number}`).join('，')}。两个数都在打开以前封好，合起来定次序。`,
        ]
      : []),
    seconds[sealing.second],
    ...(turned
      ? [`设备上一轮作废（发出${turned.issued}，投了${turned.returned}），改用纸票：${turned.reason}。`]
      : []),
    ...(helped > 0 ? [`有${helped}人由工作人员念票或者扶着机器，选什么由本人自己点。`] : []),
    ...(rulings.length > 0
      ? [`监票人看原票判定：${rulings.map(({ sheet, reason }) => `第${sheet}张，${reason}`).join('；')}。`]
      : []),
    ...(sentBack > 0 ? [`监票人退回重核${sentBack}次，各次都留底。`] : []),
  ]
}

/** Nothing is counted here: every figure is one that was announced. */
export const secretReport = (paper: SecretPaper, demo: boolean): SecretReport => ({
  issuer: `${paper.station}·${kinds[paper.facts.kind].name.zh}`,
  date: longDate(paper.announcedAt),
  held: heldBetween(paper),
  figures: figuresOf(paper),
  ...columnsOf(paper),
  told: toldOf(paper),
  signs: [
    ...paper.signed.map(({ name, at, chief }) => ({
      ...{ label: chief ? '总监票人' : '监票人', who: name, at: `${timeOfDay(at)}签认` },
    })),
    ...paper.tellers.map((name) => ({ label: '计票人', who: name, at: '' })),
    { label: '主持人', who: paper.announcedBy, at: `${timeOfDay(paper.announcedAt)}宣布` },
  ],
  groups: fingerprintOf(paper.sealing.fingerprint),
  fingerprint: paper.sealing.fingerprint,
  demo,
})
