// npm run -s restore -- COPY: puts a copy that `backup` made in the place of the store. The server has to be stopped.
import { readConfig } from '../config.ts'
import { restoreCopy } from '../copies/restore.ts'

const usage = '用法 · usage: npm run -s restore -- COPY'

const [copy, ...more] = process.argv.slice(2)
try {
  if (!copy || more.length > 0) throw new Error(usage)
  const config = readConfig([], process.env)
  if (!config.ok) throw new Error(config.error.join('\n'))
  const { dataDir, databaseUrl } = config.value
  const { madeAt, aside } = await restoreCopy(config.value, copy, Date.now())
  console.log(
    `${databaseUrl ? 'DATABASE_URL' : dataDir} 回到了 · is back at ${new Date(madeAt).toISOString()}`,
  )
  if (aside) console.log(`原来的在 · what was there is in ${aside}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
