import { expect, type Page } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { closeMeeting, sumUp } from '../fixtures/closing.ts'
import { actAs, comeIn, device, pairWall } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { wordsOf } from '../fixtures/word-file.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const face = (page: Page, grade: string) => page.getByRole('button', { name: grade, exact: true })

test('three residents rate the evening in one tap each; the wall shows it, and the fingerprint at the close', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  await chair.goto(`${server.url}/m/${code}/chair`)
  const wall = await pairWall(browser, server, chair, code)
  const [first, second, elder] = [
    await comeIn(browser, server.url, code, '孙女士'),
    await comeIn(browser, server.url, code, '周叔'),
    await comeIn(browser, server.url, code, '何伯'),
  ]
  await elder.getByRole('link', { name: /大字/ }).click()
  let groups = /^$/

  await test.step('nobody is asked before the summing-up', async () => {
    await expect(face(first, '满意')).toHaveCount(0)
  })

  await test.step('the chair sums up and puts the thanks on the wall', async () => {
    await sumUp(chair)
    await chair.getByRole('button', { name: '投影换成谢谢' }).click()
    await expect(wall.getByText('谢谢，事情接着办')).toBeVisible()
    await expect(wall.getByText('散会的时候在这里')).toBeVisible()
  })

  await test.step('two rate: their number is shown, not what they said', async () => {
    await face(first, '满意').click()
    await expect(first.getByText('您评了“满意”')).toBeVisible()
    await face(second, '不满意').click()
    await expect(second.getByText('您评了“不满意”')).toBeVisible()
    await expect(wall.getByText('2 人评了·满 3 人就看得到各有多少')).toBeVisible()
    await expect(first.getByText('2 人评了·满 3 人就看得到各有多少')).toBeVisible()
    await accessible(first)
  })

  await test.step('one thinks again, and the third rates in large print', async () => {
    await face(second, '基本满意').click()
    await expect(second.getByText('您评了“基本满意”')).toBeVisible()
    await expect(face(second, '不满意')).toHaveAttribute('aria-pressed', 'false')
    await face(elder, '满意').click()
    await expect(elder.getByText('您评了“满意”')).toBeVisible()
    await expect(wall.getByRole('listitem').filter({ hasText: '满意' })).toHaveText([
      /^\s*满意\s*2/,
      /基本满意\s*1/,
      /不满意\s*0/,
    ])
    await expect(elder.getByText('3 人评了·满意 2·基本满意 1·不满意 0')).toBeVisible()
    await accessible(elder)
  })

  await test.step('at the close the same four groups are on the wall, the console and every phone', async () => {
    await closeMeeting(chair)
    const rootNow = async () => {
      const told = (await (await fetch(`${server.url}/api/meetings/${code}`)).json()) as {
        meeting: { root?: string }
      }
      return told.meeting.root ?? ''
    }
    await expect.poll(rootNow).toMatch(/^[0-9a-f]{16}/)
    groups = new RegExp((await rootNow()).slice(0, 16).toUpperCase().match(/.{4}/g)!.join('\\s*'))
    for (const page of [wall, chair, first])
      await expect(page.getByRole('img', { name: /^散会指纹 / })).toHaveText(groups)
    await expect(wall.getByRole('img', { name: '散会指纹全文的二维码' })).toBeVisible()
    await expect(first.getByText('记录还没公示')).toBeVisible()
  })

  await test.step('a phone that comes back by the address it had finds all of it again', async () => {
    await first.reload()
    await expect(first.getByText('您评了“满意”')).toBeVisible()
    await expect(first.getByRole('img', { name: /^散会指纹 / })).toHaveText(groups)
    await wall.reload()
    await expect(wall.getByText('谢谢，事情接着办')).toBeVisible()
  })
})

/** The published meeting of the demonstration, with its one ballot. */
async function finished(): Promise<{ id: string; ballot: string }> {
  const { records } = (await (await fetch(`${server.url}/api/records`)).json()) as {
    records: { id: string }[]
  }
  const { id } = records[0]!
  const file = await (await fetch(`${server.url}/api/records/${id}`)).text()
  return { id, ballot: /"ballot","([0-9A-Z]{26})"/.exec(file)![1]! }
}

