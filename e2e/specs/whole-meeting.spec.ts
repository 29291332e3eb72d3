import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { closeMeeting, sumUp } from '../fixtures/closing.ts'
import { comeIn, device } from '../fixtures/people.ts'
import { confirm, dialog, press } from '../fixtures/pressing.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { foundStation } from '../fixtures/station.ts'
import { test } from '../fixtures/test.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: false })
})
test.afterEach(() => server.stop())

const line = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words })
/** `npm run -s verify` on a file of these words. It stands still meanwhile: a line to the server is closed on it. */
function verify(record: string, root: string, key: string): { code: number | null; said: string } {
  const file = join(server.dataDir, 'record.json')
  writeFileSync(file, record)
  const cwd = resolve(import.meta.dirname, '../..')
  const args = ['run', '-s', 'verify', '--', file, '--root', root, '--key', key]
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' })
  return { code: status, said: stdout + stderr }
}

const tomorrow = (): string =>
  new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

test('a whole meeting, from the notice to a record that a stranger verifies', async ({ browser }) => {
  const station = await foundStation(server)
  const desk = await (await station.signIn(browser, 'officer', 'tablet')).newPage()
  const chair = await (await station.signIn(browser, 'deputy', 'tablet')).newPage()
  const door = await (await station.signIn(browser, 'gridWorker', 'tablet')).newPage()
  let code = ''

  await test.step('the officer prepares it and gives notice, late and with a reason', async () => {
    await desk.goto(server.url)
    await desk.getByRole('link', { name: '开一场' }).click()
    await desk.getByLabel('会的名字').fill('北园新村积水')
    await desk.getByLabel('哪天').fill(tomorrow())
    await desk.getByLabel('从', { exact: true }).fill('19:30')
    await desk.getByLabel('到', { exact: true }).fill('21:00')
    await desk.getByLabel('地点').fill('联络站一楼接待室')
    await press(desk, '存成草稿')
    await press(desk, /^主持、记录/)
    await line(desk, '黄代表').getByRole('button', { name: '请这位主持' }).click()
    await line(desk, '小周').getByRole('button', { name: '请这位记录' }).click()
    await press(desk, /^到会名单/)
    await desk
      .getByLabel('粘贴名册')
      .fill('梁伯 居民代表 北园新村\n何女士 居民代表 浐湾社区\n赵叔 居民代表 七堡村')
    await press(desk, '放进 3 位')
    await press(desk, '发公告')
    await dialog(desk).getByLabel('为什么急').fill('台风后路面塌陷，要马上商量')
    await dialog(desk).getByRole('button', { name: '发公告' }).click()
    await desk.getByRole('link', { name: '去主持台' }).click()
    await desk.waitForURL(/\/m\/\d{6}\/chair$/)
    code = new URL(desk.url()).pathname.split('/')[2]!
    expect(code).toMatch(/^\d{6}$/)
  })

  await test.step('a resident raises an issue from the notice', async () => {
    const passer = await (await device(browser, 'phone')).newPage()
    await passer.goto(`${server.url}/m/${code}/notice`)
    await expect(passer.getByText('台风后路面塌陷')).toBeVisible()
    await passer.getByLabel('什么事').fill('三号楼门口排水口堵了，一下雨就积水')
    await press(passer, '提交这一条')
    await expect(passer.getByText('收到了')).toBeVisible()
    await passer.context().close()
  })

  await test.step('the doors open and the wall shows the way in', async () => {
    await press(desk, '开始征集')
    await press(desk, '定议程')
    await press(desk, '开放签到')
  })
  const wall = await (await device(browser, 'projector')).newPage()
  await test.step('the wall is paired', async () => {
    await chair.goto(`${server.url}/m/${code}/chair`)
    await wall.goto(`${server.url}/m/${code}/projector`)
    const shown = wall.getByText(/^\s*\d\s*\d\s*\d\s*\d\s*$/).first()
    const digits = (await shown.innerText()).replace(/\D/g, '')
    await press(chair, /^投影/)
    await chair.getByLabel('屏幕上的四位数').fill(digits)
    await press(chair, '连上')
    await expect(wall.getByRole('img', { name: '进场二维码' })).toBeVisible()
    await chair.keyboard.press('Escape')
  })

  const [liang, he, zhao] = await test.step('three come in by phone and are seen at the door', async () => {
    const come = (name: string) => comeIn(browser, server.url, code, name)
    const phones = [await come('梁伯'), await come('何女士'), await come('赵叔')] as const
    await door.goto(`${server.url}/m/${code}/door`)
    for (const name of ['梁伯', '何女士', '赵叔']) {
      await door.getByRole('searchbox', { name: '找人' }).fill(`${name}2`)
      await press(door, '签到')
      await expect(dialog(door).getByRole('radio', { name: `${name}，` })).toBeChecked()
      await dialog(door).getByRole('button', { name: '签到' }).click()
      await expect(dialog(door)).toBeHidden()
    }
    for (const phone of phones) await expect(phone.getByText('已签到')).toBeVisible()
    await expect(chair.getByText('过半数，可以表决')).toBeVisible()
    await expect(wall.getByRole('img', { name: /^应到 3，到了 3/ })).toBeVisible()
    return phones
  })

  await test.step('the chair opens, takes in what was raised, and the neighbours second it', async () => {
    await confirm(chair, '开会')
    await press(chair, '进入下一项')
    await dialog(chair).getByRole('button', { name: '进入这一项' }).click()
    await press(chair, '收进清单')
    await dialog(chair).getByRole('button', { name: '收进清单' }).click()
    await expect(dialog(chair)).toBeHidden()
    for (const phone of [liang, he]) {
      await line(phone, '三号楼门口排水口').getByRole('button', { name: /附议/ }).click()
      await expect(line(phone, '三号楼门口排水口')).toContainText('已附议')
    }
    await press(zhao, '提一条问题')
    await zhao.getByLabel('什么事，在哪儿').fill('七堡村路口晚上没有灯')
    await press(zhao, '提上去')
    await press(chair, '收进清单')
    await dialog(chair).getByRole('button', { name: '收进清单' }).click()
    await expect(dialog(chair)).toBeHidden()
    await expect(line(chair, '七堡村路口').filter({ hasText: '赵叔 提' })).toBeVisible()
  })

  await test.step('one speaks on it, in turn, on everybody’s clock', async () => {
    await press(chair, '换一件事')
    await line(chair, '三号楼门口排水口').last().getByRole('button', { name: '说这件' }).click()
    // A phone does not say what is spoken on: once it knows, a hand takes a side.
    await expect(async () => {
      const lower = he.getByRole('button', { name: /放下/ })
      if (await lower.isVisible()) await lower.click()
      await he.getByRole('button', { name: '举手发言', exact: true }).click({ timeout: 5000 })
      await expect(dialog(he)).toBeVisible({ timeout: 5000 })
    }).toPass()
    await dialog(he).getByRole('button', { name: '赞成' }).click()
    await expect(chair.getByRole('region', { name: '等候发言' })).toContainText('何女士')
    await press(chair, '请下一位')
    await expect(he.getByRole('alert')).toContainText('轮到您了')
    await expect(zhao.getByRole('region', { name: '发言', exact: true })).toContainText('何女士')
    await press(chair, '这位说完了')
  })

  await test.step('the list is locked and a motion put in its words', async () => {
    await confirm(chair, '锁定清单')
    await press(chair, '提一个动议')
    await dialog(chair).getByRole('checkbox', { name: '三号楼门口排水口' }).check()
    await dialog(chair).getByRole('radio', { name: '何女士' }).check()
    await dialog(chair).getByLabel('谁', { exact: true }).fill('市政所')
    await dialog(chair).getByLabel('做什么').fill('汛期前清好排水口')
    await dialog(chair).getByRole('button', { name: '提到会上' }).click()
    await expect(dialog(chair)).toBeHidden()
  })
  await test.step('all vote on the quoted words, nobody sees how until the chair announces it', async () => {
    await press(chair, '开始表决')
    await press(chair, '投影也翻到表决')
    await expect(wall.getByText('请表决')).toBeVisible()
    for (const [phone, choice] of [
      [liang, '赞成'],
      [he, '赞成'],
      [zhao, '反对'],
    ] as const) {
      await phone.getByRole('radio', { name: choice }).check()
      await press(phone, '看一遍，再投票')
      await press(phone, '投出去')
      await expect(phone.getByText('您的票已计入')).toBeVisible()
    }
    await expect(chair.getByText('3 位都投了')).toBeVisible()
    await confirm(chair, '宣布结果')
    for (const page of [liang, he, zhao, wall]) await expect(page.getByText('通过了').first()).toBeVisible()
  })

  await test.step('what was decided is written down, with who does it', async () => {
    await press(chair, '回到清单')
    await press(chair, '写下决定')
    await expect(dialog(chair).getByLabel('定了什么')).toHaveValue(/三号楼门口排水口/)
    await dialog(chair).getByRole('button', { name: '写进记录' }).click()
    await expect(dialog(chair)).toBeHidden()
    await expect(chair.getByText('市政所：汛期前清好排水口').first()).toBeVisible()
  })

  await test.step('the recorder writes a few words around what was noted by itself', async () => {
    await desk.goto(`${server.url}/m/${code}/minutes`)
    await desk.getByRole('textbox', { name: '记录人写的话' }).click()
    await desk.keyboard.type('台风过后，大家来商量积水。')
    await expect(desk.getByText(/^已保存/).first()).toBeVisible()
  })

  await test.step('the chair sums up, reads the minutes back, and closes; the wall thanks', async () => {
    await sumUp(chair)
    await press(chair, '投影换成谢谢')
    await closeMeeting(chair)
    for (const phone of [liang, he, zhao]) await press(phone, '满意')
    await expect(wall.getByText('3 人评了')).toBeVisible()
  })
  const groups = await test.step('the wall shows what the record can be compared with', async () => {
    const print = wall.getByRole('img', { name: /^散会指纹 [0-9A-F]/ })
    await expect(print).toBeVisible()
    return (await print.innerText()).replace(/\s/g, '')
  })

  await test.step('the officer looks the record through and publishes it', async () => {
    await desk.goto(server.url)
    await desk.getByRole('link', { name: '去公示' }).click()
    await desk.getByLabel('从头到尾看过一遍').check()
    await press(desk, '公示')
    await desk.waitForURL('**/r/*')
  })

  await test.step('a stranger reads it, checks it against the wall, and finds no resident’s name', async () => {
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto(desk.url())
    await expect(stranger.getByText('台风过后，大家来商量积水。').first()).toBeVisible()
    await expect(stranger.getByText(/梁伯|何女士|赵叔/)).toHaveCount(0)
    await stranger.getByLabel('散会时拍下的四组').fill(groups)
    await press(stranger, '自己核一遍')
    await expect(stranger.locator('#check')).toHaveText('照原样公开的，没有被改过')
  })

  await test.step('and verifies the file without any server of ours; one letter changed, and it says where', async () => {
    const meeting = new URL(desk.url()).pathname.split('/').at(-1)!
    const record = await (await fetch(`${server.url}/api/records/${meeting}`)).text()
    const { key } = (await (await fetch(`${server.url}/api/records`)).json()) as { key: string }
    expect(verify(record, groups, key).said).toContain('没有被改过')
    const changed = verify(record.replace('汛期前清好', '汛期后清好'), groups, key)
    expect(changed.code).not.toBe(0)
    expect(changed.said).toMatch(/第 \d+ 条/)
  })
})
