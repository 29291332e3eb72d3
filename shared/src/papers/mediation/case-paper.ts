import type { Day } from '../../domain/days.ts'
import { dayOf } from '../../domain/days.ts'
import type { Instant } from '../../domain/decider.ts'
import type { CaseState } from '../../domain/mediation/case-state.ts'
import { sideOf } from '../../domain/mediation/party/state.ts'
import type { Side } from '../../domain/mediation/party/schema.ts'
import { sealedBy, versionsOf } from '../../domain/mediation/settlement/state.ts'
import { field, type FormBlock, type FormField } from './form.ts'

/** What every form of a case is filled from. */
export type CasePaper = {
  readonly state: CaseState
  /** The station, where no committee has set its seal. */
  readonly station: string
  /** Somebody's name in this case; empty for who was erased. */
  readonly nameOf: (participant: string) => string
  readonly demo: boolean
  /** Files of the dossier that were looked for and are not there any more; absent where nobody looked. */
  readonly lost?: readonly string[]
}

/** 〔2026〕人调字第3号 */
export const caseNumber = ({ number }: CaseState['case']): string =>
  number ? `〔${number.year}〕人调字第${number.count}号` : ''

/** 2026年8月29日 */
export const dayInChinese = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
export const instantInChinese = (at: Instant): string => dayInChinese(dayOf(at))

/** The committee that set its seal last, or is to; else the station that keeps the case. */
export const issuerOf = ({ state, station }: CasePaper): string =>
  versionsOf(state.settlement)
    .map(sealedBy)
    .filter((committee) => committee !== '')
    .slice(-1)[0] ?? station

export const sideNames: Readonly<Record<Side, string>> = { a: '甲方', b: '乙方' }

/** 许女士; with who acts for them: 步溪村村民小组（代理人：组长老梁） */
export function partyName({ state, nameOf }: CasePaper, id: string): string {
  const acting = Object.keys(state.party.parties[id]!.representatives).map(nameOf)
  return acting.length > 0 ? `${nameOf(id)}（代理人：${acting.join('、')}）` : nameOf(id)
}

export const namesOnSide = (paper: CasePaper, side: Side): string =>
  sideOf(paper.state.party, side)
    .map((id) => paper.nameOf(id))
    .join('、')

export const bothSides = (paper: CasePaper): string =>
  `${namesOnSide(paper, 'a')}、${namesOnSide(paper, 'b')}`

/** @param mediators of a talk that was, who mediated then */
export const mediatorNames = (
  { state, nameOf }: CasePaper,
  mediators: CaseState['case']['mediators'] = state.case.mediators,
): string =>
  mediators
    .map(({ participant, capacity }) => `${nameOf(participant)}${capacity === 'invited' ? '（特邀）' : ''}`)
    .join('、')

/** 姓名 性别 民族 年龄 职业或职务 联系方式 单位或住址; of an organisation its head instead. */
function particularsOf(paper: CasePaper, side: Side, id: string): readonly (readonly FormField[])[] {
  const { kind, particulars: of, contact } = paper.state.party.parties[id]!
  const name = field(sideNames[side], partyName(paper, id))
  const where = [field('单位或住址', of.address), field('联系方式', contact?.phone ?? '')]
  if (kind === 'organisation') return [[name, field('负责人', of.headedBy)], where]
  return [
    [name, field('性别', of.gender), field('民族', of.ethnicity)],
    [field('年龄', of.age === null ? '' : `${of.age}岁`), field('职业或职务', of.occupation)],
    where,
  ]
}

/** The parties of both sides, 甲方 first. */
export const partyFields = (paper: CasePaper): FormBlock => ({
  kind: 'fields',
  rows: (['a', 'b'] as const).flatMap((side) =>
    sideOf(paper.state.party, side).flatMap((id) => particularsOf(paper, side, id)),
  ),
})
