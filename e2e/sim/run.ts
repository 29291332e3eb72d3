// node e2e/sim/run.ts bare|visits SEEDS [FIRST]: so many simulations one after the other; the seed of one that fails is printed.
// `bare` are clients that know the protocol alone, `visits` our own, as the web puts them together:
// in a time of their own, so that a seed is the same run each time.
import { createChance, seedOfRun } from '../fixtures/chance.ts'
import { takeOwnTime } from './own-time.ts'

/** Another seed of time for the same people. */
const visitInOwnTime = async () => {
  const inOwnTime = takeOwnTime()
  // Not before: whoever looks at the clock as it is loaded looks at this one.
  const { simulateVisits } = await import('./visits.ts')
  return (seed: number) => {
    const luck = createChance(seed ^ 0x6c62272e)
    const turns = 1 + luck.upTo(16)
    return inOwnTime(
      createChance(seed ^ 0x1b873593),
      () => 1 + luck.upTo(turns),
      () => simulateVisits(seed),
    )
  }
}
const run: (seed: number) => Promise<object> =
  process.argv[2] === 'bare' ? (await import('./simulate.ts')).simulate : await visitInOwnTime()
const count = Number(process.argv[3] ?? 100)
const first = Number(process.argv[4] ?? seedOfRun())
const failed: number[] = []
/** Of a run that is ended before its time. */
let done = 0
let over = false
process.once('SIGTERM', () => (over = true))
const sums: Record<string, number> = {}
for (let seed = first; seed < first + count && !over; seed++) {
  done++
  try {
    for (const [what, figure] of Object.entries(await run(seed)))
      if (typeof figure === 'number' && what !== 'seed') sums[what] = (sums[what] ?? 0) + figure
  } catch (error) {
    failed.push(seed)
    process.stdout.write(`SEED=${seed}: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
const told = Object.entries(sums).map(([what, figure]) => `${figure} ${what}`)
process.stdout.write(
  `${done} seeds from ${first}: ${told.join(', ')}; ${failed.length} failed ${failed.join(' ')}\n`,
)
process.exit(failed.length === 0 ? 0 : 1)
