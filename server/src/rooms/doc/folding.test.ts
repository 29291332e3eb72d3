import { limits } from '@linyi/shared/lib/limits'
import { expect, test } from 'vitest'
import { createFolding } from './folding.ts'

const soon = () => new Promise(setImmediate)

/** A log whose folds end when the test says so. */
function openLog(stands: readonly number[], whole = 10) {
  const begun: PromiseWithResolvers<number>[] = []
  const failed: unknown[] = []
  const fold = () => {
    begun.push(Promise.withResolvers<number>())
    return begun.at(-1)!.promise
  }
  const folding = createFolding(stands, fold, (error) => failed.push(error))
  const settle = async () => {
    begun.at(-1)!.resolve(whole)
    await soon()
  }
  return { folding, begun, failed, settle }
}

test('a log is folded when its rows hold more than they may together, not before', async () => {
  const { folding, begun, settle } = openLog([])
  folding.grew(limits.docRowsBytesMax)
  expect(begun).toHaveLength(0)
  folding.grew(1)
  expect(begun).toHaveLength(1)
  await settle()
  folding.grew(limits.docRowsBytesMax)
  expect(begun).toHaveLength(1)
})

test('what a long doc itself holds is not counted, and its log may be as long again', async () => {
  const whole = 2 * limits.docRowsBytesMax
  const { folding, begun, settle } = openLog([whole, 1], whole)
  folding.grew(whole - 1)
  expect(begun).toHaveLength(0)
  folding.grew(1)
  expect(begun).toHaveLength(1)
  await settle()
  folding.grew(whole)
  expect(begun).toHaveLength(1)
})

test('one fold is under way at a time; what came meanwhile is folded once it ends, if it is too much', async () => {
  const { folding, begun, settle } = openLog([])
  folding.grew(limits.docRowsBytesMax + 1)
  folding.grew(limits.docRowsBytesMax + 1)
  expect(begun).toHaveLength(1)
  await settle()
  expect(begun).toHaveLength(2)
  folding.grew(1)
  await settle()
  expect(begun).toHaveLength(2)
})

test('a fold that fails is noted, and tried again with the next row', async () => {
  const { folding, begun, failed } = openLog([])
  folding.grew(limits.docRowsBytesMax + 1)
  begun[0]!.reject(new Error('disk'))
  await soon()
  expect(failed).toEqual([new Error('disk')])
  folding.grew(1)
  expect(begun).toHaveLength(2)
})

test('a fold that is asked for while one is under way comes after it', async () => {
  const { folding, begun, settle } = openLog([])
  folding.grew(limits.docRowsBytesMax + 1)
  const asked = folding.now()
  await soon()
  expect(begun).toHaveLength(1)
  await settle()
  expect(begun).toHaveLength(2)
  folding.grew(limits.docRowsBytesMax + 1)
  expect(begun).toHaveLength(2)
  await settle()
  await asked
})

test('a fold that is asked for tells whether it failed, not whether the one before did', async () => {
  const { folding, begun, failed, settle } = openLog([])
  folding.grew(limits.docRowsBytesMax + 1)
  const asked = folding.now()
  begun[0]!.reject(new Error('disk'))
  await soon()
  await settle()
  await asked
  expect(failed).toEqual([new Error('disk')])
})
