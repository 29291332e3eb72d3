import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { freePort } from './free-port.ts'

const debian = '/usr/lib/postgresql'

/** Where a PostgreSQL of 15 or newer is on this machine; null for nowhere. */
const programs = (): string | null => {
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : []
  const newest = Math.max(0, ...versions.filter((version) => version >= 15))
  if (newest > 0 && existsSync(join(debian, `${newest}/bin/initdb`))) return join(debian, `${newest}/bin`)
  return onPath()
}

const onPath = (): string | null => {
  try {
    return execFileSync('pg_config', ['--bindir'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}

const found = programs()

/** Says once for each file of tests that what needs a PostgreSQL is left out. */
export const hasPostgres = (): boolean => {
  if (!found)
    process.stderr.write('SKIPPED: no PostgreSQL 15 here; on Debian: apt-get install -y postgresql\n')
  return found !== null
}

/** `initdb` refuses root: then it runs as the user that Debian's package made. */
const asUser = (): { uid: number; gid: number } | Record<string, never> => {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export type Postgres = {
  /** The folder of its programs. */
  readonly programs: string
  readonly port: number
  readonly folder: string
  /** A fresh database. */
  readonly create: () => Promise<string>
  /** Removes it with its files, whoever is connected. */
  readonly drop: (database: string) => Promise<void>
  readonly url: (database: string) => string
  /** A connection of a superuser, to be ended by the caller. */
  readonly connect: (database: string) => Promise<Client>
  /** Are these words in any file of the cluster: tables, write-ahead log, what was deleted or undone. */
  readonly holds: (words: string) => Promise<boolean>
  /** As a machine that loses its power. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
  readonly stop: () => Promise<void>
}

/** A server of its own in a temporary folder, on a free port of this machine, as it comes. */
export const startPostgres = async (): Promise<Postgres> => {
  const user = asUser()
  const folder = mkdtempSync(join(tmpdir(), 'linyi-postgres-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid!)
  const port = await freePort()
  const run = { cwd: folder, ...user, stdio: 'ignore' as const }
  const init = [
    '-D',
    join(folder, 'db'),
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  execFileSync(join(found!, 'initdb'), init, run)
  let server: ChildProcess
  let databases = 0

  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const connect = async (database: string): Promise<Client> => {
    const client = new Client({ connectionString: url(database) })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  const tell = async (text: string) => {
    const client = await connect('postgres')
    await client.query(text).finally(() => client.end())
  }
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=`,
    'wal_recycle=off',
    'min_wal_size=32MB',
  ]
  const start = async () => {
    const flags = settings.flatMap((setting) => ['-c', setting])
    server = spawn(join(found!, 'postgres'), ['-D', join(folder, 'db'), '-p', String(port), ...flags], run)
    await ready(() => tell('SELECT 1'))
  }
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((done) => {
      if (server.exitCode !== null || server.signalCode !== null) return done()
      server.once('exit', () => done())
      server.kill(signal)
    })
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  const atExit = () => {
    server.kill('SIGQUIT')
    remove()
  }
  process.once('exit', atExit)

  await start()
  return {
    ...{ programs: found!, port, folder, url, connect, start },
    create: async () => {
      const name = `lab_${++databases}`
      await tell(`CREATE DATABASE ${name}`)
      return name
    },
    drop: (database) => tell(`DROP DATABASE ${database} WITH (FORCE)`),
    holds: async (words) => {
      await tell('CHECKPOINT')
      const files = join(folder, 'db')
      return [words, Buffer.from(words).toString('hex')].some(
        (form) => spawnSync('grep', ['-rqsaF', form, files]).status === 0,
      )
    },
    // SIGQUIT ends every process of the server at once; the next start recovers from the log, as after a crash.
    kill: () => end('SIGQUIT'),
    signal: (signal) => void server.kill(signal),
    stop: async () => {
      process.off('exit', atExit)
      await end('SIGQUIT')
      remove()
    },
  }
}

const ready = async (ask: () => Promise<void>): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    const answered = await ask().then(
      () => true,
      () => false,
    )
    if (answered) return
    await sleep(50)
  }
  throw new Error('PostgreSQL did not start within 15 s')
}
