import { afterEach, describe, expect, it } from 'vitest'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Asker } from '../rooms/port.ts'
import { openHouse } from '../testing/house.ts'
import {
  atTheEnd,
  collect,
  endAll,
  following,
  openHall,
  opened,
  propose,
  type Hall,
} from '../testing/hall.ts'
import { send } from '../testing/meeting.ts'

afterEach(endAll)

const erase = ({ house, scene }: Hall, asker: Asker) => {
  const place = { meeting: scene.meeting, participant: scene.idOf(asker) }
  return house.erasures.erase(asker, { person: asker.person, place }, 'own')
}

describe('who follows a meeting in which somebody is erased', () => {
  it('is told to open anew, and then knows neither the name nor the words that held it', async () => {
    const hall = await openHall()
    const { scene, house } = hall
    const zhang = await scene.guest('张三')
    await collect(hall)
    await send(house, zhang, propose(scene, '我是张三，路灯不亮'))
    const { phone, ack } = await following(hall, scene.officer)
    expect(JSON.stringify(ack).includes('张三')).toBe(true)

    expect(await erase(hall, zhang)).toMatchObject({ ok: true })
    await phone.until(({ notices }) => notices.some(({ error }) => error.code === 'access.changed'))
    const again = await opened(phone, scene, { since: ack.seq, epoch: ack.epoch })
    expect(again.reset).toBe(true)
    expect(JSON.stringify(again).includes('张三')).toBe(false)
    const { erasure, issue } = again.snapshot as MeetingState
    expect(Object.keys(erasure.people)).toEqual([scene.idOf(zhang)])
    expect(Object.values(issue.proposals)).toMatchObject([{ text: '我是某某，路灯不亮' }])
  })

  it('cannot go on from where it stood before, even once the server was restarted', async () => {
    const hall = await openHall()
    const edition = async ({ rooms }: Hall['house']) => {
      const room = (await rooms.open(hall.scene.stream))!
      room.close()
      return room.edition()
    }
    const zhang = await hall.scene.guest('张三')
    const before = await edition(hall.house)
    await erase(hall, zhang)
    const restarted = await openHouse({ path: hall.house.path })
    atTheEnd(restarted.close)
    for (const house of [hall.house, restarted]) expect(await edition(house)).not.toBe(before)
  })

  it('who was erased is shown out', async () => {
    const hall = await openHall()
    const zhang = await hall.scene.guest('张三')
    const { phone } = await following(hall, zhang)
    await erase(hall, zhang)
    await phone.until(({ notices }) => notices.some(({ error }) => error.code === 'login.ended'))
  })
})
