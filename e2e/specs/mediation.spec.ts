import { expect, type Page } from '@playwright/test'
import { accessible, fitsAcross } from '../fixtures/accessible.ts'
import {
  addPayment,
  agreeToAll,
  comeAsParty,
  fragment,
  heardBy,
  linkFor,
  signByHand,
  writePaper,
} from '../fixtures/mediation.ts'
import { addParty, askGuest, fillIn, nameMediators, register } from '../fixtures/mediation-desk.ts'
import { keptOn } from '../fixtures/kept.ts'
import { layLine, type HomeLine } from '../fixtures/line.ts'
import { actAs, device } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'

let server: Server
/** Side A's own way to it. */
let home: HomeLine
test.beforeEach(async () => {
  server = await startServer({ demo: true })
  home = await layLine(server)
})
test.afterEach(async () => {
  await home.close()
  await server.stop()
})

/** Said apart by side A: no byte of it may reach side B. */
const secret = '最低六千也行别告诉楼上'
/** Written on the paper of side A's room, the same. */
const secretPaper = '先谈修再谈赔'

const picture = {
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

test('two mediators and two parties, apart and together, from 受理 to the clock of the court', async ({
  browser,
}) => {
  const { page: head } = await actAs(browser, server, 'head', 'projector')
  const { page: mediator } = await actAs(browser, server, 'mediator', 'tablet')
  const { page: deputy } = await actAs(browser, server, 'deputy', 'tablet')
  let [a, b] = [head, head]
  let desk = ''

  await test.step('what was found in a round goes on as a case, and each says where the other is', async () => {
    await mediator.goto(server.url)
    await mediator.getByRole('link', { name: '排查' }).click()
    const found = mediator.getByRole('article').filter({ hasText: '界石被人挪过' })
    await found.getByRole('button', { name: '受理成调解' }).click()
    const form = mediator.getByRole('dialog')
    await form.getByLabel('这件事叫什么').fill('菜地界石')
    await form.getByLabel('办得怎么样').fill('双方都愿意来调')
    await accessible(mediator)
    await form.getByRole('button', { name: '受理', exact: true }).click()
    await mediator.getByText(/^已办结/).click()
    await found.getByRole('link', { name: /人调字第\d+号/ }).click()
    await expect(mediator.getByRole('heading', { name: '菜地界石' })).toBeVisible()
    await mediator.getByRole('link', { name: '排查时发现的那一条' }).click()
    await mediator.getByText(/^已办结/).click()
    await expect(found).toContainText('已受理调解')
  })

  await test.step('the head appoints a deputy, takes a case on and names who mediates', async () => {
    await head.goto(server.url)
    await head.getByRole('link', { name: '调解', exact: true }).click()
    await head.getByRole('button', { name: '特邀调解员名册' }).click()
    await head.getByRole('button', { name: /^聘请.*容代表$/ }).click()
    await head.getByLabel('聘书编号').fill('2026-03')
    await accessible(head, '[role=dialog]')
    await expect.poll(() => keptOn(head)).toContainEqual(expect.stringMatching(/^typed\/.+\/roster\//))
    await head.reload()
    await head.getByRole('button', { name: '特邀调解员名册' }).click()
    await expect(head.getByLabel('聘书编号')).toHaveValue('2026-03')
    await head.getByRole('button', { name: '聘请容代表', exact: true }).click()
    await expect(head.getByRole('button', { name: /^解聘.*容代表$/ })).toBeVisible()
    await head.getByRole('button', { name: '好了' }).click()
    await mediator.goto(head.url())
    const listed = mediator.getByRole('list', { name: '调解案件' }).getByRole('listitem')
    await expect(listed.first()).toBeVisible()
    const before = await listed.count()
    await register(head)
    // Long before a page asks by itself.
    await expect(listed).toHaveCount(before + 1)
    await addParty(head, '甲方', '许女士')
    await addParty(head, '乙方', '何先生')
    await fillIn(head)
    await nameMediators(head)
    await accessible(head)
  })

  await test.step('each party comes in by a link of their own, which opens once', async () => {
    const links = [await linkFor(head, '许女士', server), await linkFor(head, '何先生', server)] as const
    a = await comeAsParty(browser, links[0])
    await a.goto(a.url().replace(server.url, home.url))
    b = await comeAsParty(browser, links[1])
    const late = await (await device(browser, 'phone')).newPage()
    await late.goto(links[0])
    await expect(late.getByRole('heading', { name: '这个入口用过了，或者过期了' })).toBeVisible()
    await expect(a.getByText('等开始')).toBeVisible()
    await expect(head.getByRole('button', { name: '请一个人来' })).toHaveCount(0)
    await mediator.goto(head.url())
    await askGuest(mediator)
    await b.getByText('您可以提的').click()
    await b.getByRole('button', { name: /何先生同意.*老支书/ }).click()
    await expect(b.getByText('都同意了，可以来')).toBeVisible()
  })
  const heard = heardBy(b)
  await b.reload()

  await test.step('the mediators begin, and write the paper together', async () => {
    await mediator.getByRole('button', { name: '开始调解' }).click()
    await mediator.getByRole('button', { name: '记一次调解' }).click()
    const talk = mediator.getByRole('dialog')
    await talk.getByLabel('在哪里').fill('调解室')
    await talk.getByRole('checkbox', { name: '老支书' }).check()
    await talk.getByLabel('说了什么').fill('各说各的，下次接着谈')
    await talk.getByRole('button', { name: '记下来' }).click()
    await expect(talk).toBeHidden()
    await mediator.getByRole('link', { name: '去调解桌' }).click()
    await expect(mediator.getByRole('heading', { name: '当面谈' })).toBeVisible()
    desk = mediator.url()
    await deputy.goto(server.url)
    await deputy.getByRole('link', { name: '调解', exact: true }).click()
    await deputy.getByRole('button', { name: /楼上漏水.*许女士/ }).click()
    await deputy.getByRole('link', { name: '去调解桌' }).click()
    await writePaper(mediator)
    await expect(fragment(deputy, '争议事项')).toContainText('谁来修，赔多少。')
    await fragment(deputy, '争议事项').click()
    await deputy.keyboard.press('End')
    await deputy.keyboard.type('什么时候修。')
    await expect(fragment(mediator, '争议事项')).toContainText('谁来修，赔多少。什么时候修。')
    await expect(mediator.locator('.caret[data-label="特邀调解员"]')).toBeAttached()
    await addPayment(mediator, { yuan: '3000', dueOn: '2099-12-20' })
    await expect(fragment(deputy, '履行方式、时限')).toContainText('3000元（叁仟元整）')
    await expect(mediator.getByRole('heading', { name: '还差一步' })).toBeVisible()
    await accessible(mediator)
  })

  await test.step('apart, a sentence goes to the mediators alone; unsent words stay in their room', async () => {
    await a.getByRole('button', { name: '回单独谈' }).click()
    await expect(a.getByRole('heading', { name: '单独谈' })).toBeFocused()
    await expect(a.getByText('只有您和2 位调解员看得见，对方进不来')).toBeVisible()
    await a.getByLabel('写给调解员').fill(secret)
    await a.getByRole('button', { name: '只给调解员看' }).click()
    await expect(a.getByRole('list', { name: '说过的话' }).getByText(secret)).toBeVisible()
    await accessible(a)
    await a.getByLabel('写给调解员').fill('还没想好')
    await expect.poll(() => keptOn(a)).toContainEqual(expect.stringMatching(/^typed\/.*还没想好/))
    await a.getByRole('button', { name: '去当面谈' }).click()
    await expect(a.getByText('还没想好')).toBeHidden()
    await a.reload()
    await a.getByRole('button', { name: '回单独谈' }).click()
    await expect(a.getByLabel('写给调解员')).toHaveValue('还没想好')

    await mediator.getByRole('button', { name: /和甲方单独谈.*有新话/ }).click()
    await expect(mediator.getByRole('heading', { name: '和甲方单独谈' })).toBeFocused()
    await mediator.getByRole('button', { name: '问能不能告诉对方' }).click()
    await mediator.getByLabel('打算怎么说').fill('甲方愿意少收一点')
    await mediator.getByRole('button', { name: '问一问' }).click()
    await a.getByRole('button', { name: '先别说' }).click()
    await expect(mediator.getByText('先不告诉对方')).toBeVisible()
    await accessible(mediator)
  })

  await test.step('the paper of the room is written by who sits in it, and keeps what a cut line held back', async () => {
    const paper = (page: Page) => page.getByRole('textbox', { name: '草稿纸' })
    await paper(mediator).click()
    await mediator.keyboard.type(`${secretPaper}。`)
    await a.getByRole('button', { name: '草稿纸' }).click()
    await expect(paper(a)).toHaveText(`${secretPaper}。`)
    await accessible(a)
    await paper(a).click()
    await a.keyboard.press('Control+End')
    home.cut()
    await expect(a.getByText(/断网|正在重连/).first()).toBeVisible()
    await a.keyboard.type('分两次')
    await expect.poll(() => keptOn(a)).toContainEqual(expect.stringMatching(/^drafts\/.*\/caucus\/a\//))
    home.mend()
    await a.reload()
    await expect(paper(mediator)).toContainText('。分两次')
    await a.getByRole('button', { name: '回单独谈' }).click()
    await a.getByRole('button', { name: '文件' }).click()
    await a.getByLabel('拍照，或选一个文件').setInputFiles({ ...picture, name: '天花板.png' })
    await a.getByRole('button', { name: '只给这间屋的人看' }).click()
    await expect(mediator.getByRole('link', { name: '天花板.png' })).toBeVisible()
    await mediator.getByRole('button', { name: '调解员笔记' }).click()
    await mediator.getByRole('textbox', { name: '记事本' }).click()
    await mediator.keyboard.type('乙方松口了')
    await deputy.getByRole('button', { name: '调解员笔记' }).click()
    await expect(deputy.getByRole('textbox', { name: '记事本' })).toHaveText('乙方松口了')
    await accessible(deputy)
    for (const page of [mediator, deputy])
      await page.getByRole('button', { name: '当面谈', exact: true }).click()
    await a.getByRole('button', { name: '去当面谈' }).click()
  })

  await test.step('an edit after an assent voids it, and shows what changed', async () => {
    await agreeToAll(a)
    await accessible(a)
    const terms = fragment(mediator, '经调解，自愿达成如下协议')
    await terms.click()
    await mediator.keyboard.press('End')
    await mediator.keyboard.type('逾期另算。')
    await expect(mediator.getByText(/认可以后协议内容又改了，请再看/)).toBeVisible()
    await a.getByRole('button', { name: '上一部分' }).click()
    await expect(a.getByText('比您认可的那一稿改了')).toBeVisible()
    await expect(a.getByRole('insertion')).toContainText('逾期另算。')
    await a.getByRole('button', { name: '认可这一部分' }).click()
    await expect(a.getByText('您认可了这一部分，等对方')).toBeVisible()
  })

  await test.step('what a party writes themselves goes in once the other side takes it', async () => {
    for (const part of ['纠纷事实', '协议内容']) {
      await b.getByRole('button', { name: '下一部分' }).click()
      await expect(b.getByRole('heading', { name: part })).toBeVisible()
    }
    await b.getByRole('button', { name: '直接写怎么改' }).click()
    await b.getByRole('radio', { name: /修好水管/ }).check()
    await b.getByLabel('改成什么').fill('乙方在 30 天内请人修好水管。')
    await b.getByRole('button', { name: '提这个改法' }).click()
    await expect(b.getByRole('button', { name: '收回' })).toBeVisible()
    await expect(mediator.getByRole('button', { name: '采用', exact: true })).toBeVisible()
    await a.getByRole('button', { name: '采用', exact: true }).click()
    await expect(fragment(deputy, '经调解，自愿达成如下协议')).toContainText('乙方在 30 天内请人修好水管。')
    await expect(a.getByRole('insertion').filter({ hasText: '3' })).toBeVisible()
    await a.getByRole('button', { name: '认可这一部分' }).click()
    await expect(a.getByText('您认可了这一部分，等对方')).toBeVisible()
    for (const part of ['纠纷事实', '当事人']) {
      await b.getByRole('button', { name: '上一部分' }).click()
      await expect(b.getByRole('heading', { name: part })).toBeVisible()
    }
    await agreeToAll(b)
    await accessible(b)
    await expect(mediator.getByText('双方已认，已锁定')).toHaveCount(4)
  })

  await test.step('a locked part is opened again before the words are final; both read which, and why', async () => {
    await mediator.getByRole('button', { name: '重开一部分' }).click()
    const form = mediator.getByRole('dialog')
    await form.getByRole('radio', { name: '履行时限' }).check()
    await form.getByLabel('为什么').fill('日期要再对一遍')
    await form.getByRole('button', { name: '重开', exact: true }).click()
    await expect(mediator.getByText('双方已认，已锁定')).toHaveCount(3)
    for (const page of [a, b]) {
      await expect(page.getByText('调解员重开了履行时限，请您再看')).toBeVisible()
      await expect(page.getByText('为什么：日期要再对一遍')).toBeVisible()
    }
    await a.getByRole('button', { name: '下一部分' }).click()
    for (const page of [a, b]) {
      await page.getByRole('button', { name: '认可这一部分' }).click()
      await expect(page.getByText('调解员重开了履行时限，请您再看')).toBeHidden()
    }
    await expect(mediator.getByText('双方已认，已锁定')).toHaveCount(4)
  })

  await test.step('the words are final, all sign, the committee seals, and it takes effect that day', async () => {
    await mediator.getByRole('button', { name: '定稿并签名' }).click()
    await mediator.getByRole('dialog').getByRole('button', { name: '定稿', exact: true }).click()
    await expect(a.getByText('第 1 稿，定了')).toBeVisible()
    await a.getByRole('button', { name: '签字', exact: true }).click()
    await accessible(a)
    await signByHand(a)
    await expect(a.getByText(/您 .* 签了/)).toBeVisible()

    await mediator.getByRole('button', { name: '请何先生签' }).click()
    await mediator.getByRole('radio', { name: /按指印/ }).check()
    await mediator.getByLabel(/照片或扫描件/).setInputFiles({ ...picture, name: '指印.png' })
    await mediator.getByRole('button', { name: '签上' }).click()
    for (const page of [mediator, deputy]) {
      await page.getByRole('button', { name: '签字', exact: true }).click()
      await signByHand(page)
    }
    await deputy.getByRole('button', { name: '我是记录人，签字' }).click()
    await signByHand(deputy)
    await head.goto(desk)
    await expect(head.getByText('记录人 容代表')).toBeVisible()
    await head.getByRole('button', { name: '盖章' }).click()
    await head.getByLabel('调解委员会的全称').fill('圭峰人民调解委员会')
    await head.getByRole('dialog').getByRole('button', { name: '盖章' }).click()
    await expect(a.getByText(/月\d+日生效$/)).toBeVisible()
    await head.goto(`${desk.replace(/desk$/, 'papers')}`)
    const link = head.getByRole('img', { name: '核对这一稿的二维码' })
    await expect(link).toBeVisible()
    await expect(head.getByText(/^[0-9A-F]{4}$/)).toHaveCount(4)
    const { pathname } = new URL(desk.replace(/desk$/, 'papers/agreement/form.docx'))
    const word = await head.context().request.get(`${server.url}/api/cases${pathname.slice('/c'.length)}`)
    const copy = { name: '协议书.docx', mimeType: 'application/octet-stream', buffer: await word.body() }
    await head.getByLabel(/或者 Word 文书/).setInputFiles(copy)
    await expect(head.getByText('就是卷宗里的人民调解协议书，一个字没有改过。')).toBeVisible()
    await head.getByLabel('或者抄纸上的指纹').fill('0000 1111 2222 3333')
    await head.getByRole('button', { name: '对一对' }).click()
    await expect(head.getByText('不一致', { exact: true })).toBeVisible()
    await accessible(head)
    const printed = await head.getByText(/^[0-9a-f]{8}( [0-9a-f]{8}){7}$/).innerText()
    await head.goto(`${desk.replace(/desk$/, 'papers')}?copy=${printed.replaceAll(' ', '')}`)
    await expect(head.getByText('纸上的就是系统里的这一稿')).toBeVisible()
    await head.goto(`${desk.replace(/desk$/, 'papers')}?copy=${'0'.repeat(64)}`)
    await expect(head.getByText('纸上的不是系统里现在这一稿')).toBeVisible()
  })

  await test.step('thirty days to ask the court together, and what is owed by when', async () => {
    await expect(a.getByText(/司法确认还能申请 30 天/)).toBeVisible()
    await expect(a.getByText(/乙方付 3000 元/)).toBeVisible()
    await a.getByRole('button', { name: '我愿意申请' }).click()
    await expect(a.getByText('您愿意申请，等对方')).toBeVisible()
    await b.getByRole('button', { name: '我愿意申请' }).click()
    for (const page of [a, b])
      await expect(page.getByText('双方都愿意申请，等调解员递交给法院')).toBeVisible()
    await accessible(b)
    await mediator.getByRole('link', { name: '返回' }).click()
    await expect(mediator.getByText(/司法确认还能申请 30 天/)).toBeVisible()
    await mediator.getByRole('button', { name: '已递交申请，记下来' }).click()
    await accessible(mediator)
    await mediator.getByRole('dialog').getByRole('button', { name: '记下来' }).click()
    await expect(a.getByText('申请已经递交，等法院')).toBeVisible()
    await accessible(mediator)
  })

  await test.step('nothing side A said apart ever came to side B, and every page fits a narrow phone', async () => {
    expect(heard()).toContain('何先生')
    for (const apart of [
      secret,
      secretPaper,
      '水管是谁家的谁修',
      '昨晚砸了门',
      '分两次',
      '甲方愿意少收一点',
      '天花板.png',
      '乙方松口了',
    ])
      expect(heard()).not.toContain(apart)
    for (const page of [a, b]) {
      await page.setViewportSize({ width: 320, height: 640 })
      await fitsAcross(page)
    }
  })
})
