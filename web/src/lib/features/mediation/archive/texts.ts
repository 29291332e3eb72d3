import { texts } from '#lib/i18n/texts.ts'

/** 归档的卷宗: how long each is kept, and how it is destroyed. */
export const archiveTexts = texts(
  {
    title: '归档的卷宗',
    intro: '保管的时间到了，一个人提请，另一位站长批准，才能销毁。',
    over: (count: number) => (count > 0 ? `到期的 ${count} 份` : '到期的'),
    noneOver: '没有到期的卷宗',
    noneOverText: '到了期会排到这里，自己不会销毁。',
    kept: (count: number) => `还在保管的 ${count} 份`,
    archivedOn: (day: string) => `${day}归档`,
    keptUntil: (day: string) => `保管到${day}`,
    forGood: '永久保管',
    ask: '提请销毁',
    askText: '先记下是您提请的。另一位站长批准以后才销毁。',
    askedBy: (who: string) => `${who}提请销毁`,
    askedByYou: '您提请销毁，等另一位站长批准',
    waits: '等站长批准',
    destroy: '批准销毁',
    destroyText:
      '协议、谈话、照片和姓名从此谁也打不开，备份里的也一样，不能恢复。只留编号和日期。纸质的卷宗照档案室的办法另办。',
    seen: (number: string) => `核对过了，就是 ${number}`,
    keep: '不销毁，接着保管',
    destroyed: (count: number) => `已销毁 ${count} 份`,
    destroyedText: '只留编号和日期，内容谁也打不开了。',
    destroyedOn: (day: string) => `${day}已销毁`,
  },
  {
    title: 'The archive',
    intro:
      'When its time is over, one person asks and another head approves; only then a dossier is destroyed.',
    over: (count) => (count > 0 ? `${count} past their time` : 'Past their time'),
    noneOver: 'None is past its time',
    noneOverText: 'They come here when it is; none is destroyed by itself.',
    kept: (count) => `${count} still kept`,
    archivedOn: (day) => `archived ${day}`,
    keptUntil: (day) => `kept until ${day}`,
    forGood: 'kept for good',
    ask: 'Ask to destroy it',
    askText: 'It is noted that you asked. It is destroyed once another head approves.',
    askedBy: (who) => `${who} asked to destroy it`,
    askedByYou: 'You asked to destroy it. Another head has to approve',
    waits: 'Waits for a head',
    destroy: 'Approve and destroy',
    destroyText:
      'Nobody can open agreement, talks, pictures and names any more, nor from a copy, and nothing brings them back. The number and the day stay. The dossier on paper is the archive’s affair.',
    seen: (number) => `I have checked: this is ${number}`,
    keep: 'Keep it after all',
    destroyed: (count) => `${count} destroyed`,
    destroyedText: 'Number and day are left; nobody can open what was in them.',
    destroyedOn: (day) => `destroyed ${day}`,
  },
)
