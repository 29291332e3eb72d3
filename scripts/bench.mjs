// `npm run bench -- SCENARIO [--json FILE]`: sets up what is missing, then measures. The scenarios are files of e2e/bench.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { root } from './root.mjs'
import { setUp } from './setup.mjs'

const folder = join(root, 'e2e/bench')
const scenarios = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))

await main(async () => {
  const [scenario = '', ...more] = process.argv.slice(2)
  const file = join(folder, `${scenario}.ts`)
  if (!scenarios.includes(scenario) || !existsSync(file))
    throw new Error(`用法 · usage: npm run bench -- ${scenarios.join(' | ')} [--json FILE]`)
  await setUp()
  return launch([file, ...more], { env: { CHROMIUM: await ensureChromium() } })
})
