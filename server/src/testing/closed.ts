import type { Scene } from './meeting.ts'
import { asRead, done, newId } from './meeting.ts'
import type { House } from './house.ts'

/** Brings an announced meeting to its close: two neighbours came, one proposed, the other seconded. */
export async function closed(house: House, scene: Scene, title = '张三家门口积水') {
  const { meeting, officer, chair, idOf } = scene
  const send = (by: typeof officer, command: { type: string } & Record<string, unknown>) =>
    done(house, by, { meeting, ...command })
  await send(officer, { type: 'meeting.openCheckIn' })
  const zhang = await scene.guest('张三')
  const li = await scene.guest('李四')
  for (const one of [zhang, li])
    await send(officer, {
      ...{ type: 'roll.confirm', participant: idOf(one), capacity: 'resident', how: 'seen' },
    })
  await send(chair, { type: 'meeting.start' })
  const proposal = newId()
  await send(zhang, {
    type: 'issue.propose',
    proposal,
    text: '我是张三，我家门口积水',
    grid: 'beiyuan',
    for: '',
  })
  await send(chair, { type: 'issue.accept', proposal, title })
  const [issue] = (
    await house.docs.hold(`meeting/${meeting}/board`, async (held) => Object.keys(held.quote().fields))
  ).map((path) => path.split('/')[1]!)
  await send(li, { type: 'issue.second', issue })
  await send(chair, { type: 'issue.lockList' })
  await send(chair, { type: 'meeting.summarize' })
  await send(chair, { type: 'minutes.confirm', ...(await asRead(house, meeting)) })
  await send(officer, { type: 'meeting.close' })
  return { zhang, li, proposal, issue: issue! }
}
