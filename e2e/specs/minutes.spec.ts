import { quoteProse } from '@linyi/shared/docs/minutes/quote'
import { expect, type Page } from '@playwright/test'
import { accessible } from '../fixtures/accessible.ts'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openMinutes } from '../fixtures/board.ts'
import { layLine } from '../fixtures/line.ts'
import { confirmMinutes, readBack } from '../fixtures/minutes.ts'
import { actAs, comeIn } from '../fixtures/people.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { newId, openLine, signIn, type Visitor } from '../fixtures/visit.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true })
})
test.afterEach(() => server.stop())

const editor = (page: Page) => page.getByRole('textbox', { name: '记录人写的话' })
const words = (page: Page) => editor(page).getByRole('paragraph')
const saved = (page: Page) => expect(page.getByText(/^已保存/).first()).toBeVisible()

/** Opens the minutes and puts the caret at their end, once the words that are in them are here. */
async function write(page: Page, url: string, code: string, ...found: readonly string[]): Promise<void> {
  await page.goto(`${url}/m/${code}/minutes`)
  if (found.length > 0) await expect(words(page)).toHaveText([...found])
  await editor(page).click()
  await page.keyboard.press('Control+End')
}

test('the recorder on a tablet and the station head at a desk write together, through a cut line and a power cut', async ({
  browser,
}) => {
  const { page: recorder, code } = await actAs(browser, server, 'officer', 'tablet')
  const { page: head } = await actAs(browser, server, 'head', 'projector')
  const home = await layLine(server)

  await test.step('each sees what the other writes, and where', async () => {
    await write(recorder, home.url, code)
    await recorder.keyboard.type('街坊都来了。')
    await recorder.keyboard.press('Enter')
    await recorder.getByRole('button', { name: '标题', exact: true }).click()
    await recorder.keyboard.type('大家怎么说')
    await recorder.keyboard.press('Enter')
    await recorder.getByRole('button', { name: '条目' }).click()
    await recorder.keyboard.type('先清排水口')
    await saved(recorder)
    await write(head, server.url, code, '街坊都来了。', '先清排水口')
    await head.keyboard.type('，雨季前')
    await expect(words(recorder)).toContainText(['街坊都来了。', '先清排水口，雨季前'])
    await expect(recorder.locator('.caret[data-label="站长"]')).toBeAttached()
    await accessible(recorder)
  })

  await test.step('what is written without a line waits here, and goes when it is back', async () => {
    home.cut()
    await expect(recorder.getByText(/断网|正在重连/).first()).toBeVisible()
    await recorder.keyboard.press('Control+End')
    await recorder.keyboard.press('Enter')
    await recorder.keyboard.type('断线时写的')
    await head.keyboard.press('Enter')
    await head.keyboard.type('同时写的')
    home.mend()
    for (const page of [recorder, head]) {
      await expect(words(page).getByText('断线时写的')).toBeVisible()
      await expect(words(page).getByText('同时写的')).toBeVisible()
    }
    await saved(recorder)
  })

  await test.step('one takes back one’s own words only', async () => {
    await head.keyboard.press('Control+z')
    await expect(words(recorder).getByText('同时写的')).toHaveCount(0)
    await expect(words(head).getByText('断线时写的')).toBeVisible()
  })

  await test.step('saved is on disk: after a power cut the words are there', async () => {
    await recorder.keyboard.type('，存上了')
    await saved(recorder)
    await server.kill()
    await server.restart()
    await head.reload()
    await expect(words(head).getByText('断线时写的，存上了')).toBeVisible()
    await expect(words(recorder).getByText('断线时写的，存上了')).toBeVisible()
  })
  await home.close()
})

test('an input method is left in peace: nothing moves under it, and half a word is shown to nobody', async ({
  browser,
}) => {
  const { page: recorder, code } = await actAs(browser, server, 'officer', 'tablet')
  const { page: head } = await actAs(browser, server, 'head', 'projector')
  await write(recorder, server.url, code)
  await recorder.keyboard.type('北园')
  await saved(recorder)
  await write(head, server.url, code, '北园')
  const ime = await recorder.context().newCDPSession(recorder)
  const compose = (text: string) =>
    ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

  await compose('shui')
  await head.keyboard.press('Enter')
  await head.keyboard.type('同时写的')
  await saved(head)
  await compose('shuijin')
  await expect(words(recorder)).toHaveText(['北园shuijin'])
  await expect(words(head)).toHaveText(['北园', '同时写的'])
  await ime.send('Input.insertText', { text: '水浸' })
  for (const page of [recorder, head]) await expect(words(page)).toHaveText(['北园水浸', '同时写的'])
  await recorder.keyboard.type('，三年了')
  await expect(words(head)).toHaveText(['北园水浸，三年了', '同时写的'])
})

