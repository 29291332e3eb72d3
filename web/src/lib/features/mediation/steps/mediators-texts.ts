import { texts } from '#lib/i18n/texts.ts'

/** Who mediates, and what ties them to the matter. */
export const mediatorsTexts = texts(
  {
    mediatorsText: '选一位或几位。和这件事、和哪一方有牵连的，不能调。',
    mediatorsFirst: '先选调解员',
    capacity: { people: '人民调解员', invited: '特邀调解员' },
    tiesAsk: '和这件事有没有牵连',
    ties: {
      none: '没有',
      kin: '是亲属',
      interest: '有利害关系',
      represented: '代理过一方',
      other: '有别的牵连',
    },
    tiesStop: '有牵连的不能调这件，换一位。',
    chosenBy: '怎么定的',
    chosen: { committee: '调解委员会指派', parties: '双方选的' },
    setMediators: '定下来',
    nobody: '这个站还没有调解员账号',
    unlisted: '今天不在特邀调解员名册上，请站长先聘任',
  },
  {
    mediatorsText: 'One or several. Nobody with ties to the matter or to a side.',
    mediatorsFirst: 'Choose a mediator first',
    capacity: { people: "People's mediator", invited: 'Invited mediator' },
    tiesAsk: 'Any ties to the matter',
    ties: {
      none: 'none',
      kin: 'kin',
      interest: 'an interest',
      represented: 'acted for a side',
      other: 'other ties',
    },
    tiesStop: 'Nobody with ties can mediate this. Choose another.',
    chosenBy: 'How it was decided',
    chosen: { committee: 'appointed by the committee', parties: 'chosen by the parties' },
    setMediators: 'Name them',
    nobody: 'The station has no mediators yet',
    unlisted: 'not on the list of invited mediators today: the head appoints them first',
  },
)
