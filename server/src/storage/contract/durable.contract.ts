import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Lab } from './lab.ts'

export const writer = fileURLToPath(new URL('./durable.child.ts', import.meta.url))
const ENDLESS = '1000000000'
/** How often the process is killed; the long form asks for more. */
const kills = Number(process.env['KILLS'] ?? 10)

export type Child = ChildProcessByStdio<null, Readable, null>

/** Collects what the child prints until it has ended, `onAck` and `onFault` seeing how much there is so far. */
export const listen = async (
  child: Child,
  onAck: (lines: number) => void = () => undefined,
  onFault: (faults: number) => void = () => undefined,
): Promise<string[]> => {
  const lines: string[] = []
  let faults = 0
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('ack')) onAck(lines.length)
    else onFault(++faults)
  }
  await ended
  return lines
}

export const acksIn = (lines: readonly string[]): number[] =>
  lines.filter((line) => line.startsWith('ack')).map((line) => Number(line.slice(4)))

/** Everything acked is there, and nothing is there by half. */
export const expectKept = async (lab: Lab, acked: readonly number[]): Promise<void> => {
  const storage = await lab.open()
  try {
    const seqs = (await storage.readStream('m', 0)).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => i + 1))
    expect(seqs.length).toBeGreaterThanOrEqual(Math.max(...acked))
    expect((await storage.readDoc('d')).updates).toHaveLength(seqs.length)
    expect(await storage.person(`p-${seqs.length}`)).not.toBeNull()
    expect(await storage.person(`p-${seqs.length + 1}`)).toBeNull()
    expect(await storage.commandSeq('m', 'actor-1', `command-${seqs.length}`)).toBe(seqs.length)
  } finally {
    await storage.close()
  }
}

/** @param store how the writing program finds the lab's store */
export const durableContract = (lab: () => Lab, store: () => string): void => {
  it(
    'is there after its process was killed, at whatever point',
    { timeout: 60_000 + kills * 6000 },
    async () => {
      for (let round = 0; round < kills; round++) {
        const child = spawn(process.execPath, [writer, store(), ENDLESS], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const killAfter = 1 + Math.floor(Math.random() * 200)
        const lines = await listen(child, (acks) => {
          if (acks === killAfter) child.kill('SIGKILL')
        })
        expect(lines.length).toBeGreaterThanOrEqual(killAfter)
        await expectKept(lab(), acksIn(lines))
      }
    },
  )
}
