// A process of its own that plays many people at once. It is told what to do by messages and answers each with one.
import { createHistogram, record } from './histogram.ts'
import { createLasting } from './lasting.ts'
import { open, type Client } from './client.ts'
import { nowUs } from './now.ts'
import type { Order, Report } from './orders.ts'
import { createPeople } from './people.ts'
import { createSeen } from './seen.ts'
import { createWriter, type Writer } from './writer.ts'

const clients: Client[] = []
const writers: { readonly writer: Writer; readonly client: Client; /** Update frames. */ sent: number }[] = []
const seen = createSeen()
const people = createPeople()
let latency = createHistogram()
let lag = createHistogram()
let frames = 0
let words = 0

const spoken = (payload: Buffer) => {
  const sent = seen(payload)
  if (sent.length === 0) return
  frames++
  words += sent.length
  const now = nowUs()
  for (const us of sent) record(latency, now - us)
}

const heard = { spoken }
const lasting = createLasting(spoken, people.arrive)

/** Runs `act` so many times a second, open loop: what was late is made up for, and how late it was is kept. */
function paced(perSecond: number, seconds: number, act: (n: number) => void): Promise<number> {
  const from = nowUs()
  let done = 0
  return new Promise((resolve) => {
    const turn = () => {
      const now = nowUs()
      const due = Math.min(Math.floor(((now - from) / 1e6) * perSecond), Math.round(perSecond * seconds))
      if (due > done) record(lag, now - from - ((done + 1) / perSecond) * 1e6)
      while (done < due) act(done++)
      if (done >= Math.round(perSecond * seconds)) resolve(done)
      else setTimeout(turn, 1)
    }
    turn()
  })
}

const obey = {
  /** Everyone dials in; `perSecond` null means all at once. */
  async open({ seats, perSecond, announce }: Extract<Order, { do: 'open' }>) {
    const histogram = createHistogram()
    const dialled: Promise<void>[] = []
    const come = async (n: number) => {
      const from = nowUs()
      const client = await open(seats[n]!, heard)
      clients.push(client)
      if (announce) people.arrive(client)
      await client.synced
      record(histogram, nowUs() - from)
    }
    const from = nowUs()
    if (perSecond === null) for (const n of seats.keys()) dialled.push(come(n))
    else await paced(perSecond, seats.length / perSecond, (n) => void dialled.push(come(n)))
    await Promise.all(dialled)
    return { allMs: (nowUs() - from) / 1000, histogram, answerBytes: clients.at(-1)?.answerBytes() ?? 0 }
  },

  async stay({ people: coming }: Extract<Order, { do: 'stay' }>) {
    for (const ways of coming) await lasting.stay(ways)
  },

  async stayed() {
    return lasting.stayed()
  },

  /** Writers come with an entry of their own. */
  async enter({ seats }: Extract<Order, { do: 'enter' }>) {
    for (const seat of seats) {
      const writer = createWriter(seat)
      const client = await open(seat, heard)
      await client.synced
      client.raw.send(writer.begin())
      writers.push({ writer, client, sent: 1 })
    }
  },

  /** Each writer's entry holds all it may; or they go on putting others in its place. */
  async fill({ perSecond, seconds }: Extract<Order, { do: 'fill' }>) {
    const one = (n: number) => {
      const { client, writer } = writers[n % writers.length]!
      client.raw.send(writer.fill())
      writers[n % writers.length]!.sent++
    }
    if (writers.length === 0) return
    if (perSecond === 0) writers.forEach((_, n) => one(n))
    else await paced(perSecond, seconds, one)
  },

  async write({ perSecond, seconds }: Extract<Order, { do: 'write' }>) {
    const sent = await paced(perSecond, seconds, (n) => {
      const one = writers[n % writers.length]!
      one.client.raw.send(one.writer.next())
      one.sent++
    })
    return { sent }
  },

  /** Each client says something new of itself so many times a second; `null`: the same as before, as it has to. */
  async appear({ everyMs, seconds, renew }: Extract<Order, { do: 'appear' }>) {
    const perSecond = (clients.length * 1000) / everyMs
    const sent = await paced(perSecond, seconds, (n) => {
      const client = clients[n % clients.length]!
      if (renew) people.renew(client)
      else people.move(client)
    })
    return { sent }
  },

  /** Forgets what was measured. */
  async forget() {
    latency = createHistogram()
    lag = createHistogram()
    frames = 0
    words = 0
  },

  async report(): Promise<Report> {
    return {
      ...{ latency, lag, frames, words, clients: clients.length + writers.length },
      closed: clients.flatMap((client) => client.closedWith() ?? []),
      unacked: writers.reduce((sum, { client, sent }) => sum + sent - client.acked(), 0),
      texts: writers.map(({ writer }) => [writer.issue, writer.text()] as const),
    }
  },

  async leave() {
    for (const { raw } of [...clients, ...writers.map(({ client }) => client)]) raw.hangUp()
    clients.length = 0
    writers.length = 0
  },
}

process.on('message', (order: Order & { id: number }) => {
  const done = (obey[order.do] as (order: Order) => Promise<unknown>)(order)
  done.then(
    (value) => process.send!({ id: order.id, value }),
    (error: unknown) => process.send!({ id: order.id, failed: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
