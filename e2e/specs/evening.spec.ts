import { expect, type Page } from '@playwright/test'
import { layLine } from '../fixtures/line.ts'
import { actAs, comeIn, device } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const line = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words })

test('an evening: people arrive, write one list, a line drops, the list is locked, nothing is lost', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  await expect(chair.getByRole('heading', { name: '问题清单' })).toBeVisible()

  await test.step('the projector is paired from the console', async () => {
    const wall = await (await device(browser, 'projector')).newPage()
    await wall.goto(`${server.url}/m/${code}/projector`)
    const digits = (
      await wall
        .getByText(/^\s*\d\s*\d\s*\d\s*\d\s*$/)
        .first()
        .innerText()
    ).replace(/\D/g, '')
    await chair.getByRole('button', { name: /^投影/ }).click()
    await chair.getByLabel('屏幕上的四位数').fill(digits)
    await chair.getByRole('button', { name: '连上' }).click()
    await expect(wall.getByText('北园新村一下大雨就水浸')).toBeVisible()
    await chair.keyboard.press('Escape')
  })
  const wall = browser.contexts().at(-1)!.pages()[0]!

  const home = await layLine(server)
  const writer = await comeIn(browser, home.url, code, '孙女士')
  const neighbour = await comeIn(browser, server.url, code, '周叔')
  const elder = await comeIn(browser, server.url, code, '何伯')

  await test.step('the elder turns on large print and seconds the first issue', async () => {
    await elder.getByRole('link', { name: /大字/ }).click()
    await expect(elder.getByText('第 1 条')).toBeVisible()
    await elder.getByRole('button', { name: '我也附议' }).click()
    await expect(elder.getByText('25', { exact: true })).toBeVisible()
    await expect(line(chair, '北园新村一下大雨就水浸')).toContainText('25')
  })

  await test.step('a resident proposes; only the console sees it until it is accepted', async () => {
    await writer.getByRole('button', { name: '提一条问题' }).click()
    await writer.getByLabel('什么事，在哪儿').fill('三号楼楼道灯坏了三盏')
    await writer.getByRole('button', { name: '提上去' }).click()
    await expect(chair.getByText('三号楼楼道灯坏了三盏')).toBeVisible()
    await expect(line(neighbour, '三号楼楼道灯')).toHaveCount(0)
    await chair
      .getByRole('button', { name: /收进清单/ })
      .last()
      .click()
    await chair.getByRole('dialog').getByRole('button', { name: '收进清单' }).click()
    await expect(line(neighbour, '三号楼楼道灯坏了三盏')).toBeVisible()
  })

  await test.step('its author writes on, letter by letter, and the neighbour reads along', async () => {
    await line(writer, '三号楼楼道灯').getByRole('button', { name: /^改/ }).click()
    await writer.getByLabel('补充几句').pressSequentially('晚上摸黑上楼。')
    await expect(line(neighbour, '三号楼楼道灯')).toContainText('晚上摸黑上楼。')
    await expect(line(neighbour, '三号楼楼道灯')).toContainText('正在补充')
  })

  await test.step('the line drops; the author goes on writing and loses nothing when it is back', async () => {
    home.cut()
    await writer.getByLabel('补充几句').pressSequentially('老人摔过一次。')
    await expect(writer.getByText('断网了，可以接着写')).toBeVisible()
    home.mend()
    await expect(line(neighbour, '三号楼楼道灯')).toContainText('老人摔过一次。')
    await expect(writer.getByText('断网了，可以接着写')).toBeHidden()
  })

  await test.step('the chair locks the list while the author writes without a line: the words stay in hand, and a full device says that only the page has them', async () => {
    await writer.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    home.cut()
    await writer.getByLabel('补充几句').pressSequentially('请换成感应灯。')
    await expect(writer.getByText('这台设备存不下了')).toBeVisible()
    await chair.getByRole('button', { name: '锁定清单' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '锁定清单' }).click()
    await expect(neighbour.getByText(/清单 .* 锁定/).first()).toBeVisible()
    home.mend()
    await expect(writer.getByText(/锁定了，这段没写进去/)).toBeVisible()
    await expect(writer.getByText('请换成感应灯')).toBeVisible()
    await expect(line(neighbour, '三号楼楼道灯')).not.toContainText('感应灯')
    await expect(wall.getByText('感应灯')).toHaveCount(0)
    await writer.getByRole('button', { name: '转给联络员', exact: true }).click()
    await expect(chair.getByText('请换成感应灯')).toBeVisible()
    await expect(writer.getByText('这台设备存不下了')).toBeHidden()
  })
  await home.close()
})

test('two tabs of one person are one person', async ({ browser }) => {
  const { code } = await actAs(browser, server, 'chair', 'tablet')
  const first = await comeIn(browser, server.url, code, '吴女士')
  const second = await first.context().newPage()
  await second.goto(`${server.url}/m/${code}/live`)
  const issue = '浐湾后山的坡掉过石头'
  await line(first, issue).getByRole('button', { name: /附议/ }).click()
  await expect(line(first, issue)).toContainText('已附议')
  await expect(line(second, issue)).toContainText('已附议')
  await expect(line(second, issue)).toContainText('7')
  await second.reload()
  await expect(line(second, issue)).toContainText('已附议')
})

test('the same phone is the same person after a refresh and a crash of the browser', async ({ browser }) => {
  const { code } = await actAs(browser, server, 'chair', 'tablet')
  const page = await comeIn(browser, server.url, code, '马叔')
  await line(page, '七堡村 Y199').getByRole('button', { name: /附议/ }).click()
  await expect(line(page, '七堡村 Y199')).toContainText('已附议')
  const kept = await page.context().storageState()
  await page.context().close()
  const again = await (
    await browser.newContext({ storageState: kept, viewport: { width: 390, height: 844 } })
  ).newPage()
  await again.goto(`${server.url}/m/${code}/live`)
  await expect(line(again, '七堡村 Y199')).toContainText('已附议')
})
