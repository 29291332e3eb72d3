import { spawn } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasPostgres, startPostgres, type Postgres } from '../../testing/postgres.ts'
import { acksIn, durableContract, expectKept, listen, writer } from '../contract/durable.contract.ts'
import { append, ok } from '../contract/lab.ts'
import { openPostgresLab, prepareDatabase, type PostgresLab } from './lab.ts'

const crashes = Number(process.env['KILLS'] ?? 3)

describe.skipIf(!hasPostgres())('an acked unit in PostgreSQL', () => {
  let server: Postgres
  let database: string
  let lab: PostgresLab

  beforeAll(async () => {
    server = await startPostgres()
    database = await prepareDatabase(server)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    lab = await openPostgresLab(server, database)
  })

  durableContract(
    () => lab,
    () => lab.url,
  )

  it(
    'is there after the database crashed, and whoever wrote goes on by themselves when it is back',
    { timeout: 60_000 + crashes * 10_000 },
    async () => {
      const enough = 200 * (crashes + 1)
      const child = spawn(process.execPath, [writer, lab.url, String(enough), '400'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let crashed = 0
      const lines = await listen(child, (acks) => {
        if (crashed === crashes || acks < 150 * (crashed + 1)) return
        crashed++
        void server.kill().then(server.start)
      })
      expect(crashed).toBe(crashes)
      expect(Math.max(...acksIn(lines))).toBeGreaterThanOrEqual(enough)
      await expectKept(lab, acksIn(lines))
    },
  )

  it('comes through a store whose connections were cut between two units', async () => {
    const storage = await lab.open()
    await storage.commit({ stream: append('m', 0) })
    const other = await server.connect(database)
    await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    await other.end()
    // The first one may still find the old connection dead.
    const unit = { stream: append('m', 1) }
    await storage.commit(unit).catch(() => undefined)
    expect([ok, { ok: false, why: 'repeated', seq: 2 }]).toContainEqual(await storage.commit(unit))
    expect(await storage.readStream('m', 0)).toHaveLength(2)
    await storage.close()
  })
})
