// npm run bench -- first-page: what a resident's phone pays for the first pages, on a slow line and a slow processor.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type CDPSession } from '@playwright/test'
import { chromiumPath } from '../fixtures/browser.ts'
import { startServer } from '../fixtures/server.ts'
import { signIn } from '../fixtures/visit.ts'

/** Lighthouse's "slow 4G" and the factor it slows the processor of a phone of the middle by. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
const cpuFactor = 4
/** A page on which nothing was painted and nothing arrived for so long is done: longer than ten round trips of that line. */
const stillMs = 2000
/** However much goes on. */
const patienceMs = 20_000

type Cost = { readonly scriptKb: number; readonly largestPaintMs: number }

async function slowDown(cdp: CDPSession): Promise<void> {
  await cdp.send('Network.enable')
  await cdp.send('Network.clearBrowserCache')
  await cdp.send('Network.emulateNetworkConditions', slow4G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuFactor })
}

/** Compressed bytes of every script that the page fetches, as they come over the line. */
function countScripts(cdp: CDPSession): () => number {
  const scripts = new Set<string>()
  let bytes = 0
  cdp.on(
    'Network.responseReceived',
    ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)),
  )
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}

async function visit(browser: Browser, url: string, token: string | null): Promise<Cost> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await slowDown(cdp)
  const scriptBytes = countScripts(cdp)
  if (token !== null) await context.addCookies([{ name: 'login', value: token, url: new URL(url).origin }])
  await page.goto(url)
  const largestPaintMs = await page.evaluate(
    ({ still, patience }) =>
      new Promise<number>((done) => {
        let largest = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) largest = entry.startTime
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        const look = () => {
          const arrived = performance
            .getEntriesByType('resource')
            .map((entry) => entry.startTime + entry.duration)
          const since = performance.now() - Math.max(largest, ...arrived)
          if (since > still || performance.now() > patience) done(largest)
          else setTimeout(look, 100)
        }
        look()
      }),
    { still: stillMs, patience: patienceMs },
  )
  await context.close()
  return { scriptKb: scriptBytes() / 1000, largestPaintMs }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

const { values } = parseArgs({
  options: { json: { type: 'string' }, repeats: { type: 'string', default: '5' } },
})
const repeats = Number(values.repeats)
say(`${repeats} cold visits to each of three pages, a few seconds each`)
const server = await startServer({ demo: true })
const browser = await chromium.launch({
  ...(chromiumPath ? { executablePath: chromiumPath } : {}),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  const { token, meeting } = await signIn(server, 'resident')
  const pages = [
    { name: 'join', url: `${server.url}/m/${meeting.code}`, token: null },
    { name: 'notice', url: `${server.url}/m/${meeting.code}/notice`, token: null },
    { name: 'live', url: `${server.url}/m/${meeting.code}/live`, token },
  ]
  const rows = []
  for (const { name, url, token: carried } of pages) {
    const costs: Cost[] = []
    for (let at = 0; at < repeats; at++) costs.push(await visit(browser, url, carried))
    const scriptKb = median(costs.map((cost) => cost.scriptKb))
    const largestPaintMs = median(costs.map((cost) => cost.largestPaintMs))
    rows.push({ name, scriptKb, largestPaintMs })
    say(
      `${name.padEnd(8)} ${scriptKb.toFixed(1).padStart(6)} kB of script, compressed · largest paint ${Math.round(largestPaintMs)} ms`,
    )
  }
  say(
    `Medians of ${repeats} cold visits by a 390 x 844 phone: 1.6 Mbit/s down, 150 ms a round trip, processor ${cpuFactor} times slower.`,
  )
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
} finally {
  await browser.close()
  await server.stop()
}
