import type { InBoth } from '../in-both.ts'

/** A right that no majority takes away, with the words by which a motion is seen to touch it, and the law it stands on. */
export type LawfulRight = {
  readonly name: InBoth
  readonly signs: readonly string[]
  readonly source: string
}

/**
 * A vote must not take away what somebody has by law: their person, their democratic rights, their property (村委会法 27).
 * Which words are a sign of it is this project's own choice: a notice that stands where it need not costs a minute.
 */
export const lawfulRights = {
  membership: {
    name: { zh: '集体经济组织成员的身份', en: 'membership of the collective' },
    signs: ['出嫁女', '外嫁女', '上门女婿', '入赘', '成员资格', '成员身份', '村民资格', '户口迁'],
    source: '村委会法 27；农村集体经济组织法；妇女权益保障法',
  },
  land: {
    name: { zh: '承包地、宅基地', en: 'contracted land and homesteads' },
    signs: ['承包地', '宅基地', '收回土地', '调整土地', '责任田', '自留地'],
    source: '村委会法 27；农村土地承包法',
  },
  shares: {
    name: { zh: '征地补偿、集体收益的份额', en: 'a share in compensation and collective income' },
    signs: ['征地', '征收补偿', '补偿款', '补偿费', '分红', '收益分配'],
    source: '村委会法 27；农村集体经济组织法',
  },
  home: {
    name: { zh: '房屋和别的财产', en: 'homes and other property' },
    signs: ['强拆', '拆除违建', '没收', '罚款', '断水', '断电', '停水停电'],
    source: '村委会法 27；民法典 物权编',
  },
  person: {
    name: { zh: '人身自由和人格', en: 'freedom and dignity' },
    signs: ['赶出', '驱逐', '不准进', '禁止入住', '曝光', '公示照片'],
    source: '村委会法 27；民法典 人格权编',
  },
} as const satisfies Readonly<Record<string, LawfulRight>>

export type LawfulRightId = keyof typeof lawfulRights

/** The rights that words may touch, in the order above; none for nearly every motion. */
export const rightsTouched = (...words: readonly string[]): readonly LawfulRightId[] => {
  const all = words.join('\n')
  return (Object.keys(lawfulRights) as LawfulRightId[]).filter((id) =>
    lawfulRights[id].signs.some((sign) => all.includes(sign)),
  )
}

type Said = {
  readonly text: string
  readonly options: readonly { readonly title: string; readonly detail: string }[]
  readonly who: string
  readonly what: string
}
/** Of a motion with the words of the issues it is on. */
export const rightsInMotion = ({ text, options, who, what }: Said): readonly LawfulRightId[] =>
  rightsTouched(text, who, what, ...options.flatMap(({ title, detail }) => [title, detail]))
