/** Of a station, a meeting’s course and its roll. */
export const meetingTexts = {
  'station.exists': { zh: '这个联络站已经建好了。', en: 'This station is already set up.' },
  'station.repeatedGrid': {
    zh: '有两个网格重名了，改一个。',
    en: 'Two grids have the same name. Change one.',
  },
  'station.roleHeld': { zh: '这个人已经有这个身份了。', en: 'This person already has that role.' },
  'station.rulesUnchanged': {
    zh: '和现行的规则一样，没有改动。',
    en: 'These are the rules in force already.',
  },
  'station.noDraft': { zh: '没有等审定的规则。', en: 'No rules wait to be adopted.' },
  'station.draftChanged': {
    zh: '草稿刚改过，请再看一遍。',
    en: 'The draft was changed just now: please read it again.',
  },
  'station.noOwnRules': { zh: '本站用的就是通用版。', en: 'The general rules are in force already.' },
  'station.roleNotHeld': { zh: '这个人没有这个身份。', en: 'This person does not have that role.' },
  'station.lastHead': {
    zh: '只剩一位站长了，先请好下一位。',
    en: 'This is the only station head. Appoint another first.',
  },
  'station.stillKept': {
    zh: '这份卷宗要保管到 {until}，还没有到期。',
    en: 'This dossier is kept until {until}; its time is not over.',
  },
  'station.destructionAsked': { zh: '已经有人提请销毁。', en: 'Somebody has asked for that already.' },
  'station.destructionNotAsked': {
    zh: '没有人提请销毁这份卷宗，请刷新再看。',
    en: 'Nobody has asked to destroy this dossier: look again.',
  },
  'station.otherPersonNeeded': {
    zh: '提请的人不能自己批准，要另一位站长来批准。',
    en: 'Who asked may not approve it: another head has to.',
  },
  'erasure.already': { zh: '这个人已经注销了。', en: 'This person has been erased.' },
  'erasure.groundNeeded': {
    zh: '替别人注销，要选一个缘由。',
    en: 'To erase somebody else, choose on what ground.',
  },
  'erasure.lookAgain': {
    zh: '刚刚又有人注销，重新看一遍。',
    en: 'Somebody else was erased meanwhile. Please look again.',
  },
  'grid.unknown': {
    zh: '站里没有这个网格，从名单里选一个。',
    en: 'The station has no such grid. Choose one from the list.',
  },
  'meeting.exists': { zh: '这场会已经建好了。', en: 'This meeting already exists.' },
  'meeting.wrongPhase': {
    zh: '会现在是“{phase}”，做不了这一步。',
    en: 'The meeting is {phase}; this step has to wait or has passed.',
  },
  'meeting.badTimes': { zh: '结束要在开始之后。', en: 'The end must be after the start.' },
  'meeting.tooLong': {
    zh: '一场会最多 {hours} 小时，分成两场开。',
    en: 'A meeting lasts {hours} hours at most. Make it two.',
  },
  'meeting.past': { zh: '这个时间已经过了，换一个。', en: 'That time has passed. Choose another.' },
  'meeting.notEarlier': {
    zh: '公告发出后只能往后改，不能提前。',
    en: 'Once announced, a meeting may move later, not earlier.',
  },
  'meeting.noticeShort': {
    zh: '公告要提前 {days} 天；等不及的话，写明原因。',
    en: 'Notice must be given {days} days ahead. If it cannot wait, say why.',
  },
  'meeting.noModerator': {
    zh: '还没定谁主持，先请一位。',
    en: 'Nobody is down to chair it yet. Ask somebody first.',
  },
  'meeting.kindFixed': {
    zh: '公告发出后，会的种类不能换。',
    en: 'Once announced, the kind of meeting stays.',
  },
  'meeting.noAgenda': { zh: '民议茶话不排议程。', en: 'This kind of meeting has no agenda.' },
  'meeting.repeatedItem': { zh: '议程里有一项重复了。', en: 'An agenda item is there twice.' },
  'meeting.unknownItem': { zh: '议程里没有这一项。', en: 'The agenda has no such item.' },
  'meeting.alreadyThere': { zh: '已经是这一项了。', en: 'It is already there.' },
  'meeting.dutyHeld': { zh: '已经是这个人了。', en: 'That person already has this duty.' },
  'meeting.dutyNotHeld': { zh: '这个人没有担任这一项。', en: 'That person does not have this duty.' },
  'meeting.notReviewed': {
    zh: '从头看到散会那一条，才能公示。',
    en: 'Read the record to its closing entry before publishing it.',
  },
  'meeting.moderatorNeeded': {
    zh: '会不能没有主持人，直接换一位就行。',
    en: 'A meeting needs a moderator. Name another instead.',
  },
  'meeting.begun': {
    zh: '已经有人发言或表决了，改用休会。',
    en: 'People have spoken or voted already. Adjourn instead.',
  },
  'meeting.nothingToUndo': { zh: '没有能收回的一步。', en: 'There is nothing to take back.' },
  'meeting.tooLate': { zh: '过了十秒，收不回了。', en: 'Ten seconds have passed; it cannot be taken back.' },
  'meeting.builtOn': {
    zh: '这一步之后又做了别的，先把后面的收回。',
    en: 'Something was done after this. Take that back first.',
  },
  'roll.removed': {
    zh: '您已被请出这场会，有话可以找联络员。',
    en: 'You were asked to leave this meeting. Speak to the liaison officer.',
  },
  'roll.alreadyJoined': { zh: '您已经在会里了。', en: 'You are already in.' },
  'roll.joiningClosed': {
    zh: '现在不再进人，请找门口的网格员。',
    en: 'Joining is closed. See the grid worker at the door.',
  },
  'roll.joiningOpen': { zh: '现在本来就能进。', en: 'Joining is already open.' },
  'roll.full': { zh: '这场会已经满了，请到门口登记。', en: 'This meeting is full. Register at the door.' },
  'roll.countedByLines': {
    zh: '业主大会的应到按名册算，一位业主一行，不另填。',
    en: 'At an owners’ assembly the roll itself says how many are expected: one line an owner.',
  },
  'roll.moreHere': {
    zh: '已签到 {present} 位，应到不能比这少。认错人的，先收回签到。',
    en: '{present} who may vote are here, so no fewer are expected. Take back first who was confirmed by mistake.',
  },
  'roll.unknownPerson': { zh: '名单上没有这个人。', en: 'This person is not on the roll.' },
  'roll.lineTaken': { zh: '名单上已经有这一位了。', en: 'This line is already on the roll.' },
  'roll.alreadyConfirmed': { zh: '这一位已经签到了。', en: 'Already confirmed.' },
  'roll.notAwaited': {
    zh: '名单上的这一位已经到了，或者不在名单上。',
    en: 'That line of the roll is here already, or is not on it.',
  },
  'roll.notConfirmed': { zh: '这一位还没签到。', en: 'Not confirmed yet.' },
  'roll.alreadyExcused': { zh: '已经记了请假。', en: 'Already excused.' },
  'roll.notExcused': { zh: '这一位没有请假。', en: 'Not excused.' },
  'roll.alreadyRemoved': {
    zh: '这一位已被请出，先请回来。',
    en: 'This person was asked to leave. Readmit them first.',
  },
  'roll.notRemoved': { zh: '这一位没有被请出。', en: 'This person was not removed.' },
  'roll.hasDuty': {
    zh: '这一位在会上有职责，先换人。',
    en: 'This person has a duty here. Relieve them first.',
  },
  'roll.staffName': {
    zh: '这个称呼是工作人员的，换一个，姓加称呼就行。',
    en: 'That name belongs to staff. Use your family name and a title.',
  },
  'roll.notAnonymous': {
    zh: '这类会要有个称呼，姓加称呼就行。',
    en: 'This kind of meeting needs a name; family name and title will do.',
  },
  'roll.gridNeeded': {
    zh: '选一下您的网格，就能只写“某网格居民”。',
    en: 'Choose your grid to be shown only as one of its residents.',
  },
  'roll.alreadyMerged': { zh: '这两部手机已经是一个人了。', en: 'These are already one person.' },
  'roll.areasDiffer': {
    zh: '两行的面积不一样。先都改成这位业主合计的面积，再合并。',
    en: 'The two lines have different areas. Set both to all that this owner holds, then try again.',
  },
  'roll.alreadySo': { zh: '已经是这样了。', en: 'That is how it stands already.' },
} as const
