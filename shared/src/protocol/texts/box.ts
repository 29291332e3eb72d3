/** Of papers on their way into a box that nobody sees into. */
export const boxTexts = {
  'box.unknown': { zh: '没有这个票箱。', en: 'There is no such ballot box.' },
  'box.lost': {
    zh: '数据从备份恢复过，票箱里的票没有了，这次投票要重来。',
    en: 'The station went back to a copy, which holds no open box. This vote has to be held again.',
  },
  'box.noSlip': {
    zh: '开始投票时的名册上没有您，问一下联络员。',
    en: 'You were not on the roll when this vote opened. Ask the liaison officer.',
  },
  'box.tokenIssued': {
    zh: '这一位的票已经领过了，一人一票。',
    en: 'This person’s ballot was already given out: one person, one vote.',
  },
  'box.codeUnknown': {
    zh: '没有这个票条号，看清楚再输一遍。',
    en: 'No slip has this code. Look again and type it once more.',
  },
  'box.slipsOut': {
    zh: '发出的票条还有没用的，重新出号会让它们作废。',
    en: 'Slips that were handed out are not used yet, and new codes would make them worth nothing.',
  },
  'box.codeUsed': {
    zh: '这张票条用过了，用一次作废。',
    en: 'This slip was used already; it is good for one vote.',
  },
  'box.notHandedOut': {
    zh: '票条还没登记发出，请找门口的网格员登记。',
    en: 'This slip was not noted as handed out. Please ask at the door.',
  },
  'box.tooManyCodes': {
    zh: '输错的太多了，过一分钟再试。',
    en: 'Too many wrong codes. Try again in a minute.',
  },
  'box.issuingOver': { zh: '发票已经结束。', en: 'No more ballots are given out.' },
  'box.notYet': {
    zh: '正在发票，发完一起开始投，还要 {seconds} 秒。',
    en: 'Ballots are being given out. Voting begins in {seconds} s.',
  },
  'box.closed': { zh: '投票已经停止。', en: 'Voting has stopped.' },
  'box.badToken': { zh: '这张票不是这个票箱发的。', en: 'This ballot was not given out for this box.' },
  'box.badPaper': {
    zh: '选票的格式不对，刷新页面再投。',
    en: 'The paper has the wrong form. Reload and try again.',
  },
  'box.spent': {
    zh: '这张票已经投过了，投了就不能改。',
    en: 'This ballot was already cast, and cannot be changed.',
  },
  'box.nothingToGiveBack': {
    zh: '这部手机上没有可以交回的票。',
    en: 'There is no ballot on this phone to give back.',
  },
  'box.sheetsDiffer': {
    zh: '两个人录的不一样，都对着纸票重新录一遍。',
    en: 'The two of you entered different papers. Enter them both again from the sheets.',
  },
  'box.sheetsEntered': {
    zh: '纸票已经录好，不再发纸票，也不再录。',
    en: 'The papers on paper are entered: no more are handed out or entered.',
  },
} as const
