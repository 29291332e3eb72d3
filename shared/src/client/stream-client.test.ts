import { beforeEach, describe, expect, test } from 'vitest'
import type { MeetingState } from '../domain/meeting-state.ts'
import { chair, createVisit, neighbour, resident, settle, startMeeting } from './rehearsal/visit.ts'
import type { StreamHall } from './rehearsal/stream-hall.ts'

const seconds = (state: MeetingState | null, issue: string) => state?.issue.entries[issue]?.seconds ?? []
const flood = '01K8FLOOD00000000000000001'
const propose = { proposal: '01K8PROP000000000000000001', text: '路灯坏了', grid: '', for: '' }

let hall: StreamHall
beforeEach(() => {
  hall = startMeeting()
})

describe('a stream client', () => {
  test('opens with a snapshot of what its viewer may know', async () => {
    hall.execute(neighbour, { id: '1', type: 'issue.propose', ...propose })
    const visit = createVisit(hall, resident)
    await settle(visit)
    expect(visit.stream.status()).toEqual({ is: 'live' })
    expect(visit.stream.state()).toEqual(hall.viewOf(resident))
    expect(visit.stream.state()!.issue.proposals).toEqual({})
  })

  test('folds what follows with the rules of the server', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.execute(neighbour, { id: '1', type: 'issue.second', issue: flood })
    await settle(visit)
    expect(seconds(visit.stream.state(), flood)).toEqual([neighbour.id])
    expect(visit.stream.state()).toEqual(hall.viewOf(resident))
  })

  test('counts hidden events without knowing what they are', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.execute(neighbour, { id: '1', type: 'issue.propose', ...propose })
    await settle(visit)
    expect(visit.stream.seq()).toBe(hall.events().length)
    expect(visit.stream.state()!.issue.proposals).toEqual({})
  })

  test('knows how many papers are in a box, as last told', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    expect(visit.stream.papersIn('B')).toBeNull()
    hall.papers(resident, { B: 3 })
    await settle(visit)
    expect(visit.stream.papersIn('B')).toBe(3)
  })

  test('keeps what it knows while the line is down, and says as of when', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.wireOf(resident).cut()
    expect(visit.stream.status()).toEqual({ is: 'stale', asOf: hall.now() })
    expect(visit.stream.state()).not.toBeNull()
  })

  test('resumes from where it was after the line broke', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.wireOf(resident).cut()
    hall.execute(neighbour, { id: '1', type: 'issue.second', issue: flood })
    await settle(visit)
    expect(visit.stream.status()).toEqual({ is: 'live' })
    expect(visit.stream.state()).toEqual(hall.viewOf(resident))
  })

  test('opens again from its seq when a batch was lost', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.execute(neighbour, { id: '1', type: 'issue.second', issue: flood })
    hall.wireOf(resident).lose()
    hall.execute(chair, { id: '2', type: 'roll.closeJoining' })
    await settle(visit)
    expect(seconds(visit.stream.state(), flood)).toEqual([neighbour.id])
    expect(visit.stream.state()).toEqual(hall.viewOf(resident))
  })

  test('takes a new snapshot when the store was restored', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    const before = hall.events().length
    hall.execute(neighbour, { id: '1', type: 'issue.second', issue: flood })
    await settle(visit)
    hall.restore(before)
    hall.wireOf(resident).cut()
    await settle(visit)
    expect(visit.stream.seq()).toBe(before)
    expect(seconds(visit.stream.state(), flood)).toEqual([])
  })

  test('is denied with the reason, and let in again when the reason is gone', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.execute(chair, { id: '1', type: 'roll.remove', participant: resident.id, reason: '吵闹' })
    hall.wireOf(resident).cut()
    await settle(visit)
    expect(visit.stream.status()).toMatchObject({ is: 'denied', error: { code: 'roll.removed' } })
    hall.execute(chair, { id: '2', type: 'roll.readmit', participant: resident.id })
    visit.stream.catchUp()
    await settle(visit)
    expect(visit.stream.status()).toEqual({ is: 'live' })
  })

  test('opens again when more of the stream may be seen, and ends when none may', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    hall.execute(neighbour, { id: '1', type: 'issue.propose', ...propose })
    await settle(visit)
    hall.execute(chair, { id: '2', type: 'meeting.assignDuty', participant: resident.id, duty: 'recorder' })
    hall.notice(resident, 'access.changed')
    await settle(visit)
    expect(Object.keys(visit.stream.state()!.issue.proposals)).toEqual([propose.proposal])
    hall.notice(resident, 'roll.removed')
    await settle(visit)
    expect(visit.stream.status()).toMatchObject({ is: 'denied', error: { code: 'roll.removed' } })
  })

  test('gives up a line that may have died while the page was frozen', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    const frozen = hall.wireOf(resident)
    visit.connection.renew()
    hall.execute(neighbour, { id: '1', type: 'issue.second', issue: flood })
    await settle(visit)
    expect(hall.wireOf(resident)).not.toBe(frozen)
    expect(visit.stream.state()).toEqual(hall.viewOf(resident))
  })

  test('comes back at once when the device wakes', async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    const broken = hall.wireOf(resident)
    broken.cut()
    visit.connection.wake()
    expect(hall.wireOf(resident)).not.toBe(broken)
  })

  test("knows the server's clock however wrong the device's is", async () => {
    const visit = createVisit(hall, resident)
    await settle(visit)
    expect(visit.stream.clock.now()).toBe(hall.now())
    visit.device.pass(5_000)
    hall.pass(5_000)
    expect(visit.stream.clock.now()).toBe(hall.now())
  })

  test('takes a silent line for dead when an answer does not come', async () => {
    const visit = createVisit(hall, resident)
    const silent = hall.wireOf(resident)
    silent.pickUp()
    visit.device.pass(10_000)
    await settle(visit)
    expect(hall.wireOf(resident)).not.toBe(silent)
    expect(visit.stream.status()).toEqual({ is: 'live' })
  })
})
