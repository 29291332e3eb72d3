/** Of 票选 as a whole: candidates, rules, those who count. */
export const electionTexts = {
  'election.noContest': {
    zh: '候选要比名额多，至少 {needed} 个。',
    en: 'There must be more candidates than seats: at least {needed}.',
  },
  'election.budgetForAll': {
    zh: '钱够办所有的项目，用不着选：总钱数填少一点，或者多加几个项目。',
    en: 'There is enough for all of them, so nothing is to be chosen: less money, or more projects.',
  },
  'election.thinContest': {
    zh: '差额不够，按办法至少要 {needed} 个候选。',
    en: 'Too few candidates: the rules ask for at least {needed}.',
  },
  'election.oneSeatOnly': {
    zh: '排序淘汰只选得出一个，名额要定 1 个。',
    en: 'An instant run-off chooses one: plan it for one seat.',
  },
  'election.repeatedCandidate': { zh: '同一个项目列了两次。', en: 'A project is listed twice.' },
  'election.briefMissing': {
    zh: '有候选项目还没写说明：投资、责任单位、完成时限、内容。',
    en: 'A candidate has no brief yet: investment, unit, date, content.',
  },
  'election.notPlanned': { zh: '先定候选项目和名额。', en: 'Say first who stands, and for how many seats.' },
  'election.rulesPut': {
    zh: '表决办法已经提交大会，不能再改。',
    en: 'The rules of the vote are before the meeting and are not changed.',
  },
  'election.rulesNotAdopted': {
    zh: '先表决通过表决办法，再投票。',
    en: 'The meeting adopts the rules of the vote first.',
  },
  'election.repeatedOfficial': { zh: '同一个人列了两次。', en: 'Somebody is listed twice.' },
  'election.moderatorNeutral': {
    zh: '主持人不当监票人、计票人。',
    en: 'Who moderates neither certifies nor counts.',
  },
  'election.conflict': {
    zh: '候选项目责任单位的人要回避，不当监票人、计票人。',
    en: 'Nobody from a unit responsible for a candidate certifies or counts.',
  },
  'election.officialsMissing': {
    zh: '至少要 {needed} 位监票人、1 位计票人。',
    en: 'At least {needed} scrutineers and one teller are needed.',
  },
  'election.officialsNotApproved': {
    zh: '监票人、计票人要先由大会通过。',
    en: 'The meeting approves scrutineers and tellers first.',
  },
  'election.oneChief': {
    zh: '总监票人只有一位，从监票人里定。',
    en: 'There is one chief scrutineer, and they are one of the scrutineers.',
  },
  'election.planFirst': {
    zh: '几项里选、要票决的，先到“票选”里定方案；只听意见，选“推荐”。',
    en: 'To choose among several so that it binds, plan a 票选 first; to ask for an opinion, hold it as advice.',
  },
  'election.otherCandidates': {
    zh: '动议里的项目和候选名单对不上。',
    en: 'The motion is not on all the candidates.',
  },
  'election.otherTerms': {
    zh: '名额、办法要和通过的表决办法一样。',
    en: 'Seats and rule must be those the meeting adopted.',
  },
  'election.secretOnly': {
    zh: '票选用无记名投票，不举手、不记名。',
    en: 'A 票选 is held by secret ballot, neither by hands nor by name.',
  },
} as const
