import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { sumOf } from './histogram.ts'
import type { Opened, Order, Report, Stayed, Ways } from './orders.ts'
import type { Seat } from './seat.ts'

/** Generators that share the people between them; the first one plays the writers. */
export type Crew = {
  /** @param perSecond how fast they come in; null for all at once */
  readonly open: (
    seats: readonly Seat[],
    options?: { readonly perSecond?: number | null; readonly announce?: boolean },
  ) => Promise<Opened>
  readonly enter: (seats: readonly Seat[]) => Promise<void>
  readonly write: (perSecond: number, seconds: number) => Promise<number>
  readonly appear: (everyMs: number, seconds: number, renew: boolean) => Promise<number>
  readonly tell: (order: Order) => Promise<void>
  readonly report: () => Promise<Report>
  /** They come one after another, and again whenever their line ends. */
  readonly stay: (people: readonly Ways[]) => Promise<void>
  readonly stayed: () => Promise<Stayed>
  /** Resolves when so many words were read, or when no more come. */
  readonly settled: (words: number) => Promise<void>
  readonly end: () => void
}

/** What is longer on its way than this is not coming. */
const settleMs = 500

type Generator = { readonly child: ChildProcess; readonly tell: <T>(order: Order) => Promise<T> }

function start(): Generator {
  const child = fork(join(import.meta.dirname, 'generator.ts'), { serialization: 'advanced' })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  child.on('message', ({ id, value, failed }: { id: number; value?: unknown; failed?: string }) => {
    const one = waiting.get(id)!
    waiting.delete(id)
    if (failed === undefined) one.resolve(value)
    else one.reject(new Error(failed))
  })
  child.on('exit', (code) =>
    waiting.forEach((one) => one.reject(new Error(`a generator ended with ${code}`))),
  )
  return {
    child,
    tell: <T>(order: Order) => {
      const answer = Promise.withResolvers<unknown>()
      waiting.set(++last, answer)
      child.send({ ...order, id: last })
      return answer.promise as Promise<T>
    },
  }
}

export function gather(count: number): Crew {
  const generators = Array.from({ length: count }, start)
  const first = generators[0]!
  const report = async () => joined(await all<Report>({ do: 'report' }))
  const all = <T>(order: Order) => Promise.all(generators.map((one) => one.tell<T>(order)))

  return {
    open: async (seats, { perSecond = 500, announce = false } = {}) => {
      const opened = await Promise.all(
        generators.map(({ tell }, at) =>
          tell<Opened>({
            do: 'open',
            seats: seats.filter((_, n) => n % count === at),
            perSecond: perSecond === null ? null : perSecond / count,
            announce,
          }),
        ),
      )
      return {
        allMs: Math.max(...opened.map(({ allMs }) => allMs)),
        histogram: sumOf(opened.map(({ histogram }) => histogram)),
        answerBytes: Math.max(...opened.map(({ answerBytes }) => answerBytes)),
      }
    },
    enter: async (seats) => void (await first.tell({ do: 'enter', seats })),
    write: async (perSecond, seconds) =>
      (await first.tell<{ sent: number }>({ do: 'write', perSecond, seconds })).sent,
    appear: async (everyMs, seconds, renew) => {
      const done = await all<{ sent: number }>({ do: 'appear', everyMs, seconds, renew })
      return done.reduce((sum, { sent }) => sum + sent, 0)
    },
    tell: async (order) => void (await all(order)),
    report,
    stay: async (people) =>
      void (await Promise.all(
        generators.map(({ tell }, at) =>
          tell({ do: 'stay', people: people.filter((_, n) => n % count === at) }),
        ),
      )),
    stayed: async () => {
      const each = await all<Stayed>({ do: 'stayed' })
      const sum = (of: (one: Stayed) => number) => each.reduce((total, one) => total + of(one), 0)
      return {
        here: sum(({ here }) => here),
        away: sumOf(each.map(({ away }) => away)),
        inVain: sum(({ inVain }) => inVain),
        turnedAway: sum(({ turnedAway }) => turnedAway),
      }
    },
    settled: async (words) => {
      for (let before = -1, now = 0; now < words && now > before;) {
        before = now
        await new Promise((next) => setTimeout(next, settleMs))
        now = (await report()).words
      }
    },
    end: () => generators.forEach(({ child }) => child.kill('SIGKILL')),
  }
}

const joined = (reports: readonly Report[]): Report => {
  const sum = (of: (report: Report) => number) => reports.reduce((total, report) => total + of(report), 0)
  return {
    latency: sumOf(reports.map(({ latency }) => latency)),
    lag: sumOf(reports.map(({ lag }) => lag)),
    frames: sum(({ frames }) => frames),
    words: sum(({ words }) => words),
    clients: sum(({ clients }) => clients),
    closed: reports.flatMap(({ closed }) => closed),
    unacked: sum(({ unacked }) => unacked),
    texts: reports.flatMap(({ texts }) => texts),
  }
}
