import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { accessible, fitsAcross } from '../fixtures/accessible.ts'
import { isOnPostgres } from '../fixtures/database.ts'
import { actAs, comeIn, device } from '../fixtures/people.ts'
import { closeAndPublish } from '../fixtures/publishing.ts'
import { filesIn, startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { newId, openLine, signIn, type Visitor } from '../fixtures/visit.ts'

const root = resolve(import.meta.dirname, '../..')

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true, logLevel: 'trace' })
})
test.afterEach(() => server.stop())

const get = async <T>(path: string): Promise<T> => (await (await fetch(server.url + path)).json()) as T
const recordOf = async (meeting: string): Promise<string> =>
  (await fetch(`${server.url}/api/records/${meeting}`)).text()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const dialog = (page: Page) => page.getByRole('dialog')

/** A resident proposes from their phone, and the chair takes it onto the list under a title. */
async function proposes(page: Page, text: string, title: string): Promise<void> {
  await press(page, '提一条问题')
  await dialog(page).getByRole('textbox').first().fill(text)
  await dialog(page)
    .getByRole('button', { name: /^(交给联络员|提交|送出|提)/ })
    .click()
  await expect(dialog(page)).toBeHidden()
  const chair = await signIn(server, 'chair')
  const found = async () => {
    const line = await openLine(server, chair)
    line.close()
    const { issue } = line.opened['snapshot'] as {
      issue: { proposals: Record<string, { text: string }> }
    }
    return Object.entries(issue.proposals).find(([, one]) => one.text === text)?.[0]
  }
  await expect.poll(found).toBeDefined()
  const line = await openLine(server, chair)
  const proposal = await found()
  expect(await line.send({ type: 'issue.accept', proposal, title })).toMatchObject({ ok: true })
  line.close()
}

/** `npm run -s verify`, as a stranger runs it. */
function verify(file: string, ...args: string[]): string {
  const node = resolve(root, 'node_modules/.bin/node')
  return execFileSync(node, ['server/src/commands/verify.ts', file, ...args], { cwd: root, encoding: 'utf8' })
}

test('two taps on a phone, and nobody in the hall knows the name any more', async ({ browser }) => {
  const { meeting } = await signIn(server, 'resident')
  const leaving = await comeIn(browser, server.url, meeting.code, '欧阳不存')
  await proposes(leaving, '楼道的灯坏了', '楼道的灯坏了三个月')
  const neighbour = await comeIn(browser, server.url, meeting.code, '梁小姐')
  await expect(neighbour.getByText('欧阳不存 提')).toBeVisible()
  expect(await server.holds('欧阳不存')).toBe(true)

  // The login ends while the store is still being built anew: the page hears of that first.
  await leaving.route('**/api/me/erase', async (route) => {
    const response = await route.fetch()
    await expect(neighbour.getByText('已注销用户 提')).toBeVisible()
    await route.fulfill({ response })
  })
  await press(leaving, '撤回同意')
  await expect(dialog(leaving).getByText('写成“已注销用户”')).toBeVisible()
  await accessible(leaving)
  await dialog(leaving).getByRole('button', { name: '注销' }).click()
  await leaving.waitForURL('**/privacy?erased=all')
  await expect(leaving.getByText('已经注销了')).toBeVisible()
  expect((await leaving.context().cookies()).find(({ name }) => name === 'login')).toBeUndefined()

  await expect(neighbour.getByText('楼道的灯坏了三个月')).toBeVisible()
  await expect(neighbour.getByText('已注销用户 提')).toBeVisible()
  await expect(neighbour.getByText('欧阳不存')).toHaveCount(0)
  const later = await comeIn(browser, server.url, meeting.code, '何伯')
  await expect(later.getByText('已注销用户 提')).toBeVisible()
  await expect(later.locator('body')).not.toContainText('欧阳不存')
  expect(await server.holds('欧阳不存')).toBe(false)

  await leaving.goto(`${server.url}/m/${meeting.code}`)
  await expect(leaving.getByLabel('大家怎么称呼您？')).toHaveValue('')
})

