import { expect, type Page } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { actAs, pairWall } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { emptyHall } from '../fixtures/small-hall.ts'
import { test } from '../fixtures/test.ts'
import { newId, signIn } from '../fixtures/visit.ts'

let server: Server
test.beforeAll(async () => {
  server = await startServer({ demo: true })
})
test.afterAll(() => server.stop())

const desk = (page: Page) => page.getByRole('region', { name: '动议和表决' })
const vote = (page: Page) => page.getByRole('region', { name: '表决', exact: true })

test('names are called on one device, a second goes on mid-way, and what was heard wrong is mended', async ({
  browser,
}) => {
  const chairLine = await signIn(server, 'chair')
  const hall = await emptyHall(browser, server, [chairLine])
  const sun = await hall.attend('孙女士')
  const zhou = await hall.attend('周叔', { elder: true })
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  const wall = await pairWall(browser, server, chair, code)
  const { page: first } = await actAs(browser, server, 'gridWorker', 'phone')
  const { page: second } = await actAs(browser, server, 'officer', 'phone')
  for (const page of [first, second]) await page.goto(`${server.url}/m/${code}/live`)

  const answer = async (page: Page, who: string, choice: string) => {
    await expect(vote(page).getByRole('group', { name: new RegExp(who) })).toBeVisible()
    await vote(page)
      .getByRole('button', { name: new RegExp(`${who}答\\s*${choice}`) })
      .click()
  }

  await test.step('the chair opens a roll call, and everybody is told to answer aloud', async () => {
    const motion = newId()
    await hall.officer.send({ type: 'roll.setExpected', expected: 3 })
    await desk(chair).getByRole('button', { name: '提一个动议' }).click()
    const form = chair.getByRole('dialog')
    await form.getByLabel('动议怎么说').fill(`夜里十点后不装货 ${motion.slice(-4)}`)
    await form.getByLabel('名字或网格').fill('孙女士')
    await form.getByRole('radio', { name: '孙女士' }).check()
    await form.getByLabel('谁', { exact: true }).fill('业委会')
    await form.getByLabel('做什么').fill('门口贴告示')
    await form.getByRole('button', { name: '提到会上' }).click()
    await desk(chair).getByRole('radio', { name: '点名表决' }).check()
    await desk(chair).getByRole('button', { name: '开始表决' }).click()
    await desk(chair).getByRole('button', { name: '投影也翻到表决' }).click()
    await expect(wall.getByRole('heading', { name: '点名表决' })).toBeVisible()
    await expect(vote(sun.page)).toContainText('点到您时，大声说')
    for (const page of [first, sun.page, zhou.page, wall, chair]) await accessible(page)
  })

  await test.step('the grid worker writes down the first, the officer goes on where they stopped', async () => {
    await answer(first, '孙女士', '反对')
    await expect(vote(sun.page)).toContainText('记下了：您答的是反对')
    await expect(vote(second)).toContainText('答了 1 位，共 3 位')
    await first.close()
    await answer(second, '周叔', '赞成')
    await expect(wall.getByText('答了 2 / 3')).toBeVisible()
    await expect(wall.getByText('孙女士')).toHaveCount(0)
  })

  await test.step('what was heard wrong is mended before the stop', async () => {
    await vote(second)
      .getByRole('button', { name: /孙女士：\s*听错了，改/ })
      .click()
    await vote(second)
      .getByRole('button', { name: /孙女士答\s*赞成/ })
      .click()
    await expect(vote(sun.page)).toContainText('记下了：您答的是赞成')
  })

  await test.step('the moderator answers last, and the result says who said what', async () => {
    await answer(second, '黄代表', '弃权')
    await expect(vote(second)).toContainText('都答了，等主持人宣布')
    await desk(chair).getByRole('button', { name: '宣布结果' }).click()
    await chair.getByRole('dialog').getByRole('button', { name: '宣布结果' }).click()
    const result = sun.page.getByRole('region', { name: '表决结果' })
    await expect(result).toContainText('通过了')
    await expect(result).toContainText('实到 3 人，过半数要 2 票，赞成 2 票。')
    await accessible(sun.page)
  })
})
