// npm run -s move: takes the store out of DATA_DIR into the empty database of DATABASE_URL. The server has to be stopped.
import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { whyUnfit } from '../storage/sqlite/fitness.ts'
import { storePath } from '../store-path.ts'
import { withWholeStore, type Station } from '../store.ts'

const usage = '用法 · usage: DATABASE_URL=postgres://… npm run -s move'

/** Rejects with the line that says why nothing was done. */
async function move(station: Station): Promise<void> {
  const path = storePath(station.dataDir)
  if (station.databaseUrl === undefined) throw new Error(usage)
  if (!existsSync(path))
    throw new Error(`${path} 里没有数据 · there is no store; set DATA_DIR as the server has it`)
  const embedded = { ...station, databaseUrl: undefined }
  if (await withWholeStore(embedded, (store) => store.isInUse()))
    throw new Error(`${station.dataDir} 正在用，先停下服务 · is in use: stop the server first`)
  const unfit = whyUnfit(path)
  if (unfit) throw new Error(unfit)
  await withWholeStore(station, async (store) => {
    if (!(await store.isEmpty()))
      throw new Error('DATABASE_URL 里已有数据 · the database holds a store already: name an empty one')
    if (await store.isInUse())
      throw new Error('DATABASE_URL 正在用，先停下服务 · is in use: stop the server first')
    await store.fill(path, () => undefined)
  })
}

try {
  if (process.argv.length > 2) throw new Error(usage)
  const config = readConfig([], process.env)
  if (!config.ok) throw new Error(config.error.join('\n'))
  await move(config.value)
  const { dataDir } = config.value
  console.log('搬好了，以后启动都要带 DATABASE_URL · moved; from now on start with DATABASE_URL set')
  console.log(`${storePath(dataDir)} 还在，确认没问题再删 · is still there: remove it once all is well`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
