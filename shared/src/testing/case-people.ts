import { personByKey, head, type Person } from './people.ts'

/** Who mediates in the demonstration: a mediator of the committee, and a deputy who was invited. */
export const mediator: Person = {
  ...{ key: 'mediator', name: '邓先生', grid: '', roles: ['mediator'], capacity: null, phone: true },
}
export const invited = personByKey('yu')
/** For 人民调解委员会. */
export const committeeHead = head

const party = (key: string, name: string): Person => ({
  ...{ key: `party-${key}`, name, grid: '', roles: [], capacity: null, phone: true },
})

/** Everyone here is invented. */
export const xu = party('xu', '许女士')
export const villageGroup = party('group', '步溪村村民小组')
export const groupHead = party('groupHead', '组长老梁')
export const huang = party('huang', '黄叔')
export const wuBo = party('wuBo', '伍伯')
export const tanBo = party('tanBo', '谭伯')
export const chenShu = party('chenShu', '陈叔')
export const he = party('he', '何女士')
export const zhao = party('zhao', '赵先生')
export const liPo = party('liPo', '李婆')
export const liSon = party('liSon', '李先生')
export const liDaughter = party('liDaughter', '李小姐')
export const ouShu = party('ouShu', '区叔')
export const feng = party('feng', '冯先生')
export const luBo = party('luBo', '卢伯')
export const guan = party('guan', '关先生')
export const yip = party('yip', '叶小姐')
export const mo = party('mo', '莫先生')
