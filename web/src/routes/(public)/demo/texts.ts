import type { DemoRole } from '@linyi/shared/protocol/bodies'
import { texts } from '#lib/i18n/texts.ts'

const zhRoles: Record<DemoRole, string> = {
  head: '站长',
  officer: '联络员',
  chair: '主持人',
  deputy: '驻站代表',
  scrutineer: '监票人',
  gridWorker: '网格员',
  resident: '居民',
  projector: '投影',
}
const enRoles: Record<DemoRole, string> = {
  head: 'Station head',
  officer: 'Liaison officer',
  chair: 'Chair',
  deputy: 'Deputy',
  scrutineer: 'Scrutineer',
  gridWorker: 'Grid worker',
  resident: 'Resident',
  projector: 'Projector',
}

export const demoTexts = texts(
  {
    title: '演示',
    lead: '一场正在开的会，三块屏并排。在一块上做，看另两块怎么变。',
    frames: { chair: '主持台', resident: '居民的手机', projector: '投影' },
    opening: '正在打开…',
    failed: '没打开，再试一次',
    again: '再试一次',
    as: '一点就进，当一回',
    asHint: '换一个身份，就是换一个人登录。当居民每次都是新的一位。',
    roles: zhRoles,
    notice: '看公告',
    board: '看公告栏',
  },
  {
    title: 'Demo',
    lead: 'One meeting under way on three screens. Do something on one and watch the others.',
    frames: { chair: "The chair's console", resident: "A resident's phone", projector: 'The projector' },
    opening: 'Opening…',
    failed: 'It did not open',
    again: 'Try again',
    as: 'One tap to be',
    asHint: 'Each role is somebody else signed in. As a resident you are somebody new each time.',
    roles: enRoles,
    notice: 'Read the notice',
    board: 'Notice board',
  },
)
