import { texts } from '#lib/i18n/texts.ts'

/** Of every page of a case. */
export const mediationTexts = texts(
  {
    title: '人民调解',
    opening: '正在打开…',
    notYours: '打不开这件调解',
    notYoursText: '只有双方当事人和这件事的调解员能看。链接用过了，请调解员再给一个。',
    signIn: '去登录',
    offline: '断网了，先看着',
    offlineText: '写的字都留在这台机器上，网络好了自己送。',
    reconnecting: '正在重连…',
    fetching: '正在取…',
    fetchFailed: '没有取到，再试一次',
    asOf: (time: string) => `先看 ${time} 的`,
    number: (year: number, count: number) => `〔${year}〕人调字第${count}号`,
    side: { a: '甲方', b: '乙方' },
    mediator: { people: '人民调解员', invited: '特邀调解员' },
    /** On a round badge only the first sign is drawn. */
    short: {
      side: { a: '甲方', b: '乙方' },
      mediator: { people: '调解员', invited: '特邀调解员' },
      someone: '站长',
    },
    someone: '调解员',
    posts: { mediator: '调解员', partyA: '甲方', partyB: '乙方', stationHead: '站长' },
    openDesk: '去调解桌',
    forParties: '这一页给当事人用',
    forPartiesText: '您是调解员，在调解桌上写协议、单独谈。',
  },
  {
    title: 'Mediation',
    opening: 'Opening…',
    notYours: 'This case cannot be opened',
    notYoursText:
      'Only its parties and its mediators can see it. If a link was used up, ask the mediator for another.',
    signIn: 'Sign in',
    offline: 'Offline. You can go on reading',
    offlineText: 'What you write stays on this device and goes out when the network is back.',
    reconnecting: 'Reconnecting…',
    fetching: 'Fetching…',
    fetchFailed: 'It did not come. Try again',
    asOf: (time) => `As of ${time}`,
    number: (year, count) => `Case ${count} of ${year}`,
    side: { a: 'Side A', b: 'Side B' },
    mediator: { people: "People's mediator", invited: 'Invited mediator' },
    short: {
      side: { a: 'A', b: 'B' },
      mediator: { people: 'Mediator', invited: 'Invited mediator' },
      someone: 'Head',
    },
    someone: 'Mediator',
    posts: { mediator: 'Mediator', partyA: 'Side A', partyB: 'Side B', stationHead: 'Station head' },
    openDesk: 'To the desk',
    forParties: 'This page is for the parties',
    forPartiesText: 'You mediate: write and talk at the desk.',
  },
)
