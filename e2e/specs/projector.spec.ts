import { expect, type Browser, type Page } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { layLine } from '../fixtures/line.ts'
import { actAs, comeIn, device } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { signIn } from '../fixtures/visit.ts'

let server: Server
test.beforeAll(async () => {
  server = await startServer({ demo: true })
})
test.afterAll(() => server.stop())

/** The demo's projector, let in by its token. */
async function wallOf(browser: Browser, url = server.url): Promise<{ wall: Page; code: string }> {
  const { token, meeting } = await signIn(server, 'projector')
  const wall = await (await device(browser, 'projector')).newPage()
  await wall.goto(`${url}/m/${meeting.code}/projector#token=${token}`)
  return { wall, code: meeting.code }
}

async function consoleOf(browser: Browser): Promise<Page> {
  const { page, code } = await actAs(browser, server, 'chair', 'tablet')
  await page.goto(`${server.url}/m/${code}/chair`)
  return page
}

/** Also what is up already. */
async function putUp(chair: Page, view: string): Promise<void> {
  await chair.getByRole('button', { name: /^投影/ }).click()
  await chair.getByRole('dialog').getByRole('button', { name: view, exact: true }).click()
  await expect(chair.getByRole('dialog')).toBeHidden()
}

test('shows what the chair puts up, fits its window and has nothing to scroll', async ({ browser }) => {
  const { wall, code } = await wallOf(browser)
  const chair = await consoleOf(browser)
  await expect(wall.getByRole('heading', { name: '问题清单' })).toBeVisible()
  await expect(wall.getByRole('img', { name: '24 票' })).toBeVisible()

  await putUp(chair, '议程')
  await expect(wall.getByRole('heading', { name: /的议程$/ })).toBeVisible()
  await expect(wall.getByRole('listitem').filter({ hasText: '说问题、理清单' })).toHaveAttribute(
    'aria-current',
    'step',
  )

  await putUp(chair, '签到')
  await expect(wall.getByRole('img', { name: '进场二维码' })).toBeVisible()
  await expect(wall.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible()
  const cups = wall.getByRole('img', { name: /^应到 54，到了/ })
  const before = Number((await cups.getAttribute('aria-label'))!.match(/\d+$/)![0])
  await comeIn(browser, server.url, code, '孙女士')
  await expect(cups).toHaveAccessibleName(`应到 54，到了 ${before + 1}`)

  for (const size of [
    { width: 1024, height: 768 },
    { width: 800, height: 1000 },
  ]) {
    await wall.setViewportSize(size)
    // The window tells its page of the new size when it gets to it.
    await expect(async () => {
      const box = (await wall.getByRole('main').boundingBox())!
      expect(box.width).toBeLessThanOrEqual(size.width + 0.5)
      expect(box.height).toBeLessThanOrEqual(size.height + 0.5)
      expect(box.width / box.height).toBeCloseTo(16 / 9, 2)
      const scrolls = await wall.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return scrollWidth > innerWidth || scrollHeight > innerHeight
      })
      expect(scrolls).toBe(false)
    }).toPass({ timeout: 15_000 })
  }
})

test('says who writes in a line', async ({ browser }) => {
  const { wall, code } = await wallOf(browser)
  const chair = await consoleOf(browser)
  await putUp(chair, '问题清单')
  const { page: worker } = await actAs(browser, server, 'gridWorker', 'phone')
  await worker.goto(`${server.url}/m/${code}/live`)
  await worker.getByRole('button', { name: '改第 3 条' }).click()
  await worker.getByLabel('补充几句').pressSequentially('求修。')
  await expect(wall.getByRole('listitem').filter({ hasText: '李文达中学' })).toContainText(
    '网格员（明兴）正在补充',
  )
})

test('keeps what it shows when the line is lost, says of when it is, and goes on by itself', async ({
  browser,
}) => {
  const line = await layLine(server)
  const { wall } = await wallOf(browser, line.url)
  await expect(wall.getByRole('heading', { level: 1 })).toBeVisible()
  const shown = await wall.getByRole('heading', { level: 1 }).innerText()
  line.cut()
  await expect(wall.getByText(/断线，先看 \d+:\d\d 的/)).toBeVisible()
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(shown)
  line.mend()
  await expect(wall.getByText(/断线/)).toBeHidden()
  await line.close()
})

