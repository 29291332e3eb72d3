import type { InBoth } from '@linyi/shared/domain/in-both'
import { fingerprintOf } from '@linyi/shared/record/fingerprint'
import type { RecordedReceipt } from '@linyi/shared/record/receipt-in-record'
import { toldBallots } from '@linyi/shared/record/recount-boxes'
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
  shown: {
    zh: '代称或改过的话写在了原话的地方',
    en: 'it shows something in the place of what was recorded',
  },
  about: {
    zh: '文件开头的标题或公示时间，和里面记的不一样',
    en: 'the head says another title or time than the entries do',
  },
  settled: {
    zh: '当选的、进储备库的、定没定，和前面几次投票的结果对不上',
    en: 'who is chosen, kept in reserve or what is settled is not what its ballots come to',
  },
  lot: { zh: '抽签再算一遍，不是这个结果', en: 'its lot does not come to what it says' },
  recount: { zh: '票数合不上', en: 'its votes do not add up' },
  voters: {
    zh: '表里有人记了两次，或者本来不能投',
    en: 'somebody votes twice in it, or could not vote',
  },
  rules: {
    zh: '算票的基数或要多少票，和它抄下的规则不一样',
    en: 'its base, or how many votes were needed, is not by the rules it quotes',
  },
  uncertified: {
    zh: '最后一次点票没有两位监票人签字，或者两种数法不一样，就宣布了',
    en: 'it was announced without two scrutineers’ signatures under its last count, or though two counts differed',
  },
  terms: {
    zh: '发出的票比名册上的人多，或者过线的基数不是开始时定下的，或者该要的过线没有要',
    en: 'more slips than people, a majority of others than were frozen when it opened, or none though one is asked for',
  },
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

/** How many were handed out no file shows: scrutineers compared it with the list of spent slips. */
const boxLines = ({ boxes, entries }: RecordReport): readonly string[] =>
  toldBallots(entries).map(({ sealing: { issued } }, index) => {
    const returned = boxes[index]!.papers.length
    return `✓ 无记名投票 ${returned} 张，票和回执与封箱时一致，重新点过，结果、当选和储备都一样；发出 ${issued} 张照站里说的，文件里核不出 · secret ballot of ${returned}: papers and receipts as sealed, counted anew with the same result, the same chosen and in reserve; that ${issued} were handed out is the station’s word`
  })

/** Ballots of earlier versions. */
const rulesLine = ({ withoutPack }: RecordReport): readonly string[] =>
  withoutPack === 0
    ? []
    : [
        `– ${withoutPack} 次表决没有抄下算票的规则，要多少票才通过照站里说的，核不出 · ${withoutPack} ballots quote no rules in figures: how many votes they needed is the station’s word`,
      ]

const keyLine = ({ key }: RecordReport, compared: Compared): string =>
  compared.key === null
    ? `– 签名对得上；钥匙是不是站里的，要用 --key 比一比：${key} · the signature fits; compare its key with the published one (--key)`
    : '✓ 是用公布的那把钥匙签的 · signed with the published key'

function rootLine({ entries, rootAt, places }: RecordReport, compared: Compared): string {
  if (compared.root === null || rootAt === null)
    return '– 没有给散会指纹（--root），只能说条条相扣 · without the value announced at the close (--root) no more can be said'
  const later = entries.length - rootAt
  const after = later > 0 ? `，后面 ${later} 条是散会以后的` : ''
  const afterEn = later > 0 ? `; ${later} came later` : ''
  const part = compared.root.length < 64 ? `（比了前 ${compared.root.length} 位）` : ''
  const [held, heldEn] =
    compared.key === null
      ? [
          `照原样公开的 ${places.open} 处是当时记下的`,
          `the ${places.open} places open up to it are as recorded`,
        ]
      : ['没有被改过', 'unchanged up to it']
  return `✓ 散会指纹是第 ${rootAt} 条的${part}：到这一条${held}${after} · the value announced is that of entry ${rootAt}: ${heldEn}${afterEn}`
}

/** What no chain proves, because other words than those recorded stand there, or none (decisions 6). */
function restLine({ places, titleOpen }: RecordReport, compared: Compared): string {
  const { shown, closed, hidden } = places
  const head = titleOpen ? '站名' : '标题和站名'
  const headEn = titleOpen ? 'the station’s name' : 'the title and the station’s name'
  const rest = `${shown} 处写的是代称或改过的话，${closed} 处没有公开（${hidden} 条整条没有公开），还有${head}`
  const restEn = `${shown} places show other words, ${closed} are not open (${hidden} entries not at all), and ${headEn}`
  return compared.key === null
    ? `! ${rest}：只有签名管得着，谁签的没有比过，别当作核过了（--key） · ${restEn}: these rest on the signature alone, and whose it is was not compared: do not take them as checked (--key)`
    : `– ${rest}：照站里签的，指纹管不着 · ${restEn}: as the station signed them; the chain says nothing of them`
}

/** What holds, line by line. For a report without a fault. */
export const heldLines = (report: RecordReport, compared: Compared): readonly string[] => [
  ...(report.about ? [`${report.about.title}（${report.about.station}）`] : []),
  chainLine(report),
  ...boxLines(report),
  ...rulesLine(report),
  keyLine(report, compared),
  rootLine(report, compared),
  restLine(report, compared),
]

/** Whether a receipt is among those that came back, and how that was seen. */
export function receiptLine({ boxes }: RecordReport, number: string, found: RecordedReceipt | null): string {
  if (!found) {
    const all = boxes.reduce((sum, { receipts }) => sum + receipts.length, 0)
    return `✗ 回执号 ${number}：收回的 ${all} 张里没有，先看看抄错没有 · receipt ${number}: none of the ${all} that came back; see whether it was copied right`
  }
  const { entry, place, of, proof, fingerprint } = found
  const groups = fingerprintOf(fingerprint).join(' ')
  return `✓ 回执号 ${number}：在第 ${entry} 条宣布的那次投票里，已计入；收回 ${of} 张，是回执里的第 ${place} 张，往上算 ${proof.length} 步，正是票箱指纹 ${groups} · receipt ${number}: counted in the ballot announced by entry ${entry}, number ${place} of ${of}; ${proof.length} steps up from it is the fingerprint of the box, ${groups}`
}

export const badReceipt = '回执号是八位，像 6F2K-91QD · a receipt has eight digits and letters, as 6F2K-91QD'

export const usage =
  '用法 · usage: npm run -s verify -- FILE [--root R] [--key K] [--receipt NUMBER]\n' +
  `  R: 散会时公布的指纹，${rootDigitsMin} 到 64 位 · the value announced at the close, ${rootDigitsMin} to 64 hex digits\n` +
  '  K: 站里公布的钥匙，64 位 · the key the station published, 64 hex digits\n' +
  '  NUMBER: 回执号，看这张票在不在收回的里面 · a receipt number: whether that vote is among those that came back'
