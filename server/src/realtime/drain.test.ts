import { closeCodes } from '@linyi/shared/protocol/messages'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '../rooms/clock.ts'
import { openCollabPeople, raiseOn } from '../testing/collab-people.ts'
import { endAll, openHall, phoneOf } from '../testing/hall.ts'
import { drain } from './drain.ts'

afterEach(endAll)

it('sends a full hall away in slices, a small one at once', async () => {
  const hallOf = (people: number) => {
    const counts: number[] = []
    let here = people
    const withinMs = new Set<number>()
    const sendAway = (count: number, within: number) => {
      here -= count
      withinMs.add(within)
    }
    const edge = { count: () => here, sendAway }
    return { edge, counts, withinMs, pause: async () => void counts.push(here) }
  }
  const full = hallOf(1000)
  expect(await drain([full.edge], full.pause)).toBe(4000)
  expect([...full.withinMs]).toEqual([4000])
  expect(full.counts).toEqual([900, 800, 700, 600, 500, 400, 300, 200, 100])
  const small = hallOf(50)
  expect(await drain([small.edge], small.pause)).toBe(500)
  expect(small.counts).toEqual([])
})

it('of lines of a doc tells those it takes to come again, and leaves the others writing', async () => {
  const hall = await openCollabPeople(systemClock)
  const deputy = await hall.official('伍代表')
  const lines = []
  for (let i = 0; i < 4; i++) lines.push(await hall.synced(deputy, true))
  hall.collab.sendAway(3, 4000)
  for (const line of lines.slice(0, 3))
    expect(await line.closed).toEqual({ code: closeCodes.tryLater, reason: 'fault within=4000' })
  lines[3]!.write((copy) => raiseOn(copy, deputy, '还在写'))
  await lines[3]!.stored(1)
  expect(hall.collab.count()).toBe(1)
  await hall.close()
})

it('of lines of a meeting cuts those it takes, and leaves the others listening', async () => {
  const hall = await openHall()
  const phones = []
  for (let i = 0; i < 3; i++) phones.push(await phoneOf(hall, hall.scene.officer))
  for (const phone of phones) await phone.open({ meeting: hall.scene.meeting })
  hall.gateway.sendAway(2, 4000)
  for (const phone of phones.slice(0, 2)) {
    await phone.until(({ socket }) => !socket.connected)
    expect(phone.notices).toMatchObject([{ stream: null, withinMs: 4000 }])
  }
  expect(hall.gateway.count()).toBe(1)
  expect(await phones[2]!.open({ meeting: hall.scene.meeting })).toMatchObject({ ok: true })
})
