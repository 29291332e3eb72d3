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
    proof: '这一稿的指纹，正文改一个字就不一样：',
    proofWhere: '扫码，看纸上的是不是系统里的这一稿。要本案的人登录后才看得见。',
    proofCode: '核对这一稿的二维码',
    same: '纸上的就是系统里的这一稿',
    sameText: (title: string) => `${title}，指纹一样，一个字没有改过。`,
    other: '纸上的不是系统里现在这一稿',
    otherText: '后来重开、改过的，会是另一稿。下面的，是现在这一稿。',
  },
  {
    title: 'Papers of the case',
    back: 'Back to the case',
    whole: 'Download the dossier',
    contents: 'Papers',
    note: 'WeChat cannot download: this page is the full text.',
    word: (title) => `${title}, as a Word file`,
    noDate: '＿＿＿年＿＿月＿＿日',
    proof: 'The fingerprint of this text. One letter changed, and it is another:',
    proofWhere:
      'Scan to see whether the paper is what the record has. Only for those of the case, after they sign in.',
    proofCode: 'QR code to check this text',
    same: 'The paper is what the record has',
    sameText: (title) => `${title}: the same fingerprint, not a letter was changed.`,
    other: 'The paper is not what the record has now',
    otherText: 'If it was opened again and changed, that is another text. Below is what stands now.',
  },
)
