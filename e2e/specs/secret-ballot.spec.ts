import { expect, type Browser, type Page } from '@playwright/test'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import type { BoxAnswer } from '@linyi/shared/protocol/bodies'
import { accessible, readInFull } from '../fixtures/accessible.ts'
import { keptOn } from '../fixtures/kept.ts'
import { actAs, type Device } from '../fixtures/people.ts'
import { looksUp } from '../fixtures/receipts.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { emptyHall, type SmallHall } from '../fixtures/small-hall.ts'
import { test } from '../fixtures/test.ts'
import { signIn, type DemoRole } from '../fixtures/visit.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const boxes = `**${boxPaths.look('*')}`
const issues = ['北园新村一下大雨就水浸', '新会大道西与新粮公司路口', '李文达中学门前早市'] as const

const desk = (page: Page) => page.getByRole('region', { name: '动议和表决' })
const vote = (page: Page) => page.getByRole('region', { name: /^(表决|Vote)$/ })
const circle = (page: Page, name: string) => vote(page).getByRole('checkbox', { name })

async function comesTo(browser: Browser, role: DemoRole, on: Device, path: string): Promise<Page> {
  const { page, code } = await actAs(browser, server, role, on)
  await page.goto(`${server.url}/m/${code}/${path}`)
  return page
}

/** A hall with a chair at the tablet and two who certify; nobody else is confirmed yet. */
async function prepared(browser: Browser): Promise<{ chair: Page; hall: SmallHall }> {
  const [chairs, first, second] = await Promise.all(
    (['chair', 'scrutineer', 'deputy'] as const).map((role) => signIn(server, role)),
  )
  const hall = await emptyHall(browser, server, [chairs!, first!, second!])
  const { id } = second!.participant
  await hall.officer.send({ type: 'meeting.assignDuty', participant: id, duty: 'scrutineer' })
  await hall.officer.send({ type: 'roll.setExpected', expected: 6 })
  return { hall, chair: await comesTo(browser, 'chair', 'tablet', 'chair') }
}

async function put(chair: Page): Promise<void> {
  await chair.getByRole('button', { name: '锁定清单' }).click()
  await chair.getByRole('dialog').getByRole('button', { name: '锁定清单' }).click()
  await desk(chair).getByRole('button', { name: '提一个动议' }).click()
  const form = chair.getByRole('dialog')
  for (const issue of issues) await form.getByRole('checkbox', { name: issue }).check()
  await form.getByLabel('动议怎么说').fill('民生实事项目票选')
  await form.getByLabel('名字或网格').fill('孙女士')
  await form.getByRole('radio', { name: '孙女士' }).check()
  await form.getByRole('button', { name: '提到会上' }).click()
  await expect(desk(chair)).toContainText('现在议的动议')
}

/** Two of three, as many votes as there are; whoever speaks has agreed to stop. */
async function open(chair: Page): Promise<void> {
  const agreed = desk(chair).getByRole('checkbox', { name: '大家同意结束辩论' })
  const begin = desk(chair).getByRole('button', { name: '开始表决' })
  await expect(agreed.or(begin).first()).toBeVisible()
  if (await agreed.isVisible()) await agreed.check()
  await desk(chair).getByRole('radio', { name: '无记名投票' }).check()
  await desk(chair).getByRole('radio', { name: 'k 票制' }).check()
  await desk(chair).getByRole('button', { name: '加一' }).click()
  await accessible(chair)
  await begin.click()
  await expect(desk(chair)).toContainText('正在发票')
}

async function review(page: Page): Promise<void> {
  await vote(page)
    .getByRole('button', { name: /看一遍，再投票|Check, then vote/ })
    .click()
}

/** Waits until papers are taken in, as people do. */
async function cast(page: Page): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(投出去|Cast it)$/ })
    .click()
  await expect(page.getByText(/您的票已计入|Your vote is counted/)).toBeVisible()
}

async function confirmed(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
}

async function signs(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '监票签认' })).toBeVisible()
  await expect(page.getByRole('button', { name: '先对指纹' })).toBeVisible()
  await page.getByRole('checkbox', { name: '四组都和大屏上的一样' }).check()
  await page.getByRole('button', { name: '签认' }).click()
  await expect(page.getByText('您已经签了')).toBeVisible()
}