test('words of others that name somebody are looked at by an officer before they go', async ({ browser }) => {
  const { meeting } = await signIn(server, 'resident')
  const sima = await comeIn(browser, server.url, meeting.code, '司马不群')
  await proposes(sima, '司马不群家门口积水', '司马不群家门口积水，要垫砖')
  await press(sima, '撤回同意')
  await dialog(sima).getByRole('button', { name: '注销' }).click()
  await sima.waitForURL('**/privacy?erased=look')
  expect(await server.holds('司马不群')).toBe(true)

  const { page: officer } = await actAs(browser, server, 'officer', 'tablet')
  await officer.goto(server.url)
  await expect(officer.getByText('有人注销了，还有话写着他的称呼')).toBeVisible()
  await officer.getByRole('link', { name: '去看' }).click()
  await expect(officer.locator('mark').first()).toHaveText('司马不群')
  await accessible(officer)
  await officer.getByLabel('换成').first().fill('巷口一户家门口积水，要垫砖')
  await press(officer, '看过了，换掉')
  await expect(officer.getByRole('heading', { level: 1, name: '谁来过' })).toBeVisible()
  await accessible(officer)
  expect(await server.holds('司马不群')).toBe(false)
  const phone = await comeIn(browser, server.url, meeting.code, '何伯')
  await expect(phone.getByText('巷口一户家门口积水，要垫砖')).toBeVisible()
  await officer.goto(server.url)
  await expect(officer.getByText('有人注销了')).toHaveCount(0)
})

test('after it was published two people are erased, and a stranger’s check finds nothing', async ({
  browser,
}) => {
  const { meeting: demo } = await signIn(server, 'resident')
  const one = await comeIn(browser, server.url, demo.code, '欧阳不存')
  const other = await comeIn(browser, server.url, demo.code, '司马不群')
  await proposes(one, '楼道的灯坏了', '楼道的灯坏了三个月')
  await proposes(other, '井盖响', '井盖一过车就响')
  await other.getByRole('link', { name: '我的信息' }).click()
  await press(other, '写我的称呼')
  await expect(other.getByRole('button', { name: '不写了' })).toBeVisible()
  await accessible(other)

  const meeting = await closeAndPublish(server)
  expect(await recordOf(meeting)).toContain('司马不群')
  await press(other, '不写了')
  await expect(other.getByRole('button', { name: '写我的称呼' })).toBeVisible()
  expect((await recordOf(meeting)).includes('司马不群')).toBe(false)

  await other.goto(`${server.url}/privacy`)
  await other.getByRole('link', { name: '撤回同意' }).click()
  await accessible(other)
  await press(other, '注销')
  await other.waitForURL('**/privacy?erased=all')

  const { page: officer } = await actAs(browser, server, 'officer', 'tablet')
  await officer.goto(`${server.url}/r/${meeting}/people`)
  const line = officer.getByRole('listitem').filter({ hasText: '欧阳不存' })
  await line.locator('summary').click()
  await accessible(officer)
  await line.getByLabel('认过是本人，或监护人').check()
  await line.getByRole('button', { name: '注销 欧阳不存' }).click()
  await expect(officer.getByText('欧阳不存')).toHaveCount(0)

  for (const name of ['欧阳不存', '司马不群']) expect(await server.holds(name)).toBe(false)
  const file = join(server.dataDir, 'exported.json')
  writeFileSync(file, await recordOf(meeting))
  const { key } = await get<{ key: string }>('/api/records')
  const { meeting: told } = await get<{ meeting: { root: string } }>(`/api/meetings/${meeting}`)
  expect(verify(file, '--root', told.root, '--key', key)).toContain('没有被改过')
  expect(readFileSync(file, 'utf8')).toContain('已注销用户1')
  await officer.goto(`${server.url}/r/${meeting}`)
  await press(officer, '自己核一遍')
  await expect(officer.locator('#check')).toHaveText('条条相扣')
})

/** The login of a page, on a browser without script. */
async function withoutScript(browser: Browser, page: Page): Promise<BrowserContext> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
  })
  await context.addCookies(await page.context().cookies())
  return context
}

