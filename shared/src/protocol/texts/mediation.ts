/** Of cases of mediation: who, when, and the other routes. */
export const mediationTexts = {
  'who.clerk': {
    zh: '受理由调解员、联络员或站长来做。',
    en: 'A mediator, the liaison officer or the station head registers cases.',
  },
  'who.committee': {
    zh: '这一步由人民调解委员会来做，站长代它办。',
    en: 'The mediation committee does this, by the station head.',
  },
  'who.mediator': { zh: '这一步由本案的调解员来做。', en: 'A mediator of this case does this.' },
  'who.screening': {
    zh: '排查由网格员、调解员、联络员或站长来做。',
    en: 'Grid workers, mediators, the liaison officer or the station head do this.',
  },
  'who.screeningLead': {
    zh: '这一步由调解员、联络员或站长来做。',
    en: 'A mediator, the liaison officer or the station head does this.',
  },
  'who.caseStaff': {
    zh: '这一步由本案的调解员或调解委员会来做。',
    en: 'A mediator of this case or the committee does this.',
  },
  'who.partyOrMediator': {
    zh: '这一步由当事人自己来做，或者当着调解员的面说。',
    en: 'The party does this, or says it in a mediator’s presence.',
  },

  'case.exists': { zh: '这件已经受理了。', en: 'This case is registered already.' },
  'case.wrongPhase': {
    zh: '现在是“{casePhase}”，做不了这一步。',
    en: 'The case is “{casePhase}”: this cannot be done now.',
  },
  'case.notMediable': {
    zh: '这类事不能调解：{why}。可以去找{route}。',
    en: 'This may not be mediated: {why}. The way is {route}.',
  },
  'case.referrerUnclear': {
    zh: '别处转来的，要写明是谁转来的；不是转来的，就不用写。',
    en: 'Say who referred it if it was referred, and nobody if it was not.',
  },
  'case.repeatedMediator': { zh: '同一位调解员列了两次。', en: 'A mediator is listed twice.' },
  'case.conflict': {
    zh: '和这件事有利害关系的人要回避，换一位调解员。',
    en: 'Whoever has a tie to the matter does not mediate it. Choose another.',
  },
  'case.notListed': {
    zh: '这位不在调解员名册上，先由站长列上。',
    en: 'They are not on the list of mediators. The station head puts them there.',
  },
  'case.termOver': {
    zh: '这位的聘期不含今天，先由站长续聘。',
    en: 'Their term does not cover today. The station head renews it.',
  },
  'case.sideMissing': { zh: '甲方、乙方都要先登记。', en: 'Enter both sides first.' },
  'case.rightsNotTold': {
    zh: '还有当事人没签收权利义务告知书。',
    en: 'A party has not yet acknowledged the notice of rights and duties.',
  },
  'case.alreadySo': { zh: '已经是这样了。', en: 'It is so already.' },
  'case.guestNotAgreed': {
    zh: '请旁人一起来调解，要每一位当事人都同意。',
    en: 'Others sit in only if every party has agreed to it.',
  },
  'case.tooManyTalks': { zh: '调解记录太多了，存不下。', en: 'There are too many records of talks.' },
  'case.tooManyVisits': { zh: '回访记录太多了，存不下。', en: 'There are too many records of visits.' },
  'case.tooManyConsultations': {
    zh: '咨询记录太多了，存不下。',
    en: 'There are too many records of consultations.',
  },
  'case.notYet': { zh: '这个日期对不上，再看一下。', en: 'That day does not fit. Look again.' },
  'case.notLater': { zh: '延长要到更晚的一天。', en: 'An extension ends on a later day.' },
  'case.writtenAsked': {
    zh: '有当事人要书面的，请做协议书。',
    en: 'A party asked for it in writing: draw up the agreement.',
  },
  'case.dayToCome': { zh: '这一天还没有到。', en: 'That day has not come yet.' },
  'case.beforeEffect': {
    zh: '那一天协议还没有生效，请写生效当天或以后的日子。',
    en: 'Nothing was in effect on that day. Give one from the effect on.',
  },
  'case.categoryAlone': {
    zh: '开始调解以后，只能改是什么纠纷。',
    en: 'Once mediation began, only the sort of dispute can be put right.',
  },
  'case.signedOnScreen': {
    zh: '有人在屏上签了名，这一类只能签在纸上。先重开一部分，再改类别。',
    en: 'Somebody signed on a screen, and this sort is signed on paper alone. Open a part again first.',
  },
  'case.mustBeWritten': {
    zh: '不是当场做完的，要做书面协议。',
    en: 'What is not done on the spot is agreed in writing.',
  },
  'case.grave': {
    zh: '重大的事不能只凭口头，要做书面协议。',
    en: 'A grave matter is agreed in writing, not by word of mouth.',
  },
  'case.notAllAgreed': { zh: '要每一位当事人都说同意。', en: 'Every party must have agreed.' },
  'case.notReferred': { zh: '还没有转给他们。', en: 'It was not passed on to them.' },
  'case.notVisited': { zh: '先回访一次，再归档。', en: 'Pay a return visit first.' },
  'case.notSued': {
    zh: '没按协议做的，转给法院，或者在情况说明里写明后来怎样。',
    en: 'What was not kept goes to court before it is archived, or the note on the dossier says how it was left.',
  },
  'case.piecesMissing': {
    zh: '卷宗还缺 {count} 份。补齐，或者写明为什么没有。',
    en: 'The dossier lacks {count} pieces. Add them, or write down why.',
  },

  'screening.unknownRound': { zh: '没有这一轮排查。', en: 'There is no such round.' },
  'screening.unknownFinding': { zh: '这一轮里没有这条线索。', en: 'There is no such finding in this round.' },
  'screening.unknownTask': {
    zh: '没有这件要办的事，或者已经办完了。',
    en: 'There is no such task, or it is done.',
  },
  'screening.repeated': { zh: '已经登记过了。', en: 'It is entered already.' },
  'screening.closed': { zh: '这一轮已经结束。', en: 'This round is closed.' },
  'screening.settled': { zh: '这条已经办结。', en: 'This one is settled.' },
  'screening.claimed': {
    zh: '这条正有人在受理成调解，再点一次就看得到是哪一件。',
    en: 'Somebody is taking this up as a case. Press again to see which.',
  },
  'screening.otherGrid': { zh: '这一轮不排查这个网格。', en: 'This grid is not part of the round.' },
  'screening.tooMany': { zh: '太多了，记不下。', en: 'There are too many.' },
  'screening.notAmong': {
    zh: '只能交给站里的网格员、调解员、联络员或站长。',
    en: 'Only a grid worker, a mediator, the liaison officer or the head can be given this.',
  },
  'screening.tasksOpen': { zh: '还有 {count} 件事没办完。', en: 'There are {count} tasks left to do.' },
  'screening.gridsLeft': {
    zh: '还有 {count} 个网格没排查到。',
    en: '{count} grids were not gone round yet.',
  },

  'party.unknown': { zh: '这件里没有这位当事人。', en: 'No such party in this case.' },
  'party.idTaken': { zh: '这位已经登记过了。', en: 'Somebody is entered under that id already.' },
  'party.tooMany': { zh: '人太多了，登记不下。', en: 'Too many people.' },
  'party.alreadyTold': { zh: '权利义务告知书已经签收过了。', en: 'The notice was acknowledged already.' },
  'party.alreadyConsented': { zh: '已经同意过这位了。', en: 'That was agreed to already.' },
  'party.noOrganisation': {
    zh: '只有单位才有负责人，个人请选一般代理或者特别授权。',
    en: 'Only an organisation has a head. For a person choose one of the authorisations.',
  },

  'settlement.notAuthorised': {
    zh: '替当事人认可或者签字，要有特别授权，不然请本人来。',
    en: 'Agreeing or signing for a party needs their special authorisation. Let the party do it.',
  },
  'settlement.noLetter': {
    zh: '授权委托书还没有交，交了才能替当事人签字。',
    en: 'The letter of authority is not on file yet. Nobody signs for a party before it is.',
  },
  'settlement.textChanged': {
    zh: '刚才有人改了，您看到的已经不是现在的样子。再看一遍。',
    en: 'It was changed just now and does not read as you saw it. Read it again.',
  },
  'settlement.alreadyAssented': { zh: '已经认可过了。', en: 'That was agreed to already.' },
  'settlement.incomplete': {
    zh: '还差 {count} 处没写全，写全了再来。',
    en: '{count} places are still to be filled.',
  },
  'settlement.notLocked': {
    zh: '这一部分还没有各方都认可，可以直接改。',
    en: 'Not everybody has agreed to this part: it can simply be changed.',
  },
  'settlement.locked': {
    zh: '各方都认可了这一部分；要改，先请调解员重新打开。',
    en: 'Everybody has agreed to this part. A mediator has to reopen it first.',
  },
  'settlement.notAllAgreed': {
    zh: '还有 {count} 个部分没有各方都认可。',
    en: '{count} parts are not agreed to by everybody yet.',
  },
  'settlement.tooManyInstalments': {
    zh: '一笔一笔列得太多了，合并一些。',
    en: 'There are too many instalments.',
  },
  'settlement.alreadySigned': { zh: '已经签过了。', en: 'That was signed already.' },
  'settlement.fileNotYours': {
    zh: '这份材料不是签字的人或者调解员交的，不能当签名用。',
    en: 'Neither who signs nor a mediator handed that file in: it cannot show the signature.',
  },
  'settlement.onPaper': {
    zh: '这类协议要签在纸上，签好拍照传上来。',
    en: 'This one is signed on paper: hand in a picture of it.',
  },
  'settlement.alreadySealed': { zh: '已经盖过印章了。', en: 'The seal is there already.' },
  'settlement.repeatedNote': { zh: '这条已经送到了。', en: 'That is there already.' },
  'settlement.tooManyNotes': {
    zh: '留言和改法太多了，存不下。',
    en: 'There are too many comments and suggestions.',
  },
  'settlement.sameWords': { zh: '和原来一样，没有要改的。', en: 'It reads the same as before.' },
  'settlement.unknownComment': {
    zh: '没有这条留言，或者已经处理过了。',
    en: 'There is no such comment, or it is dealt with.',
  },
  'settlement.unknownSuggestion': { zh: '没有这条改法。', en: 'There is no such suggestion.' },
  'settlement.suggestionSettled': {
    zh: '这条改法已经处理过了。',
    en: 'That suggestion is dealt with already.',
  },
  'settlement.passageChanged': {
    zh: '要改的那一句已经不是原来的样子了，请重新提。',
    en: 'The line has changed since. Suggest it anew.',
  },
  'settlement.notTheirs': {
    zh: '这边提的改法，由对方或者调解员来定。',
    en: 'What your side suggested is for the other side or a mediator to settle.',
  },

  'performance.unknownInstalment': { zh: '协议里没有这一笔。', en: 'The agreement has no such instalment.' },
  'performance.alreadyDone': { zh: '这一笔已经做完了。', en: 'This instalment is done.' },
  'performance.amountMissing': { zh: '付了多少，要写上。', en: 'Say how much was paid.' },
  'performance.tooMuch': {
    zh: '比这一笔还差的多了，再核一下。',
    en: 'That is more than is still owed on it.',
  },
  'performance.notByPayer': {
    zh: '付没付、做没做，由对方或者调解员来记。',
    en: 'The other side or a mediator says that it was paid or done, not who owes it.',
  },
  'performance.notDone': { zh: '协议里的还没都做完。', en: 'Not all of the agreement is done.' },
  'performance.notDue': { zh: '还没到日子，不算没做。', en: 'It is not due yet.' },
  'performance.remindedToday': { zh: '今天已经提醒过了。', en: 'They were reminded today.' },
  'performance.nothingRecorded': { zh: '这一笔还没记过。', en: 'Nothing of this instalment is recorded.' },

  'confirmation.ofStatus': {
    zh: '身份、收养、婚姻关系，法院不做司法确认。',
    en: 'Courts confirm no agreement on status, adoption or marriage.',
  },
  'confirmation.onlyWritten': {
    zh: '口头协议没法申请司法确认，要先有协议书。',
    en: 'A court confirms what is in writing.',
  },
  'confirmation.tooLate': {
    zh: '过了 30 天不能再申请。协议照样有效，不做的可以起诉。',
    en: 'The 30 days are over. The agreement still binds; if it is not kept, either side may sue.',
  },
  'confirmation.beforeAgreed': {
    zh: '那一天各方还没有都同意申请。',
    en: 'Not all had agreed to ask the court by that day.',
  },
  'confirmation.beforeApplied': {
    zh: '法院的裁定不会早于申请那一天。',
    en: 'No court rules before the day of the application.',
  },
  'confirmation.notAll': {
    zh: '要双方一起申请，还有人没同意。',
    en: 'All parties apply together; somebody has not agreed yet.',
  },
  'confirmation.alreadyApplied': {
    zh: '这份协议已经申请过司法确认了。',
    en: 'The court was asked about this agreement already.',
  },
  'confirmation.notApplied': {
    zh: '没有正在等法院裁定的申请。',
    en: 'No application is waiting for a ruling.',
  },
  'confirmation.undecided': {
    zh: '法院还没裁定，裁定下来再归档。',
    en: 'The court has not ruled yet; archive it after that.',
  },

  'dossier.unknownFile': { zh: '卷宗里没有这份材料。', en: 'There is no such file in the dossier.' },
  'dossier.whose': { zh: '请先选这是哪一位的身份证明。', en: 'Say first whose proof of identity it is.' },
  'dossier.repeatedFile': { zh: '这份材料已经在卷宗里了。', en: 'That file is there already.' },
  'dossier.tooManyFiles': { zh: '材料太多了，存不下。', en: 'There are too many files.' },
  'dossier.fileType': {
    zh: '这种文件不收，收照片、文书和录音。',
    en: 'Files of this sort are not kept: photographs, PDF, Word files or sound are.',
  },
  'dossier.inUse': {
    zh: '定稿上有人签字用了这份材料，不能取出，也不能再用一次。',
    en: 'A signature on the final version shows this file: it stays, and shows no other.',
  },

  'caucus.notYours': { zh: '这句话能不能说，由说话的一方定。', en: 'The side that said it decides.' },
  'caucus.nobodyToAsk': {
    zh: '这里只有调解员，没有人可以问。',
    en: 'Only mediators are here: there is nobody to ask.',
  },
  'caucus.unknownLine': { zh: '没有这句话。', en: 'There is no such sentence.' },
  'caucus.repeatedLine': { zh: '这句话已经送到了。', en: 'That sentence is there already.' },
  'caucus.full': { zh: '这间里的话太多了，存不下。', en: 'This room holds no more.' },
  'caucus.notAsked': { zh: '调解员还没问这句话。', en: 'No mediator has asked about it.' },
  'caucus.askedOtherwise': {
    zh: '调解员换了说法再问，请看过新的再回答。',
    en: 'The mediator asks in other words by now. Read them before you answer.',
  },
  'caucus.alreadyAnswered': { zh: '这句话已经回答过了。', en: 'It was answered already.' },
} as const
