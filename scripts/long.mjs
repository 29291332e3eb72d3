// `npm run test:long`: what CI does a few times, done many times. The power fails at every command there is, and the
// store and the board are killed again and again. SEED=N has the power fail where it failed in that run.
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { root } from './root.mjs'
import { setUp } from './setup.mjs'

const kills = process.env.KILLS ?? '50'
const durable = ['server/src/storage/sqlite/durable.test.ts', 'server/src/realtime/collab-durable.test.ts']

await main(async () => {
  await setUp()
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const unit = await launch([vitest, 'run', ...durable], { env: { KILLS: kills } })
  const playwright = join(root, 'e2e/node_modules/@playwright/test/cli.js')
  const env = { CHROMIUM: await ensureChromium(), KILLS: kills, CUTS: 'all' }
  const cuts = await launch([playwright, 'test', 'specs/power-cut.spec.ts'], { cwd: join(root, 'e2e'), env })
  return unit || cuts
})
