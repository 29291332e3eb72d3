import type { Fragment } from '../../domain/mediation/settlement/parts.ts'

/** Words that fit many quarrels, to begin from. ［…］ becomes a blank; `source` says what they rest on. */
export type Clause = {
  readonly id: string
  readonly fragment: Fragment
  readonly title: string
  readonly lines: readonly string[]
  readonly source: string
}

const civil = (articles: string): string => `民法典 ${articles}`
const mediation = (articles: string): string => `人民调解法 ${articles}`

/** By where they belong, the common ones first. Articles as they stood in 2026; a station's lawyer has the last word. */
export const clauses: readonly Clause[] = [
  {
    id: 'person',
    fragment: 'prose/parties',
    title: '当事人（个人）',
    lines: [
      '甲方：［姓名］，［性别］，［民族］，［年龄］岁，［职业］，住［地址］，电话［电话］。',
      '乙方：［姓名］，［性别］，［民族］，［年龄］岁，［职业］，住［地址］，电话［电话］。',
    ],
    source: `${mediation('29')}；司法部人民调解文书格式`,
  },
  {
    id: 'organisation',
    fragment: 'prose/parties',
    title: '当事人（单位）',
    lines: ['［甲方或乙方］：［单位名称］，地址［地址］；负责人［姓名］，［职务］，电话［电话］。'],
    source: `${mediation('29')}；司法部人民调解文书格式`,
  },
  {
    id: 'agent',
    fragment: 'prose/parties',
    title: '委托的人',
    lines: ['［甲方或乙方］委托［姓名］（［关系或职务］）来谈，授权写明：［可以答应什么］。'],
    source: civil('165'),
  },
  {
    id: 'facts',
    fragment: 'prose/facts',
    title: '纠纷经过',
    lines: [
      '［哪一天］，在［什么地方］，［谁］和［谁］因为［什么事］起了纠纷。',
      '造成的结果：［什么损失］。',
    ],
    source: mediation('29'),
  },
  {
    id: 'dispute',
    fragment: 'prose/disputes',
    title: '争的是什么',
    lines: ['双方争的是：［第一点］；［第二点］。'],
    source: mediation('29'),
  },
  {
    id: 'fault',
    fragment: 'prose/responsibilities',
    title: '一方有责',
    lines: ['［甲方或乙方］认：［做了什么或没做什么］，应当担责。'],
    source: civil('1165'),
  },
  {
    id: 'sharedFault',
    fragment: 'prose/responsibilities',
    title: '双方都有责',
    lines: ['甲方认［几成］责任，因为［理由］；乙方认［几成］责任，因为［理由］。'],
    source: civil('1173'),
  },
  {
    id: 'noFault',
    fragment: 'prose/responsibilities',
    title: '不分对错，互相体谅',
    lines: ['双方都愿意让一步，这件事不再论对错。'],
    source: civil('5、288'),
  },
  {
    id: 'pay',
    fragment: 'prose/terms',
    title: '赔钱',
    lines: [
      '［甲方或乙方］赔［甲方或乙方］［多少］元（［大写］），包括［哪些费用］。这笔付清，［为什么事］不再要别的钱。',
    ],
    source: civil('1179、1184'),
  },
  {
    id: 'leak',
    fragment: 'prose/terms',
    title: '楼上漏水',
    lines: [
      '乙方在［哪一天］前请人修好［哪里］，不再漏水，修的钱由乙方出。',
      '乙方赔甲方［哪些东西］的修理钱［多少］元（［大写］）。',
    ],
    source: civil('288、296'),
  },
  {
    id: 'passage',
    fragment: 'prose/terms',
    title: '通行、过道',
    lines: ['［谁］在［哪一天］前清走［什么地方］的［什么东西］，以后不再占，留出［多宽］米给大家走。'],
    source: civil('288、291'),
  },
  {
    id: 'light',
    fragment: 'prose/terms',
    title: '采光、通风',
    lines: ['［谁］在［哪一天］前把［什么］［拆掉、降低或移开］，不挡［谁家］的光和风。'],
    source: civil('293'),
  },
  {
    id: 'noise',
    fragment: 'prose/terms',
    title: '吵闹',
    lines: ['［谁］每天［几点］到第二天［几点］不［做什么］；装修只在［几点］到［几点］。'],
    source: '噪声污染防治法 65、66',
  },
  {
    id: 'pet',
    fragment: 'prose/terms',
    title: '养狗养猫',
    lines: ['［谁］出门牵绳，收拾粪便；［谁］被［咬伤或抓伤］的医药费［多少］元（［大写］）由［谁］付。'],
    source: civil('1245、1251'),
  },
  {
    id: 'wage',
    fragment: 'prose/terms',
    title: '拖欠工钱',
    lines: ['［谁］欠［谁］［哪个月到哪个月］的工钱［多少］元（［大写］），双方对过账，数目认可。'],
    source: '保障农民工工资支付条例 3、6',
  },
  {
    id: 'loan',
    fragment: 'prose/terms',
    title: '借钱还钱',
    lines: [
      '［谁］还欠［谁］本金［多少］元（［大写］），利息［没有，或写明多少］。原来的借条［还清时交还］。',
    ],
    source: civil('667、675、680'),
  },
  {
    id: 'deposit',
    fragment: 'prose/terms',
    title: '租房押金',
    lines: [
      '房东退租客押金［多少］元（［大写］）；租客在［哪一天］前搬出，交回钥匙［几］把，水电费结到那天。',
    ],
    source: civil('710、733'),
  },
  {
    id: 'supportOld',
    fragment: 'prose/terms',
    title: '赡养老人',
    lines: [
      '［谁］每月［几］号前给［老人］生活费［多少］元（［大写］）；看病的钱［怎么分］；［谁］每［周或月］去看［几］次。',
    ],
    source: `${civil('1067')}；老年人权益保障法 14、18`,
  },
  {
    id: 'apology',
    fragment: 'prose/terms',
    title: '道歉',
    lines: ['［谁］当面向［谁］道歉，［谁］接受。'],
    source: civil('179'),
  },
  {
    id: 'noMore',
    fragment: 'prose/terms',
    title: '到此为止',
    lines: ['做到以上各条，双方这件事就了结，不再为它吵、不再要钱。'],
    source: mediation('31'),
  },
  {
    id: 'once',
    fragment: 'prose/performance',
    title: '一次付清',
    lines: ['用［现金、转账或微信］付；收到的人写收条，交调解委员会一份。'],
    source: `${mediation('29、31')}；${civil('509')}`,
  },
  {
    id: 'late',
    fragment: 'prose/performance',
    title: '晚付怎么办',
    lines: ['到日子没付的，每晚一天多付［多少］元；晚过［几］天，另一方可以要求一次付清。'],
    source: civil('585'),
  },
  {
    id: 'check',
    fragment: 'prose/performance',
    title: '做完了谁来看',
    lines: ['做完那天，双方和调解员一起到［地方］看，没有问题就签字。'],
    source: mediation('31'),
  },
  {
    id: 'court',
    fragment: 'prose/performance',
    title: '一起申请司法确认',
    lines: ['双方同意从协议生效那天起 30 天内，一起到［哪个］法院申请司法确认。'],
    source: `${mediation('33')}；民事诉讼法 205`,
  },
  {
    id: 'breach',
    fragment: 'prose/performance',
    title: '不照做怎么办',
    lines: ['一方不照做的，另一方先找调解委员会；还不行，可以到法院起诉。'],
    source: mediation('31、32'),
  },
]

export const clausesFor = (fragment: Fragment): readonly Clause[] =>
  clauses.filter((clause) => clause.fragment === fragment)
