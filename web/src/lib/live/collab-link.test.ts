import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { guarded } from './collab-link.ts'

beforeEach(() => void vi.useFakeTimers())
// The files share one process: the clock of the others goes on also when something here fails.
afterEach(() => void vi.useRealTimers())

test('a line is only dialled as the person whose words wait', () => {
  let mine = false
  const dialled = vi.fn(() => ({ send: () => {}, hangUp: () => {} }))
  const link = guarded(dialled, () => mine)
  const listener = { up: vi.fn(), frame: vi.fn(), ended: vi.fn() }

  link(listener)
  expect(listener.ended).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(listener.ended).toHaveBeenCalledWith(1006)
  expect(dialled).not.toHaveBeenCalled()

  link(listener).hangUp()
  vi.runAllTimers()
  expect(listener.ended).toHaveBeenCalledTimes(1)

  mine = true
  link(listener)
  expect(dialled).toHaveBeenCalledOnce()
})
