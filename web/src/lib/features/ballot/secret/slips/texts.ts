import { texts } from '#lib/i18n/texts.ts'

/** Slips in print. */
export const slipTexts = texts(
  {
    noLine: '没有收到回音，看看网络再试。',
    printTitle: '票条',
    make: '出号，准备印',
    makeAgain: '重新出号',
    makeText: '按名册每人一个号，只在这一页显示一次，马上印好、对折、封好。号和姓名没有关系。',
    againText: '重新出号以后，先前印的、还没用的票条都作废；发出的还有没用的，就不能重新出号。',
    ready: (count: number) => `${count} 张，点打印`,
    onePerPerson: '一人一张',
    sealed: '封口开过的，请换一张',
    fold: '沿线对折，封好再发',
    use: '扫码，或在投票亭输这六位。',
    once: '用一次作废，和姓名没有关系。',
    qr: '投票亭的二维码',

    before: '票条',
    beforeText:
      '会前印好、对折、封好，签到时发给有表决权的人，一人一张。没带手机的，开始投票以后凭它去投票亭投。',
    prepare: '备票条',
    given: (given: number, wanted: number) => `下一次无记名投票用。已发 ${given} 张，按 ${wanted} 人备`,
    givenText: '领了票条的，开始投票后手机不再领票。只记谁领了一张，不记是哪一张。',
    print: '印票条',
    give: '发票条',
    has: '已发票条',
    returnTitle: (name: string) => `${name}把票条交回来了？`,
    returnText: '封口没有开过的，收回来；这一位就能用手机投。开过封的不要收。',
    return: '收回',
    keep: '没有交回',
    takeBack: '收回来了',
    outside: (count: number) => `${count} 张票条要先收回`,
    outsideText: '拿着的人没有表决权，或者一人拿了两张。票条不认人，谁拿着都能投，收回来才能开始投票。',
    drop: '收不回来，票条全部作废',
    dropText: '印好的、发出的全都不能用了。要用票条的，重新备、重新印、重新发。',
    dropExample: '例如：人走了，票条没有留下',
    taken: (given: number) => `备好的票条用在这一次，已发 ${given} 张；领了票条的，手机不再领票。`,
  },
  {
    noLine: 'No answer came. Look at the network and try again.',
    printTitle: 'Slips',
    make: 'Make the codes',
    makeAgain: 'Make them anew',
    makeText:
      'One code for each line of the roll, shown on this page once: print, fold and seal them now. A code belongs to no name.',
    againText:
      'Made anew, slips printed before that nobody used are worth nothing; so they are not while somebody holds one unused.',
    ready: (count) => `${count} slips; now print`,
    onePerPerson: 'One each',
    sealed: 'Opened already? Ask for another',
    fold: 'Fold here, seal, hand out',
    use: 'Scan, or type it in the booth.',
    once: 'Good once; it belongs to no name.',
    qr: 'QR code of the booth',

    before: 'Slips',
    beforeText:
      'Print, fold and seal them before the meeting and hand one to each voter at the check-in. Who has no phone votes with it in the booth.',
    prepare: 'Prepare slips',
    given: (given, wanted) => `For the next secret vote: ${given} handed out, for ${wanted} people`,
    givenText:
      'Who has a slip gets no ballot on a phone. Written down is who has one, never which one it is.',
    print: 'Print slips',
    give: 'Hand out a slip',
    has: 'Has a slip',
    returnTitle: (name) => `Has ${name} given the slip back?`,
    returnText: 'Take it only with its seal unbroken; they can then vote by phone.',
    return: 'Take back',
    keep: 'No',
    takeBack: 'Taken back',
    outside: (count) => `${count} to be taken back`,
    outsideText:
      'Who holds one may not vote, or holds two. A slip belongs to no name: whoever holds it can vote. Take it back before the vote opens.',
    drop: 'Cannot be had back: give up all slips',
    dropText:
      'All that were printed and handed out are worth nothing. To use slips, prepare and print them anew.',
    dropExample: 'e.g. they left with it',
    taken: (given) => `The slips printed before are for this vote; ${given} are handed out already.`,
  },
)
