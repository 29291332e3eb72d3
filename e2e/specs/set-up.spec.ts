import { expect, type Browser } from '@playwright/test'
import { fitsNarrow } from '../fixtures/accessible.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { setUpPath } from '../fixtures/station.ts'
import { test } from '../fixtures/test.ts'

let server: Server

test.beforeAll(async () => {
  server = await startServer({ demo: false })
})

test.afterAll(() => server.stop())

async function acceptInvitation(browser: Browser, link: string): Promise<void> {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await phone.goto(server.url + new URL(link).pathname)
  await expect(phone.getByRole('heading', { name: '网格员' })).toBeVisible()
  await expect(phone.getByText('替人投票', { exact: false })).toBeVisible()
  await phone.getByLabel('账号，登录时用').fill('wu-mingxing')
  await phone.getByLabel(/定个密码/).fill('a long enough one')
  await fitsNarrow(phone)
  await phone.getByRole('button', { name: '接受', exact: true }).click()
  await expect(phone.getByRole('heading', { level: 1, name: '圭峰片区联络站' })).toBeVisible()
  await phone.goto(server.url + new URL(link).pathname)
  await expect(phone.getByRole('heading', { name: '这个链接用过了，或者过期了' })).toBeVisible()
  await phone.close()
}

test('four steps from the printed link to a station with people, each kept', async ({ page, browser }) => {
  await page.goto(server.url)
  await expect(page.getByText('还没装好')).toBeVisible()

  await page.goto(server.url + (await setUpPath(server)))
  await page.getByLabel('怎么称呼站长').fill('莫代表')
  await page.getByLabel('账号，登录时用').fill('mo-guifeng')
  await page.getByLabel(/定个密码/).fill('清风明月 2026')
  await expect(page.getByText('够长')).toBeVisible()
  await fitsNarrow(page)
  await page.getByRole('button', { name: '下一步：这是哪个站' }).click()

  await page.getByLabel('街道或镇').fill('会城街道')
  await page.getByLabel('站名，会印在公告和投影上').fill('圭峰片区联络站')
  await fitsNarrow(page)
  await page.getByRole('button', { name: '下一步：网格和代表' }).click()

  await page.getByLabel('网格，一行一个').fill('北园新村\n浐湾社区\n七堡村\n天马\n城西')
  await page.getByRole('button', { name: '保存网格' }).click()
  await expect(page.getByText('已保存 5 个网格')).toBeVisible()

  await test.step('an invitation, accepted on a phone', async () => {
    await page.getByLabel('网格员').check()
    await page.getByLabel('请谁').fill('伍姐')
    await page.getByRole('button', { name: '做一个链接' }).click()
    const link = await page.getByText(/\/invite\//).innerText()
    await expect(page.getByRole('img', { name: '给伍姐的链接' })).toBeVisible()
    await fitsNarrow(page)
    await acceptInvitation(browser, link)
  })

  await test.step('closed and opened again, it goes on where it stopped', async () => {
    await page.goto(`${server.url}/setup`)
    await expect(page.getByRole('heading', { level: 1, name: '手机试一试' })).toBeVisible()
  })

  await test.step('a phone that gets through is seen', async () => {
    await expect(page.getByText('还没有手机打开过')).toBeVisible()
    await expect(page.getByRole('heading', { name: '都打不开？一样一样看' })).toBeVisible()
    await fitsNarrow(page)
    const address = await page.getByRole('link', { name: /^http:/ }).getAttribute('href')
    const phone = await browser.newPage()
    await phone.goto(address!)
    await expect(phone.getByRole('heading', { name: '连上了' })).toBeVisible()
    await phone.close()
    await expect(page.getByText('手机已连上')).toBeVisible()
    await expect(page.getByText('开会就用它')).toBeVisible()
    await expect(page.getByText('一样一样看')).toBeHidden()
  })

  await page.getByRole('link', { name: '设好了，去开第一场' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '圭峰片区联络站' })).toBeVisible()
  await expect(page.getByText('伍姐')).toBeVisible()

  await page.goto(server.url + (await setUpPath(server)))
  await expect(page.getByText('设置链接用过了，或者过期了')).toBeVisible()
})
