import type { GateCode } from '../docs/gate/verdict.ts'
import type { InBoth } from '../domain/in-both.ts'

/**
 * What a collaboration socket may be told beside the gate's refusals. None of these makes a copy diverge.
 * `inert`: an edit was taken, but what it was written into is deleted; its words follow the sentence.
 */
export const socketCodes = [
  'board.inert',
  'minutes.inert',
  'settlement.inert',
  'working.inert',
  'frame.malformed',
  'frame.unknown',
  'presence.tooLarge',
  'origin.foreign',
] as const
export type SocketCode = (typeof socketCodes)[number]

/** One sentence a code, as `rejection-text.ts` has them for commands; a refused writer keeps the words. */
export const docRefusalTexts: Readonly<Record<GateCode | SocketCode, InBoth>> = {
  'board.malformed': {
    zh: '这次改动读不懂，没有收进清单。',
    en: 'That change could not be read and was not taken.',
  },
  'board.foreignClient': {
    zh: '这次改动带着别人的编号，没有收进清单。',
    en: 'That change came under somebody else’s id and was not taken.',
  },
  'board.tooManyClients': {
    zh: '这台设备换编号太快了，歇一下再写。',
    en: 'This device changes its id too often. Wait a moment.',
  },
  'board.unknownField': { zh: '清单里没有这一栏。', en: 'The list has no such field.' },
  'board.badContent': { zh: '这一栏填不了这样的内容。', en: 'That does not fit in this field.' },
  'board.badId': { zh: '这一条的编号不对，没有收进清单。', en: 'This entry has a bad id and was not taken.' },
  'board.forgedAuthor': {
    zh: '只能用自己的名义提；替人写，请用代记。',
    en: 'Raise it in your own name, or write it down on somebody’s behalf.',
  },
  'board.overwrite': { zh: '这里已经有内容了，不能整个盖掉。', en: 'There is something here already.' },
  'board.mayNotCreate': {
    zh: '您可以提议，由联络员收进清单。',
    en: 'Propose it; the liaison officer puts it on the list.',
  },
  'board.mayNotEdit': {
    zh: '这一条由提的人和工作人员来改。',
    en: 'Whoever raised this and the staff edit it.',
  },
  'board.mayNotDelete': {
    zh: '这一条不能删，可以请联络员撤下。',
    en: 'This cannot be deleted. Ask the liaison officer to withdraw it.',
  },
  'board.locked': {
    zh: '清单已锁定。您写的字还在，可以复制，或者转给联络员。',
    en: 'The list is locked. Your words are kept: copy them or hand them to the liaison officer.',
  },
  'board.full': {
    zh: '清单满了，请联络员先整理一下。',
    en: 'The list is full. Ask the liaison officer to tidy it.',
  },
  'board.tooLong': { zh: '这一栏写得太长了，写短一点。', en: 'This is too long.' },
  'board.removed': {
    zh: '您已被请出这场会，有话可以找联络员。',
    en: 'You were asked to leave this meeting. Speak to the liaison officer.',
  },
  'minutes.malformed': {
    zh: '这次改动读不懂，没有写进纪要。',
    en: 'That change could not be read and was not taken.',
  },
  'minutes.foreignClient': {
    zh: '这次改动带着别人的编号，没有写进纪要。',
    en: 'That change came under somebody else’s id and was not taken.',
  },
  'minutes.tooManyClients': {
    zh: '这台设备换编号太快了，歇一下再写。',
    en: 'This device changes its id too often. Wait a moment.',
  },
  'minutes.unknownNode': {
    zh: '纪要里只写段落、小标题和条目，这次改动没有写进去。',
    en: 'Minutes hold paragraphs, headings and lists only. That change was not taken.',
  },
  'minutes.badContent': {
    zh: '里有不能用的字符，没有写进纪要。',
    en: 'That holds characters that cannot be used and was not taken.',
  },
  'minutes.mayNotEdit': {
    zh: '纪要由记录人、主持人和联络员来写。',
    en: 'The recorder, moderator and liaison officer write the minutes.',
  },
  'minutes.oldSchema': {
    zh: '这个版本太旧，只能看不能写，刷新页面再写。',
    en: 'This version is too old to write. Reload the page first.',
  },
  'minutes.notYet': { zh: '签到开始以后才写纪要。', en: 'The minutes are written from check-in on.' },
  'minutes.locked': {
    zh: '会已经结束，纪要不能再改；写错的地方，加一条更正。',
    en: 'The meeting is over and its minutes stay as they are. Add a correction instead.',
  },
  'minutes.full': { zh: '纪要写满了，先删短一些。', en: 'The minutes are full. Shorten them first.' },
  'minutes.tooLong': { zh: '纪要太长了，写短一点。', en: 'The minutes are too long. Shorten them.' },
  'minutes.removed': {
    zh: '您已被请出这场会，有话可以找联络员。',
    en: 'You were asked to leave this meeting. Speak to the liaison officer.',
  },
  'settlement.malformed': {
    zh: '这次改动读不懂，没有写进协议。',
    en: 'That change could not be read and was not taken.',
  },
  'settlement.foreignClient': {
    zh: '这次改动带着别人的编号，没有写进协议。',
    en: 'That change came under somebody else’s id and was not taken.',
  },
  'settlement.tooManyClients': {
    zh: '这台设备换编号太快了，歇一下再写。',
    en: 'This device changes its id too often. Wait a moment.',
  },
  'settlement.unknownNode': {
    zh: '协议里只写段落、小标题、条目、空格和一笔笔的履行，这次改动没有写进去。',
    en: 'A settlement holds paragraphs, headings, lists, blanks and instalments only. That change was not taken.',
  },
  'settlement.badContent': {
    zh: '里有不能用的字符或数，没有写进协议。',
    en: 'That holds characters or figures that cannot be used and was not taken.',
  },
  'settlement.mayNotEdit': {
    zh: '协议由本案调解员执笔；您可以留言，或者提一处改法。',
    en: 'The mediators of this case write the settlement. You can comment or suggest a change.',
  },
  'settlement.oldSchema': {
    zh: '这个版本太旧，只能看不能写，刷新页面再写。',
    en: 'This version is too old to write. Reload the page first.',
  },
  'settlement.notYet': {
    zh: '开始调解以后才写协议。',
    en: 'The settlement is written once mediation has begun.',
  },
  'settlement.locked': {
    zh: '各方都认可了这一部分，不能再改；要改，先请调解员重新打开。',
    en: 'Everybody has agreed to this part. A mediator has to reopen it before it can change.',
  },
  'settlement.finalised': {
    zh: '协议已经定稿，正在签字；要改，先请调解员重新打开。',
    en: 'The settlement is final and being signed. A mediator has to reopen it before it can change.',
  },
  'settlement.over': {
    zh: '协议已经生效，或者调解已经结束，不能再改。',
    en: 'The settlement has taken effect or mediation is over. It stays as it is.',
  },
  'settlement.full': { zh: '协议写满了，先删短一些。', en: 'The settlement is full. Shorten it first.' },
  'settlement.tooLong': { zh: '协议太长了，写短一点。', en: 'The settlement is too long. Shorten it.' },
  'working.malformed': {
    zh: '这次改动读不懂，没有写进去。',
    en: 'That change could not be read and was not taken.',
  },
  'working.foreignClient': {
    zh: '这次改动带着别人的编号，没有写进去。',
    en: 'That change came under somebody else’s id and was not taken.',
  },
  'working.tooManyClients': {
    zh: '这台设备换编号太快了，歇一下再写。',
    en: 'This device changes its id too often. Wait a moment.',
  },
  'working.unknownNode': {
    zh: '这里只写段落、小标题和条目，这次改动没有写进去。',
    en: 'Paragraphs, headings and lists only. That change was not taken.',
  },
  'working.badContent': {
    zh: '里有不能用的字符，没有写进去。',
    en: 'That holds characters that cannot be used and was not taken.',
  },
  'working.mayNotEdit': { zh: '这张纸不归您写。', en: 'This paper is not yours to write.' },
  'working.oldSchema': {
    zh: '这个版本太旧，只能看不能写，刷新页面再写。',
    en: 'This version is too old to write. Reload the page first.',
  },
  'working.over': {
    zh: '这件调解已经结束，纸上的字不再改。',
    en: 'This mediation is over and its papers stay as they are.',
  },
  'working.full': { zh: '这张纸写满了，先删短一些。', en: 'This paper is full. Shorten it first.' },
  'working.tooLong': { zh: '这张纸太长了，写短一点。', en: 'This paper is too long. Shorten it.' },
  'board.inert': {
    zh: '那条已经删了，这些字没有落处：',
    en: 'That entry is deleted; these words have no place:',
  },
  'minutes.inert': {
    zh: '那一段已经删了，这些字没有落处：',
    en: 'That part is deleted; these words have no place:',
  },
  'settlement.inert': {
    zh: '那一段已经删了，这些字没有落处：',
    en: 'That part is deleted; these words have no place:',
  },
  'working.inert': {
    zh: '那一段已经删了，这些字没有落处：',
    en: 'That part is deleted; these words have no place:',
  },
  'frame.malformed': { zh: '这一帧读不懂，连接断开。', en: 'That frame could not be read. Closing.' },
  'frame.unknown': { zh: '服务器不认识这种消息。', en: 'The server does not know this kind of message.' },
  'presence.tooLarge': { zh: '光标信息太大，没有转给别人。', en: 'That presence state is too large.' },
  'origin.foreign': { zh: '这个网页不能连到这里。', en: 'This page may not connect here.' },
}