test('a 票选 of phones, one in large letters and one in English: two certify, a tie, and the vote again', async ({
  browser,
}) => {
  const { chair, hall } = await prepared(browser)
  const sun = await hall.attend('孙女士')
  const zhou = await hall.attend('周叔')
  const wu = await hall.attend('吴伯', { elder: true })
  const guest = await hall.attend('来看看的', { seen: false })
  const scrutineer = await comesTo(browser, 'scrutineer', 'phone', 'live')
  const other = await comesTo(browser, 'deputy', 'phone', 'live')
  const wall = await comesTo(browser, 'projector', 'projector', 'projector')
  // One who certifies reads large letters.
  await other.context().addCookies([{ name: 'size', value: 'elder', url: server.url }])
  await other.reload()
  await zhou.page.context().addCookies([{ name: 'lang', value: 'en', url: server.url }])
  await zhou.page.reload()

  await test.step('the terms are said before it opens, and who may not vote is told why', async () => {
    await put(chair)
    await open(chair)
    await desk(chair).getByRole('button', { name: '投影也翻到表决' }).click()
    await expect(wall.getByRole('heading', { name: '正在发票' })).toBeVisible()
    for (const issue of issues) await readInFull(wall.getByText(issue))
    await expect(guest.page.getByText('您还没签到确认，这一次不能投')).toBeVisible()
  })

  await test.step('a paper has nothing marked beforehand, and takes no more than may be', async () => {
    for (const issue of issues) await expect(circle(sun.page, issue)).not.toBeChecked()
    await accessible(sun.page)
    await circle(sun.page, issues[0]).check()
    await circle(sun.page, issues[2]).check()
    await circle(sun.page, issues[1]).click()
    await expect(circle(sun.page, issues[1])).not.toBeChecked()
    await expect(vote(sun.page).getByText('已选满 2 项，先去掉一项')).toBeVisible()
    await review(sun.page)
    await accessible(sun.page)
    await cast(sun.page)
    await accessible(sun.page)
  })

  let said = ''
  await test.step('the receipt has a number and never a choice, after a refresh too', async () => {
    const number = vote(sun.page).getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    said = await number.innerText()
    await sun.page.reload()
    await expect(vote(sun.page).getByText(said)).toBeVisible()
    await expect(vote(sun.page).getByRole('checkbox')).toHaveCount(0)
    await expect(wall.getByRole('img', { name: /位里投了 1 位/ })).toBeVisible()
    await accessible(wall)
  })

  await test.step('in English, and in large letters row by row', async () => {
    await circle(zhou.page, issues[0]).check()
    await circle(zhou.page, issues[1]).check()
    await review(zhou.page)
    await cast(zhou.page)
    await wu.page.getByRole('button', { name: '去投票' }).click()
    await wu.page.getByRole('button', { name: '看好了，去选' }).click()
    await expect(wu.page.getByText('第 1 项', { exact: true })).toBeVisible()
    await accessible(wu.page)
    // Who cannot see the screen hears which project a button is about, and which comes next.
    await wu.page.getByRole('button', { name: new RegExp(`^选这一项\\s*：${issues[0]}`) }).click()
    await expect(wu.page.getByRole('dialog').getByRole('status')).toContainText(`第 2 项：${issues[1]}`)
    await wu.page.getByRole('button', { name: new RegExp(`^不选，看下一项\\s*：${issues[1]}`) }).click()
    await wu.page.getByRole('button', { name: '不选，看下一项' }).click()
    await expect(wu.page.getByText('另外 2 项没有选')).toBeVisible()
    await accessible(wu.page)
    await wu.page.getByRole('button', { name: '投出去' }).click()
    await expect(wu.page.getByText('您的票已计入')).toBeVisible()
  })

  await test.step('stopped in the middle of a review: that paper did not go in', async () => {
    await circle(scrutineer, issues[1]).check()
    await review(scrutineer)
    await expect(desk(chair)).toContainText('已投 3 位')
    await confirmed(chair, '停止投票')
    await expect(scrutineer.getByText('投票已停止，您这张没有投出')).toBeVisible()
    await expect(wall.getByRole('heading', { name: '已停止投票' })).toBeVisible()
  })

  await test.step('counted: sums and fingerprint everywhere, the result only for those who certify', async () => {
    await confirmed(chair, '封箱数票')
    await expect(wall.getByText('合得上')).toBeVisible()
    const groups = await wall.getByRole('img', { name: /^票箱指纹/ }).getAttribute('aria-label')
    for (const page of [chair, scrutineer, other])
      await expect(page.getByRole('img', { name: groups! }).first()).toBeVisible()
    await expect(scrutineer.getByText('两套程序各数一遍，一样')).toBeVisible()
    for (const page of [chair, wall, sun.page]) await expect(page.getByText('3 票')).toHaveCount(0)
    await expect(desk(chair).getByText('等 2 位监票人签认后宣布')).toBeVisible()
    for (const page of [chair, wall, scrutineer, other]) await accessible(page)
  })

  await test.step('one sends it back with a reason; it is counted again, and both sign', async () => {
    await other.getByRole('button', { name: '退回重核' }).click()
    await other.getByRole('dialog').getByLabel('原因').fill('有一位说没投成')
    await other.getByRole('dialog').getByRole('button', { name: '退回重核' }).click()
    await expect(desk(chair)).toContainText('退回重核：有一位说没投成')
    // Nobody signs what was counted before.
    for (const page of [scrutineer, other])
      await expect(page.getByRole('button', { name: '先对指纹' })).toHaveCount(0)
    await confirmed(chair, '封箱数票')
    await signs(scrutineer)
    await expect(wall.getByText('监票已签')).toHaveCount(1)
    await signs(other)
    // One paper among those that are published is another, with the tag it had.
    await zhou.page.route(boxes, async (route) => {
      const response = await route.fetch()
      const answer = (await response.json()) as BoxAnswer
      const [first, ...rest] = answer.ballots ?? []
      const paper = first && [...first.paper].reverse().join('')
      const ballots = first
        ? [{ tag: first.tag, paper: paper === first.paper ? 'yyy' : paper! }, ...rest]
        : null
      await route.fulfill({ response, json: { ...answer, ballots } })
    })
    await confirmed(chair, '宣布结果')
  })

  await test.step('where the answer is forged, a phone says so loudly, and does not count with it', async () => {
    const alerted = vote(zhou.page)
      .getByRole('alert')
      .or(zhou.page.getByRole('region', { name: 'Result' }).getByRole('alert'))
    await expect(alerted.first()).toContainText('does not come to the fingerprint that was read out')
    await expect(zhou.page.getByText('just as you cast it')).toHaveCount(0)
    await zhou.page.getByRole('button', { name: 'How it was counted' }).click()
    await expect(zhou.page.getByText('They were not counted.')).toBeVisible()
    await accessible(zhou.page)
    await zhou.page.unroute(boxes)
    await zhou.page.reload()
    await expect(zhou.page.getByText('just as you cast it')).toBeVisible()
  })

  await test.step('announced with its seal: a tie over the last seat, told as it is', async () => {
    await expect(wall.getByRole('heading', { name: '推荐结果' })).toBeVisible()
    // The chair, who is here, never asked for a paper.
    for (const figure of ['实到 6', '发出 5', '收回 3 票', '没投 2'])
      await expect(wall.getByText(figure).first()).toBeVisible()
    for (const issue of issues) await readInFull(wall.getByText(issue).first())
    for (const page of [sun.page, wall]) {
      await expect(page.getByText(/最后 1 个名额票数一样/)).toBeVisible()
      await accessible(page)
    }
    const result = sun.page.getByRole('region', { name: '表决结果' })
    await expect(result).toContainText('1 个项目入选')
    // What was just told stands over the motion that it leaves open.
    const tops = [result, sun.page.getByRole('region', { name: '动议' })].map(
      async (part) => (await part.boundingBox())!.y,
    )
    const [told, moved] = await Promise.all(tops)
    expect(told).toBeLessThan(moved!)
    await expect(result.getByText('公布的票里有您这一张')).toBeVisible()
    await expect(result.getByText('算到的票箱指纹是这四组，和念的一样')).toBeVisible()
    await result.getByRole('button', { name: '查回执号' }).click()
    await looksUp(sun.page, ` ${said.toLowerCase()} `)
    await expect(result.getByText('查到了，已计入')).toBeVisible()
    await accessible(sun.page)
    await looksUp(sun.page, '7777 7777')
    await expect(result.getByText('没有这个回执号')).toBeVisible()
    await looksUp(sun.page, '六位')
    await expect(result.getByText('回执号是八位数字和字母')).toBeVisible()
    await result.getByRole('button', { name: '怎么选出来的' }).click()
    await expect(result.getByText('自己又数了一遍，和宣布的一样')).toBeVisible()
    const [download] = await Promise.all([
      sun.page.waitForEvent('download'),
      result.getByRole('link', { name: '下载选票，自己算' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('ballots.pb')
    await expect(result.getByText('npm run -s tally -- --rule k_approval --seats 2 ballots.pb')).toBeVisible()
    await accessible(sun.page)
  })

  await test.step('the vote again is on those tied alone, for the seat that is left', async () => {
    await expect(desk(chair)).toContainText('重新投票')
    await desk(chair).getByRole('button', { name: '开始表决' }).click()
    await expect(wall.getByRole('heading', { name: '正在发票' })).toBeVisible()
    for (const { page } of [sun, zhou]) {
      await expect(vote(page).getByRole('checkbox')).toHaveCount(2)
      await circle(page, issues[2]).check()
      await review(page)
      await cast(page)
    }
    await confirmed(chair, '停止投票')
    await confirmed(chair, '封箱数票')
    await signs(scrutineer)
    await signs(other)
    await confirmed(chair, '宣布结果')
    await expect(wall.getByText('入选', { exact: true })).toBeVisible()
    await expect(sun.page.getByRole('region', { name: '表决结果' })).toContainText(issues[2])
  })
})

test('a vote is counted once, whatever breaks: a page, a line, a second phone, a second tab', async ({
  browser,
}) => {
  const { chair, hall } = await prepared(browser)
  const sun = await hall.attend('孙女士')
  const tablet = await hall.attend('孙女士的平板', { seen: false })
  await hall.officer.send({ type: 'roll.merge', from: tablet.participant, into: sun.participant })
  const tokens = `**${boxPaths.token('*')}`
  await tablet.page.route(tokens, (route) => route.abort())
  const zhou = await hall.attend('周叔')
  await zhou.page.route(tokens, (route) => route.abort())
  await put(chair)
  await open(chair)

  await test.step('the page dies between token and cast: what was filled in and the token are still there', async () => {
    await circle(sun.page, issues[0]).check()
    await expect(vote(sun.page).getByText('正在领票')).toHaveCount(0)
    await expect.poll(() => keptOn(sun.page)).toContainEqual(expect.stringMatching(/^filling\/.*"yes"/))
    const reopened = await sun.page.context().newPage()
    await sun.page.close()
    await reopened.goto(`${server.url}/m/${hall.code}/live`)
    await expect(circle(reopened, issues[0])).toBeChecked()
    const second = await reopened.context().newPage()
    await second.goto(`${server.url}/m/${hall.code}/live`)
    await expect(circle(second, issues[0])).toBeChecked()
    await review(reopened)
    await cast(reopened)
    await second.reload()
    await expect(second.getByText('您的票已计入')).toBeVisible()
  })

  await test.step('a second phone of the same person gets no second paper', async () => {
    await tablet.page.unroute(tokens)
    await expect(tablet.page.getByText('您的票已经在别处领了')).toBeVisible()
    await accessible(tablet.page)
  })

  await test.step('a phone that meant to fetch its paper in time, and could not, is told that it is late', async () => {
    await expect(vote(zhou.page).getByText('正在领票')).toBeVisible()
    await zhou.page.unroute(tokens)
    await expect(vote(zhou.page).getByText('您的票比别人的容易被猜到')).toBeVisible()
    await zhou.page.reload()
    await expect(vote(zhou.page).getByText('您的票比别人的容易被猜到')).toBeVisible()
    await accessible(zhou.page)
  })

  await test.step('the answer is lost: sent again it is the same vote', async () => {
    let lost = 0
    await zhou.page.route(`**${boxPaths.cast('*')}`, async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await circle(zhou.page, issues[1]).check()
    await review(zhou.page)
    await cast(zhou.page)
    expect(lost).toBeGreaterThan(1)
    await expect(desk(chair)).toContainText('已投 2 位')
  })

  await test.step('called off: what was filled in and cast is forgotten on the phones, also after a refresh', async () => {
    expect((await keptOn(zhou.page)).filter((path) => path.startsWith('box/'))).toHaveLength(1)
    await desk(chair).getByRole('button', { name: '这次作废' }).click()
    await chair.getByRole('dialog').getByLabel('原因').fill('票面上漏了一项')
    await chair.getByRole('dialog').getByRole('button', { name: '这次作废' }).click()
    await expect(zhou.page.getByText('票面上漏了一项')).toBeVisible()
    const ofBallot = /^(filling|box|box-turn|cast-at|token-late)\//
    const left = async () => (await keptOn(zhou.page)).filter((path) => ofBallot.test(path))
    await expect.poll(left).toEqual([])
    await zhou.page.reload()
    await expect(zhou.page.getByText('票面上漏了一项')).toBeVisible()
    expect(await left()).toEqual([])
  })
})
