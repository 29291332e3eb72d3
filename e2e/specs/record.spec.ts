import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { accessible, fitsAcross } from '../fixtures/accessible.ts'
import { confirmMinutes } from '../fixtures/minutes.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { openLine, signIn } from '../fixtures/visit.ts'

const root = resolve(import.meta.dirname, '../..')
let server: Server

test.beforeAll(async () => {
  server = await startServer({ demo: true })
})

test.afterAll(() => server.stop())

const get = async <T>(path: string): Promise<T> => (await (await fetch(server.url + path)).json()) as T

/** The published meeting of the demonstration. */
async function published(): Promise<{ id: string; root: string; key: string }> {
  const { records, key } = await get<{ records: { id: string }[]; key: string }>('/api/records')
  const { id } = records.at(-1)!
  const { meeting } = await get<{ meeting: { root: string } }>(`/api/meetings/${id}`)
  return { id, root: meeting.root, key }
}

const checkMyself = async (page: Page, groups = '', key = ''): Promise<void> => {
  await page.getByLabel('散会时拍下的四组').fill(groups)
  await page.getByLabel('站里墙上贴的钥匙').fill(key)
  await page.getByRole('button', { name: /核一遍/ }).click()
}
const verdict = (page: Page) => page.locator('#check')

test('a stranger finds the record on the first page and reads it as a sealed paper', async ({ page }) => {
  await page.goto(server.url)
  await page.getByRole('link', { name: /学校门口的早市.*看记录/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '学校门口的早市' })).toBeVisible()
  await expect(page.getByText('应到 16，实到 13')).toBeVisible()
  await expect(page.getByText('黄代表（人大代表）', { exact: true })).toBeVisible()
  await expect(page.getByText(/罗女士|谭叔/)).toHaveCount(0)
  await accessible(page)
})

test('the reader’s own check says no more than it has compared', async ({ page }) => {
  const { id, root: announced, key } = await published()
  await page.goto(`${server.url}/r/${id}`)
  await checkMyself(page)
  await expect(page.getByText('在您这里核的')).toBeVisible()
  await expect(verdict(page)).toHaveText('条条相扣')
  await checkMyself(page, announced.slice(0, 16).toUpperCase())
  await expect(verdict(page)).toHaveText('照原样公开的，没有被改过')
  await expect(page.getByText(/只有签名管着.*这台设备.*第一次见到的是同一把/)).toBeVisible()
  await checkMyself(page, announced.slice(0, 16).toUpperCase(), key)
  await expect(verdict(page)).toHaveText('这份记录没有被改过')
  await checkMyself(page, '', '0'.repeat(64))
  await expect(verdict(page)).toHaveText('钥匙对不上')
  await checkMyself(page, '0000 1111 2222 3333')
  await expect(verdict(page)).toHaveText('四组对不上')
  await checkMyself(page, '三组')
  await expect(page.getByText('四组，每组四个')).toBeVisible()
})

test('a changed entry is named, and its seam is not stamped', async ({ page }) => {
  const { id } = await published()
  await page.route(`**/api/records/${id}`, async (route) => {
    const response = await route.fetch()
    const text = await response.text()
    await route.fulfill({ response, body: text.replace('早市收档后垃圾', '早市收档后水果') })
  })
  await page.goto(`${server.url}/r/${id}`)
  const seams = page.locator('.seam')
  const before = await seams.count()
  await checkMyself(page)
  await expect(verdict(page)).toHaveText(/^第 \d+ 条对不上$/)
  await expect(seams).not.toHaveCount(before)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })

  test('the record can be read and taken along, and fits a narrow phone', async ({ page }) => {
    const { id } = await published()
    await page.goto(`${server.url}/r/${id}`)
    await expect(page.getByRole('heading', { level: 1, name: '学校门口的早市' })).toBeVisible()
    await expect(page.getByRole('button', { name: '自己核一遍' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: '下载记录' })).toHaveAttribute('href', `/api/records/${id}`)
    await fitsAcross(page)
  })
})

test('what is downloaded verifies on the command line under the announced value', async ({ page }) => {
  const { id, root: announced, key } = await published()
  await page.goto(`${server.url}/r/${id}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载记录' }).click(),
  ])
  const file = await download.path()
  const node = resolve(root, 'node_modules/.bin/node')
  const args = ['server/src/commands/verify.ts', file, '--root', announced, '--key', key]
  expect(execFileSync(node, args, { cwd: root, encoding: 'utf8' })).toContain('没有被改过')
  expect(readFileSync(file, 'utf8')).not.toContain('罗女士')
})

test('an officer reads a closed meeting through and publishes it, and a correction by publishing again', async ({
  page,
}) => {
  const chair = await signIn(server, 'chair')
  const line = await openLine(server, chair)
  expect(await line.send({ type: 'meeting.summarize' })).toMatchObject({ ok: true })
  expect(await confirmMinutes(server, chair, line)).toMatchObject({ ok: true })
  expect(await line.send({ type: 'meeting.close' })).toMatchObject({ ok: true })
  line.close()
  const { meeting } = chair

  await page.goto(server.url)
  await page.evaluate(() =>
    fetch('/api/demo/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"role":"officer"}',
    }),
  )
  await page.goto(server.url)
  await page.getByRole('link', { name: '去公示' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '公示前看一遍' })).toBeVisible()
  await accessible(page)
  await page.getByText('改写').first().click()
  await page.getByLabel('公开时写成').first().fill('积水与出行')
  await page.getByLabel('从头到尾看过一遍').check()
  await page.getByRole('button', { name: '公示' }).click()
  await page.waitForURL(`**/r/${meeting.id}`)
  await expect(page.getByRole('heading', { level: 1, name: '积水与出行' })).toBeVisible()

  await page.goto(`${server.url}/m/${meeting.id}/minutes`)
  await page.getByRole('button', { name: '加一条更正' }).click()
  await page.getByRole('dialog').getByLabel('更正').fill('漏记了物业公司来的一位')
  await page.getByRole('dialog').getByRole('button', { name: '加上' }).click()
  await expect(page.getByText('1 条更正还没公示')).toBeVisible()
  await accessible(page)
  await page.goto(server.url)
  await expect(page.getByText('1 条更正还没公示')).toBeVisible()
  await accessible(page)
  await page.getByRole('link', { name: '再公示一次' }).click()
  await expect(page.getByText('这份记录公示过')).toBeVisible()
  await page.getByLabel('从头到尾看过一遍').check()
  await page.getByRole('button', { name: '公示' }).click()
  await page.waitForURL(`**/r/${meeting.id}`)
  await expect(page.getByText('漏记了物业公司来的一位')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: '积水与出行' })).toBeVisible()
  await page.goto(server.url)
  await expect(page.getByText('条更正还没公示')).toHaveCount(0)
})
