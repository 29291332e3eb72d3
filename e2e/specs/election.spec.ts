import { expect, type Browser, type Page } from '@playwright/test'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { boxPaths, paths } from '@linyi/shared/protocol/addresses'
import { accessible } from '../fixtures/accessible.ts'
import { mayDie, powerCutOn } from '../fixtures/dying.ts'
import { keptOn } from '../fixtures/kept.ts'
import { actAs, device, type Device } from '../fixtures/people.ts'
import { finishBallot, must } from '../fixtures/secret-ballot.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { emptyHall } from '../fixtures/small-hall.ts'
import { test } from '../fixtures/test.ts'
import { join, newId, openLine, signIn, type DemoRole, type Visitor } from '../fixtures/visit.ts'
import {
  entersSheets,
  handsOut,
  lookAt,
  printsSlips,
  votingDevice,
  wayOf,
} from '../fixtures/voting-device.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true, nodeArguments: mayDie })
})
test.afterEach(() => server.stop())

const projects = ['北园新村一下大雨就水浸', '新会大道西与新粮公司路口', '李文达中学门前早市'] as const
const units = ['街道办', '市政所', '城管办'] as const

const election = (page: Page) => page.getByRole('region', { name: '票选', exact: true })
const desk = (page: Page) => page.getByRole('region', { name: '动议和表决' })
const vote = (page: Page) => page.getByRole('region', { name: '表决', exact: true })

async function comesTo(browser: Browser, role: DemoRole, on: Device, path: string): Promise<Page> {
  const { page, code } = await actAs(browser, server, role, on)
  await page.goto(`${server.url}/m/${code}/${path}`)
  return page
}

const stateSeenBy = async (visitor: Visitor): Promise<MeetingState> => {
  const line = await openLine(server, visitor)
  line.close()
  return (line.opened as unknown as { snapshot: MeetingState }).snapshot
}

/** The motion before the meeting is carried by hands, which two have counted. */
async function carried(chair: Visitor, counters: readonly Visitor[], yes: number): Promise<void> {
  const { motion } = await stateSeenBy(chair)
  const ballot = newId()
  const line = await openLine(server, chair)
  await must(
    line.send({ type: 'ballot.open', ballot, motion: motion.active, method: 'hands', endDebate: '大家同意' }),
  )
  for (const counter of counters) {
    const counts = await openLine(server, counter)
    await must(counts.send({ type: 'ballot.handIn', ballot, sheet: { method: 'hands', yes, no: 0 } }))
    counts.close()
  }
  await must(line.send({ type: 'ballot.stop', ballot }))
  await must(line.send({ type: 'ballot.close', ballot }))
  line.close()
}

/** The motion before the meeting is carried by name: one presses it on a phone, the others’ devices say yes as well. */
async function carriedByName(chair: Visitor, phone: Page, others: readonly Visitor[]): Promise<void> {
  const { motion } = await stateSeenBy(chair)
  const ballot = newId()
  const line = await openLine(server, chair)
  await must(
    line.send({ type: 'ballot.open', ballot, motion: motion.active, method: 'open', endDebate: '大家同意' }),
  )
  await vote(phone).getByRole('radio', { name: '赞成' }).check()
  await vote(phone).getByRole('button', { name: '看一遍，再投票' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
  await expect(phone.getByText('您的票已计入')).toBeVisible()
  for (const other of others) {
    const votes = await openLine(server, other)
    await must(votes.send({ type: 'ballot.handIn', ballot, sheet: { method: 'open', choice: 'yes' } }))
    votes.close()
  }
  await must(line.send({ type: 'ballot.stop', ballot }))
  await must(line.send({ type: 'ballot.close', ballot }))
  line.close()
}

/** Who moves it is found by name. */
async function moved(chair: Page, name: string): Promise<void> {
  const dialog = chair.getByRole('dialog')
  await dialog.getByLabel('名字或网格').last().fill(name)
  await dialog.getByRole('radio', { name }).check()
  await dialog.getByRole('button', { name: '提到会上' }).click()
  await expect(dialog).toHaveCount(0)
}

async function starts(chair: Page): Promise<void> {
  const agreed = desk(chair).getByRole('checkbox', { name: '大家同意结束辩论' })
  await expect(desk(chair)).toContainText(/按会议通过的表决办法|重新投票/)
  const begin = desk(chair).getByRole('button', { name: '开始表决' })
  await expect(agreed.or(begin).first()).toBeVisible()
  if (await agreed.isVisible()) await agreed.check()
  await begin.click()
  await expect(desk(chair)).toContainText('正在发票')
}

async function chooses(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: '看一遍，再投票' }).click()
  await page.getByRole('button', { name: '投出去' }).click()
}

