import { lastDayToApply } from '../../domain/mediation/confirmation/state.ts'
import {
  bothSides,
  caseNumber,
  dayInChinese,
  issuerOf,
  partyFields,
  partyName,
  type CasePaper,
} from './case-paper.ts'
import { heading, sign, text, type FormPaper } from './form.ts'
import { formOf } from './opening-forms.ts'

/** 司法确认申请书, of all parties together (民诉法 205; 司法确认规定 3): null while nothing in writing is in effect. */
export function confirmationForm(paper: CasePaper): FormPaper | null {
  const { case: part, settlement, confirmation, party } = paper.state
  const { effectiveOn } = part
  const seal = settlement.revision?.seal
  if (effectiveOn === null || !seal) return null
  return formOf(paper, 'confirmation', '司法确认申请书', [
    partyFields(paper),
    heading('申请事项'),
    text(`请求确认${caseNumber(part)}人民调解协议有效。`),
    heading('事实和理由'),
    text(
      `${bothSides(paper)}因${part.title}一事，经${issuerOf(paper)}主持调解，于${dayInChinese(effectiveOn)}自愿达成人民调解协议，协议当日生效。`,
    ),
    text(`申请须在${dayInChinese(lastDayToApply(part)!)}以前提出。`),
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
      lines: Object.keys(party.parties).map((id) =>
        sign('申请人', partyName(paper, id), confirmation.agreed.includes(id) ? '已同意申请' : ''),
      ),
    },
    text(confirmation.appliedOn ? `申请日期：${dayInChinese(confirmation.appliedOn)}` : '申请日期：'),
  ])
}
