import { limits } from '@linyi/shared/lib/limits'
import { expect, it } from 'vitest'
import { createHandClock } from '../testing/hand-clock.ts'
import { createTurnout, type Turnout } from './turnout.ts'

const counted = (box: string, stream = 'meeting/m') => ({ box, room: { stream }, papers: 0 })
const fails = (error: unknown): never => {
  throw error
}
const settle = () => new Promise((done) => setImmediate(done))

it('tells of each box how many papers are in it, at most every three seconds', async () => {
  const clock = createHandClock(0)
  let papers = 0
  const turnout = createTurnout(async () => papers, clock, fails)
  const told: Turnout[] = []
  turnout.watch('meeting/m', (now) => told.push(now))
  const box = counted('B')
  for (let passed = 0; passed < 4 * limits.turnoutMsMin; passed += 500) {
    papers++
    turnout.note(box)
    clock.pass(500)
    await settle()
  }
  expect(told.map(({ B }) => B)).toEqual([6, 12, 18, 24])
  expect(turnout.of('meeting/m')).toEqual({ B: 24 })
})

it('tells each stream of its own boxes, and nobody of one that was dropped', async () => {
  const clock = createHandClock(0)
  const turnout = createTurnout(async () => 3, clock, fails)
  const told: Turnout[] = []
  const stop = turnout.watch('meeting/m', (now) => told.push(now))
  turnout.note(counted('other', 'meeting/n'))
  turnout.note(counted('gone'))
  turnout.drop(counted('gone'))
  clock.pass(limits.turnoutMsMin)
  await settle()
  expect(told).toEqual([])
  stop()
  turnout.set({ ...counted('B'), papers: 1 })
  expect(told).toEqual([])
  expect(turnout.of('meeting/n')).toEqual({ other: 3 })
})

it('says so when it could not count, and counts with the next paper', async () => {
  const clock = createHandClock(0)
  let isBroken = true
  const faults: unknown[] = []
  const papersIn = () => (isBroken ? Promise.reject(new Error('no disk')) : Promise.resolve(2))
  const turnout = createTurnout(papersIn, clock, (error) => faults.push(error))
  turnout.note(counted('B'))
  clock.pass(limits.turnoutMsMin)
  await settle()
  expect(faults).toHaveLength(1)
  isBroken = false
  turnout.note(counted('B'))
  clock.pass(limits.turnoutMsMin)
  await settle()
  expect(turnout.of('meeting/m')).toEqual({ B: 2 })
})
