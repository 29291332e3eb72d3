import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { limits } from '@linyi/shared/lib/limits'
import * as z from 'zod'
import type { Bus, BusMessage } from './port.ts'

export type RedisOptions = {
  readonly url: string
  /** Names the station: several may share one Redis. */
  readonly station: string
}

/** How long a question waits for something new. */
const blockMs = 1000
/** Redis has said nothing for so long: it is away, or stands still. */
const silentMsMax = 8000
/** A start does not wait for longer. */
const connectMsMax = 3000
/** While it is away the nodes look into the store so often. */
const lookEveryMs = 4000
const reconnectMsMax = 1000
const entriesPerRead = 500

const entry = z.object({ node: z.string(), count: z.coerce.number(), messages: z.string() })

const reconnectStrategy = (tries: number): number => Math.min(reconnectMsMax, 50 * 2 ** tries)

/**
 * The nodes of a station, joined by one Redis stream. What one turn of a node publishes is one entry, whatever the number
 * of rooms. Each node counts its entries, those that did not get through as well: so others see that they missed some.
 * Rejects when there is no Redis to be had.
 */
export const connectRedis = async ({ url, station }: RedisOptions): Promise<Bus> => {
  const key = `linyi:${station}`
  const node = randomUUID()
  const options = { url, RESP: 2 as const, socket: { connectTimeout: connectMsMax, reconnectStrategy } }
  const writer = createClient({ ...options, disableOfflineQueue: true, commandsQueueMaxLength: 1000 })
  const reader = createClient(options)
  const listeners = new Set<(message: BusMessage) => void>()
  /** The last entry heard of each node. */
  const counts = new Map<string, number>()
  let waiting: BusMessage[] = []
  let count = 0
  let failed = false
  let last = '0-0'
  let closed = false
  let heardAt = performance.now()
  let isAway = false
  /** It came back without what it knew. */
  let isLost = false

  const tell = (message: BusMessage) => listeners.forEach((listener) => listener(message))

  const send = async () => {
    const messages = JSON.stringify(waiting)
    waiting = []
    count++
    try {
      const TRIM = { strategy: 'MAXLEN', strategyModifier: '=', threshold: limits.busEntriesMax } as const
      await writer.xAdd(key, '*', { node, count: String(count), messages }, { TRIM })
    } catch {
      failed = true
    }
  }

  /** The others are told that they missed something as soon as they can be told anything. */
  const sayAgain = () => {
    if (!failed || closed) return
    failed = false
    void send()
  }

  const hear = (id: string, fields: unknown) => {
    last = id
    const said = entry.parse(fields)
    if (said.node === node) return
    const isGap = said.count !== (counts.get(said.node) ?? 0) + 1
    counts.set(said.node, said.count)
    if (isGap) tell({ about: 'gap', isOver: true })
    for (const message of JSON.parse(said.messages) as BusMessage[]) tell(message)
  }

  /** A Redis that lost its memory begins a stream anew, perhaps with lower ids than those we have seen. */
  const findPlace = async () => {
    const newest = await newestId()
    if (!isBefore(newest, last)) return
    last = '0-0'
    isLost = true
  }

  const newestId = async () => (await reader.xRevRange(key, '+', '-', { COUNT: 1 }))?.[0]?.id ?? '0-0'

  const read = async () => {
    const answer = await reader.xRead({ key, id: last }, { BLOCK: blockMs, COUNT: entriesPerRead })
    heardAt = performance.now()
    const entries = (answer ?? []).flatMap(({ messages }) => messages)
    if (isAway || isLost) tell({ about: 'gap', isOver: isLost })
    isAway = isLost = false
    for (const { id, message } of entries) hear(id, message)
  }

  const readOn = async () => {
    while (!closed) {
      try {
        await read()
      } catch {
        if (closed) return
        isAway = true
        await sleep(reconnectMsMax / 10)
        await findPlace().catch(() => undefined)
      }
    }
  }

  const look = setInterval(() => {
    if (performance.now() - heardAt > silentMsMax) isAway = true
    if (isAway) tell({ about: 'gap', isOver: false })
  }, lookEveryMs)

  const end = () => {
    closed = true
    clearInterval(look)
    listeners.clear()
    if (reader.isOpen) reader.destroy()
    if (writer.isOpen) writer.destroy()
  }

  // Each try to connect that fails says so here; what follows from it is said by `read` and `send`.
  for (const client of [writer, reader]) client.on('error', () => undefined)
  writer.on('ready', sayAgain)
  await firstConnection([writer, reader]).catch((error: unknown) => {
    end()
    throw error
  })
  last = await newestId()
  void readOn()

  return {
    isJoined: true,
    publish(message) {
      if (closed) return
      if (waiting.length === 0) setImmediate(() => void (waiting.length > 0 && send()))
      waiting.push(message)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      if (closed) return
      if (waiting.length > 0) await send()
      end()
    },
  }
}

/** Later on it is tried for ever; a start is to fail at once. */
const firstConnection = async (clients: readonly { connect(): Promise<unknown> }[]): Promise<void> => {
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error('no answer')), connectMsMax).unref()
  })
  await Promise.race([Promise.all(clients.map((client) => client.connect())), late])
}

const partsOf = (id: string): readonly number[] => id.split('-').map(Number)

const isBefore = (id: string, other: string): boolean => {
  const [[ms = 0, seq = 0], [otherMs = 0, otherSeq = 0]] = [partsOf(id), partsOf(other)]
  return ms < otherMs || (ms === otherMs && seq < otherSeq)
}