test('an officer prints the roll, the minutes and the report of a ballot, and takes the minutes along', async ({
  browser,
}) => {
  const { id, ballot } = await finished()
  const { page: officer } = await actAs(browser, server, 'officer', 'tablet')

  await officer.goto(server.url)
  await officer.getByRole('link', { name: '纪要' }).first().click()
  await expect(officer.getByRole('heading', { level: 1, name: '学校门口的早市' })).toBeVisible()
  await expect(officer.getByText('圭峰片区联络站邻里议事会纪要')).toBeVisible()
  await expect(officer.getByText(/由黄代表主持，小周记录。应到16人，实到13人/)).toBeVisible()
  await expect(officer.getByText('出席：')).toBeVisible()
  await accessible(officer)
  const [download] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('link', { name: '下载 Word 文件' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^\d{4}年\d+月\d+日圭峰片区联络站邻里议事会纪要\.docx$/)
  const words = await wordsOf(await download.path())
  expect(words).toContain('早市收档后垃圾留到中午没人清')
  expect(words).toContain('举手表决：应到16人，实到13人，赞成11票，反对1票')
  expect(words).toContain('由市场管理方收档后半小时内清走垃圾')

  await officer.goto(`${server.url}/m/${id}/print/roll`)
  await expect(officer.getByRole('heading', { level: 1, name: '签到册' })).toBeVisible()
  const rows = officer.getByRole('row')
  await expect(rows.filter({ hasText: '黄代表' })).toContainText('人大代表')
  await expect(rows.filter({ hasText: '罗*' })).toContainText('明兴')
  await expect(officer.getByText('罗女士')).toHaveCount(0)
  await expect(officer.getByText(/^第 1 页，共 \d+ 页$/)).toBeVisible()
  await expect(officer.locator('.mark').first()).toHaveText('演示')
  await accessible(officer)

  await officer.goto(`${server.url}/m/${id}/print/result/${ballot}`)
  await expect(officer.getByRole('heading', { level: 1, name: '表决结果报告单' })).toBeVisible()
  await expect(officer.getByRole('row').filter({ hasText: '赞成' })).toContainText('11')
  await expect(officer.getByRole('img', { name: '11 票' })).toBeVisible()
  await expect(officer.getByText(/赞成超过实到人数的一半就通过.*实到 13 人，7 票起通过/)).toBeVisible()
  for (const sign of ['监票人', '计票人', '主持人']) await expect(officer.getByText(sign)).toBeVisible()
  await accessible(officer)
  const [report] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('link', { name: '下载 Word 文件' }).click(),
  ])
  expect(report.suggestedFilename()).toMatch(/表决结果报告单\.docx$/)
  const told = await wordsOf(await report.path())
  expect(told).toContain('选项票数赞成11反对1')
  expect(told).toContain('结果：通过。')
})

test('papers with names are refused to residents, and ask a stranger to sign in', async ({ browser }) => {
  const { id, ballot } = await finished()
  const { code } = await actAs(browser, server, 'chair', 'tablet')
  const resident = await comeIn(browser, server.url, code, '孙女士')
  const stranger = await (await device(browser, 'phone')).newPage()
  for (const [page, meeting] of [
    [resident, code],
    [stranger, id],
  ] as const)
    for (const paper of ['roll', 'minutes', `result/${ballot}`]) {
      await page.goto(`${server.url}/m/${meeting}/print/${paper}`)
      await expect(page).toHaveURL(/\/sign-in\?next=/)
      await expect(page.getByText(/罗女士|谭叔/)).toHaveCount(0)
    }
  const refused = await resident.request.get(`${server.url}/api/meetings/${code}/minutes.docx`)
  expect(refused.status()).toBe(403)
  expect((await stranger.request.get(`${server.url}/api/meetings/${id}/minutes.docx`)).status()).toBe(401)
})
