/** Of secret ballots. */
export const secretTexts = {
  'who.scrutineer': {
    zh: '这一步由监票人来做，主持人不监票。',
    en: 'A scrutineer does this; who moderates is none.',
  },
  'who.scrutineerOrModerator': {
    zh: '这一步由监票人或主持人来做。',
    en: 'A scrutineer or the moderator does this.',
  },
  'who.table': {
    zh: '发票由联络员、网格员或监票人、计票人来做。',
    en: 'Officers, grid workers, scrutineers and tellers hand out papers.',
  },
  'ballot.badPaper': {
    zh: '这张票和票样对不上，刷新页面再投。',
    en: 'This is not a paper of this vote. Reload and vote again.',
  },
  'ballot.tooManyMarks': {
    zh: '最多选 {max} 个，多选整张票作废，去掉几个再投。',
    en: 'At most {max}. More would make the whole paper void.',
  },
  'ballot.tooManyPoints': { zh: '分数给多了，最多 {max} 分。', en: 'Too many points: at most {max}.' },
  'ballot.overBudget': {
    zh: '加起来超过了总钱数，去掉几个再投。',
    en: 'Together they cost more than there is.',
  },
  'ballot.ranksUnclear': {
    zh: '名次要从 1 排起，不跳、不重。',
    en: 'Ranks begin with 1, without a gap and each given once.',
  },
  'ballot.scrutineersMissing': {
    zh: '先定 {needed} 位监票人，主持人不算。',
    en: 'Name {needed} scrutineers first; the moderator is none.',
  },
  'ballot.unknownOption': {
    zh: '选的项目不在这个动议里。',
    en: 'A project chosen is not part of this motion.',
  },
  'ballot.termsMissing': {
    zh: '这种计票办法还要填总钱数、项目金额或分数。',
    en: 'This way of counting asks for a budget, costs or points.',
  },
  'ballot.tooManySeats': {
    zh: '一共只有 {max} 个候选，名额填少一点。',
    en: 'There are only {max} candidates. Ask for fewer seats.',
  },
  'ballot.notTheRevote': {
    zh: '重新投票只在票数相同的里面投，名额 {seats} 个，办法不变。',
    en: 'The vote is again among those tied, for {seats}, in the same way.',
  },
  'ballot.presidiumFirst': {
    zh: '过半的不够名额，先由主席团决定怎么办。',
    en: 'Fewer passed than there are seats. The presidium decides first.',
  },
  'ballot.nothingLeft': {
    zh: '这次投票没有剩下的名额要定。',
    en: 'This vote has left no seats to decide on.',
  },
  'ballot.revoteFirst': {
    zh: '这几个要再投一次票，先投。',
    en: 'They are to be voted on again first.',
  },
  'ballot.boxMissing': {
    zh: '票箱还没打开，过一会儿再试。',
    en: 'The box cannot be read yet. Try again in a moment.',
  },
  'ballot.ruledTooLate': {
    zh: '这些纸票两个人已经录得一样。要改判，先点票，再退回重核。',
    en: 'Two people have entered these papers alike. To rule otherwise have it counted, then send it back.',
  },
  'ballot.noSuchSheet': {
    zh: '名册上一共 {max} 人，不会有这一张。',
    en: 'The roll has {max} lines; there can be no such sheet.',
  },
  'ballot.notAsRuled': {
    zh: '第 {sheet} 张监票人定过，录得不一样，按票背面的号改好再送。',
    en: 'A scrutineer ruled on sheet {sheet}, and it is entered otherwise. Check it by the number on its back, then send again.',
  },
  'ballot.sheetsRead': {
    zh: '已经有人录纸票、看过票面，不能再继续投了。',
    en: 'Somebody has begun to enter the papers and knows what is on them, so voting does not go on. Count, or give this vote up.',
  },
  'ballot.sheetsMissing': {
    zh: '发出过纸票，先由两个人各录一遍收回的纸票，再点票。',
    en: 'Papers were handed out. Have two people enter what came back on paper, then count.',
  },
  'ballot.notCounted': { zh: '还没有点票。', en: 'It has not been counted yet.' },
  'ballot.notShown': {
    zh: '点票时您还不是监票人，退回重核后再签。',
    en: 'You were no scrutineer when it was counted. Have it counted again first.',
  },
  'ballot.countsDiffer': {
    zh: '两次点票对不上，不能签字。退回重核，或这次作废。',
    en: 'Two counts differ. Nobody may sign: count again, or call it off.',
  },
  'ballot.otherFingerprint': {
    zh: '指纹对不上，核对后再签。',
    en: 'That is another count’s fingerprint. Compare it and sign again.',
  },
  'ballot.alreadySigned': { zh: '您已经签过了。', en: 'You have signed.' },
  'ballot.signaturesMissing': {
    zh: '要 {needed} 位监票人签字才能宣布。',
    en: '{needed} scrutineers must sign before it is announced.',
  },
  'ballot.helpsOneself': { zh: '帮人念、帮人扶的是另一个人。', en: 'Somebody else is who helps.' },
  'ballot.onPaper': {
    zh: '这一次改用纸票了，请到票桌领票。',
    en: 'This vote is on paper now; please ask for one at the voting table.',
  },
  'ballot.helpNoted': { zh: '已经记过了。', en: 'That is noted already.' },
  'ballot.rulingUnclear': {
    zh: '请写明哪一格算什么，或者整张作废。',
    en: 'Say as what which row counts, or that the whole sheet is void.',
  },
  'ballot.slipsPrepared': {
    zh: '下一次投票的票条已经备着了。',
    en: 'Slips for the next vote are prepared already.',
  },
  'ballot.slipsUnknown': {
    zh: '这一批票条不是给下一次投票的，刷新页面再看。',
    en: 'These slips are not those of the next vote. Reload the page.',
  },
  'ballot.slipsGiven': {
    zh: '票条已经发出去了，重新出号会让它们作废。先收回来，再重新出号。',
    en: 'Slips were handed out, and new codes would make them worth nothing. Take them back first.',
  },
  'ballot.slipsOutside': {
    zh: '有 {count} 张票条要先收回：拿着的人没有表决权，或者一人拿了两张。',
    en: '{count} slips have to come back first: who holds them may not vote, or holds two.',
  },
  'ballot.slipGiven': {
    zh: '这一位已经领过票条。',
    en: 'They have a slip already.',
  },
  'ballot.slipNotGiven': {
    zh: '这一位没有领过票条。',
    en: 'They were not handed a slip.',
  },
  'ballot.slipsForNobody': {
    zh: '先填应到人数，或者导入名册，才知道印几张。',
    en: 'Say how many are expected, or import the roll, so that it is known how many to print.',
  },
  'ballot.confirmFirst': {
    zh: '先签到：确认了身份、有表决权的，才发票条。',
    en: 'Check them in first: slips are for those who are confirmed and may vote.',
  },
  'ballot.notYourSlip': { zh: '这不是您的票。', en: 'This slip is not yours.' },
  'ballot.chiefMissing': {
    zh: '还要总监票人签认，才能宣布。',
    en: 'The chief scrutineer signs it too before it is announced.',
  },
  'ballot.chiefRules': {
    zh: '看不准的票由总监票人定。',
    en: 'The chief scrutineer rules on what cannot be read for certain.',
  },
  'ballot.settledByLot': {
    zh: '按本会办法，票数一样的抽签，不再投一次。',
    en: 'By the rules of this meeting a tie is settled by lot, and not voted on again.',
  },
  'ballot.noLot': { zh: '这里没有要抽签的。', en: 'There is nothing here to be settled by lot.' },
  'ballot.lotCalled': {
    zh: '已经请了见证人。换人重来的，写明原因。',
    en: 'Witnesses were named already. To begin again with others, say why.',
  },
  'ballot.witnessUnfit': {
    zh: '见证人要两位，在场、带着自己的手机，不是主持人。',
    en: 'Two witnesses are needed who are here with phones of their own and do not moderate.',
  },
  'ballot.notWitness': { zh: '只有请到的两位见证人写数。', en: 'Only the two witnesses write a number.' },
  'ballot.numberSealed': {
    zh: '您的数已经封好了，不再换。',
    en: 'Your number is sealed and is not changed.',
  },
  'ballot.sealTaken': {
    zh: '和另一位封的一样，换一个数再封。',
    en: 'That is the seal of the other witness. Take another number.',
  },
  'ballot.sealsMissing': {
    zh: '等两位都封好，再一起打开。',
    en: 'Both numbers are sealed before one is opened.',
  },
  'ballot.numberOpened': { zh: '您的数已经打开了。', en: 'Your number is open already.' },
  'ballot.numberDiffers': {
    zh: '和封的时候不是一个数。',
    en: 'That is not the number that was sealed.',
  },
  'ballot.majorityAsked': {
    zh: '按本会办法，票决要过半数；只按票多少取的，选“推荐”。',
    en: 'By the rules of this meeting what binds asks for a majority; by most votes alone, hold it as advice.',
  },
  'ballot.onlyAdvises': {
    zh: '这类会只能推荐，不能票决：选“推荐”，结果报有权决定的单位。',
    en: 'A meeting of this kind recommends and does not decide: hold it as advice, for whoever decides.',
  },
} as const
