import { streams } from '@linyi/shared/domain/streams'
import { expect, test } from 'vitest'
import { closedAfterEach } from '../testing/houses.ts'
import { announced, done } from '../testing/meeting.ts'
import { createStreamLog } from './stream-log.ts'

const house = closedAfterEach()

test('is read once more when that is asked for while a reading is just ending, in whatever turn', async () => {
  const { storage, ...rest } = await house()
  const { meeting, stream, officer } = await announced({ storage, ...rest })
  for (let turns = 0; turns < 20; turns++) {
    const gate = Promise.withResolvers<undefined>()
    let landed = 0
    const log = createStreamLog({
      ...{ stream, rules: streams.meeting as never, storage },
      readBeside: () => gate.promise,
      onLanded: (events) => void (landed += events.length),
      onFault: () => undefined,
      reloadSurely: () => undefined,
    })
    const first = log.reload()
    const before = await storage.readStream(stream, 0)
    const seq = await done({ storage, ...rest }, officer, {
      type: 'roll.setExpected',
      meeting,
      expected: turns + 60,
    })
    gate.resolve(undefined)
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    await log.reload()
    await first
    expect([landed, log.durable().seq, turns]).toEqual([before.length + 1, seq, turns])
  }
})
