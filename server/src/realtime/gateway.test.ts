import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { afterEach, describe, expect, it } from 'vitest'
import { StorageFault } from '../storage/port.ts'
import {
  codeOf,
  collect,
  endAll,
  following,
  opened,
  openHall,
  phoneOf,
  propose,
  setExpected,
} from '../testing/hall.ts'
import { done, enter, newId } from '../testing/meeting.ts'

afterEach(endAll)

describe('opening a stream', () => {
  it('gives a snapshot, then events, to whoever is in the meeting', async () => {
    const hall = await openHall()
    const { scene } = hall
    const { phone, ack } = await following(hall, await scene.guest('梁伯'))
    expect((ack.snapshot as MeetingState).meeting.facts.title).toBe('北园新村议事会')
    expect(ack.people.map(({ name }) => name).sort()).toEqual(['梁伯', '黄代表'])
    expect(ack.you.audience).toEqual(['public', `person:${ack.you.id}`])

    const chen = await scene.guest('陈女士')
    await phone.until(({ events }) => events.length > 0)
    expect(phone.events).toMatchObject([{ seq: ack.seq + 1, type: 'roll.joined', by: scene.idOf(chen) }])
    expect(phone.batches[0]!.people).toMatchObject([
      { id: scene.idOf(chen), name: '陈女士', grid: 'beiyuan', roles: [] },
    ])
    expect(phone.batches[0]!.stream).toBe(scene.meeting)
  })

  it('goes on from where the client stands, with or without the epoch', async () => {
    const hall = await openHall()
    const { house, scene } = hall
    const { phone, ack } = await following(hall, await scene.guest('梁伯'))
    phone.socket.disconnect()
    for (const expected of [30, 40]) await done(house, scene.officer, setExpected(scene, expected))
    const again = await phoneOf(hall, await scene.guest('陈女士'))
    for (const since of [{ since: ack.seq }, { since: ack.seq, epoch: (await opened(again, scene)).epoch }]) {
      const resumed = await opened(again, scene, since)
      expect(resumed.events!.map(({ seq }) => seq - ack.seq)).toEqual([1, 2, 3])
      expect(resumed).not.toHaveProperty('snapshot')
      expect(resumed).not.toHaveProperty('reset')
    }
  })

  it('starts anew when the client counted in another store, or ahead of this one', async () => {
    const hall = await openHall()
    const { phone, ack } = await following(hall, await hall.scene.guest('梁伯'))
    for (const since of [{ since: 1, epoch: 'another' }, { since: ack.seq + 1 }]) {
      const reset = await opened(phone, hall.scene, since)
      expect(reset).toMatchObject({ reset: true, seq: ack.seq })
      expect(reset.snapshot).toEqual(ack.snapshot)
      expect(reset).not.toHaveProperty('events')
    }
  })

  it('is for those who may, and does not say what others may not know of', async () => {
    const hall = await openHall()
    const { house, scene } = hall
    const stranger = await phoneOf(hall, await enter(house, '生人', scene.meeting))
    expect(codeOf(await stranger.open({ meeting: scene.meeting }))).toBe('who.joined')
    const elsewhere = await phoneOf(hall, await enter(house, '生人', newId()))
    expect(codeOf(await elsewhere.open({ meeting: scene.meeting }))).toBe('stream.notFound')
    expect(codeOf(await elsewhere.open({ meeting: newId() }))).toBe('stream.notFound')
    expect(codeOf(await elsewhere.open({ station: scene.station }))).toBe('stream.notFound')
  })

  it('also works for a station, and over polling', async () => {
    const hall = await openHall()
    const { scene } = hall
    const phone = await phoneOf(hall, scene.officer, ['polling'])
    const ack = await phone.open({ station: scene.station })
    expect(ack).toMatchObject({ ok: true, you: { roles: ['liaisonOfficer'] } })
    await scene.appoint('小谭', 'gridWorker')
    await phone.until(({ events }) => events.length > 0)
    expect(phone.events).toMatchObject([{ type: 'station.roleGranted' }])
  })
})

describe('a command', () => {
  it('is acked after its event has been sent, and acts once under one id', async () => {
    const hall = await openHall()
    const { scene } = hall
    const { phone, ack } = await following(hall, scene.officer)
    const command = setExpected(scene, 54)
    expect(await phone.command(command)).toEqual({ ok: true, seq: ack.seq + 1 })
    expect(phone.events.map(({ seq }) => seq)).toEqual([ack.seq + 1])
    expect(await phone.command(command)).toEqual({ ok: true, seq: ack.seq + 1 })
    expect(phone.events).toHaveLength(1)
  })

  it('is refused with a code and a sentence in both languages', async () => {
    const hall = await openHall()
    const phone = await phoneOf(hall, await hall.scene.guest('梁伯'))
    const ack = await phone.command(setExpected(hall.scene, 54))
    expect(ack).toEqual({
      ok: false,
      error: { code: 'who.officer', zh: expect.any(String) as string, en: expect.any(String) as string },
    })
  })

  it('that the store could not keep is a fault, and works when it can', async () => {
    let isFull = false
    const hall = await openHall({
      around: (storage) => ({
        ...storage,
        commit: (unit) =>
          isFull ? Promise.reject(new StorageFault('the disk is full')) : storage.commit(unit),
      }),
    })
    const { phone, ack } = await following(hall, hall.scene.officer)
    const command = setExpected(hall.scene, 54)
    isFull = true
    expect(codeOf(await phone.command(command))).toBe('fault')
    expect((await opened(phone, hall.scene)).snapshot).toEqual(ack.snapshot)
    isFull = false
    expect(await phone.command(command)).toEqual({ ok: true, seq: ack.seq + 1 })
  })
})

describe('an event', () => {
  it('outside the audience leaves only its place, so that seq has no gaps', async () => {
    const hall = await openHall()
    await collect(hall)
    const { scene } = hall
    const proposer = await following(hall, await scene.guest('梁伯'))
    const other = await following(hall, await scene.guest('陈女士'))
    const officer = await following(hall, scene.officer)
    const phones = [proposer.phone, other.phone, officer.phone]
    await proposer.phone.command(propose(scene, '巷口的灯坏了'))
    await proposer.phone.command({
      ...setExpected(scene, 1),
      type: 'issue.second',
      issue: newId(),
      expected: undefined,
    })
    const from = officer.ack.seq
    await Promise.all(
      phones.map((phone) => phone.until(({ events }) => events.some(({ seq }) => seq === from + 2))),
    )
    const seen = phones.map((phone) => phone.events.filter(({ seq }) => seq > from))
    expect(seen.map((events) => events.map(({ type }) => type))).toEqual([
      ['issue.proposed', 'issue.seconded'],
      ['hidden', 'issue.seconded'],
      ['issue.proposed', 'issue.seconded'],
    ])
    expect(Object.keys(seen[1]![0]!).sort()).toEqual(['seq', 'type'])
    const snapshots = await Promise.all(phones.map((phone) => opened(phone, scene)))
    const proposals = snapshots.map(({ snapshot }) => Object.keys((snapshot as MeetingState).issue.proposals))
    expect(proposals.map(({ length }) => length)).toEqual([1, 0, 1])
  })
})
