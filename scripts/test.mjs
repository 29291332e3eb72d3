// `npm test`: sets up what is missing, then everything CI runs. Every part runs even after one failed, so that one
// run tells all. The last line sums the checks (one each), the unit tests and the browser tests.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDatabases, hasPostgres } from './databases.mjs'
import { launch } from './launch.mjs'
import { main } from './main.mjs'
import { root } from './root.mjs'
import { setUp } from './setup.mjs'
import { playwrightTally, sum, vitestTally, withExit } from './tally.mjs'

/** What is written differently there: a secret ballot, whole and under power cuts, and an evening's commands and edits. */
const onPostgres = ['ballot-box.spec.ts', 'election.spec.ts', 'evening.spec.ts']
const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.mjs')

/** One of package.json's scripts as a check that passes or fails as a whole. */
async function check(/** @type {string} */ name) {
  console.log(`\n== ${name}`)
  const code = await launch([pnpm, 'run', '--silent', name])
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function unit(/** @type {string} */ reports) {
  console.log('\n== unit')
  const file = join(reports, 'vitest.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await launch([vitest, 'run', '--coverage', ...reporters])
  return withExit(vitestTally(file), code)
}

/**
 * In a real browser.
 * @param {string} reports
 * @param {{ readonly on?: string, readonly specs?: readonly string[] }} [which] specs that run once more, on another store
 */
async function endToEnd(reports, { on = '', specs = [] } = {}) {
  console.log(`\n== e2e ${on}`)
  const file = join(reports, `playwright-${on}.json`)
  const playwright = join(root, 'e2e/node_modules/@playwright/test/cli.js')
  const env = { CHROMIUM: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file, STORE: on }
  const code = await launch([playwright, 'test', ...specs, '--reporter=list,json'], {
    cwd: join(root, 'e2e'),
    env,
  })
  return withExit(playwrightTally(file), code)
}

await main(async () => {
  await setUp()
  await ensureDatabases().catch((error) => console.error(error instanceof Error ? error.message : error))
  const reports = mkdtempSync(join(tmpdir(), 'linyi-reports-'))
  const parts = [
    () => check('format:check'),
    () => check('lint'),
    () => check('types'),
    () => unit(reports),
    () => endToEnd(reports),
    ...(hasPostgres() ? [() => endToEnd(reports, { on: 'postgres', specs: onPostgres })] : []),
  ]
  const tallies = []
  for (const part of parts) {
    tallies.push(
      await part().catch((error) => {
        console.error(error instanceof Error ? error.message : error)
        return { passed: 0, failed: 1, skipped: 0 }
      }),
    )
  }
  rmSync(reports, { recursive: true, force: true })
  const { passed, failed, skipped } = sum(tallies)
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  return failed === 0 ? 0 : 1
})
