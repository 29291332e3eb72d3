/** Of the list of issues. */
export const listTexts = {
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
    zh: '这一条是别人提的，由提的人来答、来收回。',
    en: 'Only whoever proposed this can answer for it or take it back.',
  },
  'issue.notAsked': { zh: '没有等着您答的问题。', en: 'There is no question waiting for you.' },
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
  'issue.holdsOthers': {
    zh: '别人的问题合在这一条里，先请主持人拆回来。',
    en: 'This holds what others raised. Ask the moderator to take it apart first.',
  },
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
} as const
