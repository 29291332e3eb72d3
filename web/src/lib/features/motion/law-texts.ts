import { texts } from '#lib/i18n/texts.ts'

/** 法律审查 before a motion that may touch what somebody has by law. */
export const lawTexts = texts(
  {
    title: (rights: string) => `这件事可能碰到${rights || '谁依法有的权利'}`,
    /** What whoever puts a motion says themselves, where no word of it gave a sign. */
    byHand: '可能碰到谁依法有的权利',
    byHandNote: '字面上看不出来，您觉得要先请懂法的人看，就点上',
    reminder: '这是按字眼提醒，不是下结论：没提醒的也可能碰到，提醒了的也可能碰不到。',
    text: '人再多，投票也拿不走谁依法有的权利。先请法律顾问、司法所看一看；有争议的，去调解、仲裁或者打官司。',
    looked: (law: string) => `看过了：${law}`,
    law: '谁看过，怎么说',
    example: '司法所李所长：只定水渠怎么修，不动承包地',
    first: '先请懂法的人看过',
  },
  {
    title: (rights) => `This may touch ${rights || 'what somebody has by law'}`,
    byHand: 'May touch what somebody has by law',
    byHandNote: 'Nothing in the words says so, and you want somebody who knows the law to look first',
    reminder:
      'Words gave a sign: that is a reminder and no ruling. Some that touch a right give none, and some that give one touch none.',
    text: 'No majority takes away what somebody has by law. Have a lawyer or the justice office look at it first; what is in dispute goes to mediation, arbitration or court.',
    looked: (law) => `Looked at: ${law}`,
    law: 'Who looked, and what they said',
    example: 'Director Li of the justice office: only the ditch, no contracted land',
    first: 'Have it looked at first',
  },
)
