import { texts } from '#lib/i18n/texts.ts'

export const ballotTexts = texts(
  {
    desk: '动议和表决',
  },
  {
    desk: 'Motion and vote',
  },
)
