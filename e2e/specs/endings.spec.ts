import { expect, type Page } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { actAs, comeIn, device, pairWall } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { openLine, signIn } from '../fixtures/visit.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

/** Chooses it under 更多, and says why. */
async function decide(page: Page, name: string, reason: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因').fill(reason)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toBeHidden()
}

test('adjourned, then called off: phones, wall, notice and recorder are told, and why', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  const { page: recorder } = await actAs(browser, server, 'officer', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  const wall = await pairWall(browser, server, chair, code)
  const phone = await comeIn(browser, server.url, code, '孙女士')
  const notice = await (await device(browser, 'phone')).newPage()
  await recorder.goto(`${server.url}/m/${code}/minutes`)
  const editor = recorder.getByRole('textbox', { name: '记录人写的话' })
  await editor.click()
  await recorder.keyboard.type('刚开了个头。')
  await expect(recorder.getByText(/^已保存/).first()).toBeVisible()

  await test.step('adjourned to another day', async () => {
    await decide(chair, '改期再开', '突然停电')
    for (const page of [chair, phone]) {
      await expect(page.getByText(/^改期了，.+ 再开$/)).toBeVisible()
      await expect(page.getByText('突然停电')).toBeVisible()
    }
    await expect(wall.getByText(/再开/).last()).toBeVisible()
    await expect(wall.getByText('突然停电').last()).toBeVisible()
    await notice.goto(`${server.url}/m/${code}/notice`)
    await expect(notice.getByText(/^改期了/)).toBeVisible()
    await accessible(phone)
  })

  await test.step('the minutes keep their words, and wait for check-in', async () => {
    await expect(recorder.getByText('签到开始以后才写纪要')).toBeVisible()
    await expect(editor).toHaveAttribute('contenteditable', 'false')
    await expect(editor.getByText('刚开了个头。')).toBeVisible()
  })

  await test.step('called off in the end', async () => {
    const desk = await recorder.context().newPage()
    await desk.goto(`${server.url}/m/${code}/chair`)
    await decide(desk, '取消这场会', '台风停课停工')
    await expect(phone.getByText('这场会取消了')).toBeVisible()
    await expect(wall.getByText('这场会取消了')).toBeVisible()
    for (const page of [phone, wall]) await expect(page.getByText('台风停课停工').last()).toBeVisible()
    await notice.reload()
    await expect(notice.getByText('台风停课停工')).toBeVisible()
  })
})

test('after an adjournment the next evening begins where this one stood, and the minutes tell of both', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  const line = await openLine(server, await signIn(server, 'chair'))
  await chair.goto(`${server.url}/m/${code}/chair`)
  const item = chair.locator('[aria-current="step"] .name')
  const interrupted = await item.innerText()
  const tomorrow = Date.now() + 86_400_000
  const times = { startsAt: tomorrow, endsAt: tomorrow + 3_600_000 }
  expect(await line.send({ type: 'meeting.adjourn', ...times, reason: '突然停电' })).toMatchObject({
    ok: true,
  })
  await expect(chair.getByText(/^改期了，.+ 再开$/)).toBeVisible()
  await expect(item).toHaveCount(0)
  for (const type of ['meeting.openCheckIn', 'meeting.start'])
    expect(await line.send({ type })).toMatchObject({ ok: true })
  await expect(item).toHaveText(interrupted)
  await expect(chair.getByRole('button', { name: '进入下一项' })).toBeVisible()
  expect(await line.send({ type: 'meeting.summarize' })).toMatchObject({ ok: true })
  await chair.getByRole('button', { name: '念一遍纪要' }).click()
  await expect(chair.getByRole('dialog')).toContainText(/第一次实到\d+人.*第二次实到0人/)
  await accessible(chair)
  line.close()
})

test('summed up too soon, the chair goes back to the discussion with a reason', async ({ browser }) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  const line = await openLine(server, await signIn(server, 'chair'))
  await line.send({ type: 'meeting.summarize' })
  line.close()
  await chair.goto(`${server.url}/m/${code}/chair`)
  await chair.getByRole('button', { name: '还没议完，回到讨论' }).click()
  const dialog = chair.getByRole('dialog')
  await dialog.getByLabel('原因').fill('还有一位街坊要说')
  await dialog.getByRole('button', { name: '还没议完，回到讨论' }).click()
  await expect(chair.getByRole('button', { name: '进入下一项' })).toBeVisible()
  await expect(chair.getByRole('button', { name: '念一遍纪要' })).toHaveCount(0)
})
