import { expect, test } from '@playwright/test'
import { seedOfRun } from '../fixtures/chance.ts'
import { simulate } from '../sim/simulate.ts'

/** How many seeds; the long form asks for thousands. */
const seeds = Number(process.env['SEEDS'] ?? 12)

test('people on bad lines, a server that starts again, somebody who loses their right to write: all copies come to one, nothing acked is lost', async () => {
  test.setTimeout(60_000 + seeds * 10_000)
  const first = seedOfRun()
  let edits = 0
  for (let seed = first; seed < first + seeds; seed++) {
    const run = await simulate(seed).catch((error: unknown) => {
      throw new Error(`SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    })
    edits += run.edits
  }
  process.stdout.write(`${seeds} seeds from SEED=${first}, ${edits} letters acked, none lost\n`)
  expect(edits).toBeGreaterThan(seeds)
})

/** Seeds that fail where a rule is taken out of the server, each by the rule. */
const pinned = [[2, 'a login that has ended is worth nothing on a line that is open']] as const

for (const [seed, rule] of pinned)
  test(`pinned: ${rule}`, async () => {
    expect(await simulate(seed)).toMatchObject({ seed, revoked: 'login' })
  })
