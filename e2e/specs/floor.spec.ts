import { expect, type Page } from '@playwright/test'
import { actAs, comeIn, device } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const floor = (page: Page) => page.getByRole('region', { name: '发言', exact: true })
const waiting = (page: Page) => page.getByRole('region', { name: '等候发言' })
const hand = (page: Page) => page.getByRole('button', { name: '举手发言' })

test('the floor: two raise hands, the chair calls the next, everyone sees the same speaker and clock', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  await expect(floor(chair)).toContainText('梁伯')
  await expect(waiting(chair).getByRole('listitem')).toHaveCount(3)
  const first = await comeIn(browser, server.url, code, '孙女士')
  const second = await comeIn(browser, server.url, code, '周叔')

  await test.step('who has spoken waits behind who has not, also behind who came later', async () => {
    await hand(first).click()
    await expect(first.getByRole('button', { name: '前面 2 位·放下' })).toBeVisible()
    await hand(second).click()
    await expect(second.getByRole('button', { name: '前面 3 位·放下' })).toBeVisible()
    await expect(waiting(chair).getByRole('listitem').last()).toContainText('说过 1 次')
    await second.getByRole('button', { name: '前面 3 位·放下' }).click()
    await expect(hand(second)).toBeVisible()
    await expect(waiting(chair).getByRole('listitem')).toHaveCount(4)
  })

  await test.step('the chair calls the next, takes a mis-tap back and calls again', async () => {
    const called = floor(chair).getByRole('button', { name: '请下一位' })
    await called.click()
    await expect(floor(first)).toContainText('网格员')
    await chair.getByRole('button', { name: '点错了，收回' }).click()
    await expect(floor(first)).toContainText('梁伯')
    await expect(floor(first).getByRole('img', { name: '已暂停' })).toBeVisible()
    await expect(floor(first)).toContainText('下一位：网格员')
    await called.click()
    await expect(floor(chair)).toContainText('网格员')
    await called.click()
    await expect(floor(chair)).toContainText('李叔')
    await expect(first.getByRole('button', { name: '下一位就是您·放下' })).toBeVisible()
    await called.click()
  })

  await test.step('whose turn it is knows; everyone else sees the name', async () => {
    await expect(first.getByRole('alert')).toContainText('轮到您了')
    await expect(hand(first)).toHaveCount(0)
    for (const page of [chair, first, second]) await expect(floor(page)).toContainText('孙女士')
  })

  await test.step('the clock stands still on every phone, gets a minute, and goes on', async () => {
    await floor(chair).getByRole('button', { name: '暂停' }).click()
    for (const page of [chair, first, second])
      await expect(floor(page).getByRole('img', { name: '已暂停' })).toBeVisible()
    await floor(chair).getByRole('button', { name: '1 分钟' }).click()
    await expect(floor(chair)).toContainText('共 3 分')
    await expect(floor(second).getByRole('img', { name: /还剩 (2:5|3:00)/ })).toBeVisible()
    await floor(chair).getByRole('button', { name: '继续' }).click()
    await expect(floor(second).getByRole('img', { name: '已暂停' })).toHaveCount(0)
  })

  await test.step('the speaker is done', async () => {
    await floor(chair).getByRole('button', { name: '这位说完了' }).click()
    for (const page of [chair, first, second]) await expect(floor(page)).toContainText('现在没有人发言')
    await expect(first.getByRole('alert')).toHaveCount(0)
    await expect(hand(first)).toBeVisible()
  })
})

