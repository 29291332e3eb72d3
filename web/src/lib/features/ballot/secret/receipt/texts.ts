import { texts } from '#lib/i18n/texts.ts'

/** 查回执号: whether a vote is among those that came back. */
export const receiptTexts = texts(
  {
    open: '查回执号',
    title: '查回执号',
    label: '回执号',
    hint: '投完票给的那八位。大小写、空格、横杠都不要紧',
    go: '查一查',
    looking: '正在查…',
    wrong: '回执号是八位数字和字母，像 6F2K-91QD。再看看抄漏没有',
    included: '查到了，已计入',
    includedIn: (title: string) => `在“${title}”的票里。`,
    includedText: (place: number, of: number) => `收回 ${of} 张，它是回执里的第 ${place} 张。`,
    climbed: (steps: number) =>
      `${steps > 0 ? `在这台设备上从它往上算了 ${steps} 步，` : '在这台设备上算过，'}算到的票箱指纹是下面四组。和当场念的、您拍下的比一比，一样就对。`,
    unknown: '没有这个回执号',
    unknownText: (of: number) =>
      `收回的 ${of} 张都在这台设备上找过。先看看抄错没有；没抄错，请把号给监票人看。`,
    notAsSealed: '公布的票和念过的票箱指纹对不上',
    notAsSealedText: '请先别关这一页，马上给监票人看。在弄清楚以前，不要当作核对过了。',
    recordOff: '这份记录对不上',
    recordOffText: '在上面点“自己核一遍”，看是第几条，再告诉联络员。',
    notYet: '结果还没宣布',
    notYetText: '宣布以后才查得到，到时再来。这一次要是作废了，就没有结果可查。',
    noLine: '没有取到',
    noLineText: '看看网络，再查一次。',
    kept: '全部回执取到这台设备上来查，站里不知道您查哪个号，也不记。回执里没有选了什么。',
  },
  {
    open: 'Look up a receipt',
    title: 'Look up a receipt',
    label: 'Receipt',
    hint: 'The eight signs you got when you had voted. Case, spaces and hyphens do not matter',
    go: 'Look it up',
    looking: 'Looking…',
    wrong: 'A receipt has eight digits and letters, as 6F2K-91QD. See whether one is missing',
    included: 'It is there, and counts',
    includedIn: (title) => `Among the papers on “${title}”.`,
    includedText: (place, of) => `${of} came back; in the list of receipts it is number ${place}.`,
    climbed: (steps) =>
      `${steps > 0 ? `This device climbed ${steps} steps up from it` : 'This device has reckoned it'}, to the fingerprint below. Compare it with the one read out, or your photograph: the same means it holds.`,
    unknown: 'No such receipt',
    unknownText: (of) =>
      `This device looked through all ${of} that came back. See whether you copied it right; if so, show it to a scrutineer.`,
    notAsSealed: 'What is published does not come to the fingerprint that was read out',
    notAsSealedText:
      'Keep this page open and show it to a scrutineer now. Until that is cleared up nothing is checked.',
    recordOff: 'This record does not hold',
    recordOffText: 'Press “Check it myself” above to see which entry, then tell the liaison officer.',
    notYet: 'The result is not announced yet',
    notYetText:
      'It can be looked up from then on. Of a ballot that was called off there is nothing to look up.',
    noLine: 'It did not arrive',
    noLineText: 'Look at the network, then try again.',
    kept: 'All receipts are fetched and searched on this device: nobody learns which one you look for, and it is not kept. A receipt does not say what was chosen.',
  },
)
