import { expect, type Browser, type Page } from '@playwright/test'
import { accessible, fitsNarrow } from '../fixtures/accessible.ts'
import { keptOn } from '../fixtures/kept.ts'
import { layLine } from '../fixtures/line.ts'
import { actAs, type Device } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { emptyHall, type SmallHall } from '../fixtures/small-hall.ts'
import { test } from '../fixtures/test.ts'
import { signIn, type DemoRole } from '../fixtures/visit.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const desk = (page: Page) => page.getByRole('region', { name: '动议和表决' })
const vote = (page: Page) => page.getByRole('region', { name: '表决', exact: true })
const result = (page: Page) => page.getByRole('region', { name: '表决结果' })
const seat = (page: Page, name: string) =>
  page.getByRole('region', { name: '座位' }).getByRole('listitem').filter({ hasText: name })

/** A hall in which the chair alone is confirmed, at the tablet. */
async function chaired(browser: Browser): Promise<{ chair: Page; hall: SmallHall }> {
  const hall = await emptyHall(browser, server, [await signIn(server, 'chair')])
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  return { chair, hall }
}

async function comesTo(browser: Browser, role: DemoRole, on: Device, path: string): Promise<Page> {
  const { page, code } = await actAs(browser, server, role, on)
  await page.goto(`${server.url}/m/${code}/${path}`)
  return page
}

async function lock(chair: Page): Promise<void> {
  await chair.getByRole('button', { name: '锁定清单' }).click()
  await chair.getByRole('dialog').getByRole('button', { name: '锁定清单' }).click()
}

async function put(chair: Page, issue: string, text: string, mover: string): Promise<void> {
  await desk(chair).getByRole('button', { name: '提一个动议' }).click()
  const form = chair.getByRole('dialog')
  await form.getByRole('checkbox', { name: issue }).check()
  await form.getByLabel('动议怎么说').fill(text)
  await form.getByLabel('名字或网格').fill(mover)
  await form.getByRole('radio', { name: mover }).check()
  await form.getByLabel('谁', { exact: true }).fill('市政所')
  await form.getByLabel('做什么').fill('雨季前办好')
  await form.getByRole('button', { name: '提到会上' }).click()
  await expect(desk(chair)).toContainText('现在议的动议')
}

async function open(chair: Page, method: string): Promise<void> {
  await desk(chair).getByRole('radio', { name: method }).check()
  await desk(chair).getByRole('button', { name: '开始表决' }).click()
  await expect(desk(chair).getByRole('button', { name: '这次作废' })).toBeVisible()
}

