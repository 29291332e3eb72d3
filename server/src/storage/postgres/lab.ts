import { Client } from 'pg'
import type { Lab } from '../contract/lab.ts'
import type { Postgres } from '../../testing/postgres.ts'
import { openPostgres } from './postgres.ts'
import { tables } from './tables.ts'

export type PostgresLab = Lab & { readonly database: string; readonly url: string }

/** A database that holds an empty store. */
export const prepareDatabase = async (server: Postgres): Promise<string> => {
  const database = await server.create()
  const storage = await openPostgres({ url: server.url(database) })
  await storage.close()
  return database
}

/**
 * The store in a database, emptied first: to make a database for each test would take longer than most tests. It is
 * obstructed by another program that holds tables.
 */
export const openPostgresLab = async (server: Postgres, database: string): Promise<PostgresLab> => {
  const url = server.url(database)
  const emptied = tables.toReversed().map(({ name }) => `DELETE FROM ${name};`)
  const client = await server.connect(database)
  await client.query(emptied.join(' ')).finally(() => client.end())
  return {
    database,
    url,
    open: () => openPostgres({ url, lockMs: 30 }),
    obstruct: async () => {
      const other = new Client({ connectionString: url })
      await other.connect()
      await other.query('BEGIN; LOCK TABLE stream, event, doc_update, person, setting IN EXCLUSIVE MODE')
      return () => other.end()
    },
    remove: () => Promise.resolve(),
  }
}
