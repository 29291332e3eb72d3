import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { actAs, comeIn, pairWall } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const crack = '浐湾社区护坡有裂缝'
const rocks = '浐湾后山的坡掉过石头'

const line = (page: Page, words: string) => page.locator('[data-line]').filter({ hasText: words })
const lines = (page: Page) => page.locator('[data-line]')
const more = (row: Locator) => row.getByRole('button', { name: /还能做什么/ })

async function chairAt(browser: Browser): Promise<{ chair: Page; code: string }> {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  await expect(line(chair, crack)).toBeVisible()
  return { chair, code }
}

/** A finger that comes down, moves up or down by so many px, and lifts. */
async function fingerOn(page: Page) {
  const browser = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints })
  return async ({ x, y }: { x: number; y: number }, by: number): Promise<void> => {
    await send('touchStart', [{ x, y }])
    for (let part = 1; part <= 10; part++) await send('touchMove', [{ x, y: y + (by * part) / 10 }])
    await send('touchEnd', [])
  }
}

test('two lines that are one matter: seen before it is done, kept word for word, taken apart again', async ({
  browser,
}) => {
  const { chair, code } = await chairAt(browser)
  const wall = await pairWall(browser, server, chair, code)
  const resident = await comeIn(browser, server.url, code, '孙女士')
  const elder = await comeIn(browser, server.url, code, '何伯')

  await test.step('the hint stands between them, and says how many they come to', async () => {
    const hint = chair.getByRole('group', { name: '第 4、5 条像是一件事' })
    await expect(hint).toContainText('共 12 人')
    await hint.getByRole('button', { name: '看合并后的样子' }).click()
  })

  await test.step('the preview holds both words, who stands behind them, and each person once', async () => {
    const preview = chair.getByRole('dialog', { name: '合并后的样子' })
    await expect(preview).toContainText('裂缝在社区后门往上二十米')
    await expect(preview).toContainText('去年台风后掉下来两块')
    await expect(preview).toContainText('附议的人：伍代表、小温')
    await expect(preview).toContainText('第 4 条 8 人附议，第 5 条 6 人附议，2 人两条都附议，合起来 12 人')
    await preview.getByRole('button', { name: '合并', exact: true }).click()
  })

  await test.step('everyone has one line in their place, with the originals folded under it', async () => {
    await expect(lines(resident)).toHaveCount(5)
    const merged = line(resident, crack)
    await expect(merged.getByRole('button', { name: '12 附议，第 4 条' })).toBeVisible()
    await expect(merged.getByText(rocks)).toBeHidden()
    await merged.getByText('由 2 条合并').click()
    await expect(merged.getByText(rocks)).toBeVisible()
    await expect(wall.getByText('由 2 条合并')).toHaveCount(2)
    await expect(wall.getByText(rocks)).toHaveCount(0)
  })

  await test.step('in large print too', async () => {
    await elder.getByRole('link', { name: /大字/ }).click()
    for (const at of [1, 2, 3]) {
      await expect(elder.getByText(`第 ${at} 条`)).toBeVisible()
      await elder.getByRole('button', { name: '下一条' }).click()
    }
    await elder.getByText('由 2 条合并').click()
    await expect(elder.getByText(rocks)).toBeVisible()
  })

  await test.step('a second counts for the whole', async () => {
    await line(resident, crack)
      .getByRole('button', { name: /^12 附议/ })
      .click()
    await expect(line(chair, crack)).toContainText('13')
  })

  await test.step('taken apart, both stand as before, and are not suggested again', async () => {
    await line(chair, crack).getByText('由 2 条合并').click()
    await line(chair, crack).getByRole('button', { name: '拆回来' }).click()
    await expect(lines(resident)).toHaveCount(6)
    await expect(line(resident, crack)).toContainText('9')
    await expect(line(resident, rocks)).toContainText('6')
    await expect(wall.getByText(rocks)).toBeVisible()
    await expect(chair.getByText('像是一件事')).toHaveCount(0)
  })

  await test.step('any two are merged by hand, and stay so once the list is locked', async () => {
    await more(line(chair, '七堡村 Y199')).click()
    await chair.getByRole('button', { name: '和另一条合并' }).click()
    await chair
      .getByRole('dialog')
      .getByRole('button', { name: /新会大道西/ })
      .click()
    await chair.getByRole('radio', { name: /七堡村 Y199/ }).check()
    await chair.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click()
    await expect(lines(resident)).toHaveCount(5)
    await chair.getByRole('button', { name: '锁定清单' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '锁定清单' }).click()
    await expect(chair.getByRole('button', { name: '锁定清单' })).toHaveCount(0)
    await line(chair, '七堡村 Y199').getByText('由 3 条合并').click()
    await expect(line(chair, '七堡村 Y199').getByText('林叔 提')).toBeVisible()
    await expect(line(chair, '七堡村 Y199').getByText('方叔 提')).toBeVisible()
    await expect(chair.getByRole('button', { name: '拆回来' })).toHaveCount(0)
  })
})

