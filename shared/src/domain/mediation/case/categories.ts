import type { InBoth } from '../../in-both.ts'

/** Where a matter may be taken instead (调解法 26). */
export const routes = ['arbitration', 'administration', 'court', 'police'] as const
export type Route = (typeof routes)[number]

export const routeNames: Readonly<Record<Route, InBoth>> = {
  arbitration: { zh: '仲裁机构', en: 'arbitration' },
  administration: { zh: '行政机关', en: 'the administration' },
  court: { zh: '法院', en: 'the court' },
  police: { zh: '公安机关', en: 'the police' },
}

export type Category = {
  readonly name: InBoth
  /** Why it is turned away, and who has it instead; absent where it may be mediated. */
  readonly notMediable?: { readonly why: InBoth; readonly route: Route }
  /** A court confirms no agreement on it (司法确认规定 4: 身份关系、收养关系、婚姻关系). */
  readonly ofStatus?: true
  /** Signed with a pen: 电签法 3 leaves out papers on 婚姻、收养、继承等人身关系. */
  readonly onPaper?: true
}

const turnedAway = (name: InBoth, why: InBoth, route: Route): Category => ({
  name,
  notMediable: { why, route },
})

/**
 * What a dispute is about: data, so that a further sort needs no code. The first are those of the statistics of 人民调解;
 * the last ones no committee may take (人民调解工作若干规定 22; 甬调 17).
 */
export const categories = {
  neighbours: { name: { zh: '邻里纠纷', en: 'between neighbours' } },
  landRights: { name: { zh: '土地承包、宅基地', en: 'land and homestead' } },
  water: { name: { zh: '漏水、排水', en: 'leaks and drainage' } },
  support: { name: { zh: '赡养、抚养', en: 'support in the family' } },
  status: {
    name: { zh: '婚姻、收养等身份关系', en: 'marriage, adoption, status' },
    ...{ ofStatus: true, onPaper: true },
  },
  inheritance: { name: { zh: '继承', en: 'inheritance' }, onPaper: true },
  property: { name: { zh: '物业', en: 'property management' } },
  lending: { name: { zh: '借款', en: 'lending' } },
  partnership: { name: { zh: '合伙、合同', en: 'partnership and contract' } },
  damages: { name: { zh: '损害赔偿', en: 'damages' } },
  wages: { name: { zh: '劳动报酬', en: 'wages' } },
  consumer: { name: { zh: '消费', en: 'consumer' } },
  other: { name: { zh: '其他民间纠纷', en: 'another private dispute' } },
  crime: turnedAway(
    { zh: '涉嫌犯罪', en: 'suspected crime' },
    { zh: '涉嫌犯罪的事由公安机关管', en: 'a suspected crime is for the police' },
    'police',
  ),
  officialAct: turnedAway(
    { zh: '对行政机关的决定不服', en: 'against an official decision' },
    { zh: '对行政决定不服要走复议或诉讼', en: 'an official decision is reviewed or sued' },
    'administration',
  ),
  pending: turnedAway(
    { zh: '法院、仲裁或行政机关已经受理', en: 'pending elsewhere' },
    { zh: '别的机关已经受理，由他们接着办', en: 'another body has it already' },
    'court',
  ),
  reserved: turnedAway(
    { zh: '法律规定只能由专门机关处理', en: 'reserved by law' },
    { zh: '法律规定只能由专门机关处理', en: 'the law reserves it to another body' },
    'court',
  ),
} as const satisfies Readonly<Record<string, Category>>

export type CategoryId = keyof typeof categories
export const categoryIds = Object.keys(categories) as [CategoryId, ...CategoryId[]]

export const categoryOf = (id: CategoryId): Category => categories[id]
