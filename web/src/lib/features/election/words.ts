import { texts } from '#lib/i18n/texts.ts'

/** What everybody reads of 票选, apart from what only its planners do: it goes to every phone. */
export const electionWords = texts(
  {
    binding: '票决',
    advisory: '推荐',
    translated: '表决办法以中文为准。',
    duties: { scrutineer: '监票人', teller: '计票人' },
    worksAt: (unit: string) => `（${unit}）`,
    rulesWords: '表决办法原文',
    officialsWords: '提的名单',
    investment: '投资',
    unit: '责任单位',
    due: '完成时限',
    placeShort: '地点',
    content: '做什么',
    briefs: '项目说明',
    seeBriefs: (count: number) => `看 ${count} 个项目的说明`,
    close: '看好了',
  },
  {
    binding: 'Binding',
    advisory: 'Advisory',
    translated: 'A translation: what the meeting adopts is the Chinese text.',
    duties: { scrutineer: 'Scrutineer', teller: 'Teller' },
    worksAt: (unit) => ` (${unit})`,
    rulesWords: 'The rules in full',
    officialsWords: 'Those proposed',
    investment: 'Investment',
    unit: 'Responsible unit',
    due: 'Done by',
    placeShort: 'Place',
    content: 'What is done',
    briefs: 'Briefs',
    seeBriefs: (count) => `Read about the ${count} projects`,
    close: 'Done',
  },
)
