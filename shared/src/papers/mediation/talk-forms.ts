import {
  partyName,
  caseNumber,
  dayInChinese,
  mediatorNames,
  sideNames,
  bothSides,
  type CasePaper,
} from './case-paper.ts'
import { choice, field, heading, lines, sign, text, type FormPaper } from './form.ts'
import { formOf } from './opening-forms.ts'

const results = { agreed: '调解成功', failed: '调解不成', continued: '有待继续调解' } as const

/** Who sat there may be no party any more: their name stays, and on no side. */
const signOf = (paper: CasePaper, id: string) => {
  const party = paper.state.party.parties[id]
  return party ? sign(sideNames[party.side], partyName(paper, id)) : sign('原当事人', paper.nameOf(id))
}

/** 人民调解记录, the `nth` from 1; null where there is none. */
export function talkForm(paper: CasePaper, nth: number): FormPaper | null {
  const talk = paper.state.case.talks[nth - 1]
  if (!talk) return null
  const { nameOf, state } = paper
  const present = talk.present.map(nameOf).join('、')
  return formOf(paper, `talk-${nth}`, '人民调解记录', [
    {
      kind: 'fields',
      rows: [
        [field('时间', dayInChinese(talk.on)), field('地点', talk.place)],
        [field('事由', state.case.title)],
        [field('当事人', present)],
        [field('参加人', talk.guests.join('、') || '无')],
      ],
    },
    text('人民调解委员会已将人民调解的相关规定告知各方当事人。'),
    heading('调解记录'),
    ...lines(talk.words),
    heading('调解结果'),
    text(
      choice(
        (['agreed', 'failed', 'continued'] as const).map(
          (one) => [results[one], one === talk.result] as const,
        ),
      ),
    ),
    {
      kind: 'signs',
      lines: [
        ...talk.present.map((id) => signOf(paper, id)),
        ...talk.guests.map((guest) => sign('参加人', guest)),
        sign('人民调解员', mediatorNames(paper, talk.mediators)),
        sign('记录人', nameOf(talk.by)),
      ],
    },
  ])
}

/** 口头协议登记表; null where nothing was agreed by word of mouth. */
export function oralForm(paper: CasePaper): FormPaper | null {
  const { oral, effectiveOn } = paper.state.case
  if (!oral) return null
  return formOf(paper, 'oral', '人民调解口头协议登记表', [
    {
      kind: 'fields',
      rows: [[field('编号', caseNumber(paper.state.case))], [field('当事人', bothSides(paper))]],
    },
    heading('纠纷主要事实、争议事项'),
    ...lines(oral.facts),
    heading('经调解，自愿达成如下协议'),
    ...lines(oral.content),
    heading('履行方式、时限'),
    ...lines(oral.performance),
    {
      kind: 'signs',
      lines: [
        sign('人民调解员', paper.nameOf(oral.by), effectiveOn ? dayInChinese(effectiveOn) : ''),
        sign('人民调解委员会（印章）', ''),
      ],
    },
  ])
}

/** 法律咨询记录, the `nth` from 1; null where there is none. */
export function consultationForm(paper: CasePaper, nth: number): FormPaper | null {
  const consultation = paper.state.case.consultations[nth - 1]
  if (!consultation) return null
  const { on, lawyer, questions, opinion, by } = consultation
  return formOf(paper, `consultation-${nth}`, '法律咨询记录', [
    { kind: 'fields', rows: [[field('时间', dayInChinese(on)), field('律师', lawyer)]] },
    heading('咨询事项'),
    ...lines(questions),
    heading('律师意见'),
    ...lines(opinion),
    { kind: 'signs', lines: [sign('律师', lawyer), sign('记录人', paper.nameOf(by))] },
  ])
}

const kept = { yes: '已履行', partly: '部分履行', no: '未履行' } as const
const content = { satisfied: '满意', mostly: '基本满意', dissatisfied: '不满意' } as const

/** 人民调解回访记录, the `nth` from 1; null where there is none. */
export function visitForm(paper: CasePaper, nth: number): FormPaper | null {
  const visit = paper.state.case.visits[nth - 1]
  if (!visit) return null
  return formOf(paper, `visit-${nth}`, '人民调解回访记录', [
    {
      kind: 'fields',
      rows: [
        [field('当事人', bothSides(paper)), field('协议编号', caseNumber(paper.state.case))],
        [field('回访事由', `${paper.state.case.title}：协议履行情况`)],
        [field('回访时间', dayInChinese(visit.on))],
        [field('履行情况', kept[visit.performed]), field('满意程度', content[visit.satisfied])],
        [field('有无隐患', visit.trouble || '没有')],
      ],
    },
    heading('回访情况'),
    ...lines(visit.words),
    { kind: 'signs', lines: [sign('回访人', paper.nameOf(visit.by), dayInChinese(visit.on))] },
  ])
}
