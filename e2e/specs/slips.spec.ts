import { randomBytes } from 'node:crypto'
import { expect, type Browser, type Page } from '@playwright/test'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { BallotId } from '@linyi/shared/lib/ids'
import { boxPaths, paths } from '@linyi/shared/protocol/addresses'
import { type BoxAnswer } from '@linyi/shared/protocol/bodies'
import { accessible } from '../fixtures/accessible.ts'
import { actAs, device, type Device } from '../fixtures/people.ts'
import { finishBallot, openSecretBallot } from '../fixtures/secret-ballot.ts'
import { looksUp } from '../fixtures/receipts.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { emptyHall } from '../fixtures/small-hall.ts'
import { test } from '../fixtures/test.ts'
import { wordsOf } from '../fixtures/word-file.ts'
import { join, openLine, signIn, type DemoRole, type Visitor } from '../fixtures/visit.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

async function worksAt(browser: Browser, role: DemoRole, on: Device, path: string): Promise<Page> {
  const { page } = await actAs(browser, server, role, on)
  await page.goto(server.url + path)
  return page
}

/** Eight people on the roll and the chair, a ballot on a lamp, and nobody’s phone has asked for a token yet. */
async function openedHall(browser: Browser) {
  const hall = await emptyHall(browser, server, [await signIn(server, 'chair')])
  await hall.officer.send({ type: 'roll.setExpected', expected: 9 })
  const names = ['孙女士', '周叔', '吴伯', '郑姐', '钱伯', '李婶', '监票甲', '监票乙']
  const people = await Promise.all(names.map((name) => join(server, hall.code, name)))
  for (const { participant } of people) await hall.confirm(participant.id)
  const scrutineers = people.slice(-2)
  const ballot = await openSecretBallot(server, hall.officer, scrutineers)
  return { ...hall, people, scrutineers, ballot }
}

/** The phone of somebody who is in already. */
async function phoneOf(browser: Browser, { token, meeting }: Visitor): Promise<Page> {
  const page = await (await device(browser, 'phone')).newPage()
  await page.goto(`${server.url}${paths.live(meeting.code)}#token=${token}`)
  return page
}

const stand = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

async function give(door: Page, name: string, what: '票条' | '纸票'): Promise<void> {
  await stand(door, name)
    .getByRole('button', { name: `发${what}` })
    .click()
  await door
    .getByRole('dialog')
    .getByRole('button', { name: `发${what}` })
    .click()
  await expect(stand(door, name)).toContainText(`已发${what}`)
}

/** Tells the box that somebody was handed something; answers the refusal, empty for none. */
async function handOut(by: Visitor, path: string, to: Visitor): Promise<string> {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ participant: to.participant.id, sheet: randomBytes(16).toString('hex') }),
  })
  return answer.ok ? '' : ((await answer.json()) as { type: string }).type
}

/** A token for somebody at the tablet of who keeps the table. */
async function atTheTable(by: Visitor, box: string, to: Visitor): Promise<string> {
  const answer = await fetch(server.url + boxPaths.token(box), {
    method: 'POST',
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ blinded: '0'.repeat(511) + '2', slip: to.participant.id }),
  })
  return answer.ok ? '' : ((await answer.json()) as { type: string }).type
}

async function enter(booth: Page, code: string): Promise<void> {
  for (const sign of code) await booth.getByRole('button', { name: sign, exact: true }).click()
  await booth.getByRole('button', { name: '领票' }).click()
}

async function cast(booth: Page): Promise<void> {
  await booth.getByRole('button', { name: '看一遍，再投票' }).click()
  await booth.getByRole('button', { name: '投出去' }).click()
  await expect(booth.getByRole('heading', { name: '已投出' })).toBeVisible()
}

/** Whoever takes their time finds that the booth has cleared by itself. */
async function nextComes(booth: Page): Promise<void> {
  const blank = booth.getByRole('heading', { name: '输入票条号' })
  await booth.getByRole('button', { name: '我看好了，下一位' }).or(blank).click()
  await expect(blank).toBeVisible()
}

