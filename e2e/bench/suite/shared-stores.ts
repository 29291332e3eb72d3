import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../../server/src/testing/postgres.ts'
import { startRedis } from '../../../server/src/testing/redis.ts'

/** One PostgreSQL and one Redis for several nodes, and what each node is told of them. */
export async function openSharedStores() {
  const folder = mkdtempSync(join(tmpdir(), 'linyi-nodes-'))
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  return {
    postgres,
    redis,
    env: {
      DATABASE_URL: postgres.url(await postgres.create()),
      REDIS_URL: redis.url,
      DATA_DIR: join(folder, 'data'),
      KEY_FILE: join(folder, 'station.key'),
      LOG_LEVEL: 'warn',
    },
    /** Once no node runs any more. */
    close: async () => {
      await Promise.all([postgres.stop(), redis.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
