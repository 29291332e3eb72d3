// npm run -s backup [-- FOLDER]: a whole copy of the station, of a running server or a stopped one, into FOLDER or else
// into DATA_DIR/copies. Copies older than 30 days go.
import { readConfig } from '../config.ts'
import { makeCopy } from '../copies/make.ts'
import { ownCopies } from '../copies/names.ts'

const usage = '用法 · usage: npm run -s backup [-- FOLDER]'

const [folder, ...more] = process.argv.slice(2)
try {
  if (more.length > 0 || folder?.startsWith('-')) throw new Error(usage)
  const config = readConfig([], process.env)
  if (!config.ok) throw new Error(config.error.join('\n'))
  const { path, dropped } = await makeCopy(
    config.value,
    folder ?? ownCopies(config.value.dataDir),
    Date.now(),
  )
  console.log(path)
  for (const name of dropped) console.error(`过了三十天，删了 · past thirty days, removed: ${name}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
