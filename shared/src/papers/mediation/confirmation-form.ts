import { categoryOf } from '../../domain/mediation/case/categories.ts'
import { lastDayToApply, type Asked } from '../../domain/mediation/confirmation/state.ts'
import type { Revision } from '../../domain/mediation/settlement/state.ts'
import { partBlocks, notConfirmedTitle } from './agreement-form.ts'
import {
  bothSides,
  caseNumber,
  dayInChinese,
  issuerOf,
  partyFields,
  partyName,
  type CasePaper,
} from './case-paper.ts'
import { heading, sign, text, type FormBlock, type FormPaper } from './form.ts'
import { formOf } from './opening-forms.ts'

/** What the application is about, and who makes it, as it was or is today. */
type Application = {
  readonly effectiveOn: string
  readonly committee: string
  readonly asked: Asked
  readonly parties: readonly FormBlock[]
  readonly names: string
  /** By id, with the name to print. */
  readonly applicants: readonly (readonly [id: string, name: string])[]
}

const named = '司法确认申请书'

const blocksOf = ({ state: { case: part } }: CasePaper, of: Application): readonly FormBlock[] => [
  ...of.parties,
  heading('申请事项'),
  text(`请求确认${caseNumber(part)}人民调解协议有效。`),
  heading('事实和理由'),
  text(
    `${of.names}因${part.title}一事，经${of.committee}主持调解，于${dayInChinese(of.effectiveOn)}自愿达成人民调解协议，协议当日生效。`,
  ),
  text(`申请须在${dayInChinese(lastDayToApply(of)!)}以前提出。`),
  heading('各方承诺'),
  text(
    '一、出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为。二、如果因为该协议内容给他人造成损害，愿意承担相应的民事责任和其他法律责任。',
  ),
  heading('附件'),
  text(
    '一、人民调解协议书。二、申请人身份证明、资格证明。三、与协议有关的财产权利证明等材料。四、委托代理的，授权委托书。',
  ),
  {
    kind: 'signs',
    lines: of.applicants.map(([id, name]) =>
      sign('申请人', name, of.asked.agreed.includes(id) ? '已同意申请' : ''),
    ),
  },
  text(of.asked.appliedOn ? `申请日期：${dayInChinese(of.asked.appliedOn)}` : '申请日期：'),
]

/** What a court was asked about an agreement that it did not confirm, the parties in the words of that agreement. */
function askedBefore(paper: CasePaper, revision: Revision, asked: Asked): FormPaper {
  const names = asked.agreed.map(paper.nameOf)
  const committee = revision.seal!.committee
  return {
    ...formOf(paper, `confirmation-${revision.number}`, notConfirmedTitle(named, revision), [
      ...blocksOf(paper, {
        ...{ committee, asked, effectiveOn: revision.effectiveOn!, parties: partBlocks(revision, 'parties') },
        ...{ names: names.join('、'), applicants: asked.agreed.map((id, at) => [id, names[at]!] as const) },
      }),
      text(`法院裁定驳回申请的日期：${dayInChinese(asked.decided!.on)}`),
    ]),
    issuer: committee,
  }
}

/**
 * 司法确认申请书, of all parties together (民诉法 205; 司法确认规定 3): one for what is in writing and in effect, and each that a
 * court refused. None on matters of status, which no court confirms (司法确认规定 4).
 */
export function confirmationForms(paper: CasePaper): readonly FormPaper[] {
  const { case: part, settlement, confirmation: asked, party } = paper.state
  const { effectiveOn } = part
  const before = settlement.earlier.map((one, at) => askedBefore(paper, one, asked.earlier[at]!))
  if (effectiveOn === null || !settlement.revision?.seal || categoryOf(part.category).ofStatus) return before
  const now = blocksOf(paper, {
    ...{
      committee: issuerOf(paper),
      asked,
      effectiveOn,
      parties: [partyFields(paper)],
      names: bothSides(paper),
    },
    applicants: Object.keys(party.parties).map((id) => [id, partyName(paper, id)]),
  })
  return [...before, formOf(paper, 'confirmation', named, now)]
}
