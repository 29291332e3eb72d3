import { texts } from '#lib/i18n/texts.ts'

export const commandTexts = texts(
  {
    needsLine: '连上网才能做这一步',
    goBack: '回去',
    reason: '原因',
    reasonHint: '会写进会议记录',
    reasonFirst: '先写原因',
    dismiss: '知道了',
    copy: '复制',
    copied: '已复制',
    yourWords: '您写的还在这里',
  },
  {
    needsLine: 'This needs a connection',
    goBack: 'Go back',
    reason: 'Reason',
    reasonHint: 'It goes into the record',
    reasonFirst: 'Give a reason first',
    dismiss: 'Dismiss',
    copy: 'Copy',
    copied: 'Copied',
    yourWords: 'Your words are still here',
  },
)
