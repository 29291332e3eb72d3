import { expect, type Page } from '@playwright/test'
import { accessible, fitsAcross } from '../fixtures/accessible.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server

test.beforeAll(async () => {
  server = await startServer({ demo: true })
})

test.afterAll(() => server.stop())

/** The way to a page of the demo, as a person finds it on the notice board of `/`. */
async function fromTheBoard(page: Page, title: string): Promise<void> {
  await page.goto(server.url)
  await page.getByRole('link', { name: title }).click()
  await page.waitForURL(/\/m\/\d{6}/)
}

/** Before the page’s script has come a button sends the form as it stands, and a link leads to a new page. */
const scripted = (page: Page) => page.waitForLoadState('networkidle')

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('six digits lead into the hall, and a number nobody has says so', async ({ page }) => {
    await fromTheBoard(page, '城区积水与出行安全')
    const code = new URL(page.url()).pathname.split('/')[2]!
    await page.goto(server.url)
    await page.getByLabel('会场上的六位数').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
    await page.getByRole('button', { name: '进会场' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '邻里议事会' })).toBeVisible()

    await page.goto(`${server.url}/?code=000000`)
    await expect(page.getByRole('heading', { name: '没有这个号的会' })).toBeVisible()
  })

  test('an issue is sent in from the notice, and is not on the list before an officer read it', async ({
    page,
  }) => {
    await fromTheBoard(page, '电动车在哪儿充电')
    await page.getByLabel('什么事').fill('楼道里停满了电动车')
    await page.getByLabel('北园新村').check()
    await page.getByRole('button', { name: '提交这一条' }).click()
    await expect(page.getByText('收到了')).toBeVisible()
    await expect(page.getByText('楼道里停满了电动车')).toHaveCount(0)
  })

  test('nothing is offered that only a script can do', async ({ page }) => {
    await fromTheBoard(page, '电动车在哪儿充电')
    const notice = page.url()
    for (const address of [notice, notice.replace('/notice', ''), notice.replace('/notice', '/poster')]) {
      await page.goto(address)
      await expect(page.getByRole('main')).toBeVisible()
      await expect(page.locator('button[type=button]')).toHaveCount(0)
    }
  })

  test('a wrong password comes back to the page with the reason', async ({ page }) => {
    await page.goto(`${server.url}/sign-in?next=/setup`)
    await page.getByLabel('账号', { exact: true }).fill('nobody')
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('alert')).toContainText('账号或密码不对')
    expect(new URL(page.url()).searchParams.get('next')).toBe('/setup')
  })

  test('letters, theme and language are chosen by a link and kept', async ({ page }) => {
    await page.goto(`${server.url}/sign-in`)
    await page.getByRole('link', { name: '大字' }).click()
    await page.getByRole('link', { name: '深色' }).click()
    await page.getByRole('link', { name: 'English' }).click()
    await page.goto(server.url)
    await expect(page.locator('html')).toHaveAttribute('data-size', 'elder')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Sit down')
  })
})

test('what was typed stays when sending fails', async ({ page, context }) => {
  await fromTheBoard(page, '电动车在哪儿充电')
  await scripted(page)
  await page.getByLabel('什么事').fill('充电桩被占')
  await context.setOffline(true)
  await page.getByRole('button', { name: '提交这一条' }).click()
  await expect(page.getByRole('alert')).toContainText('没送到')
  await expect(page.getByLabel('什么事')).toHaveValue('充电桩被占')
  await context.setOffline(false)
  await page.getByRole('button', { name: '提交这一条' }).click()
  await expect(page.getByText('收到了')).toBeVisible()
  await expect(page.getByLabel('什么事')).toHaveValue('')
})

test('大字版 asks one thing at a time and switches without losing a word', async ({ page }) => {
  await fromTheBoard(page, '城区积水与出行安全')
  await scripted(page)
  await page.getByLabel('大家怎么称呼您？').fill('梁伯')
  await page.getByRole('link', { name: '大字版' }).click()
  await expect(page.getByText('您住在哪个网格？')).toBeHidden()
  await expect(page.getByLabel('大家怎么称呼您？')).toHaveValue('梁伯')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('您住在哪个网格？')).toBeVisible()
  await page.getByRole('link', { name: '标准版' }).click()
  await expect(page.getByLabel('大家怎么称呼您？')).toHaveValue('梁伯')
})

test('a link in a chat shows what the meeting is and nobody’s name', async ({ page }) => {
  await fromTheBoard(page, '电动车在哪儿充电')
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', '电动车在哪儿充电')
  const image = await page.locator('meta[property="og:image"]').getAttribute('content')
  expect((await page.request.get(server.url + new URL(image!).pathname)).headers()['content-type']).toBe(
    'image/png',
  )
})

test('the poster fills one sheet of A4', async ({ page }) => {
  await fromTheBoard(page, '电动车在哪儿充电')
  await page.goto(page.url().replace('/notice', '/poster'))
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await expect(page.getByRole('article').getByText('演示', { exact: true })).toBeVisible()
})

test('nothing is loaded from elsewhere', async ({ page }) => {
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await fromTheBoard(page, '城区积水与出行安全')
  await page.waitForLoadState('networkidle')
  expect([...hosts]).toEqual([new URL(server.url).host])
})

for (const look of [
  { name: 'light, 320 px', width: 320, colorScheme: 'light', size: 'standard', all: true },
  { name: 'dark', width: 390, colorScheme: 'dark', size: 'standard', all: false },
  { name: '大字版', width: 390, colorScheme: 'light', size: 'elder', all: false },
] as const) {
  test.describe(look.name, () => {
    test.use({ viewport: { width: look.width, height: 700 }, colorScheme: look.colorScheme })

    test('public pages fit the screen and pass axe', async ({ page, context }) => {
      test.slow()
      await context.addCookies([{ name: 'size', value: look.size, url: server.url }])
      await fromTheBoard(page, '电动车在哪儿充电')
      const notice = page.url()
      const join = notice.replace('/notice', '')
      const others = ['', '/sign-in', '/privacy', '/invite/none', '/reset/none', '/nowhere'].map(
        (path) => server.url + path,
      )
      for (const address of [notice, join, ...(look.all ? [`${join}/poster`, ...others] : [])]) {
        await page.goto(address)
        await test.step(address.slice(server.url.length), async () => {
          await accessible(page)
          await fitsAcross(page)
        })
      }
    })
  })
}
