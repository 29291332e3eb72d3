/** Of the floor, motions, ballots and what comes of them. */
export const debateTexts = {
  'motion.noVotes': {
    zh: '民议茶话不表决，记下大家的意思就行。',
    en: 'A tea-talk does not vote. Write down what people think.',
  },
  'motion.repeatedId': { zh: '这个动议已经提过了。', en: 'This motion is here already.' },
  'motion.active': { zh: '先把眼前这个动议议完。', en: 'Deal with the motion before the meeting first.' },
  'motion.notActive': { zh: '现在议的不是这个动议。', en: 'This is not the motion before the meeting.' },
  'motion.tooMany': {
    zh: '动议太多了，剩下的下次再议。',
    en: 'There are too many motions. Leave the rest for another day.',
  },
  'motion.moderatorNeutral': {
    zh: '主持人不提动议；要提，先请别人主持。',
    en: 'The moderator moves nothing. Hand over the chair first.',
  },
  'motion.moverNotHere': { zh: '提动议的人要在会场里。', en: 'Whoever moves it has to be in the room.' },
  'motion.incomplete': { zh: '写清楚谁来做、做什么。', en: 'Say who does it, and what.' },
  'motion.decided': { zh: '这件事今天已经表决过了。', en: 'The meeting has already voted on this today.' },
  'motion.lawUnchecked': {
    zh: '可能碰到谁的合法权利，先请懂法的人看过，写下怎么说。',
    en: 'This may touch what somebody has by law, which no vote takes away. Have it looked at first, and say by whom and what they said.',
  },
  'motion.listOpen': { zh: '先锁定清单，再表决。', en: 'Lock the list before voting on it.' },
  'motion.partlyDecided': {
    zh: '已经有项目当选，先把剩下的名额定下来。',
    en: 'Some have won already. Settle the seats left first.',
  },
  'ballot.repeatedId': { zh: '这次表决已经开过了。', en: 'This vote was opened already.' },
  'ballot.notOpen': { zh: '现在没有开着这次表决。', en: 'This vote is not open.' },
  'ballot.noQuorum': { zh: '到会要满 {needed} 人才能表决。', en: 'A vote needs {needed} people present.' },
  'ballot.noQuorumByArea': {
    zh: '人数够了，到会业主的面积还差 {missing} 平方米才能表决。',
    en: 'Enough people are here; of the area {missing} m² are missing before a vote.',
  },
  'ballot.ownersMissing': {
    zh: '先把全体业主录进名册，没来的也录，不然算不出三分之二。',
    en: 'Put all owners on the roll first, absent ones too: two thirds of them are asked for.',
  },
  'ballot.expectedMissing': {
    zh: '先在签到台填应到人数，不然不知道人够不够、过半是多少。',
    en: 'First say at the door how many are expected: without it nobody knows whether enough are here, nor what half of them is.',
  },
  'ballot.moreThanExpected': {
    zh: '实到 {present} 人，比应到 {expected} 人还多。先把应到改对。',
    en: '{expected} are expected and {present} are here, so half of them would be too few. Have staff put the number expected right first.',
  },
  'ballot.areasMissing': {
    zh: '还有 {count} 位没填面积。不是业主的，在名册上改成列席。',
    en: '{count} have no area yet. Make those who own nothing observers.',
  },
  'ballot.matterUnclear': {
    zh: '业主表决要先说清是一般事项还是重大事项；别的会不分。',
    en: 'Owners say first whether it is an ordinary or a major matter; other meetings do not.',
  },
  'ballot.groupEmpty': {
    zh: '规则要另一组人单独计票，到会的里面还没有这一组的人。',
    en: 'The rules count a group apart, and nobody of it is here yet.',
  },
  'ballot.groupUnlisted': {
    zh: '单独计票的那一组也按应到算，先把他们都录进名册，没来的也录。',
    en: 'The group counted apart goes by those expected too, and the roll lists none of it. Put all of it on the roll first.',
  },
  'ballot.namedOnly': {
    zh: '要分开计的表决，举手数不出是谁的，请用记名表决或点名表决。',
    en: 'Raised hands do not say whose they are. What is counted apart is voted on by name or roll call.',
  },
  'ballot.secretByArea': {
    zh: '按面积计的票，看面积就知道是谁的，不能无记名；请记名或点名表决。',
    en: 'An area says whose the vote is, so it cannot be secret. Vote by name or roll call.',
  },
  'ballot.secretByGroup': {
    zh: '两组人分开计的票，现在只能记名表决或点名表决。',
    en: 'Where a group is counted apart, votes are by name or roll call.',
  },
  'ballot.nobodyEntitled': {
    zh: '还没有人签到确认，先到门口签到。',
    en: 'Nobody has been confirmed yet. Confirm arrivals first.',
  },
  'ballot.stillSpeaking': {
    zh: '还有人要发言，先听完再表决。',
    en: 'Somebody still wants to speak. Hear them first.',
  },
  'ballot.notEntitled': {
    zh: '这次表决开始时名单上没有您，这一次不能投。',
    en: 'You were not on the roll when this vote opened.',
  },
  'ballot.certifiersFixed': {
    zh: '这次投票宣布以前，监票人和计票人不换。要换先作废这次。',
    en: 'Scrutineers and tellers stay until this vote is announced. To change them, call it off first.',
  },
  'ballot.heardOtherwise': {
    zh: '另一台刚记了别的，请看一遍再记。',
    en: 'Another device has just written something else: look at it first.',
  },
  'ballot.alreadyCast': {
    zh: '您这一票已经计入，不能再改。',
    en: 'Your vote is counted and cannot be changed.',
  },
  'ballot.stopped': { zh: '投票已停止，这一票没有投出。', en: 'Voting has stopped. This vote was not cast.' },
  'ballot.notStopped': {
    zh: '还有人没按，先停止投票。',
    en: 'Some have not voted yet. Stop the vote first.',
  },
  'ballot.moderatorLast': {
    zh: '主持人最后表决，等别人都按完。',
    en: 'The moderator votes last, when all others have.',
  },
  'ballot.otherMethod': {
    zh: '这次不是这样表决的，刷新页面再试。',
    en: 'This vote is taken another way. Reload and try again.',
  },
  'ballot.alreadyCounted': { zh: '已经数好了。', en: 'It has been counted.' },
  'ballot.tooManyHands': {
    zh: '举手的比到会的还多，再数一遍。',
    en: 'More hands than people present. Count again.',
  },
  'ballot.countMissing': {
    zh: '要两个人分别数过、数目一样才能宣布。',
    en: 'Two people must count and agree first.',
  },
  'resolution.repeatedId': { zh: '这一条决定已经记下了。', en: 'This decision is written down already.' },
  'resolution.tooMany': { zh: '一场会记不下这么多决定。', en: 'That is more than one meeting decides.' },
  'resolution.notCarried': { zh: '这个动议没有通过，不能记成决定。', en: 'This motion was not carried.' },
  'resolution.alreadyAdopted': {
    zh: '这个动议的决定已经记下了。',
    en: 'The decision on this motion is written down already.',
  },
  'resolution.unknown': { zh: '没找到这一条决定。', en: 'There is no such decision.' },
  'rating.same': { zh: '您已经这样评过了。', en: 'You have said so already.' },
  'minutes.changed': {
    zh: '念过之后又改了，再看一遍。',
    en: 'Something was changed after it was read. Look once more.',
  },
  'minutes.alreadyConfirmed': { zh: '纪要已经确认过了。', en: 'The minutes are confirmed already.' },
  'minutes.unconfirmed': {
    zh: '纪要还没念过，主持人念一遍、确认了再散会。',
    en: 'The minutes were not read back yet. The moderator reads and confirms them first.',
  },
  'minutes.stale': {
    zh: '确认之后纪要又改了，主持人再看一遍、确认了再散会。',
    en: 'The minutes have changed since they were confirmed. The moderator looks once more first.',
  },
  'minutes.tooManyCorrections': {
    zh: '更正太多了，整理成一条再记。',
    en: 'There are too many corrections. Put them into one.',
  },
  'floor.notHere': { zh: '这一位还没进会场。', en: 'This person has not come in yet.' },
  'floor.moderatorNeutral': {
    zh: '主持人不发言；要发言，先请别人主持。',
    en: 'The moderator does not speak. Hand over the chair first.',
  },
  'floor.speaking': { zh: '正在发言。', en: 'Speaking now.' },
  'floor.alreadyWaiting': { zh: '已经在等候发言了。', en: 'Already waiting to speak.' },
  'floor.notWaiting': { zh: '没有在等候发言。', en: 'Not waiting to speak.' },
  'floor.turnsUsed': {
    zh: '这件事每人说 {max} 次，先听听别人的。',
    en: 'Everyone has {max} turns on this. Let others speak.',
  },
  'floor.nobodyWaiting': { zh: '没有人在等候发言。', en: 'Nobody is waiting to speak.' },
  'floor.nobodySpeaking': { zh: '现在没有人发言。', en: 'Nobody is speaking.' },
  'floor.movedOn': {
    zh: '别的平板刚换过人，先看现在是谁在发言。',
    en: 'Another device has just moved on. See who is speaking now.',
  },
  'floor.tooLate': {
    zh: '过了十秒，收不回了。',
    en: 'Ten seconds have passed; it cannot be taken back.',
  },
  'floor.nothingToUndo': { zh: '没有能收回的一步。', en: 'There is nothing to take back.' },
  'floor.alreadyPaused': { zh: '已经暂停了。', en: 'Already paused.' },
  'floor.notPaused': { zh: '没有暂停。', en: 'Not paused.' },
  'floor.repeatedPoint': { zh: '这个程序问题已经送到了。', en: 'This point has already arrived.' },
  'floor.tooManyPoints': {
    zh: '您有 {max} 个程序问题在等，先听主持人答。',
    en: 'You have {max} points waiting. Hear the moderator first.',
  },
  'floor.unknownPoint': { zh: '没找到这个程序问题。', en: 'There is no such point.' },
  'floor.pointSettled': { zh: '主持人已经答过了。', en: 'The moderator has answered this.' },
} as const
