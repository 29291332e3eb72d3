import { expect, type Browser, type Page } from '@playwright/test'
import { accessible, fitsNarrow } from '../fixtures/accessible.ts'
import { actAs, comeIn, device, type Device } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server
let code: string
test.beforeAll(async ({ browser }) => {
  server = await startServer({ demo: true })
  ;({ code } = await actAs(browser, server, 'chair', 'phone'))
})
test.afterAll(() => server.stop())

const anyone = ['/', '/sign-in', '/m/CODE', '/m/CODE/notice', '/privacy', '/demo']

for (const path of anyone) {
  test(`anyone can use ${path}, also at 320 px`, async ({ browser }) => {
    const page = await (await device(browser, 'phone')).newPage()
    await page.goto(server.url + path.replace('CODE', code))
    await accessible(page)
    if (path !== '/demo') await fitsNarrow(page)
  })
}

const signedIn = [
  { role: 'officer', path: '/', on: 'phone' },
  { role: 'chair', path: '/m/CODE/chair', on: 'tablet' },
  { role: 'gridWorker', path: '/m/CODE/door', on: 'tablet' },
  { role: 'officer', path: '/m/CODE/prepare', on: 'tablet' },
  { role: 'officer', path: '/m/CODE/minutes', on: 'tablet' },
] as const

for (const { role, path, on } of signedIn) {
  test(`a ${role} can use ${path}, also at 320 px`, async ({ browser }) => {
    const { page } = await actAs(browser, server, role, on)
    await page.goto(server.url + path.replace('CODE', code))
    await expect(page.getByRole('heading').first()).toBeVisible()
    await settled(page)
    await accessible(page)
    await fitsNarrow(page)
  })
}

const inLargePrint = [
  { role: 'officer', path: (_: string, record: string) => `/r/${record}/review` },
  { role: 'officer', path: (_: string, record: string) => `/r/${record}/people` },
  { role: 'officer', path: (station: string) => `/stations/${station}/draft` },
  { role: 'mediator', path: (station: string) => `/stations/${station}/mediation` },
  { role: 'mediator', path: (station: string) => `/stations/${station}/mediation/screening` },
] as const

test('a grid worker writes down what was found at a door, and tells a danger at once', async ({
  browser,
}) => {
  const { page } = await actAs(browser, server, 'gridWorker', 'phone')
  await page.goto(server.url)
  await page.getByRole('link', { name: '排查' }).last().click()
  await page.getByRole('button', { name: '登记一条' }).click()
  const form = page.getByRole('dialog')
  for (const choice of ['七堡村', '可能激化', '邻里纠纷'])
    await form.getByRole('radio', { name: choice }).check()
  await form.getByLabel('什么情况').fill('半夜放鞭炮，两家要动手')
  await accessible(page)
  await form.getByRole('button', { name: '登记', exact: true }).click()
  const card = page.getByRole('article').filter({ hasText: '半夜放鞭炮' })
  await card.getByRole('button', { name: '怕要出事，报告' }).click()
  await form.getByRole('radio', { name: '公安机关' }).check()
  await form.getByLabel('什么情况').fill('已经打了 110')
  await form.getByRole('button', { name: '已经报告，记下来' }).click()
  await expect(card.getByText('报告了公安机关')).toBeVisible()
  await expect(card.getByRole('button', { name: '交给谁办' })).toHaveCount(0)
  await settled(page)
  await accessible(page)
})

test('pages of the office fit 320 px in large print', async ({ browser }) => {
  const { records } = (await (await fetch(`${server.url}/api/records`)).json()) as {
    records: readonly { readonly id: string }[]
  }
  for (const { role, path } of inLargePrint) {
    const { page } = await actAs(browser, server, role, 'phone')
    await page.goto(server.url)
    const station = await page.locator('a[href^="/stations/"]').first().getAttribute('href')
    await page.context().addCookies([{ name: 'size', value: 'elder', url: server.url }])
    await page.goto(server.url + path(station!.split('/')[2]!, records[0]!.id))
    await expect(page.getByRole('heading').first()).toBeVisible()
    await settled(page)
    await fitsNarrow(page)
  }
})

const modes: readonly { name: string; on: Device; dark: boolean; elder: boolean }[] = [
  { name: 'light', on: 'phone', dark: false, elder: false },
  { name: 'dark', on: 'phone', dark: true, elder: false },
  { name: 'large print', on: 'phone', dark: false, elder: true },
  { name: 'large print in the dark', on: 'phone', dark: true, elder: true },
]

for (const { name, dark, elder } of modes) {
  test(`the live meeting on a phone, ${name}`, async ({ browser }) => {
    const page = await liveOn(browser, `林${name.length}`, dark)
    if (elder) {
      await page.getByRole('link', { name: /大字/ }).click()
      await expect(page.getByText('第 1 条')).toBeVisible()
    }
    await accessible(page)
    await fitsNarrow(page)
  })
}

test('the console in the dark', async ({ browser }) => {
  const { page } = await actAs(browser, server, 'chair', 'tablet')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${server.url}/m/${code}/chair`)
  await settled(page)
  await accessible(page)
})

test('the list at work: a line with its tools out, a fold, the hint, the preview, a question', async ({
  browser,
}) => {
  const { page: chair } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  await chair.getByRole('button', { name: '第 2 条，还能做什么' }).click()
  await chair.getByText('由 2 条合并').click()
  await expect(chair.getByText('过新粮公司路口')).toBeVisible()
  await accessible(chair)
  await chair.getByRole('button', { name: '看合并后的样子' }).click()
  await accessible(chair)
  await fitsNarrow(chair)
  await chair.keyboard.press('Escape')
  await chair.getByRole('button', { name: '先问清楚' }).first().click()
  await accessible(chair)
  await chair.keyboard.press('Escape')
  await chair.setViewportSize({ width: 320, height: 640 })
  await chair.getByRole('button', { name: '发言', exact: true }).click()
  await fitsNarrow(chair)

  const phone = await liveOn(browser, '林姨', false)
  await phone.getByText('由 2 条合并').click()
  await accessible(phone)
  await fitsNarrow(phone)
})

async function liveOn(browser: Browser, name: string, dark: boolean): Promise<Page> {
  const page = await comeIn(browser, server.url, code, name)
  if (dark) await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.getByText('北园新村一下大雨就水浸')).toBeVisible()
  return page
}

/** The live pages have their content when the word for loading is gone. */
const settled = (page: Page) => expect(page.getByText(/正在取/)).toHaveCount(0)
