import type { InBoth } from '../domain/in-both.ts'
import { phaseNames } from '../domain/meeting/phase-names.ts'
import type { Phase } from '../domain/meeting/schema.ts'
import type { Rejection, RejectionCode } from '../domain/rejection.ts'
import { fieldNames } from './field-names.ts'
import type { WireError } from './messages.ts'
import type { FieldProblem } from './problem-field.ts'

/**
 * One sentence a code, short and spoken, and where somebody else can do it, who. `{name}` is filled from
 * the rejection's params.
 */
export const rejectionTexts = {
  'command.malformed': { zh: '“{field}”{reason}。', en: '“{field}” {reason}.' },
  'command.unknown': {
    zh: '这个版本还不会做这一步，刷新页面再试。',
    en: 'This version does not know that step. Reload and try again.',
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

  'station.exists': { zh: '这个联络站已经建好了。', en: 'This station is already set up.' },
  'station.repeatedGrid': {
    zh: '有两个网格重名了，改一个。',
    en: 'Two grids have the same name. Change one.',
  },
  'station.roleHeld': { zh: '这个人已经有这个身份了。', en: 'This person already has that role.' },
  'station.roleNotHeld': { zh: '这个人没有这个身份。', en: 'This person does not have that role.' },
  'station.lastHead': {
    zh: '只剩一位站长了，先请好下一位。',
    en: 'This is the only station head. Appoint another first.',
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
  'roll.unknownPerson': { zh: '名单上没有这个人。', en: 'This person is not on the roll.' },
  'roll.lineTaken': { zh: '名单上已经有这一位了。', en: 'This line is already on the roll.' },
  'roll.alreadyConfirmed': { zh: '这一位已经签到了。', en: 'Already confirmed.' },
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
  'roll.alreadySo': { zh: '已经是这样了。', en: 'That is how it stands already.' },

  'issue.repeatedProposal': { zh: '这一条已经送到了。', en: 'This has already arrived.' },
  'issue.tooManyProposals': {
    zh: '您有 {max} 条在等，等收了再提。',
    en: 'You have {max} waiting. Wait until some are accepted.',
  },
  'issue.tooManyWaiting': {
    zh: '等着看的已经很多了，过几天再提。',
    en: 'Many proposals wait to be read. Try again in a few days.',
  },
  'issue.unknownProposal': { zh: '没找到这一条。', en: 'There is no such proposal.' },
  'issue.proposalDecided': { zh: '这一条已经处理过了。', en: 'This has already been dealt with.' },
  'issue.notProposer': {
    zh: '这一条是别人提的，只有提的人能收回。',
    en: 'Only whoever proposed this can take it back.',
  },
  'issue.mayNotWriteFor': {
    zh: '代记由网格员、联络员或主持人来写。',
    en: 'A grid worker, liaison officer or the moderator writes for others.',
  },
  'issue.moderatorNeutral': {
    zh: '主持人不提、不附议；可以替别人代记。',
    en: 'The moderator neither proposes nor seconds, but may write for others.',
  },
  'issue.boardFull': { zh: '清单已经写满，先合并几条。', en: 'The list is full. Merge some first.' },
  'issue.alreadySeconded': { zh: '您已经附议过了。', en: 'You have seconded this already.' },
  'issue.notSeconded': { zh: '您还没附议这一条。', en: 'You have not seconded this.' },
  'issue.tooManySeconds': {
    zh: '您附议的太多了，先去掉几条。',
    en: 'You second too many. Take some back first.',
  },
  'issue.withdrawn': { zh: '提的人已经撤回这一条。', en: 'Whoever raised this has withdrawn it.' },
  'issue.hidden': {
    zh: '这一条已经收起，有疑问可以问主持人。',
    en: 'This has been hidden. Ask the moderator.',
  },
  'issue.notHidden': { zh: '这一条没有收起。', en: 'This is not hidden.' },
  'issue.merged': {
    zh: '这一条已经合到另一条里了，到那一条去。',
    en: 'This has been merged into another. Look there.',
  },
  'issue.notMerged': { zh: '这一条没有合并过。', en: 'This has not been merged.' },
  'issue.notOnBoard': { zh: '清单里没有这一条。', en: 'This is not on the list.' },
  'issue.notAuthor': {
    zh: '这一条是别人提的，只有提的人能撤回。',
    en: 'Only whoever raised this can withdraw it.',
  },
  'issue.listLocked': {
    zh: '清单已锁定，想补的话可以转给联络员。',
    en: 'The list is locked. You can hand your words to the liaison officer.',
  },
  'issue.listNotLocked': { zh: '清单没有锁定。', en: 'The list is not locked.' },
  'issue.listEmpty': { zh: '清单还是空的，没有可锁的。', en: 'The list is empty; there is nothing to lock.' },
  'issue.tooManyHandedOver': {
    zh: '您已经转了 {max} 段，先跟联络员说一声。',
    en: 'You have handed over {max} already. Speak to the liaison officer.',
  },

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
  'motion.incomplete': { zh: '写清楚谁来做、做什么。', en: 'Say who does it, and what.' },
  'motion.decided': { zh: '这件事今天已经表决过了。', en: 'The meeting has already voted on this today.' },
  'motion.listOpen': { zh: '先锁定清单，再表决。', en: 'Lock the list before voting on it.' },

  'ballot.repeatedId': { zh: '这次表决已经开过了。', en: 'This vote was opened already.' },
  'ballot.notOpen': { zh: '现在没有开着这次表决。', en: 'This vote is not open.' },
  'ballot.noQuorum': { zh: '到会要满 {needed} 人才能表决。', en: 'A vote needs {needed} people present.' },
  'ballot.nobodyEntitled': {
    zh: '还没有人签到确认，先到门口签到。',
    en: 'Nobody has been confirmed yet. Confirm arrivals first.',
  },
  'ballot.stillSpeaking': {
    zh: '还有人要发言，先听完再表决。',
    en: 'Somebody still wants to speak. Hear them first.',
  },
  'ballot.notEntitled': { zh: '您是列席，可以发言，不参加表决。', en: 'You may speak here, but not vote.' },
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
  'floor.tooLate': {
    zh: '已经说了一会儿，收不回了。',
    en: 'They have spoken for a while; it cannot be taken back.',
  },
  'floor.alreadyPaused': { zh: '已经暂停了。', en: 'Already paused.' },
  'floor.notPaused': { zh: '没有暂停。', en: 'Not paused.' },
  'floor.repeatedPoint': { zh: '这个程序问题已经送到了。', en: 'This point has already arrived.' },
  'floor.tooManyPoints': {
    zh: '您有 {max} 个程序问题在等，先听主持人答。',
    en: 'You have {max} points waiting. Hear the moderator first.',
  },
  'floor.unknownPoint': { zh: '没找到这个程序问题。', en: 'There is no such point.' },
  'floor.pointSettled': { zh: '主持人已经答过了。', en: 'The moderator has answered this.' },
} as const satisfies Record<RejectionCode, InBoth>

const problems: Readonly<Record<FieldProblem, InBoth>> = {
  'field.missing': { zh: '没有填', en: 'is missing' },
  'field.wrongType': { zh: '格式不对', en: 'has the wrong form' },
  'field.empty': { zh: '还空着', en: 'is empty' },
  'field.tooLong': { zh: '太长了，写短一点', en: 'is too long' },
  'field.badCharacters': { zh: '里有不能用的字符', en: 'has characters that cannot be used' },
  'field.badId': { zh: '对不上', en: 'is not a valid id' },
  'field.outOfRange': { zh: '超出了范围', en: 'is out of range' },
  'field.notOffered': { zh: '不在可选的里面', en: 'is not one of the choices' },
  'field.unknown': { zh: '里多了不认识的内容', en: 'holds something unknown' },
}

type Words = Readonly<Record<string, InBoth>>

/** What stands for a param: phases, fields and their problems have words of their own. */
function spoken(name: string, value: string | number): InBoth {
  const plain = { zh: String(value), en: String(value) }
  if (name === 'phase') return phaseNames[value as Phase]
  if (name === 'reason') return problems[value as FieldProblem]
  if (name !== 'field') return plain
  const last = String(value).split('.').pop()!
  return Object.hasOwn(fieldNames, last)
    ? (fieldNames as Words)[last]!
    : { zh: '这条命令', en: 'the command' }
}

const fill = (text: string, words: Words, language: keyof InBoth): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => words[name]?.[language] ?? '')

/** The refusal as it is told to a person, in both languages. */
export function sentence({ code, params = {} }: Rejection): WireError {
  const words: Words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, spoken(name, value)]),
  )
  const { zh, en } = rejectionTexts[code]
  return { code, zh: fill(zh, words, 'zh'), en: fill(en, words, 'en') }
}
