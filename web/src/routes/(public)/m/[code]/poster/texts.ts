import { texts } from '#lib/i18n/texts.ts'

export const posterTexts = texts(
  {
    back: '回公告',
    call: '扫一下，先提一条',
    noSoftware: '不用装软件，不用登录。',
    noPhone: '不用手机，就来站里说。',
  },
  {
    back: 'Back to the notice',
    call: 'Scan it and raise an issue',
    noSoftware: 'No app, no account.',
    noPhone: 'No phone? Come and tell us.',
  },
)
