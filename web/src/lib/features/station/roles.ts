import type { AccountRole } from '@linyi/shared/domain/decider'
import { texts } from '#lib/i18n/texts.ts'

const zh = {
  names: {
    stationHead: '站长',
    liaisonOfficer: '联络员',
    deputy: '驻站代表',
    gridWorker: '网格员',
    mediator: '人民调解员',
    handlingUnit: '承办单位',
    oversightBody: '人大街道工委',
  },
  may: {
    stationHead: '发布公告、定议程、请人、改站里的资料',
    liaisonOfficer: '筹备会议、收问题、理清单、签到、记录',
    deputy: '主持会议、提问题、发言',
    gridWorker: '在门口签到、替老人写下来、提问题',
    mediator: '主持调解、起草协议',
    handlingUnit: '收件、办理、写明办得怎样',
    oversightBody: '交办、督办、看各站办得怎样',
  },
  mayNot: {
    stationHead: '替人投票、改会上记下的话',
    liaisonOfficer: '替人投票、发布公告',
    deputy: '替人投票、主持时自己附议',
    gridWorker: '替人投票、改清单的次序',
    mediator: '替当事人作决定',
    handlingUnit: '看提问题的人是谁',
    oversightBody: '改会上记下的话',
  },
} as const satisfies Record<string, Record<AccountRole, string>>

/** What each account role is called, and in plain words what it may and may not do: shown before one accepts it. */
export const roleTexts = texts(zh, {
  names: {
    stationHead: 'Station head',
    liaisonOfficer: 'Liaison officer',
    deputy: 'Deputy',
    gridWorker: 'Grid worker',
    mediator: 'Mediator',
    handlingUnit: 'Handling unit',
    oversightBody: 'Oversight body',
  },
  may: {
    stationHead: 'publish notices, fix agendas, invite people, change the station’s details',
    liaisonOfficer: 'prepare meetings, collect issues, tidy the list, check people in, keep the record',
    deputy: 'chair meetings, raise issues, speak',
    gridWorker: 'check people in at the door, write down for elders, raise issues',
    mediator: 'lead a mediation, draft the agreement',
    handlingUnit: 'receive, handle and report on matters',
    oversightBody: 'assign and supervise matters, see how stations are doing',
  },
  mayNot: {
    stationHead: 'vote for others, change what was recorded',
    liaisonOfficer: 'vote for others, publish notices',
    deputy: 'vote for others, second while in the chair',
    gridWorker: 'vote for others, change the order of the list',
    mediator: 'decide for the parties',
    handlingUnit: 'see who raised an issue',
    oversightBody: 'change what was recorded',
  },
})
