import { expect, type Browser, type Page } from '@playwright/test'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { boxPaths, paths } from '@linyi/shared/protocol/addresses'
import { type BoxAnswer } from '@linyi/shared/protocol/bodies'
import { accessible } from '../fixtures/accessible.ts'
import { actAs, device, type Device } from '../fixtures/people.ts'
import { finishBallot, openSecretBallot } from '../fixtures/secret-ballot.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { emptyHall } from '../fixtures/small-hall.ts'
import { test } from '../fixtures/test.ts'
import { join, openLine, signIn, type DemoRole, type Visitor } from '../fixtures/visit.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

async function comesTo(browser: Browser, role: DemoRole, on: Device): Promise<Page> {
  const { page, code } = await actAs(browser, server, role, on)
  await page.goto(`${server.url}/m/${code}/door`)
  return page
}

const lineOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

/** One sheet after the other, as two people read them off. */
async function enters(page: Page, sheets: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { name: '纸票录入' })).toBeVisible()
  for (const sheet of sheets) {
    if (sheet === '废票') await page.getByRole('button', { name: '整张废票' }).click()
    else {
      await page.getByRole('radio', { name: sheet }).last().check()
      await page.getByRole('button', { name: '录下，下一张' }).click()
    }
  }
  await page.getByRole('button', { name: `录完了，一共 ${sheets.length} 张` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '送出' }).click()
}

/** A scrutineer at the wide desk: reads a sheet that was missed, and rules on one that cannot be read for certain. */
async function rulesOnADesktop(browser: Browser, { token, meeting }: Visitor): Promise<void> {
  const desk = await (await device(browser, 'projector')).newPage()
  await desk.goto(`${server.url}${paths.door(meeting.code)}#token=${token}`)
  await expect(desk.getByRole('heading', { name: '票数核对' })).toBeVisible()
  // Who keeps no door reads who is in, without a button beside each that says so.
  await expect(desk.getByText('没到的在前')).toBeVisible()
  await expect(desk.getByRole('button', { name: /签到/ })).toHaveCount(0)
  await desk.getByRole('button', { name: '整张废票' }).click()
  await desk.getByRole('button', { name: '上一张' }).click()
  await desk.getByRole('button', { name: '前面漏了一张，补上' }).click()
  await expect(desk.getByText('补在第 1 张前面')).toBeVisible()
  await desk.keyboard.press('2')
  await desk.keyboard.press('Enter')
  await expect(desk.getByRole('button', { name: '录完了，一共 2 张' })).toBeVisible()
  await desk.getByRole('button', { name: '上一张' }).click()
  await expect(desk.getByRole('radio', { name: '反对' })).toBeChecked()
  await desk.getByRole('button', { name: '看原票定' }).click()
  const ruling = desk.getByRole('dialog', { name: '第 1 张，看原票定' })
  await ruling.getByRole('radio', { name: '在巷口装一盏灯' }).check()
  await ruling.getByRole('radio', { name: '赞成' }).check()
  await ruling.getByLabel('票面上是什么样').fill('圈画在格线上')
  await accessible(desk)
  await ruling.getByRole('button', { name: '看原票定' }).click()
  await expect(desk.getByText(/算赞成/)).toBeVisible()
  await accessible(desk)
  await desk.close()
}

