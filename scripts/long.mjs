// `npm run test:long -- PART…`: what CI does a few times, done many times; without a PART all of them. `kills` kills the
// process again and again, `cuts` has the power fail at every command there is, `seeds` simulates people on bad lines, with bare clients and with our own, `frames` sends
// spoilt ones, `nodes` brings agreements to their end on two of them, and lets every
// fault among three last. SEED=N begins with what that run began with.
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDatabases } from './databases.mjs'
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { root } from './root.mjs'
import { setUp } from './setup.mjs'

const kills = process.env.KILLS ?? '200'
const durable = [
  'server/src/crash.test.ts',
  'server/src/storage/sqlite/durable.test.ts',
  'server/src/realtime/collab-durable.test.ts',
]

const vitest = (/** @type {readonly string[]} */ files, /** @type {Record<string, string>} */ env) =>
  launch([join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files], { env })
const playwright = async (/** @type {string} */ spec, /** @type {Record<string, string>} */ env) =>
  launch([join(root, 'e2e/node_modules/@playwright/test/cli.js'), 'test', `specs/${spec}.spec.ts`], {
    cwd: join(root, 'e2e'),
    env: { CHROMIUM: await ensureChromium(), ...env },
  })

/** @type {Readonly<Record<string, () => Promise<number>>>} */
const parts = {
  kills: () => vitest(durable, { KILLS: kills }),
  cuts: () => playwright('power-cut', { KILLS: process.env.KILLS ?? '50', CUTS: 'all' }),
  seeds: async () =>
    (await vitest(
      ['torn-page', 'two-tabs'].map((name) => `shared/src/client/doc-client/${name}.test.ts`),
      {
        SCRIPTS: process.env.SCRIPTS ?? '5000',
      },
    )) || playwright('simulation', { SEEDS: process.env.SEEDS ?? '2000' }),
  frames: () => vitest(['server/src/realtime/fuzz.test.ts'], { FRAMES: process.env.FRAMES ?? '1000000' }),
  nodes: async () =>
    (await vitest(['server/src/settlement-nodes.test.ts'], { NODE_RUNS: process.env.NODE_RUNS ?? '300' })) ||
    playwright('nodes', { FAULTS: 'long' }),
}

await main(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !Object.hasOwn(parts, name))
  if (unknown) throw new Error(`用法 · usage: npm run test:long -- ${Object.keys(parts).join(' ')}`)
  await setUp()
  await ensureDatabases()
  let worst = 0
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) worst ||= await (parts[name]?.() ?? 1)
  return worst
})
