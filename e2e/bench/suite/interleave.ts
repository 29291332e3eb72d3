import { gather, type Crew } from '../load/crew.ts'
import { profiling, type Options } from './options.ts'
import type { Peer, Running } from './peers.ts'
import { cpuS, usedBy } from './proc.ts'

export type Stage = {
  readonly peer: Peer
  readonly running: Running
  readonly crew: Crew
}

/** Each server in its turn, again and again: what the machine does meanwhile hits all of them alike. */
export async function interleave(
  options: Options,
  clients: number,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  for (let repeat = 0; repeat < options.repeats; repeat++)
    for (const peer of options.peers) await onStage(options, peer, clients, play)
}

async function onStage(options: Options, peer: Peer, clients: number, play: (stage: Stage) => Promise<void>) {
  const running = await peer.start({ clients, nodeArguments: profiling(options) })
  const crew = gather(options.generators)
  try {
    await play({ peer, running, crew })
  } catch (error) {
    process.stderr.write(`${peer.name}: ${String(error)}\n`)
  } finally {
    crew.end()
    await running.stop()
  }
}

export const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms))

/** What a process uses while something is done, and until all of it has arrived. */
export async function measured<T>(pid: number, work: () => Promise<T>) {
  const [from, startedAt] = [usedBy(pid), performance.now()]
  const value = await work()
  const after = usedBy(pid)
  const tookS = (performance.now() - startedAt) / 1000
  return { value, after, tookS, cpuS: cpuS(from, after), userS: after.userS - from.userS }
}
