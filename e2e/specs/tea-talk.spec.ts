import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { closeMeeting, sumUp } from '../fixtures/closing.ts'
import { device, pairWall } from '../fixtures/people.ts'
import { confirm, dialog, press } from '../fixtures/pressing.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { foundStation } from '../fixtures/station.ts'
import { test } from '../fixtures/test.ts'

const repository = resolve(import.meta.dirname, '../..')

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: false })
})
test.afterEach(() => server.stop())

const line = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words })
const section = (page: Page, name: string) => page.getByRole('region', { name })
const tomorrow = (): string =>
  new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

test('a tea-talk, from the notice to a record that verifies against what stood on the wall', async ({
  browser,
}) => {
  const station = await foundStation(server)
  const desk = await (await station.signIn(browser, 'officer', 'tablet')).newPage()
  const chair = await (await station.signIn(browser, 'deputy', 'tablet')).newPage()
  const worker = await (await station.signIn(browser, 'gridWorker', 'phone')).newPage()
  let code = ''
  let root = ''

  await test.step('the officer gives notice for the very next day: a tea-talk asks for no days', async () => {
    await desk.goto(server.url)
    await desk.getByRole('link', { name: '开一场' }).click()
    await desk.getByRole('radio', { name: '民议茶话' }).check()
    await desk.getByLabel('会的名字').fill('老旧小区改造，先改哪里')
    await desk.getByLabel('哪天').fill(tomorrow())
    await desk.getByLabel('从', { exact: true }).fill('15:00')
    await desk.getByLabel('到', { exact: true }).fill('16:30')
    await desk.getByLabel('地点').fill('老人活动中心')
    await press(desk, '存成草稿')
    await press(desk, /^主持、记录/)
    await line(desk, '黄代表').getByRole('button', { name: '请这位主持' }).click()
    await line(desk, '小周').getByRole('button', { name: '请这位记录' }).click()
    await press(desk, '发公告')
    await dialog(desk).getByRole('button', { name: '发公告' }).click()
    await desk.getByRole('link', { name: '去主持台' }).click()
    await desk.waitForURL(/\/m\/\d{6}\/chair$/)
    code = new URL(desk.url()).pathname.split('/')[2]!
    const passer = await (await device(browser, 'phone')).newPage()
    await passer.goto(`${server.url}/m/${code}/notice`)
    await expect(passer.getByText('民议茶话').first()).toBeVisible()
    await passer.context().close()
    await press(desk, '开始征集')
    await press(desk, '开放签到')
  })

  await chair.goto(`${server.url}/m/${code}/chair`)
  const wall = await pairWall(browser, server, chair, code)

  const come = async (name: string | null): Promise<Page> => {
    const page = await (await device(browser, 'phone')).newPage()
    await page.goto(`${server.url}/m/${code}`)
    if (name === null) {
      await page.getByRole('checkbox', { name: /不写称呼/ }).check()
      await page.getByRole('radio', { name: '北园新村' }).check()
    } else await page.getByLabel('大家怎么称呼您？').fill(name)
    await press(page, /^进入/)
    await page.getByRole('heading', { name: '问题清单' }).waitFor()
    return page
  }
  const [li, chen, unnamed] =
    await test.step('three sit down, one of them without a name, and the grid worker', async () => {
      const phones = [await come('李叔'), await come('陈女士'), await come(null)] as const
      await worker.goto(`${server.url}/m/${code}/live`)
      await press(worker, '进场')
      await expect(wall.getByText('李叔')).toBeVisible()
      await expect(wall.getByText('北园新村居民')).toBeVisible()
      await expect(wall.getByText('网格员')).toBeVisible()
      await expect(wall.getByText('4 位在座，随时添座')).toBeVisible()
      await expect(chair.getByText('在座')).toBeVisible()
      return phones
    })

  await test.step('the table opens; what people say stands on the list at once, also what the worker writes down', async () => {
    await confirm(chair, '开会')
    await press(chair, /^投影/)
    await dialog(chair).getByRole('button', { name: '问题清单', exact: true }).click()
    await expect(wall.getByText('空杯是还没开口的 4 位')).toBeVisible()
    await press(li, '提一条问题')
    await li.getByLabel('什么事，在哪儿').fill('杂物占了消防通道')
    await press(li, '提上去')
    await expect(line(wall, '杂物占了消防通道')).toBeVisible()
    await press(worker, '代记一条')
    await worker.getByLabel('替谁记').fill('周伯')
    await worker.getByLabel('什么事，在哪儿').fill('楼梯没扶手，老人下楼怕')
    await press(worker, '记下来')
    await expect(line(wall, '楼梯没扶手')).toBeVisible()
    await line(chen, '杂物占了消防通道').getByRole('button', { name: /附议/ }).click()
    await expect(line(wall, '杂物占了消防通道')).toContainText('1 人附议')
    await accessible(chair)
  })

  await test.step('a round: who has spoken gets a full cup, the others are asked first', async () => {
    await expect(chair.getByRole('button', { name: '没有人举手' })).toBeVisible()
    await press(li, '举手发言')
    await press(chair, '请下一位')
    await expect(wall.getByText('李叔·正在说')).toBeVisible()
    await expect(wall.getByText('空杯是还没开口的 3 位')).toBeVisible()
    await press(chair, '这位说完了')
    const cup = section(chair, '一桌').getByRole('listitem').filter({ hasText: '北园新村居民' })
    await cup.getByRole('button', { name: '请这位说' }).click()
    await press(chair, '请下一位')
    await expect(unnamed.getByRole('alert')).toContainText('轮到您了')
    await expect(wall.getByText('北园新村居民·正在说')).toBeVisible()
    await expect(wall.getByText('空杯是还没开口的 2 位')).toBeVisible()
    await press(chair, '这位说完了')
    await expect(section(chair, '一桌')).toContainText('空杯 2 位还没开口')
  })

  await test.step('no motion and no ballot; what nobody objects to is taken along', async () => {
    await press(chair, '写一句，问大家')
    await dialog(chair).getByRole('button', { name: '楼梯没扶手，老人下楼怕' }).click()
    await chair.getByLabel('定了什么').fill('楼梯装扶手，从一单元开始')
    await press(chair, '念给大家听')
    await press(chair, '有人不同意，放下')
    await chair.getByLabel('定了什么').fill('先清楼道杂物，每月一次')
    await press(chair, '再加一项')
    await chair.getByLabel('谁来办').fill('物业公司')
    await dialog(chair).getByLabel('做什么').fill('清楼道杂物')
    await press(chair, '念给大家听')
    await accessible(chair)
    await press(chair, '没人不同意，写进来')
    for (const page of [chair, chen, wall])
      await expect(section(page, '带走的话')).toContainText('先清楼道杂物，每月一次')
    await expect(section(chen, '带走的话')).toContainText('物业公司：清楼道杂物')
    await expect(chen.getByText('楼梯装扶手')).toHaveCount(0)
  })

  await test.step('the chair sums up, thanks, and everyone rates in one tap; one in large print', async () => {
    await sumUp(chair)
    await press(chair, '投影换成谢谢')
    await unnamed.getByRole('link', { name: /大字/ }).click()
    for (const [page, grade] of [
      [li, '满意'],
      [chen, '满意'],
      [unnamed, '基本满意'],
    ] as const) {
      await press(page, grade)
      await expect(page.getByText(`您评了“${grade}”`)).toBeVisible()
    }
    await expect(wall.getByText('3 人评了')).toBeVisible()
    await expect(line(wall, '基本满意')).toContainText('1')
    await press(unnamed, '下一条')
    await expect(unnamed.getByText('先清楼道杂物，每月一次')).toBeVisible()
    await accessible(unnamed)
  })

  await test.step('what is read back has what people brought up, though nobody locked the list', async () => {
    await press(chair, '念一遍纪要')
    await expect(dialog(chair)).toContainText('大家提的问题')
    await expect(dialog(chair)).toContainText('杂物占了消防通道（1人附议）')
    await expect(dialog(chair)).toContainText('楼梯没扶手，老人下楼怕')
    await dialog(chair).getByRole('button', { name: '先不', exact: true }).click()
    await expect(dialog(chair)).toBeHidden()
  })

  await test.step('at the close four groups stand on the wall', async () => {
    await closeMeeting(chair)
    const print = wall.getByRole('img', { name: /^散会指纹 [0-9A-F]/ })
    await expect(print).toBeVisible()
    root = (await print.innerText()).replace(/\s/g, '').toLowerCase()
    expect(root).toMatch(/^[0-9a-f]{16}$/)
    await expect(wall.getByText('件事定下了')).toBeVisible()
    await expect(chen.getByText('记录还没公示')).toBeVisible()
  })

  await test.step('the officer looks the record through and publishes it; the phone has the way to it', async () => {
    await desk.getByRole('link', { name: '看一遍，去公示' }).click()
    await desk.getByLabel('从头到尾看过一遍').check()
    await press(desk, '公示')
    await desk.waitForURL('**/r/*')
    await expect(desk.getByText('先清楼道杂物，每月一次').first()).toBeVisible()
    await expect(section(desk, '大家提的问题')).toContainText('杂物占了消防通道')
    await expect(section(desk, '大家提的问题')).toContainText('楼梯没扶手，老人下楼怕')
    await expect(desk.getByText(/李叔|陈女士|周伯/)).toHaveCount(0)
    await chen.getByRole('link', { name: '看会议记录' }).click()
    await expect(chen.getByRole('heading', { level: 1, name: '老旧小区改造，先改哪里' })).toBeVisible()
  })

  await test.step('the exported record verifies against the wall, and with a changed byte it does not', async () => {
    const meeting = new URL(desk.url()).pathname.split('/').at(-1)!
    const file = join(server.dataDir, 'record.json')
    const record = await (await fetch(`${server.url}/api/records/${meeting}`)).text()
    writeFileSync(file, record)
    const { key } = (await (await fetch(`${server.url}/api/records`)).json()) as { key: string }
    const verify = () =>
      spawnSync('npm', ['run', '-s', 'verify', '--', file, '--root', root, '--key', key], {
        cwd: repository,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${join(repository, 'node_modules/.bin')}:${process.env['PATH']}` },
      })
    expect(verify()).toMatchObject({ status: 0, stdout: expect.stringContaining('没有被改过') })
    writeFileSync(file, record.replace('先清楼道杂物', '先清楼道垃圾'))
    expect(verify()).toMatchObject({ status: 1, stdout: expect.stringMatching(/第 \d+ 条/) })
  })
})
