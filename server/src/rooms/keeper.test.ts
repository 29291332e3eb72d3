import { expect, it } from 'vitest'
import { createHandClock } from '../testing/hand-clock.ts'
import { createKeeper } from './keeper.ts'

function kept({ isEmpty = false, idleMs = 60_000 } = {}) {
  const clock = createHandClock(0)
  const gone: string[] = []
  const keeper = createKeeper<string>({
    clock,
    idleMs,
    letGo: (value) => gone.push(value),
    isEmpty: () => isEmpty,
  })
  let loads = 0
  const load = (key: string) => () => Promise.resolve(`${key}${++loads}`)
  return { clock, gone, keeper, load }
}

it('loads once for all who ask meanwhile', async () => {
  const { keeper, load } = kept()
  const holds = await Promise.all([keeper.take('a', load('a')), keeper.take('a', load('a'))])
  expect(holds.map(({ value }) => value)).toEqual(['a1', 'a1'])
  expect(keeper.count()).toBe(1)
})

it('keeps what is held, and lets go of what was idle for long', async () => {
  const { keeper, clock, gone, load } = kept()
  const held = await keeper.take('held', load('held'))
  const left = await keeper.take('left', load('left'))
  left.release()
  clock.pass(59_999)
  expect(gone).toEqual([])
  clock.pass(60_000)
  expect(gone).toEqual(['left2'])
  expect(keeper.peek('held')).toBe('held1')
  held.release()
  clock.pass(60_000)
  clock.pass(60_000)
  expect(gone).toEqual(['left2', 'held1'])
  expect(keeper.count() + clock.waiting()).toBe(0)
})

it.each([0, 60_000])(
  'looks after nothing while all is held, and once after it was left (%i ms)',
  async (idleMs) => {
    const { keeper, clock, gone, load } = kept({ idleMs })
    const [one, other] = [await keeper.take('a', load('a')), await keeper.take('a', load('a'))]
    expect(clock.waiting()).toBe(0)
    one.release()
    expect(clock.waiting()).toBe(0)
    other.release()
    expect([clock.waiting(), gone]).toEqual([1, []])
    clock.pass(idleMs)
    expect([clock.waiting(), gone]).toEqual([0, ['a1']])
  },
)

it('forgets at once what turned out empty', async () => {
  const { keeper, gone, load } = kept({ isEmpty: true })
  const hold = await keeper.take('a', load('a'))
  hold.release()
  expect(gone).toEqual(['a1'])
  expect((await keeper.take('a', load('a'))).value).toBe('a2')
})

it('loads anew after a failure, and leaves nothing of it behind', async () => {
  const { keeper, load } = kept()
  const failing = () => Promise.reject(new Error('no disk'))
  const asked = [keeper.take('a', failing), keeper.take('a', failing)]
  for (const one of asked) await expect(one).rejects.toThrow('no disk')
  expect(keeper.count()).toBe(0)
  expect((await keeper.take('a', load('a'))).value).toBe('a1')
})
