import { texts } from '#lib/i18n/texts.ts'

/** How an agreement is kept, and what the court says of it. */
export const keepingTexts = texts(
  {
    which: '哪一笔',
    amount: '付了多少',
    yuan: '元',
    amountWrong: '写成数字，例如 800 或 800.50',
    proof: '凭证，可以不附',
    payIt: '记下来',
    breachText: '没有按协议做。另一方可以去法院。',
    confirmAgree: (who: string) => `${who}愿意请法院确认`,
    confirmWithdraw: (who: string) => `${who}又不申请了`,
    applyText: '双方签好的申请书交给法院，最晚在生效后第 30 天。',
    appliedOn: '哪一天交的',
    ruledOn: '哪一天裁定的',
    decideOutcome: { confirmed: '确认有效', notConfirmed: '驳回，不予确认' },
    decide: '记下裁定',
  },
  {
    which: 'Which one',
    amount: 'How much was paid',
    yuan: 'yuan',
    amountWrong: 'In figures, such as 800 or 800.50',
    proof: 'Proof, if there is any',
    payIt: 'Record',
    breachText: 'The agreement was not kept. The other side may go to court.',
    confirmAgree: (who) => `${who} wants it confirmed`,
    confirmWithdraw: (who) => `${who} would rather not`,
    applyText: 'What both signed goes to the court, on the thirtieth day after the effect at the latest.',
    appliedOn: 'Handed in on',
    ruledOn: 'Ruled on',
    decideOutcome: { confirmed: 'confirmed', notConfirmed: 'not confirmed' },
    decide: 'Record the ruling',
  },
)
