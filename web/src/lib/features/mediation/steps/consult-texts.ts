import { texts } from '#lib/i18n/texts.ts'

/** What those who work on a case keep for themselves. */
export const consultTexts = texts(
  {
    consult: '记一次法律咨询',
    consultText: '问了律师什么、律师怎么说。双方看不到，要告诉他们的由调解员当面说。',
    lawyer: '律师姓名',
    questions: '问了什么',
    questionsExample: '出嫁女没有迁走户口，补偿款该不该分',
    opinion: '律师怎么说',
    opinionExample: '户口在村里、没有在别处分过，应当分',
    keep: '记下来',
    ours: '只有办案的人看得见',
    byLawyer: (lawyer: string, on: string) => `${on}，${lawyer}`,
    asked: '问',
    answered: '答',
    reported: (to: string, on: string, by: string) => `${on}，${by}报告了${to}`,
  },
  {
    consult: 'Record legal advice',
    consultText:
      'What a lawyer was asked and said. The sides do not read it; what they are to know the mediators tell them.',
    lawyer: 'Name of the lawyer',
    questions: 'What was asked',
    questionsExample: 'She married out but kept her registration: does she share in the compensation',
    opinion: 'What the lawyer said',
    opinionExample: 'Registered here and given no share elsewhere: she does',
    keep: 'Record it',
    ours: 'Only who works on the case sees this',
    byLawyer: (lawyer, on) => `${on}, ${lawyer}`,
    asked: 'Asked',
    answered: 'Said',
    reported: (to, on, by) => `${on}, ${by} reported to ${to}`,
  },
)
