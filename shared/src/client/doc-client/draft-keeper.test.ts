import { expect, test } from 'vitest'
import { createDraftKeeper } from './draft-keeper.ts'
import type { Draft } from './keeping.ts'

const draft: Draft = { id: 'visit', confirmed: new Uint8Array(), edits: [] }

/** A device whose puts end when the test says so. */
function openDevice() {
  const puts: (PromiseWithResolvers<undefined> & { readonly instead: readonly string[] })[] = []
  const dropped: string[] = []
  const drafts = {
    load: async () => [],
    put: (_: Draft, instead: readonly string[]) => {
      puts.push({ ...Promise.withResolvers<undefined>(), instead })
      return puts.at(-1)!.promise
    },
    drop: async (id: string) => void dropped.push(id),
  }
  const keeper = createDraftKeeper(
    drafts,
    draft.id,
    () => draft,
    () => () => undefined,
    () => undefined,
  )
  return { keeper, puts, dropped }
}

test('what was outdated while the device was still keeping it goes when the next is not kept', async () => {
  const { keeper, puts, dropped } = openDevice()
  const first = keeper.keepNow()
  keeper.outdate()
  puts[0]!.resolve(undefined)
  await first
  const second = keeper.keepNow()
  puts[1]!.reject(new Error('full'))
  await second
  expect(dropped).toEqual(['visit'])
})

test('what was outdated before it was kept is so no more', async () => {
  const { keeper, puts, dropped } = openDevice()
  keeper.outdate()
  const first = keeper.keepNow()
  puts[0]!.resolve(undefined)
  await first
  const second = keeper.keepNow()
  puts[1]!.reject(new Error('full'))
  await second
  expect(dropped).toEqual([])
})

test('what a visit takes over goes in the step in which it is kept, and not before there is room', async () => {
  const { keeper, puts, dropped } = openDevice()
  keeper.takeOver(['older'])
  const first = keeper.keepNow()
  puts[0]!.reject(new Error('full'))
  await first
  const second = keeper.keepNow()
  puts[1]!.resolve(undefined)
  await second
  void keeper.keepNow()
  expect(puts.map(({ instead }) => instead)).toEqual([['older'], ['older'], []])
  expect(dropped).toEqual([])
})

test('a put that fails late takes nothing away of what was kept after it', async () => {
  const { keeper, puts, dropped } = openDevice()
  const first = keeper.keepNow()
  keeper.outdate()
  keeper.changed()
  const second = keeper.keepNow()
  puts[0]!.reject(new Error('full'))
  puts[1]!.resolve(undefined)
  await Promise.all([first, second])
  expect(dropped).toEqual([])
  expect(keeper.isKept()).toBe(true)
})

test('what was written anew waits until the device has it so, or no longer as it was', async () => {
  const { keeper, puts } = openDevice()
  keeper.outdate()
  expect(keeper.isOutdated()).toBe(false)
  const first = keeper.keepNow()
  keeper.outdate()
  puts[0]!.resolve(undefined)
  await first
  expect(keeper.isOutdated()).toBe(true)
  const second = keeper.keepNow()
  puts[1]!.reject(new Error('full'))
  await second
  expect(keeper.isOutdated()).toBe(false)
})
