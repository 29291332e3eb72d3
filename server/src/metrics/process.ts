import { gauge, type Labels, type Series } from './series.ts'
import type { Meter } from './meter.ts'

const sampleMs = 100

/** Watches how late timers run. Returns the way to stop. */
export function watchLoop({ loopDelay }: Pick<Meter, 'loopDelay'>): () => void {
  let due = performance.now() + sampleMs
  const timer = setInterval(() => {
    const now = performance.now()
    loopDelay(Math.max(0, now - due) / 1000)
    due = now + sampleMs
  }, sampleMs)
  timer.unref()
  return () => clearInterval(timer)
}

type Counts = Readonly<Record<string, () => number>>

const each = (label: string, counts: Counts) => (): readonly (readonly [Labels, number])[] =>
  Object.entries(counts).map(([value, count]) => [{ [label]: value }, count()])

/** @param bytes of the store, by what of it they are */
type Gauges = (bytes: Readonly<Record<string, number>>) => readonly Series[]

/** What is read at the moment somebody asks. */
export const gaugesOf =
  ({ connections, rooms }: { readonly connections: Counts; readonly rooms: Counts }): Gauges =>
  (bytes) => [
    gauge('linyi_connections', 'Open sockets, by what they follow.', each('to', connections)),
    gauge('linyi_rooms', 'Streams and docs in memory.', each('of', rooms)),
    gauge(
      'linyi_store_bytes',
      'Size of the store: of its file and write-ahead log, or of the database.',
      () => Object.entries(bytes).map(([file, size]) => [{ file }, size]),
    ),
    gauge('process_resident_memory_bytes', 'Resident memory.', () => [[{}, process.memoryUsage.rss()]]),
    gauge('nodejs_heap_used_bytes', 'Heap in use.', () => [[{}, process.memoryUsage().heapUsed]]),
    gauge(
      'process_cpu_seconds_total',
      'CPU time used.',
      () => {
        const { user, system } = process.cpuUsage()
        return [[{}, (user + system) / 1e6]]
      },
      'counter',
    ),
    gauge('process_start_time_seconds', 'When the process started.', () => [
      [{}, Math.round(performance.timeOrigin) / 1000],
    ]),
  ]
