import { expect, it } from 'vitest'
import { busContract } from './bus.contract.ts'
import { createMedium } from './memory.ts'
import type { BusMessage } from './port.ts'

busContract('the bus of one process', () => {
  const medium = createMedium()
  return Promise.resolve({
    connect: () => Promise.resolve(medium.connect()),
    remove: () => Promise.resolve(),
  })
})

it('leaves alone a listener that stopped while a message was on its way', async () => {
  const medium = createMedium()
  const heard: BusMessage[] = []
  const stop = medium.connect().subscribe((message) => heard.push(message))
  medium.connect().publish({ about: 'login', person: 'p' })
  stop()
  await Promise.resolve()
  expect(heard).toEqual([])
})
