import { texts } from '#lib/i18n/texts.ts'

export const pageTexts = texts(
  { print: '打印', toCheck: '核一遍', toPaper: '回到记录' },
  { print: 'Print', toCheck: 'Check it', toPaper: 'Back to the record' },
)
