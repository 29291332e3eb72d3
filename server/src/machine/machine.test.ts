import { limits } from '@linyi/shared/lib/limits'
import { describe, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { StorageFault, type Outcome, type Storage } from '../storage/port.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { freeBytesIn, watchMachine } from './machine.ts'

const checkMs = 10_000
const minuteMs = 60_000

/** A machine whose disk and clock are in our hands. */
async function watched() {
  const clock = createHandClock(Date.UTC(2026, 10, 21))
  const full = () => Promise.reject(new StorageFault('database or disk is full'))
  const lines: string[] = []
  const disk = {
    free: limits.diskFreeBytesMin,
    answer: async (): Promise<Outcome> => ({ ok: true }),
    setMs: 0,
  }
  const storage = {
    commit: () => disk.answer(),
    putSetting: async () => void (await disk.answer()),
  } as unknown as Storage
  const machine = watchMachine({
    storage,
    clock: { ...clock, now: () => clock.now() + disk.setMs },
    log: createLog('info', { write: (line: string) => lines.push(line) }),
    freeBytes: async () => disk.free,
    bootMs: () => clock.now(),
  })
  const settle = () => new Promise(setImmediate)
  const pass = async (ms: number) => {
    clock.pass(ms)
    await settle()
  }
  await settle()
  return { machine, disk, full, pass, settle, clock, lines }
}

describe('the machine that serves', () => {
  test('has no troubles with room on its disk and a clock nobody sets', async () => {
    const { machine, pass, lines } = await watched()
    await pass(checkMs)
    expect([machine.troubles(), lines]).toEqual([[], []])
  })

  test('tells that the disk fills up one byte below the bound, and when there is room again', async () => {
    const { machine, disk, pass, lines } = await watched()
    disk.free = limits.diskFreeBytesMin - 1
    await pass(checkMs)
    expect(machine.troubles()).toEqual([{ code: 'diskLow', megabytes: 255 }])
    await pass(checkMs)
    disk.free = limits.diskFreeBytesMin
    await pass(checkMs)
    expect(machine.troubles()).toEqual([])
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
      'something is wrong with this machine',
      'nothing is wrong with this machine any more',
    ])
  })

  test('tells at once that a write failed, tries by itself, and takes it back when one goes through', async () => {
    const { machine, disk, full, pass, settle } = await watched()
    const well = disk.answer
    disk.answer = full
    await expect(machine.storage.commit({})).rejects.toThrow('disk is full')
    await settle()
    expect(machine.troubles()).toEqual([{ code: 'writesFail' }])
    await pass(checkMs)
    expect(machine.troubles()).toEqual([{ code: 'writesFail' }])
    disk.answer = well
    await pass(checkMs)
    expect(machine.troubles()).toEqual([])
  })

  test('does not take a lost race for a disk that fails', async () => {
    const { machine, disk, settle } = await watched()
    disk.answer = async () => ({ ok: false, why: 'seqTaken' })
    await machine.storage.commit({})
    await settle()
    expect(machine.troubles()).toEqual([])
  })

  test.each([
    [limits.clockStepMsMax, null],
    [limits.clockStepMsMax + 1, 1],
    [-limits.clockStepMsMax - 1, -1],
    [12 * minuteMs, 12],
    [-3 * 60 * minuteMs, -180],
  ])('tells that its clock was set by %d ms, for a while', async (byMs, minutes) => {
    const { machine, disk, pass } = await watched()
    disk.setMs = byMs
    await pass(checkMs)
    expect(machine.troubles()).toEqual(minutes === null ? [] : [{ code: 'clockJumped', minutes }])
    await pass(limits.clockJumpShownMs)
    expect(machine.troubles()).toEqual([])
  })

  test('asks no more when it is stopped', async () => {
    const { machine, clock } = await watched()
    machine.stop()
    expect(clock.waiting()).toBe(0)
  })
})

test('the system says how much is free where the store lies', async () => {
  expect(await freeBytesIn(import.meta.dirname)()).toBeGreaterThan(0)
  await expect(freeBytesIn('/nowhere/at/all')()).rejects.toThrow()
})
