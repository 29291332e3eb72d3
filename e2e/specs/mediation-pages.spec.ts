import { expect } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { eachForm } from '../fixtures/mediation.ts'
import { actAs } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

/** By the page that they are on: `/` the list, else a case of the demonstration. */
const formsOfCases: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  '/': ['受理一件'],
  鱼塘排水淹田: [
    ...['记一次调解', '口头说定', '怕要出事，报告', '加一份材料', '延长期限', '调解不成'],
    ...['转出去', '记一次法律咨询', '请一个人来', /^手机上的入口/, /^加当事人/, /^加代理人/],
  ],
  宅基地滴水: ['记一笔履行', '到期没做', '已递交申请，记下来', '记一次回访', /^拿出来/],
}
const formsOfRound = ['登记一条', '交给谁办', '改程度', '办结', '怕要出事，报告']

test('every page of a case and of a round reads well, light and dark, and every form dark in large letters', async ({
  browser,
}) => {
  const { page } = await actAs(browser, server, 'mediator', 'tablet')
  const dialog = () => accessible(page, '[role=dialog]')

  async function everything(forms: boolean): Promise<void> {
    await page.goto(server.url)
    await page.getByRole('link', { name: '调解', exact: true }).click()
    await expect(page.getByRole('button', { name: /鱼塘排水淹田/ })).toBeVisible()
    const list = page.url()
    let desk = ''
    for (const [title, buttons] of Object.entries(formsOfCases)) {
      if (title !== '/') {
        await page.getByRole('button', { name: new RegExp(title) }).click()
        await expect(page.getByRole('heading', { name: title })).toBeVisible()
        await page.getByText('别的事').click()
        desk ||= `/c/${new URL(page.url()).searchParams.get('case')}/desk`
      }
      await accessible(page)
      if (forms) await eachForm(page, buttons, dialog)
      if (title !== '/') await page.goto(list)
    }
    await page.goto(server.url + desk)
    const blank = page.getByRole('button', { name: '哪一天前？' })
    await blank.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(blank).toBeFocused()
    await accessible(page)
    await page.goto(`${list}/screening`)
    await expect(page.getByRole('button', { name: '登记一条' })).toBeVisible()
    await accessible(page)
    if (forms) await eachForm(page, formsOfRound, dialog)
  }

  await everything(false)
  await page.context().addCookies([
    { name: 'theme', value: 'dark', url: server.url },
    { name: 'size', value: 'elder', url: server.url },
  ])
  await everything(true)

  await test.step('on a phone without a voice, who reads large letters is told so, and calls a mediator to read', async () => {
    const { page: party, case: id } = await actAs(browser, server, 'partyA', 'phone')
    await party.addInitScript(() => {
      for (const holder of [window, Window.prototype]) Reflect.deleteProperty(holder, 'speechSynthesis')
    })
    await party.context().addCookies([{ name: 'size', value: 'elder', url: server.url }])
    await party.goto(`${server.url}/c/${id}`)
    await expect(party.getByText('这台手机不会念')).toBeVisible()
    await accessible(party)
    await party.getByRole('button', { name: '叫调解员来念' }).click()
    await expect(party.getByText('已经告诉调解员了')).toBeVisible()
    await page.goto(`${server.url}/c/${id}/desk`)
    await page.getByRole('button', { name: /^和甲方单独谈/ }).click()
    await expect(page.getByText('请念给我听')).toBeVisible()
  })
})
