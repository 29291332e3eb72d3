// npm run -s record -- export MEETING: writes a published record to stdout. npm run -s record -- key: the station's key.
// For the store of a running server or a stopped one.
import { readConfig } from '../config.ts'
import { createRecords, type Records } from '../records/records.ts'
import { signingKey } from '../records/signing-key.ts'
import { createIdentity, stationKey } from '../rooms/identity.ts'
import { openStoreBeside } from '../store.ts'

const usage =
  '用法 · usage: npm run -s record -- export MEETING\n                    npm run -s record -- key'

async function exported(records: Records, meeting: string): Promise<string> {
  const file = await records.file(meeting)
  if (file !== null) return file
  const { lines, more } = await records.list()
  const published = [...lines.map(({ id, title }) => `  ${id}  ${title}`), ...(more ? ['  …'] : [])]
  throw new Error(
    [`${meeting} 没有公示 · is not published; published are:`, ...published].join('\n') +
      (published.length > 0 ? '' : ' –'),
  )
}

/** @returns what goes to stdout; rejects with the line that says what is wrong */
async function run([action, meeting, ...more]: readonly string[]): Promise<string> {
  const isKey = action === 'key' && meeting === undefined
  if (!isKey && (action !== 'export' || !meeting || more.length > 0)) throw new Error(usage)
  const config = readConfig([], process.env)
  if (!config.ok) throw new Error(config.error.join('\n'))
  const { dataDir } = config.value
  const storage = await openStoreBeside(config.value)
  try {
    const identity = createIdentity(await stationKey(storage))
    const demo = (await storage.setting('demo')) !== null
    const foldDrafts = async () => {}
    const records = createRecords({ storage, identity, foldDrafts, secretKey: signingKey(dataDir), demo })
    return isKey ? `${records.key}\n` : await exported(records, meeting!)
  } finally {
    await storage.close()
  }
}

try {
  process.stdout.write(await run(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
