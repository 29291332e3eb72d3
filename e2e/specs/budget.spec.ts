import { readdirSync, statSync } from 'node:fs'
import { join as path, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, type Page } from '@playwright/test'
import { device } from '../fixtures/people.ts'
import { startServer } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { join, signIn } from '../fixtures/visit.ts'

/** What a first page may weigh, in bytes as they go over the line; why it is counted so: docs/decisions/0011-page-weight.md. */
const scriptBytesMax = 90_000
const styleBytesMax = 12_000
const allStyleBytesMax = 66_000
/** In the room a phone asks for more, but not often: each request is a round trip on a crowded line. */
const roomRequestsMax = 15
const roomScriptBytesMax = 270_000

/** A browser takes Brotli over TLS only: in a hall, on plain http, files come as gzip. */
async function bytesOf(address: string): Promise<number> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding') ?? 'small').toMatch(/^(gzip|small)$/)
  return Number(answer.headers.get('content-length'))
}

async function weigh(page: Page, address: string) {
  const asked = { script: new Set<string>(), stylesheet: new Set<string>() }
  page.on('request', (request) => {
    const kind = request.resourceType()
    if (kind === 'script' || kind === 'stylesheet') asked[kind].add(request.url())
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const inPage = (await page.locator('style').allTextContents()).join('')
  const sum = async (addresses: Iterable<string>) =>
    (await Promise.all([...addresses].map(bytesOf))).reduce((all, bytes) => all + bytes, 0)
  return {
    scripts: asked.script.size,
    scriptBytes: await sum(asked.script),
    styleBytes: (await sum(asked.stylesheet)) + gzipSync(inPage).length,
  }
}

test('a resident’s first pages keep their budget of bytes, the room its budget of requests', async ({
  browser,
}) => {
  const server = await startServer({ demo: true })
  const { meeting } = await signIn(server, 'chair')
  for (const first of ['', '/notice']) {
    const context = await device(browser, 'phone')
    const weight = await weigh(await context.newPage(), `${server.url}/m/${meeting.code}${first}`)
    expect(weight.scriptBytes).toBeGreaterThan(0)
    expect(weight.scriptBytes).toBeLessThanOrEqual(scriptBytesMax)
    expect(weight.styleBytes).toBeLessThanOrEqual(styleBytesMax)
    await context.close()
  }
  const context = await device(browser, 'phone')
  const { token } = await join(server, meeting.code, '梁女士')
  await context.addCookies([{ name: 'login', value: token, url: server.url }])
  const page = await context.newPage()
  const { scripts, scriptBytes } = await weigh(page, `${server.url}/m/${meeting.code}/live`)
  await expect(page.getByRole('region', { name: '清单' }).getByRole('listitem').first()).toBeVisible()
  expect(scripts).toBeGreaterThan(0)
  expect(scripts).toBeLessThanOrEqual(roomRequestsMax)
  expect(scriptBytes).toBeLessThanOrEqual(roomScriptBytesMax)
  await server.stop()
})

test('all style sheets together keep theirs', () => {
  const assets = resolve(import.meta.dirname, '../../web/build/client/_app/immutable/assets')
  const sheets = readdirSync(assets).filter((name) => name.endsWith('.css.gz'))
  const bytes = sheets.reduce((sum, name) => sum + statSync(path(assets, name)).size, 0)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(allStyleBytesMax)
})
