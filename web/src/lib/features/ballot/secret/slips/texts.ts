import { texts } from '#lib/i18n/texts.ts'

/** Slips in print. */
export const slipTexts = texts(
  {
    noLine: '没有收到回音，看看网络再试。',
    printTitle: '票条',
    make: '出号，准备印',
    makeAgain: '重新出号',
    makeText: '按名册每人一个号，只在这一页显示一次，马上印好、对折、封好。号和姓名没有关系。',
    againText: '重新出号以后，先前印的、还没用的票条都作废。',
    ready: (count: number) => `${count} 张，点打印`,
    onePerPerson: '一人一张',
    sealed: '封口开过的，请换一张',
    fold: '沿线对折，封好再发',
    use: '扫码，或在投票亭输这六位。',
    once: '用一次作废，和姓名没有关系。',
    qr: '投票亭的二维码',
  },
  {
    noLine: 'No answer came. Look at the network and try again.',
    printTitle: 'Slips',
    make: 'Make the codes',
    makeAgain: 'Make them anew',
    makeText:
      'One code for each line of the roll, shown on this page once: print, fold and seal them now. A code belongs to no name.',
    againText: 'Made anew, slips printed before that nobody used are worth nothing.',
    ready: (count) => `${count} slips; now print`,
    onePerPerson: 'One each',
    sealed: 'Opened already? Ask for another',
    fold: 'Fold here, seal, hand out',
    use: 'Scan, or type it in the booth.',
    once: 'Good once; it belongs to no name.',
    qr: 'QR code of the booth',
  },
)
