import { capitalYuan, figureYuan } from '@linyi/shared/lib/money'
import { texts } from '#lib/i18n/texts.ts'

/** `deed`: it is not about money, and its words say what is to be done. */
type Figures = {
  readonly amountFen: number
  readonly dueOn: string
  readonly payer: 'a' | 'b'
  readonly deed?: boolean
}

const day = (on: string): string => {
  const [year, month, date] = on.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Of the settlement as a paper. */
export const paperTexts = texts(
  {
    title: '人民调解协议书',
    draftTitle: '调解协议（草稿）',
    headedBy: '人民调解委员会盖章以后，是人民调解协议书；没有委员会盖章的，是和解意见。',
    waitsForSeal: (committee: string) => `待${committee}盖章，盖章以前不生效。`,
    opinion: '和解意见',
    number: (number: string) => `编号：${number}`,
    parts: { parties: '当事人', facts: '纠纷事实', terms: '协议内容', performance: '履行时限' },
    partsList: '协议各部分',
    sides: { a: '甲方', b: '乙方' },
    fragments: {
      'prose/parties': '当事人',
      'prose/facts': '纠纷主要事实',
      'prose/disputes': '争议事项',
      'prose/responsibilities': '各方责任',
      'prose/terms': '经调解，自愿达成如下协议',
      'prose/performance': '履行方式、时限',
    },
    partOf: (at: number, of: number) => `第 ${at} 部分，共 ${of}`,
    draft: (revision: number) => `第 ${revision} 稿`,
    notWritten: '还没写',
    agreedByBoth: '双方已认，已锁定',
    bothSeal: '双方认可',
    effectSeal: '协议生效',
    sealMark: '调解印章',
    instalment: ({ amountFen, dueOn, payer, deed }: Figures) => {
      const by = dueOn === '' ? '哪一天前？' : `${day(dueOn)}前`
      if (deed) return `${by}，${payer === 'a' ? '甲方' : '乙方'}来做`
      const amount = amountFen === 0 ? '多少钱？' : `${figureYuan(amountFen)}元（${capitalYuan(amountFen)}）`
      return `${by}，${payer === 'a' ? '甲方付给乙方' : '乙方付给甲方'}${amount}`
    },
    signParty: (side: string) => `${side}（签名、按指印）`,
    signMediator: '人民调解员（签名）',
    signRecorder: '记录人（签名）',
    committee: '人民调解委员会（盖章）',
    suggested: (who: string) => `${who}提的改法`,
    suggestedByYou: '您提的改法，等对方或者调解员来定',
    accept: '采用',
    reject: '不采用',
    takeBack: '收回',
  },
  {
    title: "People's mediation agreement",
    draftTitle: 'Settlement (draft)',
    headedBy:
      "With a committee's seal it is a people's mediation agreement; without one it is a settlement opinion.",
    waitsForSeal: (committee) => `Waits for the seal of ${committee}; not in force before.`,
    opinion: 'Settlement opinion',
    number: (number) => number,
    parts: { parties: 'Parties', facts: 'Facts', terms: 'Terms', performance: 'Performance' },
    partsList: 'Parts of the agreement',
    sides: { a: 'Side A', b: 'Side B' },
    fragments: {
      'prose/parties': 'The parties',
      'prose/facts': 'Main facts',
      'prose/disputes': 'Points in dispute',
      'prose/responsibilities': 'Responsibilities',
      'prose/terms': 'The parties freely agree as follows',
      'prose/performance': 'Way and time of performance',
    },
    partOf: (at, of) => `Part ${at} of ${of}`,
    draft: (revision) => `draft ${revision}`,
    notWritten: 'Not written yet',
    agreedByBoth: 'Agreed by both, locked',
    bothSeal: 'both agree',
    effectSeal: 'in effect',
    sealMark: 'sealed',
    instalment: ({ amountFen, dueOn, payer, deed }) => {
      const by = dueOn === '' ? 'By when?' : `By ${dueOn}`
      if (deed) return `${by}, side ${payer === 'a' ? 'A' : 'B'} does this`
      const amount =
        amountFen === 0 ? 'how much?' : `${figureYuan(amountFen)} yuan (${capitalYuan(amountFen)})`
      return `${by}, ${payer === 'a' ? 'side A pays side B' : 'side B pays side A'} ${amount}`
    },
    signParty: (side) => `${side} (signature, fingerprint)`,
    signMediator: "People's mediator (signature)",
    signRecorder: 'Recorder (signature)',
    committee: 'Mediation committee (seal)',
    suggested: (who) => `Suggested by ${who}`,
    suggestedByYou: 'You suggested this; the other side or a mediator settles it',
    accept: 'Take it',
    reject: 'Leave it',
    takeBack: 'Take back',
  },
)
