import type { FileFault, FileWhy } from '@linyi/shared/domain/counting/files/fault'
import type { CountFault } from '@linyi/shared/domain/counting/options'
import type { InBoth } from '@linyi/shared/domain/in-both'

const whys: { readonly [Why in FileWhy]: InBoth } = {
  unknownFormat: {
    zh: '不认识这种文件，认识 .pb .blt .soc .soi .toc .toi',
    en: 'not a .pb .blt .soc .soi .toc .toi file',
  },
  tooLarge: { zh: '文件太大', en: 'the file is too large' },
  notText: { zh: '不是 UTF-8 的文字', en: 'not UTF-8 text' },
  ended: { zh: '文件到这里就断了', en: 'the file ends too early' },
  number: { zh: '这里要一个整数，而且在允许的范围里', en: 'a whole number within bounds is needed' },
  amount: { zh: '这里要一个金额，不带千分号', en: 'an amount is needed, without separators' },
  tooManyCandidates: { zh: '候选太多', en: 'too many candidates' },
  tooManyPapers: { zh: '票太多', en: 'too many papers' },
  unknownCandidate: { zh: '没有这个候选', en: 'no such candidate' },
  repeatedCandidate: { zh: '同一个写了两次', en: 'the same candidate twice' },
  repeatedVoter: { zh: '同一个人投了两张', en: 'two papers of one voter' },
  countDiffers: {
    zh: '文件里写的数和实际的对不上，可能缺了一截',
    en: 'the number stated is not the number found: part may be missing',
  },
  quoteOpen: { zh: '引号没有关上', en: 'a quotation mark is never closed' },
  section: {
    zh: '这里不该是这个部分（META、PROJECTS、VOTES 各一次）',
    en: 'not expected here (META, PROJECTS and VOTES once each)',
  },
  sectionMissing: { zh: '缺这个部分', en: 'this section is missing' },
  column: { zh: '列对不上', en: 'the columns do not fit' },
  fieldMissing: { zh: '缺这一项', en: 'this is missing' },
  repeatedField: { zh: '这一项写了两次', en: 'this is said twice' },
  paperKind: { zh: '不认识这种票', en: 'unknown kind of ballot' },
  pointsDiffer: { zh: '分数和项目的个数不一样', en: 'not as many points as projects' },
  notBallot: { zh: '看不出这是一张票', en: 'this is not a ballot' },
  lineEnd: { zh: '这一行没有用 0 结束', en: 'this line does not end with 0' },
  afterEnd: {
    zh: '票已经用 0 结束了，后面不该还有这个',
    en: 'the papers have ended with 0; this comes after',
  },
  option: { zh: '看不懂方括号里的话', en: 'the words in brackets cannot be read' },
  names: { zh: '名字和候选的个数不一样', en: 'not as many names as candidates' },
  braces: { zh: '名次写得不对', en: 'the order cannot be read' },
  sharedRank: { zh: '这种文件里不能并列', en: 'this kind of file has no shared ranks' },
  incomplete: { zh: '这种文件里每张票都要排完', en: 'in this kind of file every paper ranks everybody' },
}

const countFaults: { readonly [Fault in CountFault]: InBoth } = {
  needsRanks: {
    zh: '这样算要有名次，这份文件里没有',
    en: 'this rule needs ranks, which the file does not have',
  },
  needsPoints: {
    zh: '这样算要有分数，这份文件里没有',
    en: 'this rule needs points, which the file does not have',
  },
  needsBudget: {
    zh: '这样算要有预算，这份文件里没有',
    en: 'this rule needs a budget, which the file does not have',
  },
  needsScoreMin: {
    zh: '文件里没有最低分（min_project_score_threshold）',
    en: 'the file sets no min_project_score_threshold',
  },
  needsSeats: { zh: '请用 --seats 说明应选几个', en: 'say how many seats with --seats' },
  needsAll: { zh: '请用 --all 说明应到多少人', en: 'say how many may vote with --all' },
  needsLine: {
    zh: '每张票都排满了名次，看不出赞成到哪一个为止',
    en: 'every paper ranks everybody: where approval ends cannot be told',
  },
}

const inBoth = ({ zh, en }: InBoth): string => `${zh} · ${en}`

/** Where a file cannot be read, and why. */
export function fileFaultLine(file: string, { line, why, what }: FileFault): string {
  const { zh, en } = whys[why]
  const words = what === '' ? '' : `“${what}”`
  return `${file} 第 ${line} 行：${zh}${words} · line ${line}: ${en} ${words}`.trimEnd()
}

export const countFaultLine = (fault: CountFault): string => inBoth(countFaults[fault])