test('a whole 票选: planned, adopted, officials approved, then phone, slip, tablet and paper through two power cuts', async ({
  browser,
}) => {
  const [chairs, first, second, officer, grid] = (await Promise.all(
    (['chair', 'scrutineer', 'deputy', 'officer', 'gridWorker'] as const).map((role) => signIn(server, role)),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor]
  const hall = await emptyHall(browser, server, [first, second])
  await hall.officer.send({ type: 'roll.setExpected', expected: 7 })
  const sun = await hall.attend('孙女士')
  const [zhou, wu, li, zheng, qian] = (await Promise.all(
    ['周叔', '吴伯', '李婶', '郑姐', '钱伯'].map((name) => join(server, hall.code, name)),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor]
  for (const { participant } of [zhou, wu, li, zheng]) await hall.confirm(participant.id)
  const chair = await comesTo(browser, 'chair', 'tablet', 'chair')
  const office = await comesTo(browser, 'officer', 'tablet', 'prepare#election')
  const wall = await comesTo(browser, 'projector', 'projector', 'projector')

  await test.step('candidates come from the locked list, each with its brief; what is typed outlives a refresh', async () => {
    await expect(office.getByText('清单还没锁定')).toBeVisible()
    await chair.getByRole('button', { name: '锁定清单' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '锁定清单' }).click()
    for (const [place, name] of projects.entries()) {
      await office.getByRole('checkbox', { name }).check()
      const brief = office.getByRole('group', { name: `项目说明：${name}` })
      await brief.getByLabel('投资').fill(['286', '12.5', '32'][place]!)
      await brief.getByLabel('责任单位').fill(units[place]!)
      await brief.getByLabel('完成时限').fill('2027-06-30')
    }
    await expect(office.getByRole('radio', { name: '票决' })).toBeDisabled()
    await expect(office.getByText('这类会只能推荐，不能票决')).toBeVisible()
    for (let seats = 1; seats < 3; seats++) await office.getByRole('button', { name: '加一' }).click()
    await expect(office.getByText('还差 1 个候选')).toBeVisible()
    await office.getByRole('button', { name: '减一' }).click()
    const contest = office.getByText('差额 1 个（50%），够了')
    await expect(contest).toBeVisible()
    // By a budget it asks for the money instead of seats, and only where that is not enough for all.
    await office.getByRole('checkbox', { name: '别的算法' }).click()
    await office.getByRole('radio', { name: '等额份额法', exact: true }).check()
    await expect(office.getByText('3 个候选加起来 330.5 万元')).toBeVisible()
    await office.getByLabel('总共多少钱').fill('400')
    await expect(office.getByText('钱够办所有的项目').first()).toBeVisible()
    await office.getByLabel('总共多少钱').fill('300')
    await expect(office.getByText('钱够办所有的项目')).toHaveCount(0)
    await expect(office.getByLabel('表决办法')).toHaveValue(/300 万元/)
    await office.getByRole('button', { name: '存下方案' }).click()
    await expect(office.getByRole('button', { name: '已存' })).toBeVisible()
    await office.getByRole('radio', { name: '票选' }).check()
    await office.getByRole('button', { name: '加一' }).click()
    await expect(contest).toBeVisible()
    await expect.poll(() => keptOn(office)).toContainEqual(expect.stringMatching(/^plan\/.*"seats":2/))
    await office.reload()
    await expect(office.getByText('上次填的还没存')).toBeVisible()
    await expect(office.getByLabel('表决办法')).toHaveValue(/从 3 个候选项目里选 2 个/)
    await accessible(office)
    await office.getByRole('button', { name: '存下方案' }).click()
    await expect(office.getByRole('button', { name: '已存' })).toBeVisible()
  })

  await test.step('the 表决办法 is put as it was written, read on phone and wall, and adopted', async () => {
    await expect(election(chair)).toContainText('3 选 2，推荐')
    await accessible(chair)
    await election(chair).getByRole('button', { name: '把表决办法提到会上' }).click()
    await moved(chair, '孙女士')
    await expect(sun.page.getByText('多选的，整张票作废')).toBeVisible()
    const english = await (await browser.newContext({ locale: 'en-US' })).newPage()
    await english.goto(`${server.url}${paths.live(hall.code)}#token=${zhou.token}`)
    await expect(english.getByText('A paper with more is void as a whole')).toBeVisible()
    await english.close()
    const line = await openLine(server, chairs)
    await must(line.send({ type: 'meeting.project', view: 'ballot' }))
    line.close()
    await expect(wall.getByText('多选的，整张票作废')).toBeVisible()
    await accessible(wall)
    await carried(chairs, [officer, grid], 7)
  })

  await test.step('nobody from a responsible unit is proposed, and who was not approved gives their duty back', async () => {
    await election(chair).getByRole('button', { name: '提监票人、计票人' }).click()
    const dialog = chair.getByRole('dialog')
    await expect(dialog).toContainText('要回避的单位：街道办、市政所、城管办')
    await dialog.getByRole('button', { name: '不提了' }).last().click()
    for (const name of ['容代表', '钱伯']) {
      await dialog.getByLabel('名字或网格').first().fill(name)
      await dialog.getByRole('button', { name, exact: true }).click()
    }
    await dialog.getByLabel('在哪个单位').last().fill('市政所')
    await expect(dialog.getByText('候选项目责任单位的人要回避').first()).toBeVisible()
    await expect(dialog.getByRole('radio', { name: '计票人' }).last()).toBeDisabled()
    await accessible(chair)
    await dialog.getByLabel('在哪个单位').last().fill('市政所养护科')
    await expect(dialog.getByText('和责任单位“市政所”像是一家')).toBeVisible()
    await dialog.getByLabel('在哪个单位').last().fill('供电所')
    await moved(chair, '孙女士')
    await expect(wall.getByText('钱伯')).toBeVisible()
    await expect(sun.page.getByText('钱伯').first()).toBeVisible()
    await carriedByName(chairs, sun.page, [first, second, zhou, wu, li, zheng])
    await election(chair).getByRole('button', { name: /^免去/ }).click()
    await election(chair).getByRole('button', { name: '请他们到岗' }).click()
  })

  const lost = await (await device(browser, 'phone')).newPage()
  await lost.goto(`${server.url}${paths.live(hall.code)}#token=${zheng.token}`)
  const tokenCut = await powerCutOn(sun.page, server, boxPaths.token('*'), 'signing')
  const castCut = await powerCutOn(sun.page, server, boxPaths.cast('*'), 'castAnswer')

  await test.step('the ballot opens by the rules that were adopted', async () => {
    await election(chair).getByRole('button', { name: '把候选项目提到会上' }).click()
    await moved(chair, '孙女士')
    await expect(desk(chair)).toContainText('按会议通过的表决办法')
    await starts(chair)
  })

  const { open: ballot } = (await stateSeenBy(chairs)).ballot
  const table = handsOut(server, officer, ballot)
  const tablet = votingDevice(server, ballot, officer, li)

  await test.step('the power fails between token and signature, and the phone has its ballot afterwards', async () => {
    await tokenCut.happen()
    tokenCut.mend()
    await expect(vote(sun.page).getByRole('checkbox')).toHaveCount(3)
    await expect(vote(sun.page).getByText('正在领票')).toHaveCount(0)
  })

  await test.step('whoever has one thing gets no other, on any of the four ways', async () => {
    expect(await table.slip(zhou.participant.id)).toBe('')
    expect(await table.paper(wu.participant.id)).toBe('')
    await expect.poll(async () => (await tablet.fetchToken()).ok).toBe(true)
    await expect.poll(() => wayOf(server, officer, ballot, zheng.participant.id)).toBe('phone')
    await lost.close()
    const spent = [zhou, wu, li, zheng]
    for (const id of [sun.participant, ...spent.map(({ participant }) => participant.id)])
      for (const way of ['slip', 'paper', 'tablet'] as const)
        expect(await table[way](id)).toBe('/problems/box.tokenIssued')
    for (const whose of spent) expect(await table.phone(whose)).toBe('/problems/box.tokenIssued')
  })

  await test.step('the brief of each project is read from the paper; a power cut after casting loses no vote', async () => {
    await vote(sun.page).getByRole('button', { name: '看 3 个项目的说明' }).click()
    await expect(sun.page.getByRole('dialog')).toContainText('市政所')
    await accessible(sun.page)
    await sun.page.getByRole('dialog').getByRole('button', { name: '看好了' }).click()
    await chooses(sun.page, projects[0], projects[1])
    await castCut.happen()
    castCut.mend()
    await expect(sun.page.getByText('您的票已计入')).toBeVisible()
    const [code] = await printsSlips(server, officer, ballot)
    const booth = await (await device(browser, 'tablet')).newPage()
    await booth.goto(`${server.url}${paths.booth(hall.code, ballot)}#${code!}`)
    await booth.getByRole('button', { name: '领票' }).click()
    await chooses(booth, projects[0], projects[2])
    await expect(booth.getByRole('heading', { name: '已投出' })).toBeVisible()
    await booth.close()
    expect((await tablet.cast('yya')).ok).toBe(true)
    for (const [by, paper] of [
      [first, 'yay'],
      [second, 'ayy'],
    ] as const) {
      const phone = votingDevice(server, ballot, by)
      expect((await phone.fetchToken()).ok).toBe(true)
      expect((await phone.cast(paper)).ok).toBe(true)
    }
  })

  await test.step('counted together: the lost phone is not returned, and three are tied', async () => {
    const line = await openLine(server, chairs)
    await must(line.send({ type: 'ballot.stop', ballot }))
    line.close()
    await entersSheets(server, [first, qian], ballot, ['ayy'])
    await finishBallot(server, ballot, [first, second])
    const { counts, announced } = (await stateSeenBy(chairs)).ballot.secret[ballot]!
    expect(counts[0]!.sealing).toMatchObject({
      issued: 7,
      phone: 4,
      booth: 2,
      paper: 1,
      returned: 6,
      unreturned: 1,
    })
    expect(announced!.outcome).toMatchObject({ next: 'revote', seatsLeft: 2, needed: 4 })
    expect((await lookAt(server, ballot)).ballots).toHaveLength(6)
    await expect(wall.getByText('最后 2 个名额票数一样')).toBeVisible()
    await expect(wall.getByText('推荐').first()).toBeVisible()
  })

  await test.step('the vote again is tied once more; the presidium leaves the seat empty, and all of it is told', async () => {
    await expect(election(chair)).toContainText('还有名额没定')
    await starts(chair)
    const again = (await stateSeenBy(chairs)).ballot.open
    const voters = [first, second].map((by) => votingDevice(server, again, by))
    for (const voter of voters) expect((await voter.fetchToken()).ok).toBe(true)
    const casting = async () =>
      (await lookAt(server, again)).serverNow >= (await lookAt(server, again)).castsFrom
    await expect.poll(casting).toBe(true)
    for (const [place, voter] of voters.entries())
      expect((await voter.cast(['yya', 'yay'][place]!)).ok).toBe(true)
    await finishBallot(server, again, [first, second])
    await desk(chair).getByRole('button', { name: '名额空着' }).click()
    await chair.getByRole('dialog').getByLabel('原因').fill('主席团商量，都同意')
    await chair.getByRole('dialog').getByRole('button', { name: '名额空着' }).click()
    for (const page of [wall, sun.page]) {
      await expect(page.getByText('主席团定：名额空着').first()).toBeVisible()
      await expect(page.getByText(/没有入选的进项目储备库/).first()).toBeVisible()
      await accessible(page)
    }
    await expect(election(chair)).toContainText('结果已经宣布')
  })
})
