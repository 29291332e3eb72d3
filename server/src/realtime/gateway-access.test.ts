import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { WireError } from '@linyi/shared/protocol/messages'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import {
  atTheEnd,
  codeOf,
  collect,
  endAll,
  following,
  opened,
  openHall,
  Phone,
  propose,
  setExpected,
} from '../testing/hall.ts'
import { done, newId } from '../testing/meeting.ts'

afterEach(endAll)

describe('what may be seen', () => {
  it('ends at once for somebody who is removed', async () => {
    const hall = await openHall()
    const { house, scene } = hall
    const resident = await scene.guest('梁伯')
    const { phone } = await following(hall, resident)
    const removal = { participant: scene.idOf(resident), reason: '喧哗' }
    await done(house, scene.officer, { type: 'roll.remove', meeting: scene.meeting, ...removal })
    await done(house, scene.officer, setExpected(scene, 9))
    await phone.until(({ notices }) => notices.length > 0)
    expect(phone.notices).toMatchObject([{ stream: scene.meeting, error: { code: 'roll.removed' } }])
    expect(phone.events).toEqual([])
    expect(codeOf(await phone.open({ meeting: scene.meeting }))).toBe('roll.removed')
    expect(codeOf(await phone.command(propose(scene, '水浸')))).toBe('roll.removed')
  })

  it('is no name of who is expected, but for those who work here, until they come or send word', async () => {
    const hall = await openHall()
    const { house, scene } = hall
    const awaited = newId()
    const lines = [{ participant: awaited, name: '卢婆婆', capacity: 'resident', grid: '' }]
    await done(house, scene.officer, { type: 'roll.list', meeting: scene.meeting, lines })
    const resident = await scene.guest('梁伯')
    const named = (people: readonly { readonly id: string; readonly name: string }[]) =>
      people.filter(({ id }) => id === awaited).map(({ name }) => name)

    const { phone, ack } = await following(hall, resident)
    expect(named(ack.people)).toEqual([])
    expect((ack.snapshot as MeetingState).roll.lines).toHaveProperty(awaited)
    expect(named((await following(hall, scene.officer)).ack.people)).toEqual(['卢婆婆'])

    const duty = { participant: scene.idOf(resident), duty: 'recorder' }
    await done(house, scene.officer, { type: 'meeting.assignDuty', meeting: scene.meeting, ...duty })
    await phone.until(({ notices }) => notices.length > 0)
    expect(named((await opened(phone, scene)).people)).toEqual(['卢婆婆'])

    const neighbour = (await following(hall, await scene.guest('陈女士'))).phone
    await done(house, scene.officer, { type: 'roll.excuse', meeting: scene.meeting, participant: awaited })
    await neighbour.until(({ events }) => events.some(({ type }) => type === 'roll.excused'))
    expect(named(neighbour.batches.flatMap(({ people }) => people))).toEqual(['卢婆婆'])
  })

  it('grows with a duty: the client is told, and starts anew with what was hidden', async () => {
    const hall = await openHall()
    await collect(hall)
    const { house, scene } = hall
    const resident = await scene.guest('梁伯')
    await done(house, scene.officer, propose(scene, '巷口的灯坏了'))
    const { phone, ack } = await following(hall, resident)
    const duty = { participant: scene.idOf(resident), duty: 'recorder' }
    await done(house, scene.officer, { type: 'meeting.assignDuty', meeting: scene.meeting, ...duty })
    await phone.until(({ notices }) => notices.length > 0)
    expect(phone.notices).toMatchObject([{ stream: scene.meeting, error: { code: 'access.changed' } }])
    const again = await opened(phone, scene, { since: ack.seq, epoch: ack.epoch })
    expect(again).toMatchObject({
      reset: true,
      you: { audience: expect.arrayContaining(['staff']) as string[] },
    })
    expect(Object.keys((again.snapshot as MeetingState).issue.proposals)).toHaveLength(1)
  })

  it('shrinks with a role that is revoked in the station', async () => {
    const hall = await openHall()
    const { house, scene } = hall
    const { phone } = await following(hall, scene.officer)
    const role = { station: scene.station, person: scene.officer.person, role: 'liaisonOfficer' }
    await done(house, scene.head, { type: 'station.revokeRole', ...role })
    await phone.until(({ notices }) => notices.length > 0)
    expect(phone.notices).toMatchObject([{ stream: scene.meeting, error: { code: 'who.joined' } }])
  })
})

describe('a login', () => {
  it('that nobody has opens no line, and says so for good', async () => {
    const hall = await openHall()
    const phone = new Phone(hall.url, 'nobody')
    const error = await new Promise<Error & { data?: WireError }>((refused) =>
      phone.socket.on('connect_error', refused),
    )
    expect(error.data).toMatchObject({ code: 'login.needed' })
    expect(hall.gateway.count()).toBe(0)
  })

  it('that is revoked is told, and cut on every device', async () => {
    const hall = await openHall()
    const { house, scene } = hall
    const resident = await scene.guest('梁伯')
    const [one, other] = await Promise.all([following(hall, resident), following(hall, resident)])
    await house.logins.revoke(one.phone.token)
    await one.phone.until(({ socket }) => !socket.connected)
    expect(one.phone.notices).toMatchObject([{ stream: null, error: { code: 'login.ended' } }])
    expect(other.phone.socket.connected).toBe(true)
    await house.logins.revokeAll(resident.person)
    await other.phone.until(({ socket }) => !socket.connected)
    expect(other.phone.notices).toMatchObject([{ stream: null, error: { code: 'login.ended' } }])
  })

  it('ends when its time has come', async () => {
    let aheadMs = 0
    const hall = await openHall({ now: () => Date.now() + aheadMs })
    const { phone } = await following(hall, hall.scene.officer)
    aheadMs = 2 * 24 * 60 * 60 * 1000
    phone.socket.emit('meeting:command', setExpected(hall.scene, 9), () => {})
    await phone.until(({ socket }) => !socket.connected)
    expect(phone.notices).toMatchObject([{ stream: null, error: { code: 'login.ended' } }])
  })

  it('in a cookie counts on our own pages only; a token counts anywhere', async () => {
    const hall = await openHall()
    const token = await hall.tokenOf(hall.scene.officer)
    const enterFrom = (origin: string | undefined, auth: object) =>
      new Promise<string>((settled) => {
        const extraHeaders = { cookie: `login=${token}`, ...(origin === undefined ? {} : { origin }) }
        const socket = io(hall.url, { auth, extraHeaders, forceNew: true, reconnection: false })
        atTheEnd(() => socket.disconnect())
        socket.on('connect', () => settled('in'))
        socket.on('connect_error', (error) => settled(error.message))
      })
    expect(await enterFrom(hall.url, {})).toBe('in')
    expect(await enterFrom(undefined, {})).toBe('in')
    expect(await enterFrom('http://elsewhere.example', {})).toBe('login.needed')
    expect(await enterFrom('null', {})).toBe('login.needed')
    expect(await enterFrom('http://elsewhere.example', { token })).toBe('in')
  })
})
