import { texts } from '#lib/i18n/texts.ts'

export const casePaperTexts = texts(
  {
    title: '调解文书',
    back: '回案子',
    whole: '下载整卷',
    contents: '文书目录',
    note: '微信里下载不了，这一页就是全文。',
    word: (title: string) => `${title}，Word 文件`,
    noDate: '＿＿＿年＿＿月＿＿日',
  },
  {
    title: 'Papers of the case',
    back: 'Back to the case',
    whole: 'Download the dossier',
    contents: 'Papers',
    note: 'WeChat cannot download: this page is the full text.',
    word: (title) => `${title}, as a Word file`,
    noDate: '＿＿＿年＿＿月＿＿日',
  },
)
