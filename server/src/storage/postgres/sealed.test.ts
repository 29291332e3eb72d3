import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { hasPostgres, startPostgres, type Postgres } from '../../testing/postgres.ts'
import { caseContract } from '../sealed/case.contract.ts'
import { sealingEverything } from '../sealed/everything.ts'
import { storageContract } from '../storage.contract.ts'
import { openPostgresLab, prepareDatabase } from './lab.ts'

describe.skipIf(!hasPostgres())('with a PostgreSQL', () => {
  let server: Postgres
  let database: string

  beforeAll(async () => {
    server = await startPostgres()
    database = await prepareDatabase(server)
  })
  afterAll(() => server.stop())

  const tell = async (sql: string) => {
    const client = await server.connect(database)
    await client.query(sql).finally(() => client.end())
  }
  /** All of it as an operator would copy it out; bytes are written in digits there. */
  const dump = () =>
    execFileSync(join(server.programs, 'pg_dump'), [server.url(database)], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
  storageContract('the store of many nodes, sealing everything', async () =>
    sealingEverything(await openPostgresLab(server, database)),
  )

  caseContract('a case in the store of many nodes', async () => ({
    ...(await openPostgresLab(server, database)),
    holds: async (words) => {
      const said = dump()
      const isDumped = said.includes(words) || said.includes(Buffer.from(words).toString('hex'))
      return isDumped || server.holds(words)
    },
    tell,
    flipFile: () =>
      tell(
        'UPDATE file SET bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 1)',
      ),
  }))
})