test('an issue is put up: hands take a side, points of order are ruled on, the wall shows it all', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  const resident = await comeIn(browser, server.url, code, '孙女士')
  const wall = await (await device(browser, 'projector')).newPage()
  await wall.goto(`${server.url}/m/${code}/projector`)
  const digits = wall.getByText(/^\s*\d\s*\d\s*\d\s*\d\s*$/).first()
  const code4 = (await digits.innerText()).replace(/\D/g, '')
  await chair.getByRole('button', { name: /^投影/ }).click()
  await chair.getByLabel('屏幕上的四位数').fill(code4)
  await chair.getByRole('button', { name: '连上' }).click()
  await expect(wall.getByText('问题清单')).toBeVisible()
  await chair.getByRole('dialog').getByRole('button', { name: '发言', exact: true }).click()
  await expect(wall.getByText('梁伯')).toBeVisible()
  await expect(wall.getByText('李叔')).toBeVisible()

  await floor(chair).getByRole('button', { name: '换一件事' }).click()
  await chair
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ hasText: '北园新村一下大雨就水浸' })
    .getByRole('button', { name: '说这件' })
    .click()
  await expect(wall.getByText('正在说第 1 个问题')).toBeVisible()
  await expect(floor(resident)).toContainText('发言·第 1 条')
  await expect(waiting(chair)).toContainText('没有人举手')

  await hand(resident).click()
  await resident.getByRole('dialog').getByRole('button', { name: '赞成' }).click()
  await expect(waiting(chair).getByRole('listitem')).toContainText(['孙女士'])
  await expect(waiting(chair)).toContainText('赞成')
  await expect(wall.getByText('孙女士')).toBeVisible()

  await resident.getByRole('button', { name: '程序问题' }).click()
  await resident.getByLabel('哪里不对').fill('还没讲规则')
  await resident.getByRole('button', { name: '提出来' }).click()
  await chair.getByRole('button', { name: '答复' }).click()
  await chair.getByLabel('您的答复').fill('马上讲')
  await chair.getByRole('dialog').getByRole('button', { name: '答复' }).click()
  await expect(floor(resident)).toContainText('主持人答复：马上讲')
})

test('mis-taps of the chair are taken back within seconds, and everything is as before', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  const resident = await comeIn(browser, server.url, code, '孙女士')
  const undo = chair.getByRole('button', { name: '点错了，收回' })
  const asBefore = async () => {
    await expect(floor(resident)).toContainText('梁伯')
    await expect(floor(resident).getByRole('img', { name: '已暂停' })).toBeVisible()
    await expect(waiting(chair).getByRole('listitem')).toHaveCount(3)
    await expect(undo).toHaveCount(0)
  }
  const takenBack = async (said: string) => {
    await expect(chair.getByRole('status').filter({ has: undo })).toContainText(said)
    await undo.click()
    await asBefore()
  }

  await test.step('the turn ended', async () => {
    await floor(chair).getByRole('button', { name: '这位说完了' }).click()
    await expect(floor(resident)).toContainText('现在没有人发言')
    await takenBack('梁伯（北园新村）说完了')
  })

  await test.step('two turns given by one tap too many', async () => {
    const called = floor(chair).getByRole('button', { name: '请下一位' })
    // At the console, which names nobody who is only next.
    await called.click()
    await expect(floor(chair)).toContainText('网格员')
    await called.click()
    await expect(floor(chair)).toContainText('李叔')
    await undo.click()
    await expect(floor(chair)).toContainText('网格员')
    await takenBack('请了网格员（浐湾社区）')
  })

  await test.step('a hand taken down', async () => {
    await waiting(chair)
      .getByRole('button', { name: /替李叔/ })
      .click()
    await takenBack('把李叔（七堡村）的手放下了')
    await expect(waiting(chair).getByRole('listitem').nth(1)).toContainText('李叔')
  })

  await test.step('another subject, whose list of speakers is empty', async () => {
    await floor(chair).getByRole('button', { name: '换一件事' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '说这件' }).first().click()
    await expect(waiting(chair)).toContainText('没有人举手')
    await takenBack('换了一件事说')
  })

  await test.step('another agenda item', async () => {
    await chair.getByRole('button', { name: '进入下一项' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '进入这一项' }).click()
    await expect(resident.getByRole('heading', { level: 1 })).toContainText('民生实事票选')
    await takenBack('进入“民生实事票选”了')
    await expect(resident.getByRole('heading', { level: 1 })).toContainText('说问题、理清单')
  })

  await test.step('the list locked', async () => {
    await chair.getByRole('button', { name: '锁定清单' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '锁定清单' }).click()
    await expect(resident.getByText(/清单 .* 锁定/).first()).toBeVisible()
    await takenBack('清单锁定了')
    await expect(resident.getByText(/清单 .* 锁定/)).toHaveCount(0)
  })
})
