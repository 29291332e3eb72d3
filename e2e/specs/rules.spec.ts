import { expect } from '@playwright/test'
import { accessible, fitsAcross } from '../fixtures/accessible.ts'
import { actAs, comeIn, pairWall } from '../fixtures/people.ts'
import { dialog, press } from '../fixtures/pressing.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { tiedByLot } from '../fixtures/tie.ts'

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

test('where the station’s rules say so a tie is settled by lot: two witnesses, a number each, told on the wall', async ({
  browser,
}) => {
  const { code, titles, ballot } = await tiedByLot(server)
  const { page: chair } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  const wall = await pairWall(browser, server, chair, code)
  const one = await comeIn(browser, server.url, code, '见证一')
  const other = await comeIn(browser, server.url, code, '见证二')
  const desk = chair.getByRole('region', { name: '动议和表决' })

  await test.step('it is not voted on again; the chair names two who are here with their phones', async () => {
    await expect(desk.getByText('还有 1 个名额，抽签定')).toBeVisible()
    await expect(desk.getByRole('button', { name: '开始表决' })).toHaveCount(0)
    for (const name of ['见证一', '见证二']) await desk.getByRole('checkbox', { name }).check()
    await accessible(chair)
    await press(chair, '请这两位见证')
  })

  await test.step('each writes a number and seals it; it is opened when both are sealed', async () => {
    for (const [phone, number] of [
      [one, '4711'],
      [other, '8'],
    ] as const) {
      await phone.getByLabel('您的数（只写数字，最多 12 位）').fill(number)
      await accessible(phone)
      await press(phone, '封好')
    }
    await expect(desk.getByText('封好了')).toHaveCount(2)
    await one.reload()
    await press(one, '打开给大家看')
    await expect(other.getByText('写了 4711')).toBeVisible()
    await press(other, '打开给大家看')
  })

  await test.step('what it came to stands on phones and on the wall', async () => {
    const won = new RegExp(`^抽签：(${titles.join('|')})入选`)
    for (const page of [one, other, wall]) await expect(page.getByText(won).first()).toBeVisible()
    await expect(wall.getByText(/种子 ([0-9a-f]{4} ?){4}/)).toBeVisible()
    for (const page of [one, wall]) await accessible(page)
    await fitsAcross(one)
  })

  await test.step('the report says who witnessed it, with which numbers', async () => {
    await chair.goto(`${server.url}/m/${code}/print/result/${ballot}`)
    await expect(chair.getByText('见证人封好以后打开的数：见证一 4711、见证二 8')).toBeVisible()
    await accessible(chair)
  })

  await test.step('back to the general rules', async () => {
    const { page: head } = await actAs(browser, server, 'head', 'tablet')
    await head.goto(`${server.url}/`)
    await head.getByRole('link', { name: '表决规则' }).click()
    await expect(head.getByRole('radio', { name: '抽签' })).toBeChecked()
    await press(head, '回到通用版')
    await dialog(head).getByRole('button', { name: '回到通用版' }).click()
    await expect(head.getByRole('radio', { name: '就这几项再投' })).toBeChecked()
    await accessible(head)
  })
})
