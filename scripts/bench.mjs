// `npm run bench -- SCENARIO [--json FILE]`: sets up what is missing, then measures. The scenarios are files of e2e/bench.
// Those that set our server beside others also take --quick, --short, --seconds N, --repeats N, --peers NAME,NAME, --profile FOLDER.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { root } from './root.mjs'
import { setUp } from './setup.mjs'

/** What runs when no scenario is named: our server and the others, side by side. */
const sideBySide = [
  'fan-out',
  'lone-edit',
  'ramp',
  'presence',
  'join-storm',
  'memory',
  'cold-load',
  'stalled',
  'hostile',
]
const inBrowser = ['first-page', 'settlement']
const folder = join(root, 'e2e/bench')
const scenarios = readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? file.slice(0, -3) : []))

await main(async () => {
  const [first = '', ...rest] = process.argv.slice(2)
  const isNamed = first !== '' && !first.startsWith('--')
  if (isNamed && !scenarios.includes(first))
    throw new Error(`用法 · usage: npm run bench -- [${scenarios.join(' | ')}] [--json FILE]`)
  const [chosen, more] = isNamed ? [[first], rest] : [sideBySide, process.argv.slice(2)]
  await setUp()
  const env = inBrowser.some((one) => chosen.includes(one)) ? { CHROMIUM: await ensureChromium() } : {}
  let worst = 0
  for (const one of chosen)
    worst = Math.max(worst, await launch([join(folder, `${one}.ts`), ...more], { env }))
  return worst
})
