import { setImmediate as nextTurn } from 'node:timers/promises'
import { limits } from '@linyi/shared/lib/limits'
import { describe, expect, it } from 'vitest'
import type { Ask, Request } from './asks.ts'
import { createQueue, type Queue } from './queue.ts'

const ask: Ask = { backup: 'anywhere' }

/** A queue answered when told to. */
const queueAtRest = () => {
  const batches: (readonly Request[])[] = []
  const queue: Queue = createQueue((batch) => batches.push(batch))
  const answer = (batch: readonly Request[]) =>
    queue.answered(
      batch.map(({ id }) => ({ id, value: id })),
      true,
    )
  return { queue, batches, answer }
}

describe('the queue before the store', () => {
  it('sends what one turn asked for as one batch, and the next one only when that is taken', async () => {
    const { queue, batches, answer } = queueAtRest()
    void queue.add(ask, 1)
    void queue.add(ask, 1)
    await nextTurn()
    void queue.add(ask, 1)
    await nextTurn()
    void queue.add(ask, 1)
    await nextTurn()
    expect(batches.map((batch) => batch.length)).toEqual([2])
    answer(batches[0]!)
    expect(batches.map((batch) => batch.length)).toEqual([2, 2])
  })

  it('sends no more at once than the bound', async () => {
    const { queue, batches, answer } = queueAtRest()
    for (let i = 0; i < limits.storeRequestsPerBatchMax + 1; i++) void queue.add(ask, 1)
    await nextTurn()
    answer(batches[0]!)
    expect(batches.map((batch) => batch.length)).toEqual([limits.storeRequestsPerBatchMax, 1])
  })

  it('holds no more bytes than the bound, and takes more when some were answered', async () => {
    const { queue, batches, answer } = queueAtRest()
    const first = queue.add(ask, limits.storeBacklogBytesMax)
    await expect(queue.add(ask, 1)).rejects.toMatchObject({ name: 'StorageFault' })
    await nextTurn()
    answer(batches[0]!)
    await first
    const next = queue.add(ask, 1)
    await nextTurn()
    answer(batches[1]!)
    expect(await next).toBe(batches[1]![0]!.id)
  })

  it('answers slow requests after later ones', async () => {
    const { queue, batches } = queueAtRest()
    const order: string[] = []
    const slow = queue.add(ask, 1).then(() => order.push('slow'))
    await nextTurn()
    queue.answered([], true)
    const quick = queue.add(ask, 1).then(() => order.push('quick'))
    await nextTurn()
    queue.answered([{ id: batches[1]![0]!.id, value: null }], true)
    await quick
    queue.answered([{ id: batches[0]![0]!.id, value: null }], false)
    await slow
    expect(order).toEqual(['quick', 'slow'])
  })
})
