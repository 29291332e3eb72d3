import { limits } from '@linyi/shared/lib/limits'
import { expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { createPurges } from './purges.ts'

function desk() {
  const clock = createHandClock(1000)
  const done: string[] = []
  let fails = false
  const storage = {
    purge: async () => {
      if (fails) throw new Error('another program reads')
      done.push('purge')
    },
    markErased: async (erasure: string) => void done.push(erasure),
  }
  const inTurn = (job: () => Promise<void>) => job()
  const purges = createPurges({ storage, clock, log: createLog('silent'), inTurn })
  return { clock, done, purges, fail: (now: boolean) => void (fails = now) }
}

const settle = () => new Promise((done) => setImmediate(done))

test('each erasure has its own until there are too many at once, then one does for all of a minute', async () => {
  const { clock, done, purges } = desk()
  for (let i = 0; i < limits.purgesAtOnceMax; i++) await purges.after(`e${i}`)
  expect(done.filter((one) => one === 'purge')).toHaveLength(limits.purgesAtOnceMax)
  done.length = 0
  for (const more of ['f', 'g']) await purges.after(more)
  expect([done, purges.awaits('f'), purges.awaits('g')]).toEqual([[], true, true])
  clock.pass(60_000)
  await settle()
  expect([done, purges.awaits('f')]).toEqual([['purge', 'f', 'g'], false])
  clock.pass(60_000)
  await purges.after('h')
  expect(done.slice(-2)).toEqual(['purge', 'h'])
})

test('one that fails is tried again each minute, and marks nothing until it went well', async () => {
  const { clock, done, purges, fail } = desk()
  fail(true)
  await purges.after('e')
  clock.pass(60_000)
  await settle()
  await purges.after('f')
  expect([done, purges.awaits('e')]).toEqual([[], true])
  fail(false)
  clock.pass(60_000)
  await settle()
  expect(done).toEqual(['purge', 'e', 'f'])
})
