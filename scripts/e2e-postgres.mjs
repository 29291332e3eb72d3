// `npm run test:e2e:postgres -- SPEC…`: the browser tests on stores in a PostgreSQL, each server joined to a Redis as the node of
// a station is; all of them, or those named (`ballot.spec.ts`). What is for one machine alone is skipped and says why.
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDatabases } from './databases.mjs'
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { root } from './root.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  await setUp()
  await ensureDatabases()
  return launch([join(root, 'e2e/node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)], {
    cwd: join(root, 'e2e'),
    env: { CHROMIUM: await ensureChromium(), STORE: 'postgres', BUS: 'redis' },
  })
})
