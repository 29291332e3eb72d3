import { afterAll, beforeAll, describe } from 'vitest'
import { hasPostgres, startPostgres, type Postgres } from '../../testing/postgres.ts'
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

  storageContract('the store of many nodes', () => openPostgresLab(server, database))
})
