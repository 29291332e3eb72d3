import { existsSync, rmSync } from 'node:fs'
import type { Config } from './config.ts'
import type { StorePlace } from './demo/prepare.ts'
import { erasureListPath } from './erasure/list.ts'
import type { Storage } from './storage/port.ts'
import { openPostgres } from './storage/postgres/postgres.ts'
import { withWholePostgres } from './storage/postgres/whole-store.ts'
import { openSqlite } from './storage/sqlite/sqlite.ts'
import { wholeSqlite } from './storage/sqlite/whole-store.ts'
import type { WholeStore } from './storage/whole-store.ts'
import { storePath } from './store-path.ts'

/** Where a station lies: its folder, and the database that holds its store if that one does not. */
export type Station = Pick<Config, 'dataDir' | 'databaseUrl'>

/** A station's store. */
export function storeOf(station: Station): StorePlace {
  const { dataDir, databaseUrl } = station
  const path = storePath(dataDir)
  return {
    open: () => (databaseUrl === undefined ? openSqlite({ path }) : openPostgres({ url: databaseUrl })),
    remove: async () => {
      await withWholeStore(station, (store) => store.clear())
      rmSync(erasureListPath(dataDir), { force: true })
    },
  }
}

/** For work on all of a store that nobody serves from. Rejects with the line that says why it cannot be had. */
export const withWholeStore = <T>(
  { dataDir, databaseUrl }: Station,
  work: (store: WholeStore) => Promise<T>,
): Promise<T> =>
  databaseUrl === undefined
    ? work(wholeSqlite(storePath(dataDir)))
    : withWholePostgres({ url: databaseUrl }, work)

/** The store of a server that runs or not, for a command beside it. Rejects with the line that says why there is none. */
export async function openStoreBeside(station: Station): Promise<Storage> {
  const path = storePath(station.dataDir)
  if (station.databaseUrl === undefined && !existsSync(path))
    throw new Error(`${path} 里没有数据 · there is no store; set DATA_DIR as the server has it`)
  return storeOf(station).open()
}
