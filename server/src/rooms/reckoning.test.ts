import { countTask, reckonCount } from '@linyi/shared/domain/ballot/secret/reckoning'
import { boxWith } from '@linyi/shared/testing/box-contents'
import { termsOf } from '@linyi/shared/testing/secret'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { reckonBeside } from './reckoning.ts'

describe('what is reckoned on a thread of its own', () => {
  const papers = Array.from({ length: 300 }, (_, voter) =>
    Array.from({ length: 12 }, (__, place) => ((voter * 31 + place * 17) % 7 < 3 ? 'y' : '-')).join(''),
  )
  const task = countTask(termsOf(12, { rule: 'mes_add1', budget: 500_000 }), boxWith(papers))

  it('is the same, and everybody else is answered meanwhile', async () => {
    const order: string[] = []
    const reckoned = reckonBeside({ stream: 'meeting/any', task }).finally(() => order.push('counted'))
    await setImmediate()
    order.push('answered')
    expect(await reckoned).toEqual(reckonCount(task))
    expect(order).toEqual(['answered', 'counted'])
  })

  it('is told of where it cannot be reckoned', async () => {
    await expect(reckonBeside({ stream: 'nowhere/any', task })).rejects.toThrow()
  })
})