test('One person, one vote: on a phone, with a slip in the booth or on any phone, or on paper', async ({
  browser,
}) => {
  const hall = await openedHall(browser)
  const { code, ballot, people } = hall
  const [sun, zhou, wu, zheng, , li] = people
  const door = await worksAt(browser, 'gridWorker', 'tablet', paths.door(code))
  const booth = await (await device(browser, 'tablet')).newPage()
  await booth.goto(server.url + paths.booth(code, ballot))
  let codes: string[] = []

  await test.step('officers print as many slips as the roll has lines, eight to a sheet, with no name on any', async () => {
    const print = await worksAt(browser, 'officer', 'projector', paths.slipsPaper(code, ballot))
    // What only a script can do is not offered before there is one: a tap on it would be lost.
    expect(await (await print.request.get(print.url())).text()).not.toContain('type="button"')
    await print.getByRole('button', { name: '出号，准备印' }).click()
    await expect(print.getByRole('article').first()).toBeVisible()
    await accessible(print)
    codes = await print
      .getByRole('article')
      .evaluateAll((slips) => slips.map((slip) => /[2-9A-Z]{3} [2-9A-Z]{3}/.exec(slip.textContent ?? '')![0]))
    codes = codes.map((one) => one.replace(' ', ''))
    const look = (await (await fetch(server.url + boxPaths.look(ballot))).json()) as BoxAnswer
    expect(look.receipts).toBeNull()
    const line = await openLine(server, await signIn(server, 'officer'))
    const { ballot: part } = (line.opened as unknown as { snapshot: MeetingState }).snapshot
    expect(new Set(codes).size).toBe(part.secret[ballot]!.entitled.length)
    line.close()
    for (const name of ['孙女士', '周叔']) await expect(print.getByText(name)).toHaveCount(0)
  })

  await test.step('a code that nobody printed, and one of a slip that nobody handed out, open nothing', async () => {
    await accessible(booth)
    const free = codes.indexOf('222222') < 0 ? '222222' : '333333'
    await enter(booth, free)
    await expect(booth.getByRole('alert')).toContainText('没有这个票条号')
    await enter(booth, codes[0]!)
    await expect(booth.getByRole('alert')).toContainText('票条还没登记发出')
  })

  await test.step('each is given one thing at the door; whoever has one is given no other', async () => {
    await give(door, '吴伯', '票条')
    await give(door, '孙女士', '纸票')
    await accessible(door)
    const phone = await phoneOf(browser, zhou!)
    await expect(stand(door, '周叔')).toContainText('手机已领票')
    await expect(phone.getByText('正在领票')).toHaveCount(0)
    for (const spent of [sun!, wu!]) {
      const late = await phoneOf(browser, spent)
      await expect(late.getByText('您的票已经在别处领了')).toBeVisible()
      await late.close()
    }
    const officer = await signIn(server, 'officer')
    for (const spent of [sun!, wu!, zhou!])
      expect([
        await handOut(officer, boxPaths.paper(ballot), spent),
        await handOut(officer, boxPaths.handSlip(ballot), spent),
        await atTheTable(officer, ballot, spent),
      ]).toEqual(Array.from({ length: 3 }, () => '/problems/box.tokenIssued'))
    await phone.getByRole('radio', { name: '赞成' }).first().check()
    await phone.getByRole('button', { name: '看一遍，再投票' }).click()
    await phone.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
    await expect(phone.getByText('您的票已计入')).toBeVisible()
  })

  let receipt = ''
  await test.step('in the booth a slip is good for one vote, and nothing of it is left', async () => {
    await booth.keyboard.type(codes[0]!.toLowerCase())
    await booth.keyboard.press('Enter')
    await expect(booth.getByRole('heading', { name: '在巷口装一盏灯' })).toBeVisible()
    await accessible(booth)
    await booth.getByRole('radio', { name: '赞成' }).first().check()
    await cast(booth)
    receipt = await booth.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText()
    await accessible(booth)
    await nextComes(booth)
    expect(await booth.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('slip/')
    await enter(booth, codes[0]!)
    await expect(booth.getByRole('alert')).toContainText('这张票条用过了')
    await enter(booth, codes[1]!)
    await expect(booth.getByRole('alert')).toContainText('票条还没登记发出')
  })

  await test.step('a slip that was scanned, and left without casting, is as good as before', async () => {
    await give(door, '钱伯', '票条')
    const scanned = await (await device(browser, 'phone')).newPage()
    await scanned.goto(`${server.url}${paths.booth(code, ballot)}#${codes[1]!}`)
    await scanned.getByRole('button', { name: '领票' }).click()
    await scanned.getByRole('radio', { name: '反对' }).first().check()
    expect(scanned.url()).not.toContain('#')
    await scanned.getByRole('button', { name: '不投了，清空离开' }).click()
    await enter(scanned, codes[1]!)
    await expect(scanned.getByRole('radio', { name: '反对' }).first()).not.toBeChecked()
    await accessible(scanned)
    await scanned.getByRole('radio', { name: '反对' }).first().check()
    await cast(scanned)
  })

  await test.step('a phone that gives its unspent ballot back votes no more, and its person gets a slip', async () => {
    const dying = await phoneOf(browser, li!)
    await expect(stand(door, '李婶')).toContainText('手机已领票')
    await dying.getByRole('button', { name: '换个地方投' }).click()
    await accessible(dying)
    await dying.getByRole('dialog').getByRole('button', { name: '交回去' }).click()
    await expect(dying.getByText('票交回去了')).toBeVisible()
    await dying.reload()
    await expect(dying.getByText('票交回去了')).toBeVisible()
    await expect(stand(door, '李婶').getByRole('button', { name: '发票条' })).toBeVisible()
    await give(door, '李婶', '票条')
    await booth.keyboard.type(codes[2]!)
    await booth.keyboard.press('Enter')
    await booth.getByRole('radio', { name: '赞成' }).first().check()
    await cast(booth)
    await nextComes(booth)
    await dying.close()
  })

  await test.step('a lost phone: whose token was issued gets no slip, and counts as not returned', async () => {
    const lost = await phoneOf(browser, zheng!)
    await expect(stand(door, '郑姐')).toContainText('手机已领票')
    await lost.close()
    await expect(stand(door, '郑姐').getByRole('button', { name: /^[发用]/ })).toHaveCount(0)
  })

  await test.step('it is counted as on paper: handed out, returned, not returned', async () => {
    const chair = await openLine(server, await signIn(server, 'chair'))
    expect(await chair.send({ type: 'ballot.stop', ballot })).toMatchObject({ ok: true })
    chair.close()
    for (const { token } of hall.scrutineers) {
      const entered = await fetch(server.url + boxPaths.sheets(ballot), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ sheets: ['y'] }),
      })
      expect(entered.status).toBe(200)
    }
    await booth.reload()
    await expect(booth.getByRole('heading', { name: '现在没有投票' })).toBeVisible()
    await looksUp(booth, receipt)
    await expect(booth.getByText('结果还没宣布')).toBeVisible()
    await finishBallot(server, ballot, hall.scrutineers)
    const line = await openLine(server, await signIn(server, 'officer'))
    const { ballot: part } = (line.opened as unknown as { snapshot: MeetingState }).snapshot
    const { sealing } = part.secret[ballot]!.counts[0]!
    expect(sealing).toMatchObject({ issued: 6, phone: 2, booth: 3, paper: 1, returned: 5, unreturned: 1 })
    line.close()
    await looksUp(booth, receipt.replace('-', ''))
    await expect(booth.getByText('收回 5 张，它是回执里的第')).toBeVisible()
    await accessible(booth)
  })

  await test.step('the report is printed, or taken along as a Word file with the same figures', async () => {
    const report = await worksAt(browser, 'officer', 'tablet', paths.resultPaper(code, ballot))
    await expect(report.getByRole('heading', { level: 1, name: '票选结果报告单' })).toBeVisible()
    await accessible(report)
    const [download] = await Promise.all([
      report.waitForEvent('download'),
      report.getByRole('link', { name: '下载 Word 文件' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/票选结果报告单\.docx$/)
    const words = await wordsOf(await download.path())
    expect(words).toContain('应到实到发出收回有效废票')
    expect(words).toContain('在巷口装一盏灯410')
  })
})

test('The booth clears a minute after the last touch and ten seconds after a vote', async ({ browser }) => {
  const { code, ballot, people } = await openedHall(browser)
  const officer = await signIn(server, 'officer')
  const printed = await fetch(server.url + boxPaths.print(ballot), {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
    body: '{}',
  })
  const { codes } = (await printed.json()) as { codes: string[] }
  expect(await handOut(officer, boxPaths.handSlip(ballot), people[0]!)).toBe('')
  const look = async () => (await (await fetch(server.url + boxPaths.look(ballot))).json()) as BoxAnswer
  await expect.poll(async () => (await look()).serverNow >= (await look()).castsFrom).toBe(true)

  const booth = await (await device(browser, 'tablet')).newPage()
  await booth.clock.install()
  await booth.goto(server.url + paths.booth(code, ballot))
  await enter(booth, codes[0]!)
  const yes = booth.getByRole('radio', { name: '赞成' }).first()
  await expect(yes).toBeVisible()
  // From here on a second of the machine is none of the booth's.
  await booth.clock.pauseAt((await booth.evaluate(() => Date.now())) + 1000)
  await yes.check()
  await booth.clock.runFor(59_000)
  await booth.getByRole('radio', { name: '反对' }).first().check()
  await booth.clock.runFor(59_000)
  await expect(booth.getByRole('radio', { name: '反对' }).first()).toBeChecked()
  await booth.clock.runFor(2000)
  await expect(booth.getByRole('heading', { name: '输入票条号' })).toBeVisible()
  await booth.clock.resume()

  await enter(booth, codes[0]!)
  await expect(booth.getByRole('radio', { name: '反对' }).first()).not.toBeChecked()
  await cast(booth)
  await booth.clock.runFor(11_000)
  await expect(booth.getByRole('heading', { name: '输入票条号' })).toBeVisible()
})

test('Slips that are printed and handed out at the check-in are good for the vote that opens later', async ({
  browser,
}) => {
  const hall = await emptyHall(browser, server, [await signIn(server, 'chair')])
  const { code } = hall
  await hall.officer.send({ type: 'roll.setExpected', expected: 5 })
  const names = ['孙女士', '周叔', '监票甲', '监票乙']
  const people = await Promise.all(names.map((name) => join(server, code, name)))
  for (const { participant } of people) await hall.confirm(participant.id)
  const [sun, zhou, ...scrutineers] = people
  const door = await worksAt(browser, 'officer', 'tablet', paths.door(code))

  const codes = await test.step('an officer prepares them, and prints them sealed', async () => {
    await door.getByRole('button', { name: '备票条' }).click()
    await expect(door.getByText(/^下一次无记名投票用。已发 0 张/)).toBeVisible()
    await accessible(door)
    const [print] = await Promise.all([
      door.waitForURL(/\/print\/slips\//).then(() => door),
      door.getByRole('link', { name: '印票条' }).click(),
    ])
    await print.getByRole('button', { name: '出号，准备印' }).click()
    await expect(print.getByRole('article').first()).toBeVisible()
    return print
      .getByRole('article')
      .evaluateAll((slips) =>
        slips.map((slip) => /[2-9A-Z]{3} [2-9A-Z]{3}/.exec(slip.textContent ?? '')![0].replace(' ', '')),
      )
  })
  const ballot = new URL(door.url()).pathname.split('/').pop()!

  await test.step('at the door one is handed to whoever was let in; a wrong tap is taken back', async () => {
    const button = (says: string, name: string) =>
      door.getByRole('button', { name: new RegExp(`^${says}\\s*${name}$`) })
    await door.goto(server.url + paths.door(code))
    for (const name of ['孙女士', '周叔']) {
      await door.getByRole('searchbox', { name: '找人' }).fill(name)
      await button('发票条', name).click()
      await expect(button('已发票条', name)).toBeVisible()
    }
    await expect(door.getByText(/已发 2 张/)).toBeVisible()
    await button('已发票条', '周叔').click()
    await door.getByRole('dialog').getByRole('button', { name: '收回来了' }).click()
    await expect(door.getByText(/已发 1 张/)).toBeVisible()
    await expect(button('发票条', '周叔')).toBeVisible()
  })

  await test.step('one who has lost the vote since gives the slip back, or the ballot does not open', async () => {
    const participant = zhou!.participant.id
    await hall.officer.send({ type: 'ballot.giveSlip', ballot: ballot as BallotId, participant })
    await hall.officer.send({ type: 'roll.unconfirm', participant, reason: '看错了人' })
    const outside = door.getByText('1 张票条要先收回')
    await expect(outside).toBeVisible()
    await expect(door.getByRole('button', { name: '收不回来，票条全部作废' })).toBeVisible()
    await accessible(door)
    await door
      .getByRole('listitem')
      .filter({ hasText: '周叔' })
      .getByRole('button', { name: /^收回/ })
      .click()
    await door.getByRole('dialog').getByRole('button', { name: '收回来了' }).click()
    await expect(outside).toHaveCount(0)
    await hall.confirm(participant)
  })

  const booth = await (await device(browser, 'tablet')).newPage()
  await booth.goto(server.url + paths.booth(code, ballot))
  await expect(booth.getByRole('heading', { name: '投票还没开始' })).toBeVisible()

  await test.step('once it opens the booth is ready, and a phone of who has a slip gets no ballot', async () => {
    await openSecretBallot(server, hall.officer, scrutineers, ballot)
    const [late, phone] = [await phoneOf(browser, sun!), await phoneOf(browser, zhou!)]
    await expect(late.getByText('您的票已经在别处领了')).toBeVisible()
    await expect(phone.getByText('正在领票')).toHaveCount(0)
    const officer = await signIn(server, 'officer')
    for (const path of [boxPaths.paper(ballot), boxPaths.handSlip(ballot)])
      expect(await handOut(officer, path, sun!)).toBe('/problems/box.tokenIssued')
    expect(await atTheTable(officer, ballot, sun!)).toBe('/problems/box.tokenIssued')
    await enter(booth, codes[codes.length - 1]!)
    await booth.getByRole('radio', { name: '赞成' }).first().check()
    await cast(booth)
    await nextComes(booth)
    await enter(booth, codes[0]!)
    await expect(booth.getByRole('alert')).toContainText('票条还没登记发出')
  })

  await test.step('they are counted as slips', async () => {
    await finishBallot(server, ballot, scrutineers)
    const line = await openLine(server, await signIn(server, 'officer'))
    const { ballot: part } = (line.opened as unknown as { snapshot: MeetingState }).snapshot
    expect(part.secret[ballot]!.counts[0]!.sealing).toMatchObject({ booth: 1, paper: 0, returned: 1 })
    expect(part.slips).toBeNull()
    line.close()
  })
})
