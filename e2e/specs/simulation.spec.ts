import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { seedOfRun } from '../fixtures/chance.ts'
import { test } from '../fixtures/test.ts'
import { simulate } from '../sim/simulate.ts'

/** How many seeds; the long form asks for thousands. */
const seedsOf = (preset: number) => Number(process.env['SEEDS'] ?? preset)

/** One seed after another from that of the run; the one that fails is named. */
async function runSeeds<R>(count: number, run: (seed: number) => Promise<R>): Promise<readonly R[]> {
  const first = seedOfRun()
  process.stdout.write(`${count} seeds from SEED=${first}\n`)
  const runs: R[] = []
  for (let seed = first; seed < first + count; seed++)
    runs.push(
      await run(seed).catch((error: unknown) => {
        throw new Error(`SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        })
      }),
    )
  return runs
}
const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)

test('people on bad lines, a server that starts again, somebody who loses their right to write: all copies come to one, nothing acked is lost', async () => {
  const seeds = seedsOf(12)
  test.setTimeout(300_000 + seeds * 10_000)
  const edits = sum((await runSeeds(seeds, simulate)).map((run) => run.edits))
  process.stdout.write(`${edits} letters acked, none lost\n`)
  expect(edits).toBeGreaterThan(seeds)
})

/** A process of its own, whose time is not the clock's: the same run each time, as short of processor time as the seed says. */
const visit = async (seeds: number, first: number): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    new URL('../sim/run.ts', import.meta.url).pathname,
    ...['visits', String(seeds), String(first)],
  ]).catch((error: { readonly stdout?: string }) => {
    throw new Error(error.stdout || String(error), { cause: error })
  })
  process.stdout.write(stdout)
  return stdout
}

test('our own clients before a disk that fails and a power that goes: what is shown as saved is on disk, and no letter is lost or there twice', async () => {
  const seeds = seedsOf(10)
  test.setTimeout(300_000 + seeds * 5000)
  expect(await visit(seeds, seedOfRun())).toContain('; 0 failed')
})

/** Seeds that fail where a rule is taken out of the server, each by the rule. */
const pinned = [[2, 'a login that has ended is worth nothing on a line that is open']] as const

for (const [seed, rule] of pinned)
  test(`pinned: ${rule}`, async () => {
    expect(await simulate(seed)).toMatchObject({ seed, revoked: 'login' })
  })
