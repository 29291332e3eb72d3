// node e2e/sim/run.ts SEEDS [FIRST]: so many simulations one after the other; the seed of one that fails is printed.
import { seedOfRun } from '../fixtures/chance.ts'
import { simulate } from './simulate.ts'

const count = Number(process.argv[2] ?? 100)
const first = Number(process.argv[3] ?? seedOfRun())
const failed: number[] = []
let [edits, revoked, restarts] = [0, 0, 0]
for (let seed = first; seed < first + count; seed++) {
  try {
    const run = await simulate(seed)
    edits += run.edits
    revoked += run.revoked === null ? 0 : 1
    restarts += run.restarts
  } catch (error) {
    failed.push(seed)
    process.stdout.write(`SEED=${seed}: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
process.stdout.write(
  `${count} seeds from ${first}, ${edits} letters acked, ${restarts} restarts, ${revoked} revocations, ${failed.length} failed ${failed.join(' ')}\n`,
)
process.exit(failed.length === 0 ? 0 : 1)
