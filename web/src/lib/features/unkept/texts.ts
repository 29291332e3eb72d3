import { texts } from '#lib/i18n/texts.ts'

export const unkeptTexts = texts(
  {
    title: '这台设备存不下了',
    text: '没送出去的只留在这一页里。送到之前，请别关掉、别刷新。',
  },
  {
    title: 'This device keeps no more',
    text: 'What is not sent yet is in this page alone. Until it is sent, do not close or reload it.',
  },
)
