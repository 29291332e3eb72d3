import type { InBoth } from '@linyi/shared/domain/in-both'
import { rootDigitsMin, type RecordFault, type RecordReport } from '@linyi/shared/record/verify-record'

/** What was compared besides the file with itself. */
export type Compared = { readonly root: string | null; readonly key: string | null }

const linkBroken: InBoth = {
  zh: '和上一条扣不上',
  en: 'it is not linked to the entry before',
}
const headerChanged: InBoth = { zh: '抬头被改过', en: 'its header was changed' }

const whys: { readonly [Why in RecordFault['why']]: InBoth } = {
  notARecord: { zh: '这不是一份公开记录', en: 'this is not a public record' },
  head: { zh: '文件的开头被改过', en: 'the head of the file was changed' },
  end: { zh: '文件的末尾缺了或被改过', en: 'the end of the file is missing or was changed' },
  line: { zh: '这一条被改过', en: 'its words were changed' },
  count: { zh: '条数不对，有的被拿走或添上了', en: 'an entry was taken out or put in' },
  header: headerChanged,
  leaf: headerChanged,
  stream: { zh: '它是另一场会的', en: 'it belongs to another meeting' },
  seq: { zh: '次序不对', en: 'it is out of order' },
  prev: linkBroken,
  at: { zh: '时间不对', en: 'its time is not right' },
  fields: { zh: '内容看不懂', en: 'its words cannot be read' },
  commitment: { zh: '内容和当时记下的不是一回事', en: 'its words are not those recorded then' },
  boxes: { zh: '公布的票缺了或多了', en: 'what was in its box is missing, or is another ballot’s' },
  receipts: { zh: '公布的回执和封箱时不一样', en: 'its receipts are not those that were sealed' },
  papers: { zh: '公布的票和封箱时不一样', en: 'its papers are not those that were sealed' },
  recount: { zh: '票数合不上', en: 'its votes do not add up' },
  signature: { zh: '签名不对，文件被改过', en: 'the signature does not fit: the file was changed' },
  otherKey: { zh: '不是用公布的那把钥匙签的', en: 'it was not signed with the published key' },
  rootNotFound: { zh: '没有哪一条是散会时公布的指纹', en: 'no entry has the value announced at the close' },
}

const both = ({ zh, en }: InBoth): string => `${zh} · ${en}`

/** The first thing that fails, with the entry it stands in. */
export function faultLine({ entry, paper, why }: RecordFault): string {
  const words = whys[why]
  if (paper)
    return `第 ${entry} 条宣布的那次投票，第 ${paper} 张票被改过 · paper ${paper} of the ballot announced by entry ${entry} was changed`
  return entry === 0 ? both(words) : `第 ${entry} 条对不上：${words.zh} · entry ${entry} fails: ${words.en}`
}

const chainLine = ({ entries }: RecordReport): string =>
  `✓ ${entries.length} 条，条条相扣 · ${entries.length} entries, each linked to the one before`

const boxLines = ({ boxes }: RecordReport): readonly string[] =>
  boxes.map(
    ({ papers }) =>
      `✓ 无记名投票 ${papers.length} 张，票和回执与封箱时一致，重新点过，结果一样 · secret ballot of ${papers.length}: papers and receipts as sealed, counted anew with the same result`,
  )

const keyLine = ({ key }: RecordReport, compared: Compared): string =>
  compared.key === null
    ? `– 签名对得上；钥匙是不是站里的，要用 --key 比一比：${key} · the signature fits; compare its key with the published one (--key)`
    : '✓ 是用公布的那把钥匙签的 · signed with the published key'

function rootLine({ entries, rootAt }: RecordReport, compared: Compared): string {
  if (compared.root === null || rootAt === null)
    return '– 没有给散会指纹（--root），只能说条条相扣 · without the value announced at the close (--root) no more can be said'
  const later = entries.length - rootAt
  const after = later > 0 ? `，后面 ${later} 条是散会以后的` : ''
  const afterEn = later > 0 ? `; ${later} came later` : ''
  const part = compared.root.length < 64 ? `（比了前 ${compared.root.length} 位）` : ''
  return `✓ 散会指纹是第 ${rootAt} 条的${part}：到这一条没有被改过${after} · the value announced is that of entry ${rootAt}: unchanged up to it${afterEn}`
}

/** What holds, line by line. For a report without a fault. */
export const heldLines = (report: RecordReport, compared: Compared): readonly string[] => [
  ...(report.about ? [`${report.about.title}（${report.about.station}）`] : []),
  chainLine(report),
  ...boxLines(report),
  keyLine(report, compared),
  rootLine(report, compared),
]

export const usage =
  '用法 · usage: npm run -s verify -- FILE [--root R] [--key K]\n' +
  `  R: 散会时公布的指纹，${rootDigitsMin} 到 64 位 · the value announced at the close, ${rootDigitsMin} to 64 hex digits\n` +
  '  K: 站里公布的钥匙，64 位 · the key the station published, 64 hex digits'
