import { expect, test } from 'vitest'
import { StorageFault, type Outcome, type Storage } from '../storage/port.ts'
import { measuredStorage } from './measured.ts'

test('each commit is timed and counted by how it went, and goes its way as it was', async () => {
  const answers: (() => Promise<Outcome>)[] = [
    async () => ({ ok: true }),
    async () => ({ ok: false, why: 'seqTaken' }),
    () => Promise.reject(new StorageFault('the disk is full')),
  ]
  const counted: [boolean, string][] = []
  const storage = { commit: () => answers.shift()!() } as unknown as Storage
  const measured = measuredStorage(storage, {
    commit: (seconds, outcome) => counted.push([seconds >= 0, outcome]),
  })
  expect(await measured.commit({})).toEqual({ ok: true })
  expect(await measured.commit({})).toEqual({ ok: false, why: 'seqTaken' })
  await expect(measured.commit({})).rejects.toThrow('the disk is full')
  expect(counted).toEqual([
    [true, 'ok'],
    [true, 'refused'],
    [true, 'fault'],
  ])
})
