import type { BallotMethod } from '@linyi/shared/domain/ballot/schema'
import { baseCounted } from '@linyi/shared/domain/rules/said'
import type { DecisionBase } from '@linyi/shared/domain/rules/settings'
import { numeral } from '@linyi/shared/papers/chinese'
import type { Milestone } from '@linyi/shared/record/record-view'
import { texts } from '#lib/i18n/texts.ts'

/** A secret ballot that was announced. */
type Told = Extract<Milestone, { kind: 'ballotAnnounced' }>

export const recordTexts = texts(
  {
    record: '会议记录',
    kindRecord: (kind: string) => `${kind}记录`,
    seal: '公示之印',
    published: (day: string) => `${day}公示`,
    time: '时间',
    came: '到会',
    evenings: '；',
    cameText: (expected: number | null, evenings: readonly number[]) => {
      const present = evenings.map((count, at) =>
        evenings.length > 1 ? `第 ${at + 1} 次实到 ${count}` : `实到 ${count}`,
      )
      return [...(expected === null ? [] : [`应到 ${expected}`]), ...present].join('，')
    },
    chaired: '主持',
    recorded: '记录',
    place: '地点',
    nobody: '没有写',

    section: (at: number, title: string) => `${numeral(at)}、${title}`,
    issues: '大家提的问题',
    seconds: (count: number) => `${count} 人附议`,
    mergedOf: (count: number) => `（${count} 条合并）`,
    speeches: '发言',
    spoke: (count: number) => `${count} 人次`,
    stances: { for: '赞成', against: '反对', neutral: '说说情况' },
    ballots: '表决',
    hands: '举手',
    open: '记名',
    passed: '通过',
    lost: '没通过',
    choices: { yes: '赞成', no: '反对', abstain: '弃权' },
    votes: (count: number) => `${count} 票`,
    rule: (base: DecisionBase, count: number, needed: number) =>
      `${baseCounted(base, count).zh}，${needed} 票起通过，一样多算没通过`,
    decisions: '定下的事',
    followUp: (unit: string, what: string) => `${unit}：${what}`,
    due: (day: string) => `${day}前`,
    corrections: '更正',
    fingerprint: '散会指纹',
    wholeRoot: '全部',
    rootQr: '散会指纹，全部 64 位',
    silent: (count: number, method: BallotMethod) =>
      `${count} 人${{ open: '没有按', hands: '没有举手', rollCall: '没有答' }[method]}`,
    secret: (binding: boolean) => (binding ? '无记名票决' : '无记名票选推荐'),
    papers: (issued: number, returned: number, bad: number) =>
      `发出 ${issued} 张，收回 ${returned} 张，废票 ${bad} 张`,
    marks: (yes: number, no: number, abstain: number) => `赞成 ${yes}，反对 ${no}，弃权 ${abstain}`,
    score: (score: string) => `${score} 分`,
    chosen: '当选',
    secretRule: (base: 'all' | 'present' | 'returned' | 'valid', count: number, needed: number) =>
      `${{ all: '应到', present: '实到', returned: '收回', valid: '有效' }[base]} ${count} ${base === 'all' || base === 'present' ? '人' : '张'}，${needed} 票起通过`,
    tied: (titles: string) => `${titles} 票数相同，重新投票`,
    allVoid: '收回的票比发出的多，全部作废，重新投票',
    reserve: (titles: string) => `列入储备库：${titles}`,
    rest: (decision: 'secondBallot' | 'leftEmpty', reason: string) =>
      `剩下的名额${decision === 'leftEmpty' ? '空缺' : '再投一次票'}：${reason}`,
    sealed: '封箱时的指纹',
    keepIt: '和投影上的四组一样。拍下来或抄下来，以后的记录和它对不上，就是改过。',
    read: '看会议记录',
    notYetPublished: '记录还没公示。联络员看过就公示，到时在这一页能看。',

    idle: '条条相扣',
    checkedHere: (time: string, entries: number) =>
      `${time} 站里核过，共 ${entries} 条，每一条都和上一条扣着`,
    faulty: (entry: number) => (entry > 0 ? `第 ${entry} 条对不上` : '这份文件对不上'),
    faultyText: '站里自己核的时候就对不上。原记录照样能看，请告诉联络员。',
    seams: '每一条都和上一条盖着“骑缝章”。改动任何一条，后面就全都对不上。',
    typed: '散会时拍下的四组',
    typedHint: '没有拍也能核，只是那样说不了“没有被改过”',
    typedWrong: '四组，每组四个，0 到 9、A 到 F',
    keyTyped: '站里墙上贴的钥匙',
    keyTypedHint: '不填也能核，只是说不了代称和改过的话是不是站里写的',
    keyTypedWrong: '64 位，0 到 9、A 到 F',
    check: '自己核一遍',
    checkAgain: '再核一遍',
    checking: '正在核…',
    checkingText: '在您这台手机或电脑上核，不靠站里的话',
    download: '下载记录',
    unchanged: '这份记录没有被改过',
    unchangedText: (time: string, entries: number) =>
      `${time} 在您这里核的，共 ${entries} 条，条条相扣，散会那条的指纹和您拍下的一致`,
    openUnchanged: '照原样公开的，没有被改过',
    unproven: (shown: number, closed: number, titleOpen: boolean) =>
      `指纹管不着的：${shown} 处写的是代称或改过的话，${closed} 处没有公开，还有${titleOpen ? '站名' : '标题和站名'}。这些只有签名管着。`,
    keyCompared: '签名的钥匙和您填的一样。',
    keyFirst: '签名的钥匙没有和墙上贴的比过；这台设备第一次见到它，记下了。',
    keySame: (since: string) => `签名的钥匙没有和墙上贴的比过，和这台设备 ${since} 第一次见到的是同一把。`,
    keyChanged: '签名的钥匙换了',
    keyChangedText: (since: string) =>
      `和这台设备 ${since} 第一次见到的不是同一把。站里换过钥匙会贴出来；填上墙上贴的再核一遍。`,
    keyOff: '钥匙对不上',
    keyOffText:
      '条条都扣得上，可是不是用您填的那把钥匙签的。先看看有没有输错；没输错，就不是站里签的，请告诉联络员。',
    linked: '条条相扣',
    linkedText: (time: string, entries: number) =>
      `${time} 在您这里核的，共 ${entries} 条，每一条都和上一条扣着，签名也对。要说“没有被改过”，得和散会时投影上的四组比一比。`,
    off: (entry: number) => `第 ${entry} 条对不上`,
    offText: '从这一条起，和原来记下的不一样了。请把这一页拍下来，告诉联络员。',
    fileOff: '这份文件对不上',
    fileOffText: '每一条都扣得上，可是签名或抬头不对，文件被动过。请告诉联络员。',
    rootOff: '四组对不上',
    rootOffText: '条条都扣得上，可是没有一条是您拍下的四组。先看看有没有输错；没输错，就是改过。',
    failed: '没取到记录',
    failedText: '线路不通，过一会儿再核。',

    course: '会议经过',
    shownOf: (shown: number, all: number) => `只显示 ${shown} 条，共 ${all} 条`,
    all: (count: number) => `看全部 ${count} 条`,
    print: '指纹',
    numbered: (seq: number) => `第 ${seq} 条，指纹`,
    seam: '骑缝',
    steps: {
      announced: '发出公告',
      adjourned: '改期',
      started: (present: number) => `开会，实到 ${present} 人`,
      listLocked: (issues: number) => `锁定问题清单，${issues} 条`,
      ballotClosed: (motion: string, passed: boolean) => `表决“${motion}”，${passed ? '通过' : '没通过'}`,
      ballotAnnounced: ({ motion, elected, settled, binding }: Told) =>
        `无记名${binding ? '票决' : '投票推荐'}“${motion}”，${elected.length > 0 ? `当选：${elected.join('、')}` : settled === 'carried' ? '通过' : '没有当选的'}${settled === null ? '，还有名额没定' : ''}`,
      lotDrawn: (won: readonly string[]) => `票数一样的抽签：${won.join('、')}`,
      restDecided: (decision: 'secondBallot' | 'leftEmpty') =>
        decision === 'leftEmpty' ? '主席团决定：剩下的名额空缺' : '主席团决定：剩下的名额再投一次票',
      adopted: (text: string) => `定下：${text}`,
      resumed: '回到讨论',
      confirmed: '念过纪要，主持人确认',
      closed: '散会',
      corrected: '写了一条更正',
      published: '公示记录',
    },
    nouns: {
      meeting: '会议',
      roll: '名册和签到',
      issue: '问题清单',
      floor: '发言',
      motion: '动议',
      ballot: '表决',
      election: '票选',
      resolution: '定下的事',
      minutes: '纪要',
      rating: '满意度',
      erasure: '注销',
    },
    hiddenEntry: '不公开的一条',

    ifOff: '万一对不上，这里会写明是第几条，原记录照样能看。',
    masked:
      '居民一律写“某网格居民”，不公开称呼和设备；自己愿意留名的写名字。这样写的、改写过的和没有公开的，骑缝章管不着，只有站里的签名管着。',
    limits: '骑缝章证明的是散会以后没有被改过，证明不了当时有没有记漏。散会以后的更正排在后面，另起一条。',
    offline: '不信这一页，就用别的电脑核',
    offlineText: '下载记录，在装有邻议的电脑上运行：',
    key: '站里的钥匙',
    keyText: '文件里的钥匙自己证明不了自己：和站里墙上贴的比一比。',
  },
  {
    record: 'Record of the meeting',
    kindRecord: (kind) => `${kind}: record`,
    seal: '公示之印',
    published: (day) => `Published ${day}`,
    time: 'Time',
    came: 'Attendance',
    evenings: '; ',
    cameText: (expected, evenings) => {
      const present = evenings.join(', then ')
      return expected === null ? `${present} present` : `${present} of ${expected} present`
    },
    chaired: 'Chaired by',
    recorded: 'Recorded by',
    place: 'Place',
    nobody: 'Not written down',

    section: (at, title) => `${at}. ${title}`,
    issues: 'What people raised',
    seconds: (count) => `${count} seconded`,
    mergedOf: (count) => ` (${count} merged)`,
    speeches: 'Who spoke',
    spoke: (count) => `${count} turns`,
    stances: { for: 'for', against: 'against', neutral: 'to inform' },
    ballots: 'Votes',
    hands: 'Show of hands',
    open: 'By name',
    passed: 'Carried',
    lost: 'Not carried',
    choices: { yes: 'For', no: 'Against', abstain: 'Abstain' },
    votes: (count) => `${count}`,
    rule: (base, count, needed) =>
      `${baseCounted(base, count).en}, ${needed} votes needed; a tie does not carry`,
    decisions: 'What was decided',
    followUp: (unit, what) => `${unit}: ${what}`,
    due: (day) => `by ${day}`,
    corrections: 'Corrections',
    fingerprint: 'Closing fingerprint',
    wholeRoot: 'In full',
    rootQr: 'The closing fingerprint, all 64 digits',
    silent: (count, method) =>
      `${count} ${{ open: 'did not press', hands: 'raised no hand', rollCall: 'did not answer' }[method]}`,
    secret: (binding) => (binding ? 'Secret ballot, binding' : 'Secret ballot, advisory'),
    papers: (issued, returned, bad) => `${issued} papers handed out, ${returned} returned, ${bad} void`,
    marks: (yes, no, abstain) => `${yes} for, ${no} against, ${abstain} abstained`,
    score: (score) => `${score} points`,
    chosen: 'Chosen',
    secretRule: (base, count, needed) =>
      `Of ${count} ${{ all: 'expected', present: 'present', returned: 'papers returned', valid: 'valid papers' }[base]}, ${needed} are needed`,
    tied: (titles) => `Tied and voted on again: ${titles}`,
    allVoid: 'More papers came back than were handed out: all void, voted on again',
    reserve: (titles) => `To the reserve: ${titles}`,
    rest: (decision, reason) =>
      `Seats left ${decision === 'leftEmpty' ? 'stay empty' : 'are voted on again'}: ${reason}`,
    sealed: 'Fingerprint of the box',
    keepIt:
      'The same four groups as on the wall. Keep them: a record that does not fit them has been changed.',
    read: 'Read the record',
    notYetPublished:
      'The record is not public yet. It will be here once the liaison officer has looked it through.',

    idle: 'Each entry linked to the one before',
    checkedHere: (time, entries) =>
      `Checked by the station ${time}: ${entries} entries, each linked to the one before`,
    faulty: (entry) => (entry > 0 ? `Entry ${entry} does not fit` : 'This file does not fit'),
    faultyText:
      'It failed the station’s own check. The record can still be read; please tell the liaison officer.',
    seams:
      'Each entry is stamped across its seam with the one before. Change any, and all after it no longer fit.',
    typed: 'The four groups you photographed at the close',
    typedHint: 'You can check without them, but not say that nothing was changed',
    typedWrong: 'Four groups of four, 0 to 9 and A to F',
    keyTyped: 'The key on the station’s wall',
    keyTypedHint: 'You can check without it, but not say that masked words are the station’s',
    keyTypedWrong: '64 digits, 0 to 9 and A to F',
    check: 'Check it myself',
    checkAgain: 'Check again',
    checking: 'Checking…',
    checkingText: 'On this phone or computer, without the station’s word',
    download: 'Download',
    unchanged: 'This record has not been changed',
    unchangedText: (time, entries) =>
      `Checked here ${time}: ${entries} entries, each linked to the one before, and the closing one is the one you photographed`,
    openUnchanged: 'What is open here has not been changed',
    unproven: (shown, closed, titleOpen) =>
      `Not proven by it: ${shown} places with other words, ${closed} not open, and ${titleOpen ? 'the station’s name' : 'the title and the station’s name'}. These rest on the signature alone. `,
    keyCompared: 'Its key is the one you typed.',
    keyFirst:
      'Its key was not compared with the one on the wall; this device met it for the first time and remembers it.',
    keySame: (since) =>
      `Its key was not compared with the one on the wall; it is the one this device first met ${since}.`,
    keyChanged: 'It is signed with another key',
    keyChangedText: (since) =>
      `Not the one this device first met ${since}. A station that has a new key says so on its wall: type that one and check again.`,
    keyOff: 'The key does not fit',
    keyOffText:
      'Every entry is linked, but it was not signed with the key you typed. Look for a slip in typing; otherwise it is not the station’s: tell the liaison officer.',
    linked: 'Each entry linked to the one before',
    linkedText: (time, entries) =>
      `Checked here ${time}: ${entries} entries linked and signed. To say that nothing was changed, compare with the four groups projected at the close.`,
    off: (entry) => `Entry ${entry} does not fit`,
    offText:
      'From here on it differs from what was recorded. Photograph this page and tell the liaison officer.',
    fileOff: 'This file does not fit',
    fileOffText:
      'Every entry is linked, but the signature or the head is wrong: the file was touched. Tell the liaison officer.',
    rootOff: 'The four groups do not fit',
    rootOffText:
      'Every entry is linked, but none is the one you photographed. Look for a slip in typing; otherwise it was changed.',
    failed: 'The record did not arrive',
    failedText: 'The line is down. Try again later.',

    course: 'Course of the meeting',
    shownOf: (shown, all) => `${shown} of ${all} shown`,
    all: (count) => `All ${count} entries`,
    print: 'Print',
    numbered: (seq) => `Entry ${seq}, print`,
    seam: '骑缝',
    steps: {
      announced: 'Notice published',
      adjourned: 'Moved to another day',
      started: (present) => `Began with ${present} present`,
      listLocked: (issues) => `List locked with ${issues} issues`,
      ballotClosed: (motion, passed) => `Vote on “${motion}”: ${passed ? 'carried' : 'not carried'}`,
      ballotAnnounced: ({ motion, elected, settled, binding }) =>
        `Secret ${binding ? 'binding' : 'advisory'} ballot on “${motion}”: ${elected.length > 0 ? `chosen ${elected.join(', ')}` : settled === 'carried' ? 'carried' : 'nobody chosen'}${settled === null ? '; seats are left open' : ''}`,
      lotDrawn: (won) => `A tie settled by lot: ${won.join(', ')}`,
      restDecided: (decision) =>
        decision === 'leftEmpty'
          ? 'The presidium: seats left stay empty'
          : 'The presidium: the rest are voted on again',
      adopted: (text) => `Decided: ${text}`,
      resumed: 'Back to the discussion',
      confirmed: 'Minutes read back and confirmed',
      closed: 'Closed',
      corrected: 'A correction was added',
      published: 'Record published',
    },
    nouns: {
      meeting: 'meeting',
      roll: 'roll and check-in',
      issue: 'list of issues',
      floor: 'floor',
      motion: 'motion',
      ballot: 'vote',
      election: 'election',
      resolution: 'decision',
      minutes: 'minutes',
      rating: 'rating',
      erasure: 'erasure',
    },
    hiddenEntry: 'an entry that is not public',

    ifOff: 'If something does not fit, this says which entry; the record can still be read.',
    masked:
      'Residents appear by their grid alone, without name or device, unless they chose to be named. Such words, those written anew and what is not open rest on the station’s signature alone, not on the seams.',
    limits:
      'The seams show that nothing was changed after the close, not that nothing was left out then. Corrections come after it, as entries of their own.',
    offline: 'Check it on another computer',
    offlineText: 'Download the record and run, on a computer with 邻议:',
    key: 'The station’s key',
    keyText: 'The key in the file proves nothing by itself: compare it with the one on the station’s wall.',
  },
)
