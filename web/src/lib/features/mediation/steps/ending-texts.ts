import { texts } from '#lib/i18n/texts.ts'

/** How it ends without an agreement, and who else is told. */
export const endingTexts = texts(
  {
    failText: '告诉双方还可以走别的路：仲裁、行政、打官司。',
    resumeText: '法院没有确认。接着调以后，在调解桌上重开要改的那一部分，改好再认可、定稿、签字。',
    resumeExample: '法院说履行的办法写得不清楚',
    resumeIt: '接着调',
    terminateText: '当事人随时可以不调了。告诉双方还可以仲裁、找行政机关、打官司。',
    end: '结束这件',
    referText: '只告诉对方“有这么一件”，谈的内容不带过去。',
    to: '转给谁',
    referIt: '转出去',
    referred: '转到哪里了',
    answered: (who: string) => `${who}有回话`,
    answer: '办到哪一步',
    status: { sent: '已转', taken: '对方受理了', settled: '对方办完了', returned: '退回来了' },
    reportText: '有人要打起来，或者像是犯罪，马上报告。谁报的会记下来，双方看不到。',
    reportTo: '报给谁',
    reportTos: { police: '公安机关', committee: '调解委员会' },
    reportWords: '什么情况',
    reportIt: '已经报告，记下来',
  },
  {
    failText: 'Both sides are told of arbitration, authorities and the court.',
    resumeText:
      'The court did not confirm it. Then open the part again at the desk, mend it, agree and sign anew.',
    resumeExample: 'The court finds the way of performance unclear',
    resumeIt: 'Go on',
    terminateText: 'A party may end it at any time. Both are told of the other ways.',
    end: 'End this case',
    referText: 'They learn only that there is such a case.',
    to: 'To whom',
    referIt: 'Pass on',
    referred: 'Passed on to',
    answered: (who) => `Answer: ${who}`,
    answer: 'How far it is there',
    status: { sent: 'sent', taken: 'taken', settled: 'settled', returned: 'returned' },
    reportText:
      'If it may come to blows, or looks like a crime. Who reported is on record; the sides do not see it.',
    reportTo: 'To whom',
    reportTos: { police: 'the police', committee: 'the committee' },
    reportWords: 'What is going on',
    reportIt: 'Reported, put on record',
  },
)
