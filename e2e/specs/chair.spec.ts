import { expect, type Page } from '@playwright/test'
import { actAs, comeIn } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const floor = (page: Page) => page.getByRole('region', { name: '发言', exact: true })
const next = (page: Page) => floor(page).getByRole('button', { name: '请下一位' })
const console_ = async (page: Page, code: string): Promise<Page> => {
  await page.goto(`${server.url}/m/${code}/chair`)
  await expect(floor(page)).toContainText('正在说')
  return page
}

test('two tablets of one chair keep in step; one dies in the middle, the other goes on', async ({
  browser,
}) => {
  const { page: first, code } = await actAs(browser, server, 'chair', 'tablet')
  await console_(first, code)
  const resident = await comeIn(browser, server.url, code, '孙女士')

  await next(first).click()
  await expect(floor(resident)).toContainText('网格员')
  const { page: second } = await actAs(browser, server, 'chair', 'tablet')
  await console_(second, code)
  await expect(floor(second)).toContainText('网格员')

  await test.step('what one does the other shows, and may take back', async () => {
    await floor(second).getByRole('button', { name: '暂停' }).click()
    await expect(floor(first).getByRole('img', { name: '已暂停' })).toBeVisible()
    await floor(first).getByRole('button', { name: '继续' }).click()
    await expect(floor(second).getByRole('button', { name: '暂停' })).toBeVisible()
    await next(first).click()
    await expect(floor(second)).toContainText('李叔')
    await second.getByRole('button', { name: '点错了，收回' }).click()
    for (const page of [first, second, resident]) await expect(floor(page)).toContainText('网格员')
  })

  await test.step('turned upright, a tablet keeps the dialog that is open on it', async () => {
    await second.getByRole('button', { name: '代为登记' }).click()
    const dialog = second.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await second.setViewportSize({ width: 820, height: 1180 })
    await expect(second.getByRole('button', { name: '发言', exact: true })).toBeVisible()
    await expect(dialog).toBeVisible()
    await second.keyboard.press('Escape')
    await second.setViewportSize({ width: 1180, height: 820 })
    await expect(floor(second)).toBeVisible()
  })

  await test.step('the first tablet dies while the second taps', async () => {
    const dying = first.context().close()
    await next(second).click()
    await dying
    for (const page of [second, resident]) await expect(floor(page)).toContainText('李叔')
  })

  await test.step('a third, signed in only now, knows it all and leads on', async () => {
    await second.context().close()
    const { page: third } = await actAs(browser, server, 'chair', 'tablet')
    await console_(third, code)
    await expect(floor(third)).toContainText('李叔')
    await expect(third.getByRole('region', { name: '等候发言' }).getByRole('listitem')).toHaveCount(1)
    await third.getByRole('button', { name: '锁定清单' }).click()
    await third.getByRole('dialog').getByRole('button', { name: '锁定清单' }).click()
    await expect(resident.getByText(/清单 .* 锁定/).first()).toBeVisible()
    await next(third).click()
    await expect(floor(resident)).toContainText('陈女士')
  })
})

test('the chair is handed over: the new one leads, the one before has a hand to raise', async ({
  browser,
}) => {
  const { page: before, code } = await actAs(browser, server, 'chair', 'tablet')
  await console_(before, code)
  const { page: after } = await actAs(browser, server, 'deputy', 'tablet')
  await after.goto(`${server.url}/m/${code}/live`)
  await expect(floor(after)).toContainText('梁伯')
  await expect(after.getByRole('link', { name: '主持台' })).toHaveCount(0)

  await before.getByRole('button', { name: '请别人主持' }).click()
  await before.getByRole('dialog').getByRole('button', { name: '容代表' }).click()
  await before.getByRole('dialog').getByRole('button', { name: '请别人主持' }).click()
  await expect(before.getByRole('button', { name: '锁定清单' })).toHaveCount(0)

  await after.getByRole('link', { name: '主持台' }).click()
  await next(after).click()
  await expect(floor(after)).toContainText('网格员')

  await before.getByRole('link', { name: '手机看到的样子' }).click()
  await expect(floor(before)).toContainText('网格员')
  await before.getByRole('button', { name: '举手发言' }).click()
  await expect(after.getByRole('region', { name: '等候发言' })).toContainText('黄代表')
})