test('one’s own page shows what is kept, and takes consent back, without script on a narrow phone', async ({
  browser,
}) => {
  const { meeting } = await signIn(server, 'resident')
  const phone = await comeIn(browser, server.url, meeting.code, '欧阳不存')
  await proposes(phone, '楼道的灯坏了', '楼道的灯坏了三个月')
  const context = await withoutScript(browser, phone)
  const page = await context.newPage()
  await page.goto(`${server.url}/me`)
  await expect(page.getByText('楼道的灯坏了三个月')).toBeVisible()
  await expect(page.getByText('第 1 版“您的信息怎么用”')).toBeVisible()
  await fitsAcross(page)
  const own = await context.request.get(`${server.url}/api/me/export`)
  expect(await own.json()).toMatchObject({
    name: '欧阳不存',
    meetings: [{ consent: { version: 1 }, proposals: [{ text: '楼道的灯坏了', status: 'accepted' }] }],
  })
  await press(page, '写我的称呼')
  await expect(page.getByText('写着您的称呼')).toBeVisible()
  await page.getByRole('link', { name: '撤回同意，注销' }).click()
  await fitsAcross(page)
  await press(page, '注销')
  await expect(page.getByText('已经注销了')).toBeVisible()
  expect(await server.holds('欧阳不存')).toBe(false)
  await page.goto(`${server.url}/me`)
  await expect(page.getByText('这台设备没有记着谁')).toBeVisible()
})

test('a frame of the demonstration knows its own person, and copies what is kept of them', async ({
  browser,
}) => {
  const visitor: Visitor = await signIn(server, 'resident')
  const context = await device(browser, 'phone')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.goto(`${server.url}/me#token=${visitor.token}`)
  await expect(page.getByRole('heading', { name: '您是谁' })).toBeVisible()
  await press(page, '复制一份')
  await expect(page.getByRole('button', { name: '复制好了' })).toBeVisible()
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toHaveProperty('meetings')
})

test('a head erases an account, and the record keeps the post', async ({ browser }) => {
  const { page: head } = await actAs(browser, server, 'head', 'tablet')
  await head.goto(server.url)
  await head.getByRole('link', { name: '账号' }).click()
  await accessible(head)
  expect(await server.holds('余代表')).toBe(true)
  const line = head.getByRole('listitem').filter({ hasText: '余代表' })
  await line.locator('summary').click()
  await line.getByLabel('认过是本人，或监护人').check()
  await line.getByRole('button', { name: '注销 余代表' }).click()
  await expect(head.getByText('余代表')).toHaveCount(0)
  const { records } = await get<{ records: { id: string }[] }>('/api/records')
  expect(await recordOf(records[0]!.id)).toContain('已注销用户（人大代表）')
  expect(await server.holds('余代表')).toBe(false)

  // The other thing that is erased by a head: a dossier whose time is over, by two people.
  await head.goto(server.url)
  await head.getByRole('link', { name: '调解' }).click()
  await head.getByRole('link', { name: '归档的卷宗' }).click()
  const old = head.getByRole('listitem').filter({ hasText: '竹子遮光' })
  await old.locator('summary').click()
  await accessible(head)
  await old.getByRole('button', { name: '提请销毁' }).click()
  await expect(old).toContainText('您提请销毁，等另一位站长批准')
  await expect(head.getByRole('button', { name: '批准销毁' })).toHaveCount(0)
  const keep = await old.locator('form').getAttribute('action')
  const answer = await head.request.post(server.url + keep!.replace('keep', 'destroy'), {
    headers: { origin: server.url, accept: 'application/json' },
  })
  expect((await answer.json()).type).toBe('/problems/station.otherPersonNeeded')
})

test('a store that was copied back forgets again', async ({ browser }) => {
  test.skip(
    isOnPostgres,
    'copies the files of the embedded store; server/src/copies/database.test.ts has the other',
  )
  const { meeting } = await signIn(server, 'resident')
  const phone = await comeIn(browser, server.url, meeting.code, '欧阳不存')
  const copy = mkdtempSync(join(tmpdir(), 'linyi-copy-'))
  await server.kill()
  cpSync(server.dataDir, copy, { recursive: true })
  await server.restart()
  await phone.goto(`${server.url}/me/withdraw`)
  await press(phone, '注销')
  await phone.waitForURL('**/privacy?erased=all')
  expect(await server.holds('欧阳不存')).toBe(false)

  await server.kill()
  for (const end of ['', '-wal', '-shm']) {
    const file = `linyi.sqlite${end}`
    rmSync(join(server.dataDir, file), { force: true })
    if (filesIn(copy).includes(join(copy, file))) cpSync(join(copy, file), join(server.dataDir, file))
  }
  rmSync(copy, { recursive: true })
  expect(await server.holds('欧阳不存')).toBe(true)
  await server.restart()
  expect(await server.holds('欧阳不存')).toBe(false)
  const later = await comeIn(browser, server.url, meeting.code, newId().slice(-6))
  await expect(later.locator('body')).not.toContainText('欧阳不存')
})
