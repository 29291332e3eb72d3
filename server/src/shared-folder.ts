import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { StartRefused } from './start-failure.ts'
import type { Storage } from './storage/port.ts'

/** A line for each start of any node that has this folder. */
export const startsPath = (dataDir: string): string => join(dataDir, 'starts.txt')

const readStarts = (dataDir: string): readonly string[] =>
  existsSync(startsPath(dataDir)) ? readFileSync(startsPath(dataDir), 'utf8').split('\n') : []

/**
 * Nodes of one station share a folder: who is erased stands there, and a copy of it would go its own way without a word. So
 * each start leaves a mark in the folder and in the store, and a node that is joined finds the last one in both.
 * @throws StartRefused for a node whose `DATA_DIR` is another than that of the node that started last
 */
export async function agreeOnFolder(
  storage: Pick<Storage, 'setting' | 'putSetting'>,
  { dataDir, redisUrl }: Pick<Config, 'dataDir' | 'redisUrl'>,
): Promise<void> {
  const last = await storage.setting('lastStart')
  if (redisUrl !== undefined && last !== null && !readStarts(dataDir).includes(last))
    throw new StartRefused(
      `${dataDir} is not the folder of the node that started last: set DATA_DIR to the one all nodes share, not to a copy of it (to begin with another, start one node without REDIS_URL)`,
    )
  const mark = randomUUID()
  appendFileSync(startsPath(dataDir), `${mark}\n`, { mode: 0o600 })
  await storage.putSetting('lastStart', mark)
}