test('a caret stays where it was put, whatever comes from others before the browser tells of it', async ({
  browser,
}) => {
  const { page: recorder, code } = await actAs(browser, server, 'officer', 'tablet')
  const { page: head } = await actAs(browser, server, 'head', 'projector')
  // On a busy phone it comes late; here never.
  await head.addInitScript(() =>
    addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), true),
  )
  await write(recorder, server.url, code)
  await recorder.keyboard.type('北园')

  await test.step('another’s caret', async () => {
    await write(head, server.url, code, '北园')
    await recorder.keyboard.press('Home')
    await expect.poll(() => words(head).evaluate((line) => line.firstChild?.nodeName)).toBe('SPAN')
    await head.keyboard.type('积水')
    await expect(words(recorder)).toHaveText(['北园积水'])
  })

  await test.step('another’s words', async () => {
    await write(head, server.url, code, '北园积水')
    await recorder.keyboard.type('城东')
    await expect(words(head)).toHaveText(['城东北园积水'])
    await head.keyboard.type('严重')
    await expect(words(recorder)).toHaveText(['城东北园积水严重'])
  })
})

test('whoever comes back to the page by a key goes on where they were', async ({ browser }) => {
  const { page: recorder, code } = await actAs(browser, server, 'officer', 'projector')
  await write(recorder, server.url, code)
  await recorder.keyboard.type('北园水浸')
  await recorder.keyboard.press('Home')
  await recorder.keyboard.press('ArrowRight')
  await recorder.keyboard.press('ArrowRight')
  // A browser that comes from another field puts the caret at the very start.
  await editor(recorder).evaluate((page) => page.before(document.createElement('input')))
  await recorder.keyboard.press('Shift+Tab')
  await expect(editor(recorder)).not.toBeFocused()
  await recorder.keyboard.press('Tab')
  await expect(editor(recorder)).toBeFocused()
  await expect.poll(() => recorder.evaluate(() => getSelection()!.anchorOffset)).toBe(2)
  await recorder.keyboard.type('老是')
  await expect(words(recorder)).toHaveText(['北园老是水浸'])
})

test('words that come after the close stay in their writer’s hand', async ({ browser }) => {
  const { page: recorder, code } = await actAs(browser, server, 'officer', 'tablet')
  const home = await layLine(server)
  const chair = await signIn(server, 'chair')
  const line = await openLine(server, chair)
  await write(recorder, home.url, code)
  await recorder.keyboard.type('街坊都来了。')
  await saved(recorder)
  home.cut()
  await expect(recorder.getByText(/断网|正在重连/).first()).toBeVisible()
  await recorder.keyboard.type('断线时补的一句。')
  await line.send({ type: 'meeting.summarize' })
  expect(await confirmMinutes(server, chair, line)).toMatchObject({ ok: true })
  expect(await line.send({ type: 'meeting.close' })).toMatchObject({ ok: true })
  home.mend()
  const lost = recorder.getByRole('alert').filter({ hasText: '这些话没写进去' })
  await expect(lost.getByText('街坊都来了。断线时补的一句。')).toBeVisible()
  await recorder.reload()
  await expect(lost.getByText('街坊都来了。断线时补的一句。')).toBeVisible()
  await lost.getByRole('button', { name: '不要了' }).click()
  await expect(lost).toHaveCount(0)
  line.close()
  await home.close()
})