test('the order: by buttons, by keys and by hand; the wall follows, and a look by seconds changes nothing', async ({
  browser,
}) => {
  const { chair, code } = await chairAt(browser)
  const wall = await pairWall(browser, server, chair, code)
  const resident = await comeIn(browser, server.url, code, '孙女士')
  const bus = '七堡村 Y199'
  const market = '李文达中学'
  const order = async (page: Page, ...words: string[]) => {
    for (const [at, each] of words.entries()) await expect(lines(page).nth(at)).toContainText(each)
  }
  await order(resident, '北园新村', '新会大道西', market, crack, rocks, bus)

  await more(line(chair, bus)).click()
  await chair.getByRole('button', { name: '上移' }).click()
  await order(resident, '北园新村', '新会大道西', market, crack, bus, rocks)
  await chair.getByRole('button', { name: '移到最前' }).click()
  await order(resident, bus, '北园新村', '新会大道西', market, crack, rocks)
  await expect(wall.getByRole('listitem').first()).toContainText(bus)

  await line(chair, bus).focus()
  await chair.keyboard.press('Alt+ArrowDown')
  await order(resident, '北园新村', bus)
  await expect(line(chair, bus)).toBeFocused()

  const grip = (words: string) => line(chair, words).locator('.grip')
  await grip(market).hover()
  await chair.mouse.down()
  await grip('北园新村').hover()
  await chair.mouse.move(0, 0)
  await chair.keyboard.press('Escape')
  await chair.mouse.up()
  await order(chair, '北园新村', bus)
  await grip(market).hover()
  await chair.mouse.down()
  const first = (await line(chair, '北园新村').boundingBox())!
  await chair.mouse.move(first.x + 24, first.y + 4, { steps: 8 })
  await chair.mouse.up()
  for (const page of [chair, resident]) await order(page, market, '北园新村', bus, '新会大道西')
  await expect(wall.getByRole('listitem').first()).toContainText(market)

  await test.step('under a finger the words scroll, and the number carries', async () => {
    const touch = await fingerOn(chair)
    const words = (await line(chair, crack).boundingBox())!
    await touch({ x: words.x + 200, y: words.y + 20 }, -200)
    const list = chair.locator('#issues')
    await expect.poll(() => list.evaluate((node) => node.scrollTop)).toBeGreaterThan(0)
    await order(chair, market, '北园新村', bus, '新会大道西')
    // It rolls on after the finger has left.
    const backAtItsHead = () =>
      list.evaluate(async (node) => {
        node.scrollTo(0, 0)
        for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame)
        return node.scrollTop
      })
    await expect.poll(backAtItsHead).toBe(0)
    const handle = (await grip(market).boundingBox())!
    const below = (await line(chair, bus).boundingBox())!
    await touch({ x: handle.x + 4, y: handle.y + 4 }, below.y + below.height - handle.y)
    for (const page of [chair, resident]) await order(page, '北园新村', bus, market, '新会大道西')
    await more(line(chair, market)).click()
    await chair.getByRole('button', { name: '移到最前' }).click()
    await order(chair, market, '北园新村')
  })

  for (const page of [chair, resident]) {
    await page.getByRole('button', { name: '按清单顺序' }).click()
    await order(page, '北园新村', '新会大道西', market)
  }
  await expect(line(chair, '北园新村')).toContainText('2')
  await expect(wall.getByRole('listitem').first()).toContainText(market)
})

