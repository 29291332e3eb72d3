import { expect, type Page } from '@playwright/test'
import { nullifierOf } from '@linyi/shared/box/token'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { mayDie, powerCutOn } from '../fixtures/dying.ts'
import { finishBallot, openSecretBallot } from '../fixtures/secret-ballot.ts'
import { startServer, type Server } from '../fixtures/server.ts'
import { emptyHall } from '../fixtures/small-hall.ts'
import { test } from '../fixtures/test.ts'
import { join, openLine, signIn } from '../fixtures/visit.ts'
import { lookAt, wayOf } from '../fixtures/voting-device.ts'

let server: Server
test.beforeEach(async () => {
  server = await startServer({ demo: true, nodeArguments: mayDie })
})
test.afterEach(() => server.stop())

const vote = (page: Page) => page.getByRole('region', { name: '表决', exact: true })

test('the server dies between token and signature, and between cast and ack: the same is sent again, and is one vote', async ({
  browser,
}) => {
  const hall = await emptyHall(browser, server, [])
  const scrutineers = await Promise.all(['监票甲', '监票乙'].map((name) => join(server, hall.code, name)))
  for (const { participant } of scrutineers) await hall.confirm(participant.id)
  const { page, participant } = await hall.attend('孙女士')
  await hall.officer.send({ type: 'roll.setExpected', expected: 3 })
  const token = await powerCutOn(page, server, boxPaths.token('*'), 'signing')
  const cast = await powerCutOn(page, server, boxPaths.cast('*'), 'castAnswer')
  const ballot = await openSecretBallot(server, hall.officer, scrutineers)
  hall.officer.close()

  await test.step('a token was written and never signed: the slip is spent, and the phone has nothing', async () => {
    await token.happen()
    const officer = await signIn(server, 'officer')
    expect(await wayOf(server, officer, ballot, participant)).toBe('phone')
    await expect(vote(page).getByRole('radio', { name: '赞成' }).first()).toBeVisible()
    await expect(
      vote(page)
        .getByText(/正在(领票|发票)/)
        .first(),
    ).toBeVisible()
  })

  await test.step('it asks again with the same blinded message, and gets its signature', async () => {
    token.mend()
    await vote(page).getByRole('radio', { name: '赞成' }).first().check()
    await vote(page).getByRole('button', { name: '看一遍，再投票' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '投出去' }).click()
    expect(token.sent.length).toBeGreaterThan(1)
    expect(new Set(token.sent).size).toBe(1)
  })

  await test.step('a paper went in and nobody was told: it is in, and the phone says that it is on its way', async () => {
    await cast.happen()
    expect(await lookAt(server, ballot)).toMatchObject({ papers: 1 })
    await expect(page.getByText('正在送出…').first()).toBeVisible()
    await expect(page.getByText('您的票已计入')).toHaveCount(0)
  })

  await test.step('sent again byte for byte it has the same answer, and is one vote', async () => {
    cast.mend()
    await expect(page.getByText('您的票已计入')).toBeVisible()
    expect(cast.sent.length).toBeGreaterThan(1)
    expect(new Set(cast.sent).size).toBe(1)
    await finishBallot(server, ballot, scrutineers)
    const { receipts, ballots } = await lookAt(server, ballot)
    const sent = JSON.parse(cast.sent[0]!) as { token: string; tag: string }
    expect(receipts).toEqual([nullifierOf(sent.token)])
    expect(ballots).toEqual([{ tag: sent.tag, paper: 'y' }])
    const line = await openLine(server, await signIn(server, 'officer'))
    line.close()
    const { secret } = (line.opened as unknown as { snapshot: MeetingState }).snapshot.ballot
    expect(secret[ballot]!.counts[0]!.sealing).toMatchObject({ phone: 1, issued: 1, returned: 1 })
    await expect(page.getByText('公布的票里有您这一张')).toBeVisible()
  })
})
