import { expect } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { isOnPostgres } from '../fixtures/database.ts'
import { actAs, comeIn } from '../fixtures/people.ts'
import { startServer } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

test('the chair is told that nothing can be saved, what to do, and that it is over; what was tapped meanwhile is not lost', async ({
  browser,
}) => {
  test.skip(isOnPostgres, 'fills the disk of the embedded store')
  const server = await startServer({ demo: true })
  const { page, code } = await actAs(browser, server, 'chair', 'tablet')
  await page.goto(`${server.url}/m/${code}/chair`)
  await expect(page.getByRole('heading', { name: '下一步' })).toBeVisible()
  const resident = await comeIn(browser, server.url, code, '梁伯')
  const issue = resident.getByRole('listitem').filter({ hasText: '七堡村 Y199' })
  // Until its lines are open the page shows the list as the server wrote it, without buttons.
  await expect(issue.getByRole('button', { name: /附议/ })).toBeVisible()
  const health = async () => {
    const answer = await fetch(`${server.url}/healthz`)
    return [answer.status, ((await answer.json()) as { reason?: string }).reason]
  }
  expect(await health()).toEqual([200, undefined])

  server.fillDisk()
  expect(await health()).toEqual([503, expect.stringMatching(/\w/)])
  const alarm = page.getByRole('alert').filter({ hasText: '电脑存不进去了' })
  await expect(alarm).toContainText('腾出硬盘空间')
  await expect(alarm.getByRole('button')).toHaveCount(0)
  await accessible(page)

  await issue.getByRole('button', { name: /附议/ }).click()
  await expect(issue).toContainText('正在送出')

  server.makeRoom()
  await expect(issue).toContainText('已附议')
  await expect(alarm).toBeHidden()
  expect(await health()).toEqual([200, undefined])
  await server.stop()
})

test('the chair is told that the tablet and the computer disagree about the time, and can put it away', async ({
  browser,
}) => {
  const server = await startServer({ demo: true })
  const { page, code } = await actAs(browser, server, 'chair', 'tablet')
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + 13 * 60_000
  })
  await page.goto(`${server.url}/m/${code}/chair`)
  const notice = page.getByRole('status').filter({ hasText: '电脑时间差 13 分' })
  await expect(notice).toContainText(/电脑是 \d+:\d\d，这台平板是 \d+:\d\d/)
  await notice.getByRole('button', { name: '知道了' }).click()
  await expect(notice).toBeHidden()
  await server.stop()
})
