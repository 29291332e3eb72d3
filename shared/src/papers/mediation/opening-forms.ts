import { categoryOf } from '../../domain/mediation/case/categories.ts'
import {
  bothSides,
  caseNumber,
  instantInChinese,
  issuerOf,
  partyFields,
  partyName,
  sideNames,
  type CasePaper,
} from './case-paper.ts'
import { choice, field, heading, lines, sign, text, type FormBlock, type FormPaper } from './form.ts'

/** A form with what stands at the head of each. */
export const formOf = (
  paper: CasePaper,
  form: string,
  title: string,
  blocks: readonly FormBlock[],
  hash: string | null = null,
): FormPaper => ({
  ...{ form, title, blocks, hash, demo: paper.demo },
  number: caseNumber(paper.state.case),
  issuer: issuerOf(paper),
})

const registeredOn = ({ state }: CasePaper): string => {
  const [first] = state.case.course
  return first ? instantInChinese(first.at) : ''
}

const summary = ({ state: { case: part } }: CasePaper): readonly FormBlock[] => [
  heading('纠纷简要情况'),
  ...lines(part.brief),
]

/** 人民调解申请书: where a party applied for it. Who did is named where it was said; else it stands in their own hand. */
export const applicationForm = (paper: CasePaper): FormPaper => {
  const { state, nameOf } = paper
  const { parties } = state.party
  const applicants = Object.keys(parties).filter((id) => parties[id]!.applied)
  return formOf(paper, 'application', '人民调解申请书', [
    partyFields(paper),
    ...summary(paper),
    heading('当事人申请事项'),
    ...lines(state.case.sought || '请求调解。'),
    text('人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。'),
    {
      kind: 'signs',
      lines: (applicants.length > 0 ? applicants.map(nameOf) : ['']).map((who) =>
        sign('申请人', who, registeredOn(paper)),
      ),
    },
  ])
}

const origins = { applied: '当事人申请', found: '主动调解', referred: '移交、委托' } as const
export const partnerNames = {
  court: '人民法院',
  police: '公安机关',
  lawyer: '律师',
  arbitration: '仲裁机构',
  administration: '行政机关',
  screening: '矛盾纠纷排查',
} as const

/** 人民调解受理登记表 */
export const registerForm = (paper: CasePaper): FormPaper => {
  const { category, origin, from, registeredBy } = paper.state.case
  return formOf(paper, 'register', '人民调解受理登记表', [
    {
      kind: 'fields',
      rows: [
        [field('登记日期', registeredOn(paper)), field('纠纷类型', categoryOf(category).name.zh)],
        [
          field(
            '案件来源',
            choice(
              (['applied', 'found', 'referred'] as const).map(
                (one) => [origins[one], one === origin] as const,
              ),
            ) + (from ? `（${partnerNames[from]}）` : ''),
          ),
        ],
      ],
    },
    partyFields(paper),
    ...summary(paper),
    {
      kind: 'signs',
      lines: [
        sign('当事人', bothSides(paper)),
        sign('登记人', paper.nameOf(registeredBy)),
        sign('人民调解委员会（印章）', ''),
      ],
    },
    heading('备注'),
  ])
}

/** What a party may do and must (调解法 23, 24), as it is read out to them. */
const rights = [
  '当事人在人民调解活动中享有下列权利：选择或者接受人民调解员；接受调解、拒绝调解或者要求终止调解；要求调解公开进行或者不公开进行；自主表达意愿、自愿达成调解协议。',
  '当事人在人民调解活动中履行下列义务：如实陈述纠纷事实；遵守调解现场秩序，尊重人民调解员；尊重对方当事人行使权利。',
  '人民调解不收取任何费用。调解不成的，可以依法通过仲裁、行政、司法等途径维护自己的权利。',
  '经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。双方认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。',
]

/** 权利义务告知书, with who has acknowledged it when. */
export const rightsForm = (paper: CasePaper): FormPaper => {
  const { parties } = paper.state.party
  return formOf(paper, 'rights', '人民调解权利义务告知书', [
    ...rights.map(text),
    {
      kind: 'signs',
      lines: Object.entries(parties).map(([id, { side, rights: told }]) =>
        sign(
          sideNames[side],
          partyName(paper, id),
          told ? `${instantInChinese(told.at)}签收${told.beside ? '（当面宣读）' : ''}` : '',
        ),
      ),
    },
  ])
}
