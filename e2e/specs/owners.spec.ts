import { expect, type Page } from '@playwright/test'
import { paths } from '@linyi/shared/protocol/addresses'
import { accessible } from '../fixtures/accessible.ts'
import { comeIn, pairWall } from '../fixtures/people.ts'
import { confirm, dialog, press } from '../fixtures/pressing.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { foundStation } from '../fixtures/station.ts'
import { test } from '../fixtures/test.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: false })
})
test.afterEach(() => server.stop())

const desk = (page: Page) => page.getByRole('region', { name: '动议和表决' })
const cell = (page: Page, row: string) =>
  page.getByRole('table', { name: '分开计的两本账' }).getByRole('row', { name: new RegExp(`^${row}`) })

/** The next day in Shanghai. */
const tomorrow = (): string =>
  new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

async function votes(phone: Page, choice: string): Promise<void> {
  await phone.getByRole('radio', { name: choice }).check()
  await press(phone, '看一遍，再投票')
  await press(phone, '投出去')
  await expect(phone.getByText('您的票已计入')).toBeVisible()
}

test('owners vote by heads and by area: entered on the roll, counted on phones, on the wall and on paper', async ({
  browser,
}) => {
  const station = await foundStation(server)
  const officer = await (await station.signIn(browser, 'officer', 'tablet')).newPage()
  const chair = await (await station.signIn(browser, 'deputy', 'tablet')).newPage()
  const door = await (await station.signIn(browser, 'gridWorker', 'tablet')).newPage()
  let code = ''

  await test.step('the officer pastes the owners with what they hold, and writes one area down by hand', async () => {
    await officer.goto(server.url)
    await officer.getByRole('link', { name: '开一场' }).click()
    await officer.waitForURL(/\/draft$/)
    // What only a script can do is not offered before there is one: a tap on it would be lost.
    expect(await (await officer.request.get(officer.url())).text()).not.toContain('type="button"')
    await press(officer, /^还有 \d+ 种$/)
    await officer.getByRole('radio', { name: '业主大会' }).check()
    await officer.getByLabel('会的名字').fill('更换三号楼电梯')
    await officer.getByLabel('哪天').fill(tomorrow())
    await officer.getByLabel('从', { exact: true }).fill('19:30')
    await officer.getByLabel('到', { exact: true }).fill('21:00')
    await officer.getByLabel('地点').fill('小区物业用房')
    await press(officer, '存成草稿')
    await press(officer, /^主持、记录/)
    await officer
      .getByRole('listitem')
      .filter({ hasText: '黄代表' })
      .getByRole('button', { name: '请这位主持' })
      .click()
    await press(officer, /^到会名单/)
    await officer.getByLabel('粘贴名册').fill('安女士 86.50\n白叔 120㎡ 北园新村\n蔡伯')
    await press(officer, '放进 3 位')
    await expect(officer.getByText('1 位没填面积')).toBeVisible()
    await accessible(officer)
    await press(officer, '没填面积')
    await dialog(officer).getByLabel('专有部分面积').fill('70.005')
    await expect(dialog(officer).getByText('写成数字')).toBeVisible()
    await dialog(officer).getByLabel('专有部分面积').fill('70')
    await accessible(officer)
    await dialog(officer).getByRole('button', { name: '记下面积' }).click()
    await expect(officer.getByText('业主 3 位，一共 276.50 m²')).toBeVisible()
    await press(officer, '发公告')
    await dialog(officer).getByLabel('为什么急').fill('电梯停了')
    await dialog(officer).getByRole('button', { name: '发公告' }).click()
    await officer.getByRole('link', { name: '去主持台' }).click()
    await officer.waitForURL(/\/m\/\d{6}\/chair$/)
    code = new URL(officer.url()).pathname.split('/')[2]!
    for (const step of ['开始征集', '定议程', '开放签到']) await press(officer, step)
  })

  await chair.goto(`${server.url}/m/${code}/chair`)
  const wall = await pairWall(browser, server, chair, code)
  const phones = await test.step('two thirds are asked for, of the people and of the area', async () => {
    await door.goto(`${server.url}/m/${code}/door`)
    const come = async (name: string) => {
      const phone = await comeIn(browser, server.url, code, name)
      await door.getByRole('searchbox', { name: '找人' }).fill(`${name}2`)
      await press(door, '签到')
      await dialog(door).getByRole('button', { name: '签到' }).click()
      await expect(dialog(door)).toBeHidden()
      return phone
    }
    const an = await come('安女士')
    await expect(chair.getByText('还差 1 位才能表决')).toBeVisible()
    const cai = await come('蔡伯')
    await expect(chair.getByText('人够了，面积还差 27.84 m²')).toBeVisible()
    const bai = await come('白叔')
    await expect(chair.getByText('三分之二以上，可以表决')).toBeVisible()
    return { an, bai, cai }
  })

  await test.step('a motion; the matter is said first, and a secret vote is not offered', async () => {
    await confirm(chair, '开会')
    await press(chair, '提一个动议')
    await dialog(chair).getByLabel('动议怎么说').fill('用维修资金更换三号楼电梯')
    await dialog(chair).getByRole('radio', { name: '安女士' }).check()
    await dialog(chair).getByLabel('谁', { exact: true }).fill('业委会')
    await dialog(chair).getByLabel('做什么').fill('年底前换好')
    await dialog(chair).getByRole('button', { name: '提到会上' }).click()
    await expect(dialog(chair)).toBeHidden()
    await expect(desk(chair).getByText('看面积就知道是谁的')).toBeVisible()
    await expect(desk(chair).getByRole('radio', { name: '无记名投票' })).toHaveCount(0)
    await expect(desk(chair).getByText('先选是一般事项还是重大事项')).toBeVisible()
    await accessible(chair)
    await desk(chair).getByRole('radio', { name: '重大事项' }).check()
    await press(chair, '开始表决')
    await press(chair, '投影也翻到表决')
  })

  await test.step('everybody sees what their vote weighs and how many are missing, in people and in area', async () => {
    await expect(phones.an.getByText('您的一票：人数算 1 位，面积算 86.50 m²')).toBeVisible()
    await votes(phones.an, '赞成')
    await votes(phones.cai, '赞成')
    for (const page of [phones.bai, wall, chair])
      await expect(page.getByText('还差 27.84 m²').first()).toBeVisible()
    for (const page of [phones.bai, wall, chair]) await accessible(page)
    await votes(phones.bai, '反对')
  })

  await test.step('enough of the people are for it, too little of the area: not carried, and everybody sees why', async () => {
    await confirm(chair, '宣布结果')
    for (const page of [phones.an, wall, chair]) {
      await expect(page.getByText('没通过').first()).toBeVisible()
      await expect(cell(page, '赞成')).toContainText('156.50 m²')
      await expect(cell(page, '结果')).toContainText('赞成的还差 1 位')
      await expect(cell(page, '结果')).toContainText('赞成的还差 50.88 m²')
      await accessible(page)
    }
  })

  await test.step('who voted how is told with what they hold, and aloud by both counts', async () => {
    await phones.an.getByText('谁按了什么').click()
    await expect(phones.an.getByText('白叔（120.00 m²）')).toBeVisible()
    await expect(phones.an.getByText('按面积：赞成 156.50 m²，反对 120.00 m²')).toBeAttached()
  })

  await test.step('the report has both counts and room to sign', async () => {
    await officer.goto(`${server.url}/m/${code}/chair`)
    const report = officer.getByRole('link', { name: /报告单/ }).first()
    await officer.goto(server.url + (await report.getAttribute('href'))!)
    await expect(cell(officer, '赞成')).toContainText('156.50 m²')
    await expect(officer.getByRole('listitem').filter({ hasText: '白叔' })).toContainText('120.00 m²')
    await expect(officer.getByText('监票人', { exact: true })).toBeVisible()
    await accessible(officer)
    await officer.goto(server.url + paths.rollPaper(code))
    await expect(officer.getByRole('columnheader', { name: '面积 m²' })).toBeVisible()
    await expect(officer.getByRole('cell', { name: '86.50' })).toBeVisible()
    await accessible(officer)
  })
})
