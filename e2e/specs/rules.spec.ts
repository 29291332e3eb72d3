import { expect, test } from '@playwright/test'
import { accessible, fitsAcross } from '../fixtures/accessible.ts'
import { actAs } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'

let server: Server

test.beforeAll(async () => {
  server = await startServer({ demo: true })
})

test.afterAll(() => server.stop())

test('an officer drafts the station’s own rules, its head adopts them as they stand, and goes back', async ({
  browser,
}) => {
  const { page: officer } = await actAs(browser, server, 'officer', 'tablet')
  await officer.goto(server.url)
  await officer.getByRole('link', { name: '表决规则' }).click()
  await expect(officer.getByRole('heading', { level: 1, name: '表决规则' })).toBeVisible()
  const { page: head } = await actAs(browser, server, 'head', 'phone')
  await head.goto(officer.url())

  await test.step('what is in force is worked out with numbers', async () => {
    await expect(officer.getByText('赞成 24 票就通过')).toBeVisible()
    await officer.getByRole('textbox', { name: '实到' }).fill('27')
    await expect(officer.getByText('要到 28 人才能开，到了 27，还不能开')).toBeVisible()
    await officer.getByRole('textbox', { name: '实到' }).fill('47')
    await expect(officer.getByRole('button', { name: '和现行版一样，没有改动' })).toBeVisible()
  })

  await test.step('a group may be counted apart, with a share of its own; of owners the law says it', async () => {
    const group = officer.getByRole('group', { name: '另有一组人单独计票' })
    await group.getByLabel('人大代表').check()
    await officer.getByRole('group', { name: '人大代表里要多少赞成' }).getByLabel('三分之二以上').check()
    await expect(officer.getByRole('button', { name: '写明出处' })).toHaveCount(0)
    await group.getByLabel('没有').check()
    await expect(officer.getByRole('button', { name: '和现行版一样，没有改动' })).toBeVisible()
  })

  await test.step('a draft is changed and sent', async () => {
    await officer.getByRole('group', { name: '几票算过' }).getByLabel('三分之二以上').check()
    await expect(officer.getByText('赞成 32 票就通过')).toBeVisible()
    await officer.getByLabel('文本的年月').fill('去年')
    await expect(officer.getByRole('button', { name: '写成 2025-01 这样' })).toBeVisible()
    await officer.getByLabel('文本的年月').fill('2025-03')
    await officer.getByLabel('出处').fill('本站议事规则，2025 年 3 月 2 日通过')
    await officer.getByLabel('候选比应选多出（百分之几）').fill('50')
    await expect(officer.getByText('选 3 项，至少要有 5 项候选。')).toBeVisible()
    await officer.getByRole('button', { name: '送站长审定' }).click()
    await expect(officer.getByText('这份草稿等站长审定', { exact: false })).toBeVisible()
    await expect(officer.getByRole('button', { name: /站长/ })).toBeVisible()
    await accessible(officer)
  })

  await test.step('the head sees it come, reads it, and adopts it', async () => {
    await expect(head.getByText('赞成 32 票就通过')).toBeVisible()
    await head.getByRole('button', { name: '审定，往后的会用它' }).click()
    await expect(head.getByText('本站的版本，改自通用版')).toBeVisible()
    await expect(officer.getByText('本站的版本，改自通用版')).toBeVisible()
    await expect(officer.getByText('这份草稿等站长审定', { exact: false })).toHaveCount(0)
    await accessible(head)
  })

  await test.step('nothing is wider than a narrow phone', async () => {
    await head.setViewportSize({ width: 320, height: 640 })
    await fitsAcross(head)
  })

  await test.step('and back to the general text', async () => {
    await head.getByRole('button', { name: '回到通用版' }).click()
    await head.getByRole('dialog').getByRole('button', { name: '回到通用版' }).click()
    await expect(officer.getByText('赞成 24 票就通过')).toBeVisible()
  })
})
