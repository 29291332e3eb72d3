import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { StorageFault } from '../port.ts'
import { rowOf, rowsOf, sql, type Asked } from './connection.ts'
import { isLockTimeout } from './fault.ts'

const retryMs = 50
/** Without keeping commits waiting, which queue up behind whoever waits for a whole table. */
const lockMs = 40
const waitMsMax = 10_000

/**
 * Writes tables anew without what was deleted from them or written over, so that none of it is left in their files.
 * One run does for all who ask before it begins.
 * @throws StorageFault when somebody went on reading for ten seconds, or whatever `isFault` knows
 */
export type Purge = {
  readonly all: () => Promise<void>
  /** Only what a doc's rows lie in. */
  readonly doc: (doc: string) => Promise<void>
}

export const createPurge = (alone: () => Promise<Client>): Purge => {
  const waiting = new Map<string, Promise<void>>()
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = (key: string, work: (on: Asked) => Promise<void>): Promise<void> => {
    const asked = waiting.get(key)
    if (asked) return asked
    const run = turn.then(async () => {
      waiting.delete(key)
      await withClient(alone, work)
    })
    turn = run.catch(() => undefined)
    waiting.set(key, run)
    return run
  }

  return {
    all: () => inTurn('', purgeAll),
    doc: (doc) => inTurn(`doc ${doc}`, (on) => purgeDoc(on, doc)),
  }
}

const withClient = async (
  alone: () => Promise<Client>,
  work: (on: Asked) => Promise<void>,
): Promise<void> => {
  const client = await alone()
  try {
    await client.query(`SET lock_timeout = ${lockMs}`)
    await unseen(client)
    await work(client)
  } finally {
    await client.end()
  }
}

const purgeAll = async (on: Asked): Promise<void> => {
  const tables = await rowsOf<{ table: string }>(
    on,
    sql`SELECT quote_ident(relname) AS table FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname`,
  )
  for (const { table } of tables) await rebuild(on, table)
  // What was sampled of them before version 3. Whoever owns the database may; anybody else is told no, and nothing fails.
  await rebuild(on, 'pg_statistic')
  await emptyLog(on)
}

const purgeDoc = async (on: Asked, doc: string): Promise<void> => {
  const part = await rowOf<{ table: string }>(
    on,
    sql`SELECT DISTINCT tableoid::regclass::text AS table FROM doc_update WHERE doc = ${doc}`,
  )
  if (part) await rebuild(on, part.table)
}

const rebuild = (on: Asked, table: string): Promise<void> =>
  trying(async () => {
    try {
      await on.query({ text: `VACUUM FULL ${table}`, values: [] })
      return true
    } catch (error) {
      if (!isLockTimeout(error)) throw error
      return false
    }
  })

/** What was deleted is written along for as long as anybody may still see it. */
const unseen = async (on: Asked): Promise<void> => {
  const { now } = (await rowOf<{ now: string }>(
    on,
    sql`SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::bigint % 4294967296)::text AS now`,
  ))!
  await trying(async () => {
    const older = await rowOf(
      on,
      sql`SELECT 1 FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND (datname IS NULL OR datname = current_database())
          AND (age(backend_xmin) > age(${now}::xid) OR age(backend_xid) > age(${now}::xid))`,
    )
    return older === null
  })
}

const trying = async (work: () => Promise<boolean>): Promise<void> => {
  for (const until = performance.now() + waitMsMax; performance.now() < until; await sleep(retryMs))
    if (await work()) return
  throw new StorageFault('another program keeps reading the store, so deleted words are still in it')
}

/**
 * Begins a new piece of the write-ahead log and gives up those before it, where this user may (`pg_checkpoint` and
 * EXECUTE on `pg_switch_wal`): with `wal_recycle = off` they are removed then. What was archived from it is not ours.
 */
const emptyLog = async (on: Asked): Promise<void> => {
  const { may } = (await rowOf<{ may: boolean }>(
    on,
    sql`SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE')
      AND pg_has_role('pg_checkpoint', 'USAGE') AS may`,
  ))!
  if (!may) return
  await on.query(sql`SELECT pg_switch_wal()`)
  await on.query(sql`CHECKPOINT`)
}