async function cast(page: Page, choice: string): Promise<void> {
  await vote(page).getByRole('radio', { name: choice }).check()
  await vote(page).getByRole('button', { name: '看一遍，再投票' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
  await expect(page.getByText('您的票已计入')).toBeVisible()
}

async function confirmed(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
}

async function chairVotes(chair: Page, choice: string): Promise<void> {
  await desk(chair).getByRole('button', { name: '投我的一票' }).click()
  await chair.getByRole('dialog').getByRole('radio', { name: choice }).check()
  await chair.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
}

test('a vote by name: what it lacks, one vote a person, a line that drops, a power cut, the chair last', async ({
  browser,
}) => {
  const { chair, hall } = await chaired(browser)
  const line = await layLine(server)
  const sun = await hall.attend('孙女士')
  const zhou = await hall.attend('周叔', { url: line.url })
  const wu = await hall.attend('吴伯', { elder: true })
  const second = await hall.attend('孙女士的平板', { seen: false })
  await hall.officer.send({ type: 'roll.merge', from: second.participant, into: sun.participant })
  const guest = await hall.attend('来看看的', { seen: false })
  const wall = await comesTo(browser, 'projector', 'projector', 'projector')

  await test.step('a motion on the words of the locked list stands on every phone', async () => {
    await lock(chair)
    await put(chair, '北园新村一下大雨就水浸', '把三号楼的排水口清干净', '孙女士')
    for (const { page } of [sun, zhou, guest])
      await expect(page.getByRole('region', { name: '动议' })).toContainText('雨季前办好')
    await expect(wu.page.getByText('现在议的动议')).toBeVisible()
  })

  await test.step('the card says how many are missing, and who still wants to speak', async () => {
    await hall.officer.send({ type: 'roll.setExpected', expected: 10 })
    await expect(desk(chair)).toContainText('还差 2 人才能表决')
    await expect(desk(chair).getByRole('button', { name: '开始表决' })).toHaveCount(0)
    await accessible(chair)
    await hall.officer.send({ type: 'roll.setExpected', expected: 6 })
    await expect(desk(chair)).toContainText('实到 4 人，够 4 人了')
    await sun.page.getByRole('button', { name: '举手发言' }).click()
    await sun.page.getByRole('dialog').getByRole('button', { name: '赞成' }).click()
    await expect(desk(chair)).toContainText('还有 1 位要发言')
    await expect(desk(chair).getByRole('button', { name: '开始表决' })).toHaveCount(0)
    await desk(chair).getByRole('checkbox', { name: '大家同意结束辩论' }).check()
  })

  await test.step('it opens: called on every phone, on the wall without a name', async () => {
    await open(chair, '记名表决')
    await desk(chair).getByRole('button', { name: '投影也翻到表决' }).click()
    await expect(wall.getByRole('heading', { name: '请表决' })).toBeVisible()
    for (const { page } of [sun, zhou, wu, second])
      await expect(page.getByRole('alert')).toContainText('请您表决')
    await expect(guest.page.getByText('您还没签到确认，这一次不能投')).toBeVisible()
    await expect(desk(chair).getByRole('button', { name: '投我的一票' })).toHaveCount(0)
    for (const page of [chair, sun.page, guest.page, wall]) await accessible(page)
    for (const { page } of [sun, wu, guest]) await fitsNarrow(page)
  })

  await test.step('what was chosen outlives a refresh; what was cast is shown on both phones and never said', async () => {
    await vote(sun.page).getByRole('radio', { name: '赞成' }).check()
    await expect.poll(() => keptOn(sun.page)).toContainEqual(expect.stringMatching(/ "yes"$/))
    await sun.page.reload()
    await expect(vote(sun.page).getByRole('radio', { name: '赞成' })).toBeChecked()
    await vote(sun.page).getByRole('button', { name: '看一遍，再投票' }).click()
    await accessible(sun.page)
    await fitsNarrow(sun.page)
    await sun.page.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
    for (const { page } of [sun, second]) {
      await expect(page.getByText('您的票已计入')).toBeVisible()
      await expect(vote(page).getByRole('radio')).toHaveCount(0)
    }
    await sun.page.reload()
    await expect(sun.page.getByText('您的票已计入')).toBeVisible()
    await expect(vote(sun.page)).not.toContainText('赞成')
    await expect(seat(chair, '孙女士')).toContainText('已按')
    await expect(wall.getByRole('img', { name: '4 位里投了 1 位' })).toBeVisible()
    await accessible(sun.page)
  })

  await test.step('without a line nothing can be cast, and what is half sent counts once', async () => {
    await vote(zhou.page).getByRole('radio', { name: '反对' }).check()
    await vote(zhou.page).getByRole('button', { name: '看一遍，再投票' }).click()
    line.cut()
    const dialog = zhou.page.getByRole('dialog')
    await expect(dialog.getByRole('button', { name: '连上网才能做这一步' })).toBeVisible()
    line.mend()
    await expect(dialog.getByRole('button', { name: '投出去' })).toBeVisible()
    line.hush()
    await dialog.getByRole('button', { name: '投出去' }).click()
    await expect(seat(chair, '周叔')).toContainText('已按')
    await expect(vote(zhou.page)).toContainText('正在送出…')
    line.cut()
    await expect(vote(zhou.page)).toContainText('断线了，票还在这台手机上')
    line.mend()
    await expect(zhou.page.getByText('您的票已计入')).toBeVisible()
    await expect(chair.getByText('已投 2 位，还有 2 位')).toBeVisible()
  })

  await test.step('the power fails: what was counted is counted', async () => {
    await server.kill()
    await server.restart()
    await chair.reload()
    for (const name of ['孙女士', '周叔']) await expect(seat(chair, name)).toContainText('已按')
    await expect(seat(chair, '吴伯')).toContainText('未按')
  })

  await test.step('it is stopped while somebody looks once more, and goes on because that was a mistake', async () => {
    await wu.page.getByRole('button', { name: '去投票' }).click()
    await accessible(wu.page)
    await fitsNarrow(wu.page)
    await wu.page.getByRole('button', { name: '看好了，去选' }).click()
    await accessible(wu.page)
    await fitsNarrow(wu.page)
    await wu.page.getByRole('button', { name: '赞成' }).click()
    await expect(wu.page.getByRole('button', { name: '投出去' })).toBeVisible()
    await accessible(wu.page)
    await fitsNarrow(wu.page)
    await confirmed(chair, '停止投票')
    await expect(wu.page.getByText('投票已停止，您这张没有投出')).toBeVisible()
    await chair.getByRole('button', { name: '点错了，接着投' }).click()
    await chair.getByRole('dialog').getByLabel('原因').fill('吴伯还没投完')
    await chair.getByRole('dialog').getByRole('button', { name: '点错了，接着投' }).click()
    await wu.page.getByRole('button', { name: '投出去' }).click()
    await expect(wu.page.getByText('您的票已计入')).toBeVisible()
  })

  await test.step('the chair votes last, which tells the result on every screen', async () => {
    await chairVotes(chair, '赞成')
    await expect(seat(chair, '周叔')).toContainText('反对')
    for (const { page } of [sun, zhou, second, guest]) {
      await expect(result(page)).toContainText('通过了')
      await expect(result(page)).toContainText('实到 4 人，过半数要 3 票，赞成 3 票。')
    }
    await expect(sun.page.getByText('您的票已计入')).toBeVisible()
    await result(sun.page).getByText('谁按了什么').click()
    await expect(result(sun.page)).toContainText('反对 1 位')
    await expect(wu.page.getByRole('dialog')).toContainText('3 票')
    await expect(wall.getByText('过半数线 3 票')).toBeVisible()
    await expect(wall.getByText('周叔')).toHaveCount(0)
    for (const page of [chair, sun.page, wu.page, wall]) await accessible(page)
    for (const { page } of [sun, wu, guest]) await fitsNarrow(page)
  })
  await line.close()
})

test('as many for as against is not carried, and hands are counted again until two agree', async ({
  browser,
}) => {
  const { chair, hall } = await chaired(browser)
  const sun = await hall.attend('孙女士')
  const zhou = await hall.attend('周叔')
  const late = await hall.attend('迟来的', { seen: false })
  await hall.officer.send({ type: 'roll.setExpected', expected: 4 })
  const wall = await comesTo(browser, 'projector', 'projector', 'projector')
  const counter = await comesTo(browser, 'gridWorker', 'phone', 'live')
  const recorder = await comesTo(browser, 'officer', 'tablet', 'chair')
  const door = await comesTo(browser, 'gridWorker', 'tablet', 'door')
  await lock(chair)

  await test.step('a tie', async () => {
    await put(chair, '北园新村一下大雨就水浸', '先清三号楼', '孙女士')
    await open(chair, '记名表决')
    await hall.confirm(late.participant)
    await expect(late.page.getByText('这次表决开始以后您才签到')).toBeVisible()
    await cast(sun.page, '赞成')
    await cast(zhou.page, '反对')
    await chairVotes(chair, '弃权')
    for (const page of [chair, sun.page]) await expect(page.getByText('没通过').first()).toBeVisible()
    await expect(result(zhou.page)).toContainText('赞成和反对一样多，算没通过。')
    await chair.getByRole('button', { name: '回到清单' }).click()
    await desk(chair).getByRole('button', { name: '看刚才的结果' }).click()
    await expect(seat(chair, '周叔')).toContainText('反对')
    await chair.getByRole('button', { name: '回到清单' }).click()
  })

  const count = async (page: Page, yes: number, no: number) => {
    await page.getByLabel('赞成的有几位').fill(String(yes))
    await page.getByRole('button', { name: '赞成数好了' }).click()
    await page.getByLabel('反对的有几位').fill(String(no))
    await page.getByRole('button', { name: '看一遍，再交' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '交上去' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  await test.step('two count apart and do not agree: both are told, both counts stay', async () => {
    await put(chair, '浐湾社区护坡有裂缝', '请人来看护坡', '周叔')
    await open(chair, '举手表决')
    await desk(chair).getByRole('button', { name: '投影也翻到表决' }).click()
    await expect(wall.getByRole('heading', { name: '请举手表决' })).toBeVisible()
    await expect(sun.page.getByRole('alert')).toContainText('请举手表决')
    await expect(door.getByRole('alert')).toContainText('请您数人数')
    for (const page of [counter, recorder, door, wall]) await accessible(page)
    await count(counter, 3, 0)
    await expect(counter.getByText('等另一位也数完')).toBeVisible()
    await expect(desk(chair)).toContainText('1 / 2 交了')
    await expect(door.getByText('您数的交上去了')).toBeVisible()
    await expect(recorder.getByLabel('赞成的有几位')).toHaveValue('0')
    await count(recorder, 2, 1)
    for (const page of [counter, recorder])
      await expect(page.getByRole('alert')).toContainText('两个人数得不一样，再举一次')
    await expect(desk(chair)).toContainText('小谭数的：赞成 3，反对 0')
    await expect(counter.getByLabel('赞成的有几位')).toHaveValue('0')
  })

  await test.step('they agree, and the chair announces it', async () => {
    await count(counter, 3, 1)
    await count(recorder, 3, 1)
    await confirmed(chair, '宣布结果')
    for (const page of [sun.page, counter]) await expect(result(page)).toContainText('通过了')
    await expect(result(sun.page)).toContainText('实到 4 人，过半数要 3 票，赞成 3 票。')
    await expect(wall.getByText('表决结果')).toBeVisible()
    await accessible(wall)
  })

  await test.step('the recorder writes it down, and takes back what was written wrong', async () => {
    const decided = (page: Page) => page.getByRole('region', { name: '定下的事' })
    await decided(recorder).getByRole('button', { name: '写下决定' }).click()
    await recorder.getByLabel('哪天前').fill('2027-04-10')
    await recorder.getByRole('button', { name: '写进记录' }).click()
    await expect(decided(sun.page)).toContainText('市政所：雨季前办好')
    await expect(decided(sun.page)).toContainText('4月10日前')
    await accessible(recorder)
    await decided(recorder).getByRole('button', { name: '记错了，收回' }).click()
    await recorder.getByRole('dialog').getByLabel('原因').fill('单位写错了')
    await recorder.getByRole('dialog').getByRole('button', { name: '记错了，收回' }).click()
    await expect(decided(sun.page)).toHaveCount(0)
    await expect(decided(recorder)).toContainText('有 1 个通过了的动议还没写')
  })
})

test('a vote that was called off counts for nothing, and the motion is taken off', async ({ browser }) => {
  const { chair, hall } = await chaired(browser)
  const sun = await hall.attend('孙女士')
  await hall.officer.send({ type: 'roll.setExpected', expected: 2 })
  await lock(chair)
  await put(chair, '北园新村一下大雨就水浸', '先清三号楼', '孙女士')
  await open(chair, '记名表决')
  await cast(sun.page, '赞成')

  await chair.getByRole('button', { name: '这次作废' }).click()
  await chair.getByRole('dialog').getByLabel('原因').fill('有人没听清')
  await chair.getByRole('dialog').getByRole('button', { name: '这次作废' }).click()
  for (const page of [sun.page, chair]) {
    await expect(page.getByText('刚才的表决不算，会再表决一次')).toBeVisible()
    await expect(page.getByText('有人没听清')).toBeVisible()
  }
  await expect(result(sun.page)).toHaveCount(0)

  await desk(chair).getByRole('button', { name: '撤下动议' }).click()
  await chair.getByRole('dialog').getByLabel('原因').fill('提的人收回')
  await chair.getByRole('dialog').getByRole('button', { name: '撤下动议' }).click()
  await expect(sun.page.getByRole('region', { name: '动议' })).toHaveCount(0)
  await expect(chair.getByText('这次表决作废了')).toBeVisible()
  await desk(chair).getByRole('button', { name: '提一个动议' }).click()
  const form = chair.getByRole('dialog')
  const notice = form.getByText(/^这件事可能碰到/)
  await form.getByLabel('名字或网格').fill('孙女士')
  await form.getByRole('radio', { name: '孙女士' }).check()
  await form.getByLabel('谁', { exact: true }).fill('村委会')
  await form.getByLabel('做什么').fill('算清楚')
  await form.getByLabel('动议怎么说').fill('出嫁女不参加分红')
  await expect(notice).toHaveText('这件事可能碰到集体经济组织成员的身份、征地补偿、集体收益的份额')
  await expect(form.getByText('这是按字眼提醒，不是下结论')).toBeVisible()
  await expect(form.getByText('先请懂法的人看过')).toBeVisible()
  await accessible(chair)
  // No word of this gives a sign: whoever puts it says so.
  await form.getByLabel('动议怎么说').fill('年底的钱先紧着老户')
  await expect(notice).toBeHidden()
  await form.getByRole('checkbox', { name: /^可能碰到谁依法有的权利/ }).check()
  await expect(notice).toHaveText('这件事可能碰到谁依法有的权利')
  await form.getByLabel('谁看过，怎么说').fill('司法所李所长：不能只给老户')
  await form.getByRole('button', { name: '提到会上' }).click()
  await expect(desk(chair)).toContainText('看过了：司法所李所长：不能只给老户')
})
