/** Of commands, streams, logins and who may do what. */
export const generalTexts = {
  'command.malformed': { zh: '“{field}”{reason}。', en: '“{field}” {reason}.' },
  'command.unknown': {
    zh: '这个版本还不会做这一步，刷新页面再试。',
    en: 'This version does not know that step. Reload and try again.',
  },
  'command.byRoute': {
    zh: '这件事不走会议频道，请用它自己的接口。',
    en: 'This does not go over the meeting channel. Use its own HTTP route.',
  },
  'command.tooLarge': { zh: '一次送的太多了，分几次送。', en: 'That is too much at once. Send it in parts.' },
  'command.tooMany': { zh: '点得太快了，歇一下再来。', en: 'Too many at once. Wait a moment.' },
  'stream.notFound': { zh: '没找到这场会。', en: 'There is no such meeting.' },
  'stream.full': {
    zh: '连进来的人太多了，过一会儿再试。',
    en: 'Too many are connected. Try again in a while.',
  },
  'login.needed': { zh: '先进入会议，或者登录。', en: 'Join the meeting or sign in first.' },
  'login.ended': { zh: '这台设备上的登录已经结束。', en: 'This device has been signed out.' },
  'access.changed': { zh: '您能看到的内容变了，正在刷新。', en: 'What you may see has changed. Refreshing.' },
  'message.unknown': { zh: '服务器不认识这条消息。', en: 'The server does not know this message.' },
  'message.noAck': {
    zh: '这条消息要带回执，才能回答。',
    en: 'This message needs an acknowledgement callback to be answered.',
  },
  'ticket.spent': {
    zh: '这个链接用过或者过期了，再要一个。',
    en: 'This link was used or has expired. Ask for a new one.',
  },
  'account.nameTaken': {
    zh: '这个账号名有人用了，换一个。',
    en: 'This account name is taken. Choose another.',
  },
  fault: {
    zh: '没存上，再试一次。写好的都还在。',
    en: 'That could not be saved. Try again; nothing saved is lost.',
  },
  'who.stationHead': { zh: '这一步由站长来做。', en: 'The station head does this.' },
  'who.officer': { zh: '这一步由联络员或站长来做。', en: 'The liaison officer or station head does this.' },
  'who.moderator': { zh: '这一步由主持人来做。', en: 'The moderator does this.' },
  'who.officerOrModerator': {
    zh: '这一步由主持人或联络员来做。',
    en: 'The moderator or liaison officer does this.',
  },
  'who.door': {
    zh: '签到由网格员或联络员来确认。',
    en: 'A grid worker or liaison officer confirms arrivals.',
  },
  'who.host': {
    zh: '这一步由主持人、联络员或网格员来做。',
    en: 'The moderator, liaison officer or a grid worker does this.',
  },
  'who.counter': {
    zh: '举手由计票人、记录人或网格员来数。',
    en: 'A teller, the recorder or a grid worker counts hands.',
  },
  'who.staff': {
    zh: '这一步由记录人、主持人或联络员来做。',
    en: 'The recorder, moderator or liaison officer does this.',
  },
  'who.joined': { zh: '先进入会议，就能做这一步。', en: 'Join the meeting first.' },
} as const
