import type { BallotResult } from '../domain/ballot/schema.ts'
import { kinds } from '../domain/meeting/kinds.ts'
import { squareMetres } from '../domain/roll/area.ts'
import { capacityNames } from '../domain/roll/capacity-names.ts'
import { baseCounted } from '../domain/rules/said.ts'
import { fingerprintOf } from '../record/fingerprint.ts'
import { longDate, timeOfDay } from './chinese.ts'
import type { ResultPaper } from './result-paper.ts'
import type { SecretReport } from './secret-report.ts'

/** 表决结果报告单 of a vote by name, by hands or by roll call, in the sentences and cells of a 公文. */
export type ShownReport = Omit<SecretReport, 'groups' | 'fingerprint'> & {
  /** What the closing entry’s leaf is known by; null before the close. */
  readonly root: { readonly groups: readonly string[]; readonly inFull: string } | null
}

const handedIn = ({ yes, no, abstain }: Pick<BallotResult, 'yes' | 'no' | 'abstain'>): number =>
  yes + no + abstain

const heldBetween = ({ motion, method, openedAt, closedAt }: ResultPaper): string => {
  const parts = [motion.who, motion.what, motion.when, motion.cost].filter((part) => part !== '')
  const begun = `${longDate(openedAt)}${timeOfDay(openedAt)}`
  return `动议：${motion.text}（${parts.join('，')}）。${method.zh}，${begun}开始，${timeOfDay(closedAt)}结束。`
}

function figuresOf({ expected, entitled, byName, result }: ResultPaper): SecretReport['figures'] {
  const here = [
    ...(expected === null ? [] : [{ label: '应到', count: expected }]),
    { label: '实到', count: entitled },
  ]
  return byName
    ? [...here, { label: '收回', count: handedIn(result) }, { label: '没有表态', count: result.silent }]
    : [...here, { label: '举手', count: handedIn(result) }, { label: '没有举手', count: result.silent }]
}

/** 赞成、反对、弃权, each with its votes; beside them by area, or of the group that is counted apart. */
function columnsOf({ byName, result }: ResultPaper): Pick<SecretReport, 'head' | 'rows'> {
  const { byArea, group } = result
  const asked = [
    { label: '赞成', of: 'yes' },
    { label: '反对', of: 'no' },
    ...(byName ? [{ label: '弃权', of: 'abstain' } as const] : []),
  ] as const
  return {
    head: [
      ...['选项', '票数'],
      ...(byArea ? ['面积（平方米）'] : []),
      ...(group ? [`其中${capacityNames[group.capacity].zh}`] : []),
    ],
    rows: asked.map(({ label, of }) => ({
      cells: [
        ...[label, String(result[of])],
        ...(byArea ? [squareMetres(byArea[of])] : []),
        ...(group ? [String(group[of])] : []),
      ],
      won: result.passed && of === 'yes',
    })),
  }
}

function toldOf({ result, rule, basis, named }: ResultPaper): readonly string[] {
  const { base, baseCount, needed, byArea, group, passed } = result
  const isApart = byArea !== undefined || group !== undefined
  return [
    passed ? '结果：通过。' : '结果：没有通过。',
    `办法：${rule.zh}${isApart ? '' : `${baseCounted(base, baseCount).zh}，${needed}票起通过。`}`,
    `依据：${basis.source}，${basis.asOf}的文本。`,
    ...(named.length > 0 ? ['各人怎么投的，另在打印的附页上，不张贴。'] : []),
  ]
}

/** Nothing is counted here: every figure is one that was told at the close of the ballot. */
export const shownReport = (paper: ResultPaper, demo: boolean): ShownReport => ({
  issuer: `${paper.station}·${kinds[paper.facts.kind].name.zh}`,
  date: longDate(paper.closedAt),
  held: heldBetween(paper),
  figures: figuresOf(paper),
  ...columnsOf(paper),
  told: toldOf(paper),
  signs: [
    ...['监票人', '计票人'].map((label) => ({ label, who: '', at: '' })),
    { label: '主持人', who: paper.moderators.join('、'), at: '' },
  ],
  root: paper.root === null ? null : { groups: fingerprintOf(paper.root), inFull: paper.root },
  demo,
})
