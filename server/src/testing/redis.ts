import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { freePort } from './free-port.ts'

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const program = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find(isProgram)

/** Says once for each file of tests that what needs a Redis is left out. */
export const hasRedis = (): boolean => {
  if (!program) process.stderr.write('SKIPPED: no Redis here; on Debian: apt-get install -y redis-server\n')
  return program !== undefined
}

export type Redis = {
  readonly url: string
  readonly signal: (signal: NodeJS.Signals) => void
  /** It forgets everything: nothing of it is kept on disk. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A server of its own on a free port of this machine. */
export const startRedis = async (): Promise<Redis> => {
  const folder = mkdtempSync(join(tmpdir(), 'linyi-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  let server: ChildProcess

  const start = async () => {
    server = spawn(program!, flags, { stdio: 'ignore' })
    for (let tries = 0; !(await answers(url)); tries++) {
      if (tries === 300) throw new Error('Redis did not start within 15 s')
      await sleep(50)
    }
  }
  const kill = () =>
    new Promise<void>((done) => {
      if (server.exitCode !== null || server.signalCode !== null) return done()
      server.once('exit', () => done())
      server.kill('SIGKILL')
    })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const atExit = () => {
    server.kill('SIGKILL')
    remove()
  }
  process.once('exit', atExit)
  await start()
  return {
    url,
    kill,
    start,
    signal: (signal) => void server.kill(signal),
    stop: async () => {
      process.off('exit', atExit)
      await kill()
      remove()
    },
  }
}

const answers = async (url: string): Promise<boolean> => {
  const client = createClient({ url, socket: { reconnectStrategy: false } })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.ping()
    client.destroy()
    return true
  } catch {
    return false
  }
}

/** How many commands it has been sent since it started. */
export const redisCommands = async (url: string): Promise<number> => {
  const client = createClient({ url })
  await client.connect()
  try {
    const stats = await client.info('stats')
    return Number(/^total_commands_processed:(\d+)/m.exec(stats)![1])
  } finally {
    client.destroy()
  }
}
