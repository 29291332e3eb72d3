import { randomBytes } from 'node:crypto'
import { expect } from '@playwright/test'
import { createBoxClient, type BoxClient } from '@linyi/shared/client/box-client'
import { boxLink, type Fetch } from '@linyi/shared/client/box-client/link'
import { memoryStore, type BoxStore, type Kept } from '@linyi/shared/client/box-client/store'
import { nullifierOf, receiptNumberOf } from '@linyi/shared/box/token'
import { boxPaths, paths } from '@linyi/shared/protocol/addresses'
import { type BoxAnswer } from '@linyi/shared/protocol/bodies'
import { rootsOf } from '@linyi/shared/record/receipt'
import { accessible } from '../fixtures/accessible.ts'
import { actAs, device } from '../fixtures/people.ts'
import { closeAndPublish } from '../fixtures/publishing.ts'
import { looksUp } from '../fixtures/receipts.ts'
import {
  fillHall,
  finishBallot,
  must,
  openRankedBallot,
  openSecretBallot,
} from '../fixtures/secret-ballot.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { openLine, signIn } from '../fixtures/visit.ts'
import { lookAt, votingDevice } from '../fixtures/voting-device.ts'

const voters = 30

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true, logLevel: 'trace' })
})
test.afterEach(() => server.stop())

const fetched: Fetch = (url, init) => fetch(url, init as RequestInit)
const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

/** Cuts the power when so many of these have ended well, starts again, and has every one tried until it ends well. */
async function throughAPowerCut(
  steps: readonly (() => Promise<{ readonly ok: boolean }>)[],
  after: number,
): Promise<void> {
  let done = 0
  let cut: Promise<void> | null = null
  const one = async (step: () => Promise<{ readonly ok: boolean }>) => {
    for (;;) {
      const outcome = await step()
      if (!outcome.ok) {
        await cut
        continue
      }
      if (++done === after) cut = server.kill().then(() => server.restart())
      return
    }
  }
  await Promise.all(steps.map(one))
  await cut
}

test('A power cut while tokens are signed, and one while papers come in, cost nobody their vote', async () => {
  const officer = await signIn(server, 'officer')
  const hall = await fillHall(server, officer, voters)
  const scrutineers = hall.slice(0, 2)
  const line = await openLine(server, officer)
  const ballot = await openSecretBallot(server, line, scrutineers)
  line.close()

  const devices = hall.map(({ token }): { client: BoxClient; store: BoxStore } => {
    const store = memoryStore()
    const link = boxLink(fetched, server.url, token)
    return { client: createBoxClient({ box: ballot, link, store, chance, slip: null }), store }
  })
  await throughAPowerCut(
    devices.map(
      ({ client }) =>
        () =>
          client.fetchToken(),
    ),
    7,
  )
  const held = await Promise.all(
    devices.map(async ({ store }) => (await store.get(ballot)) as Extract<Kept, { is: 'voting' }>),
  )
  const look = async () => (await (await fetch(server.url + boxPaths.look(ballot))).json()) as BoxAnswer
  const mayCast = async () => (await look()).serverNow >= (await look()).castsFrom
  await expect.poll(mayCast).toBe(true)

  const log = server.output().length
  await throughAPowerCut(
    devices.map(
      ({ client }, i) =>
        () =>
          client.cast('yna'[i % 3]!),
    ),
    11,
  )
  const said = server.output().slice(log)
  await finishBallot(server, ballot, scrutineers)

  const { receipts, ballots } = await look()
  expect(receipts).toEqual(held.map(({ token }) => nullifierOf(token)).sort())
  const papers = held.map(({ tag }, i) => ({ tag, paper: 'yna'[i % 3]! }))
  expect(ballots).toEqual(papers.sort((a, b) => (a.tag < b.tag ? -1 : 1)))
  const { fingerprint } = rootsOf({ receipts: receipts!, ballots: ballots! })!
  for (const { client } of devices)
    expect(await client.check(fingerprint)).toEqual({ ok: true, value: 'found' })

  expect(said).not.toContain('/api/box/')
  for (const { token, tag } of held)
    for (const secret of [token, tag, nullifierOf(token)]) expect(server.output()).not.toContain(secret)
})

test('Votes that are passed on by Meek’s method are ribbons on the wall, with what each keeps of them', async ({
  browser,
}) => {
  const officer = await signIn(server, 'officer')
  const hall = await fillHall(server, officer, 8)
  const scrutineers = hall.slice(0, 2)
  const line = await openLine(server, officer)
  const ranked = { rule: 'stv_meek', seats: 3, among: 4 } as const
  const { ballot, titles } = await openRankedBallot(server, line, scrutineers, ranked)
  line.close()
  const devices = hall.map((by) => votingDevice(server, ballot, by))
  for (const device of devices) expect((await device.fetchToken()).ok).toBe(true)
  const mayCast = async () =>
    (await lookAt(server, ballot)).serverNow >= (await lookAt(server, ballot)).castsFrom
  await expect.poll(mayCast).toBe(true)
  const papers = ['1234', '1243', '1324', '1234', '1423', '2134', '4312', '3421']
  for (const [i, device] of devices.entries()) expect((await device.cast(papers[i]!)).ok).toBe(true)
  await finishBallot(server, ballot, scrutineers)

  const chair = await openLine(server, await signIn(server, 'chair'))
  await must(chair.send({ type: 'meeting.project', view: 'ballot' }))
  chair.close()
  const { page: wall, code } = await actAs(browser, server, 'projector', 'projector')
  await wall.goto(`${server.url}/m/${code}/projector`)
  await expect(wall.getByRole('heading', { name: '票没有白投，会往下传' })).toBeVisible()
  const picture = wall.getByRole('img', { name: new RegExp(`第 2 轮 ${titles[0]!}多出`) })
  await expect(picture).toBeVisible()
  await expect(picture.locator('path')).not.toHaveCount(0)
  await expect(picture.getByText(/^每票留 0\./).first()).toBeVisible()
  await expect(wall.getByText(new RegExp(`^当选：${titles[0]!}`))).toBeVisible()
  await accessible(wall)

  await test.step('on the published record anybody looks a receipt up, and nobody is asked for it', async () => {
    const number = receiptNumberOf((await devices[3]!.nullifier())!)
    const page = await (await device(browser, 'phone')).newPage()
    await page.goto(`${server.url}${paths.record(await closeAndPublish(server))}`)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')))
    await looksUp(page, number.toLowerCase().replace('-', ''))
    await expect(page.getByText('查到了，已计入')).toBeVisible()
    await expect(page.getByText(/在“先办哪几件”的票里。收回 8 张，它是回执里的第 \d 张/)).toBeVisible()
    await accessible(page)
    await looksUp(page, '0000-0000')
    await expect(page.getByText('收回的 8 张都在这台设备上找过')).toBeVisible()
    expect(asked.join(' ').toUpperCase()).not.toContain(number.slice(0, 4))
    await page.route('**/api/records/*', async (route) => {
      const response = await route.fetch()
      const text = await response.text()
      await route.fulfill({ response, body: text.replace('"1234"]', '"4321"]') })
    })
    await looksUp(page, number)
    await expect(page.getByRole('alert')).toContainText('这份记录对不上')
  })
})