test('先问清楚: the question comes to the proposer, the answer stands beside their words and goes in with them', async ({
  browser,
}) => {
  const { chair, code } = await chairAt(browser)
  const proposer = await comeIn(browser, server.url, code, '孙女士')
  const neighbour = await comeIn(browser, server.url, code, '周叔')

  await proposer.getByRole('button', { name: '提一条问题' }).click()
  await proposer.getByLabel('什么事，在哪儿').fill('路灯不亮')
  await proposer.getByRole('button', { name: '提上去' }).click()
  const waiting = chair.getByRole('listitem').filter({ hasText: '路灯不亮' })
  await waiting.getByRole('button', { name: '先问清楚' }).click()
  await chair.getByLabel('想问什么').fill('是哪一盏？')
  await chair.getByRole('button', { name: '发给他' }).click()
  await expect(waiting).toContainText('还没回答')

  const asked = proposer.getByRole('region', { name: '主持人问您' })
  await expect(asked).toContainText('主持人问：是哪一盏？')
  await asked.getByRole('button', { name: '回答' }).click()
  await proposer.getByLabel('您的回答').fill('三号楼北门')
  await proposer.getByRole('button', { name: '先不' }).click()
  await asked.getByRole('button', { name: '回答' }).click()
  await expect(proposer.getByLabel('您的回答')).toHaveValue('三号楼北门')
  await proposer.getByLabel('您的回答').fill('三号楼北门数第三盏')
  await proposer.getByRole('button', { name: '发出去' }).click()
  await expect(asked).toHaveCount(0)
  await expect(proposer.getByText('您答：三号楼北门数第三盏')).toBeVisible()
  await expect(neighbour.getByText('三号楼北门')).toHaveCount(0)

  await expect(waiting).toContainText('答：三号楼北门数第三盏')
  await waiting.getByRole('button', { name: '收进清单' }).click()
  await expect(chair.getByRole('dialog')).toContainText('三号楼北门数第三盏')
  await chair.getByRole('dialog').getByRole('button', { name: '收进清单' }).click()
  await expect(line(neighbour, '路灯不亮')).toContainText('三号楼北门数第三盏')
})

test('what is taken off the list: by its author, or hidden with a reason and shown again', async ({
  browser,
}) => {
  const { chair, code } = await chairAt(browser)
  const wall = await pairWall(browser, server, chair, code)
  const author = await comeIn(browser, server.url, code, '何伯')
  const neighbour = await comeIn(browser, server.url, code, '周叔')
  const words = '三号楼楼道灯坏了三盏'

  await author.getByRole('button', { name: '提一条问题' }).click()
  await author.getByLabel('什么事，在哪儿').fill(words)
  await author.getByRole('button', { name: '提上去' }).click()
  await chair
    .getByRole('listitem')
    .filter({ hasText: words })
    .getByRole('button', { name: '收进清单' })
    .click()
  await chair.getByRole('dialog').getByRole('button', { name: '收进清单' }).click()
  await expect(line(neighbour, words)).toBeVisible()

  await test.step('hidden: off every screen, its author learns why, the chair shows it again', async () => {
    await more(line(chair, words)).click()
    await chair.getByRole('button', { name: '隐藏' }).click()
    await chair.getByLabel('原因').fill('和别的会重复')
    await chair.getByRole('dialog').getByRole('button', { name: '隐藏' }).click()
    await expect(line(neighbour, words)).toHaveCount(0)
    await expect(line(author, words)).toContainText('原因：和别的会重复')
    await chair.getByRole('button', { name: '重新放出来' }).click()
    await expect(line(neighbour, words)).toBeVisible()
  })

  await test.step('withdrawn by its author, in large print', async () => {
    await author.getByRole('link', { name: /大字/ }).click()
    await author.getByRole('button', { name: '撤回这一条' }).click()
    await author.getByRole('dialog').getByRole('button', { name: '撤回这一条' }).click()
    await expect(author.getByText('已撤回')).toBeVisible()
    await expect(line(neighbour, words)).toHaveCount(0)
    await expect(line(chair, words)).toContainText('已撤回')
    await expect(wall.getByText(words)).toHaveCount(0)
  })
})