test('turns to the colours of a dark room and back when the chair says so', async ({ browser }) => {
  const { wall } = await wallOf(browser)
  const chair = await consoleOf(browser)
  await chair.getByRole('button', { name: /^投影/ }).click()
  const room = chair.getByRole('dialog')
  await room.getByRole('button', { name: '屋里暗，投影换成深色' }).click()
  await expect(wall.locator('html')).toHaveAttribute('data-theme', 'dark')
  await accessible(wall)
  await room.getByRole('button', { name: '投影换回平常的颜色' }).click()
  await expect(wall.locator('html')).not.toHaveAttribute('data-theme', 'dark')
})

test('FLOOR-4 sounds once with half a minute left and once at the end, as soon as somebody has touched it', async ({
  browser,
}) => {
  const { token, meeting } = await signIn(server, 'projector')
  const wall = await (await device(browser, 'projector')).newPage()
  await wall.addInitScript(() => {
    // A browser without a window never waits for a touch; one on a wall does.
    class ShutContext extends AudioContext {
      constructor() {
        super()
        void this.suspend()
      }
    }
    const heard: number[] = []
    let ahead = 0
    const pass = (ms: number) => void (ahead += ms)
    Object.assign(window, { heard, pass, AudioContext: ShutContext })
    const now = performance.now.bind(performance)
    performance.now = () => now() + ahead
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      heard.push(this.frequency.value)
      start.call(this, when)
    }
  })
  await wall.goto(`${server.url}/m/${meeting.code}/projector#token=${token}`)
  const chair = await consoleOf(browser)
  await putUp(chair, '签到')
  await expect(wall.getByText('点一下屏幕')).toBeVisible()
  await wall.getByRole('heading', { level: 1 }).click()
  await expect(wall.getByText('点一下屏幕')).toBeHidden()
  await putUp(chair, '发言')
  const floor = chair.getByRole('region', { name: '发言', exact: true })
  await floor.getByRole('button', { name: '请下一位' }).click()
  // Not only next in line: the clock that is read below has to be of this turn.
  await expect(wall.getByRole('strong').filter({ hasText: '网格员' })).toBeVisible()

  const heard = () => wall.evaluate(() => (window as unknown as { heard: number[] }).heard)
  const left = async () => {
    const name = (await wall.getByRole('img', { name: /还剩/ }).getAttribute('aria-label'))!
    const [, minutes, seconds] = name.match(/(\d+):(\d\d)/)!
    return (Number(minutes) * 60 + Number(seconds)) * 1000
  }
  const pass = (ms: number) =>
    wall.evaluate((by) => (window as unknown as { pass: (ms: number) => void }).pass(by), ms)
  expect(await heard()).toEqual([])
  await pass((await left()) - 29_500)
  await expect.poll(heard).toEqual([880])
  await expect(wall.getByText('快到了')).toBeVisible()
  await pass(await left())
  await expect.poll(heard).toEqual([880, 660, 660])
})

test('is let in by the one click of the demo', async ({ browser }) => {
  await putUp(await consoleOf(browser), '问题清单')
  const { page, code } = await actAs(browser, server, 'projector', 'projector')
  await page.goto(`${server.url}/m/${code}/projector`)
  await expect(page.getByRole('heading', { name: '问题清单' })).toBeVisible()
})

test("asks to be paired instead of putting a person's own view on the wall", async ({ browser }) => {
  const { page: wall, code } = await actAs(browser, server, 'officer', 'projector')
  await wall.goto(`${server.url}/m/${code}/projector`)
  await expect(wall.getByText('把这四个数字填进主持台')).toBeVisible()
})

test('each of its pages can be read by everyone', async ({ browser }) => {
  const { wall } = await wallOf(browser)
  const chair = await consoleOf(browser)
  for (const [view, heading] of [
    ['议程', /的议程$/],
    ['签到', '邻里议事会'],
    ['问题清单', '问题清单'],
  ] as const) {
    await putUp(chair, view)
    await expect(wall.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await wall.emulateMedia({ colorScheme })
      await accessible(wall)
    }
  }
})
