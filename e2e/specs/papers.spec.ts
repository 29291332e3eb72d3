import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { actAs, comeIn, pairWall } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const face = (page: Page, grade: string) => page.getByRole('button', { name: grade, exact: true })
const wellMade = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

test('three residents rate the evening in one tap each; the wall shows it, and the fingerprint at the close', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  const wall = await pairWall(browser, server, chair, code)
  const [first, second, elder] = [
    await comeIn(browser, server.url, code, '孙女士'),
    await comeIn(browser, server.url, code, '周叔'),
    await comeIn(browser, server.url, code, '何伯'),
  ]
  await elder.getByRole('link', { name: /大字/ }).click()

  await test.step('nobody is asked before the summing-up', async () => {
    await expect(face(first, '满意')).toHaveCount(0)
  })

  await test.step('the chair sums up and puts the thanks on the wall', async () => {
    await sumUp(chair)
    await chair.getByRole('button', { name: '投影换成谢谢' }).click()
    await expect(wall.getByText('谢谢，事情接着办')).toBeVisible()
    await expect(wall.getByText('散会的时候在这里')).toBeVisible()
  })

  await test.step('two rate: their number is shown, not what they said', async () => {
    await face(first, '满意').click()
    await expect(first.getByText('您评了“满意”')).toBeVisible()
    await face(second, '不满意').click()
    await expect(second.getByText('您评了“不满意”')).toBeVisible()
    await expect(wall.getByText('2 人评了·满 3 人就看得到各有多少')).toBeVisible()
    await expect(first.getByText('2 人评了·满 3 人就看得到各有多少')).toBeVisible({ timeout: 30_000 })
    await wellMade(first)
  })

  await test.step('one thinks again, and the third rates in large print', async () => {
    await face(second, '基本满意').click()
    await expect(second.getByText('您评了“基本满意”')).toBeVisible()
    await expect(face(second, '不满意')).toHaveAttribute('aria-pressed', 'false')
    await face(elder, '满意').click()
    await expect(elder.getByText('您评了“满意”')).toBeVisible()
    await expect(wall.getByRole('listitem').filter({ hasText: '满意' })).toHaveText([
      /^\s*满意\s*2/,
      /基本满意\s*1/,
      /不满意\s*0/,
    ])
    await expect(elder.getByText('3 人评了·满意 2·基本满意 1·不满意 0')).toBeVisible()
    await wellMade(elder)
  })

  await test.step('at the close the same four groups are on the wall, the console and every phone', async () => {
    await chair.getByRole('button', { name: '结束会议' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '结束会议' }).click()
    const { meeting } = (await (await fetch(`${server.url}/api/meetings/${code}`)).json()) as {
      meeting: { root: string }
    }
    const groups = new RegExp(meeting.root.slice(0, 16).toUpperCase().match(/.{4}/g)!.join('\\s*'))
    for (const page of [wall, chair, first])
      await expect(page.getByRole('img', { name: /^散会指纹 / })).toHaveText(groups)
    await expect(wall.getByRole('img', { name: '散会指纹全文的二维码' })).toBeVisible()
    await expect(first.getByText('记录还没公示')).toBeVisible()
  })

  await test.step('a phone that comes back by the address it had finds all of it again', async () => {
    await first.reload()
    await expect(first.getByText('您评了“满意”')).toBeVisible()
    await expect(first.getByRole('heading', { name: '定下的事' })).toBeVisible()
    await wall.reload()
    await expect(wall.getByText('谢谢，事情接着办')).toBeVisible()
  })
})

/** Through the agenda to its end, then 小结. */
async function sumUp(chair: Page): Promise<void> {
  const on = chair.getByRole('button', { name: '进入下一项' })
  const summing = chair.getByRole('button', { name: '小结', exact: true })
  for (const _ of [1, 2, 3]) {
    await on.or(summing).first().waitFor()
    if ((await summing.count()) > 0) break
    const before = await chair.locator('[aria-current="step"]').innerText()
    await on.click()
    await chair.getByRole('dialog').getByRole('button', { name: '进入这一项' }).click()
    await expect(chair.locator('[aria-current="step"]')).not.toHaveText(before)
  }
  await summing.click()
  await chair.getByRole('dialog').getByRole('button', { name: '小结' }).click()
}