test('the chair reads the minutes back, confirms them anew after a change, and closes on them', async ({
  browser,
}) => {
  const { page: chair, code } = await actAs(browser, server, 'chair', 'tablet')
  const { page: recorder } = await actAs(browser, server, 'officer', 'tablet')
  const resident = await comeIn(browser, server.url, code, '孙女士')
  const visitor = await signIn(server, 'chair')
  const line = await openLine(server, visitor)
  const close = chair.getByRole('button', { name: '结束会议', exact: true })
  await line.send({ type: 'meeting.summarize' })
  await chair.goto(`${server.url}/m/${code}/chair`)
  await write(recorder, server.url, code)
  await recorder.keyboard.type('街坊都来了。')
  await saved(recorder)

  await test.step('not before they were read back', async () => {
    await expect(chair.getByRole('button', { name: '纪要还没念过' })).toBeVisible()
    await expect(close).toHaveCount(0)
    expect(await line.send({ type: 'meeting.close' })).toMatchObject({
      error: { code: 'minutes.unconfirmed' },
    })
  })

  await test.step('what changes while it is read has to be seen first', async () => {
    await chair.getByRole('button', { name: '念一遍纪要' }).click()
    const sheet = chair.getByRole('dialog', { name: '念一遍，有没有错' })
    await expect(sheet.getByText('街坊都来了。')).toBeVisible()
    await accessible(chair)
    await recorder.keyboard.type('谁也没走。')
    await expect(sheet.getByRole('button', { name: /先看新的/ })).toBeVisible()
    // Letter by letter: more may have come since.
    await expect(async () => {
      await sheet.getByRole('button', { name: '看新的', exact: true }).click({ timeout: 5000 })
      await expect(sheet.getByText('街坊都来了。谁也没走。')).toBeVisible({ timeout: 2000 })
    }).toPass()
    await sheet.getByRole('button', { name: '念过了，没有错' }).click()
    await expect(close).toBeVisible()
    await expect(recorder.getByText(/纪要 .+ 念过/)).toBeVisible()
  })

  await test.step('a word more, and it has to be confirmed again', async () => {
    await recorder.keyboard.type('散会前补一句。')
    await expect(chair.getByText('确认之后又改了').first()).toBeVisible()
    await expect(close).toHaveCount(0)
    await readBack(chair, '再看一遍')
    await expect(close).toBeVisible()
  })

  await test.step('a decision more, and everybody is told that they will be read again', async () => {
    await expect(resident.getByText('念过以后又有改动')).toHaveCount(0)
    const desk = await openLine(server, await signIn(server, 'officer'))
    const adopted = { resolution: newId(), motion: '', text: '雨季前清一次排水口', followUps: [] }
    expect(await desk.send({ type: 'resolution.adopt', ...adopted })).toMatchObject({ ok: true })
    desk.close()
    await expect(resident.getByText('念过以后又有改动')).toBeVisible()
    await accessible(resident)
    await readBack(chair, '再看一遍')
    await expect(resident.getByText('念过以后又有改动')).toHaveCount(0)
    await close.click()
    await chair.getByRole('dialog').getByRole('button', { name: '结束会议' }).click()
    await expect(chair.getByText(/^会开完了/)).toBeVisible()
  })

  await test.step('everybody reads what was confirmed, and a correction stands beside it', async () => {
    await resident.getByText('念过的纪要').click()
    await expect(resident.getByText('街坊都来了。谁也没走。散会前补一句。')).toBeVisible()
    await expect(editor(recorder)).toHaveCount(0)
    await recorder.getByRole('button', { name: '加一条更正' }).click()
    await recorder.getByRole('textbox', { name: '更正' }).fill('实到应为 48 人')
    await recorder.getByRole('button', { name: '加上' }).click()
    await expect(recorder.getByRole('listitem').getByText('实到应为 48 人')).toBeVisible()
    await expect(resident.getByText('实到应为 48 人')).toBeVisible()
    await accessible(recorder)
  })
  line.close()
})

const stock = ({ token, meeting }: Visitor, params: Record<string, string> = {}) =>
  new WebsocketProvider(
    `${server.url.replace('http', 'ws')}/collab`,
    `meeting/${meeting.id}/minutes`,
    new Y.Doc(),
    {
      params: { token, ...params },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  )
const closing = (provider: WebsocketProvider) =>
  new Promise<number>((done) => provider.on('connection-close', (event) => done(event?.code ?? 0)))
const paragraph = (said: string): Y.XmlElement => {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(said)])
  return made
}

test('a resident cannot open the minutes, and a client that names no schema reads them only', async () => {
  const [officer, resident] = [await signIn(server, 'officer'), await signIn(server, 'resident')]
  const answer = (await (await fetch(`${server.url}/api/meetings/${officer.meeting.id}`)).json()) as {
    docs: string[]
    schema: number
  }
  expect(answer.docs).toContain(`meeting/${officer.meeting.id}/minutes`)
  const outside = stock(resident, { schema: String(answer.schema) })
  expect(await closing(outside)).toBe(4403)
  outside.destroy()

  const copy = openMinutes(server, officer)
  await copy.synced
  copy.doc.getXmlFragment('prose').push([paragraph('街坊都来了。')])
  await expect.poll(() => copy.acked()).toBe(1)
  const reader = stock(officer)
  await new Promise<void>((done) => reader.once('sync', () => done()))
  expect(Object.values(quoteProse(reader.doc).fields)).toContain('街坊都来了。')
  const gone = closing(reader)
  reader.doc.getXmlFragment('prose').push([paragraph('旧版写的')])
  expect(await gone).toBe(4409)
  reader.destroy()

  const writer = stock(officer, { schema: String(answer.schema) })
  await new Promise<void>((done) => writer.once('sync', () => done()))
  writer.doc.getXmlFragment('prose').push([paragraph('新版写的')])
  await expect.poll(() => Object.values(quoteProse(copy.doc).fields)).toContain('新版写的')
  expect(Object.values(quoteProse(copy.doc).fields)).not.toContain('旧版写的')
  writer.destroy()
  copy.close()
})
