// `npm test`: sets up what is missing, then everything CI runs. Every part runs even after one failed, so that one
// run tells all. At the end it names once more what failed; the last line sums the checks (one each), the unit tests
// and the browser tests.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDatabases, hasPostgres } from './databases.mjs'
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { root } from './root.mjs'
import { setUp } from './setup.mjs'
import { playwrightTally, strayErrors, sum, vitestTally, withExit } from './tally.mjs'

/**
 * What is written differently there: a secret ballot under power cuts; a whole 票选 by phone, slip, tablet and paper, with
 * every pair of ways tried, a lost phone, and a tie voted on again; an evening's commands and edits.
 */
const onPostgres = ['ballot-box.spec.ts', 'election.spec.ts', 'evening.spec.ts']
const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.mjs')

/** One of package.json's scripts as a check that passes or fails as a whole. */
async function check(/** @type {string} */ name) {
  console.log(`\n== ${name}`)
  const code = await launch([pnpm, 'run', '--silent', name])
  const passed = { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0, failures: [] }
  return withExit(passed, name, code)
}

/**
 * @param {string} reports
 * @param {readonly string[]} folders each with its `/`: a file belongs where its path holds one
 * @param {readonly string[]} [options]
 */
async function unit(reports, folders, options = []) {
  const name = `unit ${folders.join(' ')}`
  console.log(`\n== ${name}`)
  const file = join(reports, `vitest-${folders.join().replaceAll('/', '')}.json`)
  const strays = join(reports, 'strays.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['default', 'json', './scripts/stray-errors.mjs'].map((one) => `--reporter=${one}`)
  const code = await launch(
    [vitest, 'run', ...options, ...reporters, `--outputFile.json=${file}`, ...folders],
    {
      env: { STRAY_ERRORS: strays },
    },
  )
  return withExit(vitestTally(file), name, code, strayErrors(strays))
}

/**
 * In a real browser.
 * @param {string} reports
 * @param {{ readonly on?: string, readonly specs?: readonly string[] }} [which] specs that run once more, on another store
 */
async function endToEnd(reports, { on = '', specs = [] } = {}) {
  const name = `e2e ${on}`.trim()
  console.log(`\n== ${name}`)
  const file = join(reports, `playwright-${on}.json`)
  const playwright = join(root, 'e2e/node_modules/@playwright/test/cli.js')
  const env = { CHROMIUM: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file, STORE: on }
  const code = await launch([playwright, 'test', ...specs, '--reporter=list,json'], {
    cwd: join(root, 'e2e'),
    env,
  })
  return withExit(playwrightTally(file), name, code)
}

await main(async () => {
  await setUp()
  await ensureDatabases().catch((error) => console.error(error instanceof Error ? error.message : error))
  const reports = mkdtempSync(join(tmpdir(), 'linyi-reports-'))
  const parts = [
    () => check('format:check'),
    () => check('lint'),
    () => check('types'),
    // The rules lie in shared, and its own tests take every branch of them: only there it is counted.
    () => unit(reports, ['shared/src/'], ['--coverage']),
    () => unit(reports, ['server/src/', 'web/src/', 'scripts/']),
    () => endToEnd(reports),
    ...(hasPostgres() ? [() => endToEnd(reports, { on: 'postgres', specs: onPostgres })] : []),
  ]
  const tallies = []
  for (const part of parts) {
    tallies.push(
      await part().catch((error) => {
        const why = error instanceof Error ? error.message : String(error)
        console.error(why)
        return { passed: 0, failed: 1, skipped: 0, failures: [why] }
      }),
    )
  }
  rmSync(reports, { recursive: true, force: true })
  const { passed, failed, skipped, failures } = sum(tallies)
  if (failures.length > 0) console.log(`\n== failed\n${failures.join('\n')}`)
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  return failed === 0 ? 0 : 1
})
