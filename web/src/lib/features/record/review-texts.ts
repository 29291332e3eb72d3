import { texts } from '#lib/i18n/texts.ts'

export const reviewTexts = texts(
  {
    title: '公示前看一遍',
    intro:
      '公示以后，谁都能看、能下载、能核。居民写成“某网格居民”，这一步不用您动手；下面是会上写下的话，里面的名字和电话没有规则能全找出来，要您看一遍。',
    again: '这份记录公示过。再公示一次，就换成这一份；改过的话还在。',
    named: '会写名字的人',
    namedNote: '代表和工作人员写姓名和职务；居民只有自己勾了“写我的名字”的才写。',
    nobody: '没有人写名字。',
    look: (count: number) => `再看一眼（${count} 处）`,
    lookNote: '标出来的像是人名、电话、证件、账号、车牌或门牌。下面先替您遮住了，您可以改。',
    nothing: '没有找到像人名、电话、证件的话。',
    rest: (count: number) => `其余的话（${count} 处）`,
    restNote: '公开时照原样。要改哪一句，点开写。',
    shown: '公开时写成',
    rewrite: '改写',
    takenOff: '主持人在会上隐去了这一条',
    places: (count: number) => `记录里出现 ${count} 次`,
    kinds: {
      name: '像是人名',
      phone: '像是电话',
      identity: '像是证件号',
      account: '像是账号',
      plate: '像是车牌',
      address: '像是门牌',
    },
    looked: '从头到尾看过一遍，可以公开了',
    publish: '公示',
    back: '先不公示',
  },
  {
    title: 'Read it through before publishing',
    intro:
      'Once published, anyone may read, download and check it. Residents become “a resident of some grid” by themselves. Below is what people wrote: no rule finds every name or number in it, so please read all of it.',
    again: 'This record was published before. Publishing again replaces it; what you rewrote is kept.',
    named: 'Who will stand there by name',
    namedNote:
      'Deputies and staff with name and post; residents only if they ticked that they wish to be named.',
    nobody: 'Nobody is named.',
    look: (count) => `Look once more (${count})`,
    lookNote:
      'What is marked looks like a name, a phone, a document, an account, a plate or a flat. It is masked below for you to change.',
    nothing: 'Nothing was found that looks like a name, a phone or a document.',
    rest: (count) => `Everything else (${count})`,
    restNote: 'Published as it stands. Open a line to rewrite it.',
    shown: 'Published as',
    rewrite: 'Rewrite',
    takenOff: 'The chair took this off the screens',
    places: (count) => `${count} times in the record`,
    kinds: {
      name: 'like a name',
      phone: 'like a phone',
      identity: 'like a document number',
      account: 'like an account',
      plate: 'like a plate',
      address: 'like a flat',
    },
    looked: 'I have read all of it, and it may be public',
    publish: 'Publish',
    back: 'Not yet',
  },
)
