import { texts } from '#lib/i18n/texts.ts'

/** Beside the way back from a wrong tap: what it did. */
export const undoTexts = texts(
  {
    undo: '点错了，收回',
    /** What the record says where a reason is asked for. */
    reason: '点错了',
    next: (who: string) => `请了${who}`,
    end: (who: string) => `${who}说完了`,
    hand: (who: string) => `把${who}的手放下了`,
    extended: (who: string) => `给${who}加了 1 分钟`,
    subject: '换了一件事说',
    lock: '清单锁定了',
    collect: '开始征集了',
    fixAgenda: '议程定了',
    openCheckIn: '开放签到了',
    start: '开会了',
    enterItem: (item: string) => `进入“${item}”了`,
    summarize: '开始小结了',
  },
  {
    undo: 'Mis-tapped, take it back',
    reason: 'Mis-tapped',
    next: (who: string) => `${who} was called`,
    end: (who: string) => `${who} has finished`,
    hand: (who: string) => `The hand of ${who} was taken down`,
    extended: (who: string) => `${who} was given a minute more`,
    subject: 'Another matter was taken up',
    lock: 'The list was locked',
    collect: 'Collecting was opened',
    fixAgenda: 'The agenda was fixed',
    openCheckIn: 'Check-in was opened',
    start: 'The meeting was opened',
    enterItem: (item: string) => `“${item}” was entered`,
    summarize: 'Summing up was begun',
  },
)
