import { texts } from '#lib/i18n/texts.ts'

export const decidedTexts = texts(
  {
    decided: '定下的事',
    agreed: '带走的话',
    none: '还没有写下定了什么',
    noneAtAll: '这场没有定下什么，说过的都记在清单里',
    followUp: (unit: string, what: string) => `${unit}：${what}`,
    due: (day: string) => `${day}前`,
    ordinal: (at: number, count: number) => `定下的第 ${at} 件，共 ${count} 件`,
    published: '记录公示了，可以打开看',
    notYetPublished: '记录还没公示，联络员看过就公示',
  },
  {
    decided: 'What was decided',
    agreed: 'What we take along',
    none: 'Nothing has been written down yet',
    noneAtAll: 'Nothing was decided; what was said stands on the list',
    followUp: (unit, what) => `${unit}: ${what}`,
    due: (day) => `by ${day}`,
    ordinal: (at, count) => `Decision ${at} of ${count}`,
    published: 'The record is public and can be opened',
    notYetPublished: 'The record is not public yet',
  },
)
