import { texts } from '#lib/i18n/texts.ts'

export const erasureTexts = texts(
  {
    withdraw: '撤回同意',
    withdrawTitle: '撤回同意，注销',
    /** Said before, in the order in which it matters to who asks. */
    what: {
      name: '您的称呼和网格，马上从站里的机器上删掉。这台设备也认不出您了。',
      acts: '您提的、附议的、说的、投的票都留着，写成“已注销用户”。',
      leave: '会还没开完的，您就算离开了；投过的票照算。',
      record: '公示过的记录换成新的一份，照样核得通过。',
      others: '别人话里写到您称呼的地方，联络员看过再删。',
      copies: '打印出来的纸、别人下载走的、三十天内的备份，删不到。',
      again: '以后还来，扫码填个称呼，就是新的一位。',
    },
    erase: '注销',
    goBack: '先不',
    failed: '没办成，再试一次。',
    account: '您用的是站里的账号，请站长来办。',
    done: '已经注销了',
    doneAll: '您的称呼删掉了，做过的事写成“已注销用户”。',
    doneLook: '您的称呼删掉了。有几处别人写的话里有您的称呼，联络员看过就删。',

    grounds: {
      asked: '本人或监护人要求',
      mistaken: '登错了人',
      expired: '保存的时间到了',
    },
    groundTitle: '为什么注销',
    groundNote: '缘由会记下来，只能从这里选，免得又写上名字。',
    eraseOne: '注销',
    eraseName: (name: string) => `注销 ${name}`,
    whatOther: '称呼和网格马上删掉，做过的事留着，写成“已注销用户”。不能恢复。',
    seen: '认过是本人，或监护人',

    people: '谁来过',
    peopleIntro: '有人来要求删掉名字，在这里办。手机上自己也能办，在“我的信息”里。',
    peopleNobody: '没有名字可删',
    isAccount: '站里的人，由站长在“站里的账号”里办',
    toLook: (count: number) => `有 ${count} 处话里还有注销的人的称呼，要您看一遍`,
    look: '去看',

    words: '注销以后再看一眼',
    wordsIntro:
      '有人注销了，这些话里还写着他的称呼。标出来的先换成了“某”，您可以改。要是写的是同名的别人，把原话填回去就行。',
    wordsLabel: '换成',
    wordsNone: '没有要看的了',
    wordsDone: '看过了，换掉',

    accounts: '站里的账号',
    accountsIntro: '离开的人，先收回身份再删掉名字和账号。他以前做的事写成“已注销用户（职务）”。',
    accountYou: '您自己',
    accountLast: '只剩一位站长的时候不能注销，先请好下一位。',
  },
  {
    withdraw: 'Take consent back',
    withdrawTitle: 'Take your consent back',
    what: {
      name: 'Your name and grid are deleted from the station’s machine at once. This device no longer knows you.',
      acts: 'What you proposed, seconded, said and voted stays, as “erased user”.',
      leave: 'In a meeting that is not over you have left; votes you cast count.',
      record: 'A published record is replaced by a new one, which still verifies.',
      others: 'Where others wrote your name, a liaison officer reads it before it goes.',
      copies: 'Paper, files that others downloaded, and copies of the last thirty days are out of reach.',
      again: 'If you come back, scan and give a name: you are somebody new.',
    },
    erase: 'Erase me',
    goBack: 'Not now',
    failed: 'That did not work. Try again.',
    account: 'You use an account of the station. Ask its head.',
    done: 'You are erased',
    doneAll: 'Your name is gone; what you did is “erased user’s”.',
    doneLook: 'Your name is gone. Some words of others hold it; a liaison officer will read and delete them.',

    grounds: {
      asked: 'The person or a guardian asked',
      mistaken: 'Written down by mistake',
      expired: 'Kept long enough',
    },
    groundTitle: 'Why',
    groundNote: 'The ground is recorded. It is a choice, so that it names nobody.',
    eraseOne: 'Erase',
    eraseName: (name: string) => `Erase ${name}`,
    whatOther: 'Name and grid go at once; what they did stays as “erased user”. This cannot be undone.',
    seen: 'I have seen that it is the person, or a guardian',

    people: 'Who came',
    peopleIntro: 'Somebody asks to have their name deleted? Here. On a phone people can do it themselves.',
    peopleNobody: 'No name is left here',
    isAccount: 'Works here: the head does it, under “Accounts”',
    toLook: (count: number) =>
      `The name of somebody erased still stands in ${count} places. Please read them`,
    look: 'Read',

    words: 'Read once more after an erasure',
    wordsIntro:
      'Somebody was erased, and these words still hold their name. It is blanked below for you to change. If another of that name is meant, put the words back.',
    wordsLabel: 'Replaced by',
    wordsNone: 'Nothing is left to read',
    wordsDone: 'Read: replace them',

    accounts: 'Accounts',
    accountsIntro:
      'Who has left: their roles are taken back, then name and account go. What they did is then “erased user (post)”.',
    accountYou: 'You',
    accountLast: 'The last station head cannot go: appoint another first.',
  },
)
