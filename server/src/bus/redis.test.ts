import { createClient } from '@redis/client'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '@linyi/shared/lib/limits'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasRedis, startRedis, type Redis } from '../testing/redis.ts'
import { busContract } from './bus.contract.ts'
import type { Bus, BusMessage } from './port.ts'
import { connectRedis } from './redis.ts'

describe.skipIf(!hasRedis())('with a Redis', { timeout: 60_000 }, () => {
  let redis: Redis
  let stations = 0
  beforeAll(async () => void (redis = await startRedis()))
  afterAll(() => redis.stop())

  busContract('the bus of many nodes', () => {
    const station = `station-${++stations}`
    return Promise.resolve({
      connect: () => connectRedis({ url: redis.url, station }),
      remove: () => Promise.resolve(),
    })
  })

  describe('nodes', () => {
    let station: string
    let nodes: Bus[]
    let heard: BusMessage[]
    const connect = async () => {
      const bus = await connectRedis({ url: redis.url, station })
      nodes.push(bus)
      return bus
    }
    const listen = async () => {
      heard = []
      ;(await connect()).subscribe((message) => heard.push(message))
    }
    beforeEach(() => {
      station = `station-${++stations}`
      nodes = []
    })
    afterEach(() => Promise.all(nodes.map((node) => node.close())))

    const note = (seq: number): BusMessage => ({ about: 'stream', stream: 'm', seq, listedIn: null })
    const gap = { about: 'gap', isOver: true } as const
    const inRedis = async <T>(ask: (client: ReturnType<typeof createClient>) => Promise<T>): Promise<T> => {
      const client = createClient({ url: redis.url })
      await client.connect()
      return ask(client as ReturnType<typeof createClient>).finally(() => client.destroy())
    }
    const until = (done: () => void) => vi.waitFor(done, { timeout: 40_000, interval: 20 })

    it('say what one turn has to say in one entry, and hear nothing of other stations', async () => {
      await listen()
      const other = await connectRedis({ url: redis.url, station: 'other' })
      nodes.push(other)
      other.publish(note(99))
      const speaker = await connect()
      for (let seq = 1; seq <= 50; seq++) speaker.publish(note(seq))
      await until(() => expect(heard).toContainEqual(note(50)))
      expect(heard.filter((one) => one.about === 'stream')).toHaveLength(50)
      expect(await inRedis((client) => client.xLen(`linyi:${station}`))).toBe(1)
    })

    it('see that they missed what is no longer kept', async () => {
      const speaker = await connect()
      speaker.publish(note(1))
      await listen()
      speaker.publish(note(2))
      await until(() => expect(heard).toContainEqual(note(2)))
      heard.length = 0
      const key = `linyi:${station}`
      redis.signal('SIGSTOP')
      speaker.publish(note(3))
      redis.signal('SIGCONT')
      await until(() => expect(heard).toContainEqual(note(3)))
      // As if entries had been cut off before anybody read them: the next one counts two more.
      const last = await inRedis((client) => client.xRevRange(key, '+', '-', { COUNT: 1 }))
      const { node, count } = last![0]!.message as { node: string; count: string }
      const later = { node, count: String(Number(count) + 2), messages: JSON.stringify([note(5)]) }
      await inRedis((client) => client.xAdd(key, '*', later))
      await until(() => expect(heard.slice(-2)).toEqual([gap, note(5)]))
    })

    it('are told of a gap when Redis comes back without its memory, and hear each other again', async () => {
      await listen()
      const speaker = await connect()
      speaker.publish(note(1))
      await until(() => expect(heard).toContainEqual(note(1)))
      await redis.kill()
      speaker.publish(note(2))
      await sleep(50)
      await redis.start()
      await until(() => expect(heard).toContainEqual(gap))
      speaker.publish(note(3))
      await until(() => expect(heard).toContainEqual(note(3)))
    })

    it('look for themselves, again and again, while Redis stands still', async () => {
      await listen()
      redis.signal('SIGSTOP')
      const still = { about: 'gap', isOver: false } as const
      await until(() => expect(heard.filter((one) => one.about === 'gap')).toContainEqual(still))
      redis.signal('SIGCONT')
      const speaker = await connect()
      speaker.publish(note(1))
      await until(() => expect(heard).toContainEqual(note(1)))
    })

    it('keep as many entries as the bound, and with one more the first is gone', async () => {
      const key = `linyi:${station}`
      await inRedis((client) =>
        Promise.all(
          Array.from({ length: limits.busEntriesMax - 1 }, (_, n) =>
            client.xAdd(key, `1-${n + 1}`, { node: 'another', count: String(n + 1), messages: '[]' }),
          ),
        ),
      )
      const kept = () =>
        inRedis(async (client) => ({
          count: await client.xLen(key),
          first: (await client.xRange(key, '-', '+', { COUNT: 1 }))![0]!.id,
        }))
      const speaker = await connect()
      speaker.publish(note(1))
      await until(async () => expect(await kept()).toEqual({ count: limits.busEntriesMax, first: '1-1' }))
      speaker.publish(note(2))
      await until(async () => expect(await kept()).toEqual({ count: limits.busEntriesMax, first: '1-2' }))
    })
  })

  it('there is none where no Redis answers', async () => {
    await expect(connectRedis({ url: 'redis://127.0.0.1:1', station: 's' })).rejects.toThrow()
  })
})