test('a phone, the shared tablet and paper count together, and nobody has two of them', async ({
  browser,
}) => {
  const chair = await signIn(server, 'chair')
  const hall = await emptyHall(browser, server, [chair])
  const phone = await hall.attend('孙女士')
  const [tablet, paper, first, second] = await Promise.all(
    ['吴伯', '周叔', '监票甲', '监票乙'].map((name) => join(server, hall.code, name)),
  )
  for (const one of [tablet!, paper!]) await hall.confirm(one.participant.id)
  await hall.officer.send({ type: 'roll.setExpected', expected: 4 })
  const ballot = await openSecretBallot(server, hall.officer, [first!, second!])
  const door = await comesTo(browser, 'officer', 'tablet')
  const other = await comesTo(browser, 'gridWorker', 'tablet')

  await test.step('a paper is handed out, and then neither tablet nor phone gives another', async () => {
    await expect(door.getByRole('heading', { name: '票桌' })).toBeVisible()
    await lineOf(door, '周叔').getByRole('button', { name: '发纸票' }).click()
    await door.getByRole('dialog').getByRole('button', { name: '发纸票' }).click()
    await expect(lineOf(door, '周叔')).toContainText('已发纸票')
    await accessible(door)
    await expect(lineOf(other, '周叔')).toContainText('已发纸票')
    const path = boxPaths.token(ballot)
    const headers = { authorization: `Bearer ${paper!.token}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ blinded: '0'.repeat(512) })
    const refused = await fetch(server.url + path, { method: 'POST', headers, body })
    expect([refused.status, ((await refused.json()) as { type: string }).type]).toEqual([
      409,
      '/problems/box.tokenIssued',
    ])
  })

  await test.step('the shared tablet takes one vote and shows nothing of it to the next', async () => {
    await lineOf(door, '吴伯').getByRole('button', { name: '借平板投' }).click()
    const booth = door.getByRole('dialog', { name: '借平板投票' })
    await expect(booth).toContainText('请吴伯来投')
    await expect(booth).toContainText('只有 4 位投票，从结果可能看得出谁怎么选')
    await expect(booth).toContainText('这张票比别人的容易被猜到')
    await accessible(door)
    await booth.getByRole('button', { name: '要人念、要人扶着，先记下' }).click()
    const help = door.getByRole('dialog', { name: '吴伯要人帮？' })
    await help.getByRole('button', { name: '我念的' }).click()
    await expect(help.getByText('记下了：有人念')).toBeVisible()
    await accessible(door)
    await help.getByRole('button', { name: '好了' }).click()
    await booth.getByRole('button', { name: '我来投' }).click()
    await booth.getByRole('radio', { name: '反对' }).check()
    await accessible(door)
    await booth.getByRole('button', { name: '看一遍，再投票' }).click()
    await door.getByRole('button', { name: /^投出去$/ }).click()
    await expect(booth).toContainText('已投出')
    await expect(booth).not.toContainText('反对')
    await booth.getByRole('button', { name: '好了，交还' }).click()
    await expect(booth).toHaveCount(0)
    await expect(lineOf(door, '吴伯')).toContainText('已借平板领票')
  })

  await test.step('a phone votes as always', async () => {
    const vote = phone.page.getByRole('region', { name: '表决', exact: true })
    await vote.getByRole('radio', { name: '赞成' }).check()
    await vote.getByRole('button', { name: '看一遍，再投票' }).click()
    await phone.page.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
    await expect(phone.page.getByText('您的票已计入')).toBeVisible()
  })

  await test.step('the papers are entered by two apart; what differs is entered anew', async () => {
    const line = await openLine(server, chair)
    await line.send({ type: 'ballot.stop', ballot })
    const early = await line.send({ type: 'ballot.count', ballot })
    expect(early).toMatchObject({ ok: false, error: { code: 'ballot.sheetsMissing' } })
    await enters(door, ['赞成'])
    await expect(door.getByText('等另一个人也录一遍')).toBeVisible()
    await other.getByRole('button', { name: '整张废票' }).click()
    await other.getByRole('button', { name: '上一张' }).click()
    await other.getByRole('button', { name: '这张不算，拿掉' }).click()
    await accessible(other)
    const taking = other.getByRole('dialog', { name: '把第 1 张拿掉？' })
    await taking.getByRole('button', { name: '拿掉' }).click()
    await expect(taking).toHaveCount(0)
    await expect(other.getByRole('button', { name: '这张不算，拿掉' })).toHaveCount(0)
    await expect(other.getByRole('button', { name: '录完了，一共 0 张' })).toBeVisible()
    await enters(other, ['废票'])
    for (const page of [other, door]) await expect(page.getByText('有 1 张两遍不一样')).toBeVisible()
    await accessible(other)
    await rulesOnADesktop(browser, first!)
    await expect(other.getByText('第 1 张，监票人定了')).toBeVisible()
    await expect(other.getByText('圈画在格线上')).toBeVisible()
    // As what it counts only those who certify are shown.
    await expect(other.getByText(/算赞成/)).toHaveCount(0)
    await other.getByRole('button', { name: '第 1 张' }).first().click()
    await other.keyboard.press('1')
    await expect(other.getByRole('radio', { name: '赞成' })).toBeChecked()
    await other.keyboard.press('Enter')
    await other.getByRole('button', { name: '录完了，一共 1 张' }).click()
    await other.getByRole('dialog').getByRole('button', { name: '送出' }).click()
    for (const page of [door, other]) await expect(page.getByText('1 张纸票进了票箱')).toBeVisible()
    await accessible(door)
    line.close()
  })

  await test.step('a count that was sent back lets two enter the papers anew, as the scrutineer rules now', async () => {
    const [moderating, scrutinising] = [await openLine(server, chair), await openLine(server, first!)]
    expect(await scrutinising.send({ type: 'ballot.count', ballot })).toMatchObject({ ok: true })
    const resume = await moderating.send({ type: 'ballot.resume', ballot, reason: '点错了' })
    expect(resume).toMatchObject({ ok: false, error: { code: 'ballot.alreadyCounted' } })
    await scrutinising.send({ type: 'ballot.sendBack', ballot, reason: '录错一张' })
    for (const page of [door, other]) await expect(page.getByText('退回重核：录错一张')).toBeVisible()
    await accessible(door)
    await enters(door, ['反对'])
    await expect(door.getByText('第 1 张监票人定过，录得不一样')).toBeVisible()
    const { ballot: part } = (scrutinising.opened as unknown as { snapshot: MeetingState }).snapshot
    const row = part.secret[ballot]!.motion
    const rule = { ballot, sheet: 1, row, as: 'no', reason: '两个圈，涂掉一个' } as const
    await scrutinising.send({ type: 'ballot.ruleSheet', ...rule })
    await door.getByRole('button', { name: '录完了，一共 1 张' }).click()
    await door.getByRole('dialog').getByRole('button', { name: '送出' }).click()
    await expect(door.getByText('等另一个人也录一遍')).toBeVisible()
    await enters(other, ['反对'])
    for (const page of [door, other]) await expect(page.getByText('1 张纸票进了票箱')).toBeVisible()
    for (const line of [moderating, scrutinising]) line.close()
  })

  await finishBallot(server, ballot, [first!, second!])
  await door.goto(server.url + paths.resultPaper(hall.code, ballot))
  await expect(door.getByText('监票人看原票判定：第 1 张，圈画在格线上')).toBeVisible()
  await expect(door.getByText('有 1 人由工作人员念票或者扶着机器，选什么由本人自己点。')).toBeVisible()
  const { ballots, receipts } = (await (await fetch(server.url + boxPaths.look(ballot))).json()) as BoxAnswer
  expect(ballots!.map(({ paper }) => paper).sort()).toEqual(['n', 'n', 'y'])
  expect(receipts).toHaveLength(3)
})

test('devices fail: the chair turns to paper, and everybody votes anew on paper alone', async ({
  browser,
}) => {
  const chair = await signIn(server, 'chair')
  const hall = await emptyHall(browser, server, [chair])
  const phone = await hall.attend('孙女士')
  const [first, second] = await Promise.all(['监票甲', '监票乙'].map((name) => join(server, hall.code, name)))
  await hall.officer.send({ type: 'roll.setExpected', expected: 3 })
  const devices = await openSecretBallot(server, hall.officer, [first!, second!])
  const desk = (await actAs(browser, server, 'chair', 'tablet')).page
  await desk.goto(`${server.url}/m/${hall.code}/chair`)
  const line = await openLine(server, chair)

  await test.step('a vote was cast on a phone when the chair gives the devices up, with a reason', async () => {
    const vote = phone.page.getByRole('region', { name: '表决', exact: true })
    await vote.getByRole('radio', { name: '赞成' }).check()
    await vote.getByRole('button', { name: '看一遍，再投票' }).click()
    await phone.page.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
    await expect(phone.page.getByText('您的票已计入')).toBeVisible()
    await desk.getByRole('button', { name: '设备不行了，改用纸票' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('textbox').fill('断网了')
    await accessible(desk)
    await dialog.getByRole('button', { name: '设备不行了，改用纸票' }).click()
    await expect(desk.getByText('设备上那一轮作废：发出 1，投了 1').first()).toBeVisible()
    await expect(phone.page.getByText('改用纸票投')).toBeVisible()
    await accessible(phone.page)
  })

  const { snapshot } = (await openLine(server, chair)).opened as unknown as { snapshot: MeetingState }
  const ballot = snapshot.ballot.open
  expect(ballot).not.toBe(devices)

  const officer = await signIn(server, 'officer')
  await test.step('no device gets a token any more; the table hands out papers, printed here', async () => {
    const answer = await fetch(server.url + boxPaths.token(ballot), {
      method: 'POST',
      headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ blinded: '0'.repeat(511) + '2', slip: phone.participant }),
    })
    expect(((await answer.json()) as { type: string }).type).toBe('/problems/ballot.onPaper')
    const print = await comesTo(browser, 'officer', 'projector')
    await print.goto(server.url + paths.blankPapers(hall.code, ballot))
    await expect(print.getByRole('heading', { name: '表 决 票' })).toBeVisible()
    await expect(print.getByText(/^改用纸票，\d+:\d\d 开始$/)).toBeVisible()
    await accessible(print)
  })

  const door = await comesTo(browser, 'officer', 'tablet')
  const other = await comesTo(browser, 'gridWorker', 'tablet')
  await test.step('what comes back on paper is the result', async () => {
    await lineOf(door, '孙女士').getByRole('button', { name: '发纸票' }).click()
    await door.getByRole('dialog').getByRole('button', { name: '发纸票' }).click()
    await expect(lineOf(door, '孙女士')).toContainText('已发纸票')
    expect(await line.send({ type: 'ballot.stop', ballot })).toMatchObject({ ok: true })
    await enters(door, ['反对'])
    await enters(other, ['反对'])
    for (const page of [door, other]) await expect(page.getByText('1 张纸票进了票箱')).toBeVisible()
    await finishBallot(server, ballot, [first!, second!])
    const { ballots } = (await (await fetch(server.url + boxPaths.look(ballot))).json()) as BoxAnswer
    expect(ballots!.map(({ paper }) => paper)).toEqual(['n'])
    await door.goto(server.url + paths.resultPaper(hall.code, ballot))
    await expect(door.getByText('设备上一轮作废（发出 1，投了 1），改用纸票：断网了。')).toBeVisible()
  })
  line.close()
})
