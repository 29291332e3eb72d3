import { expect, test } from '@playwright/test'
import { detailOf, issuesIn, openBoard } from '../fixtures/board.ts'
import { startServer } from '../fixtures/server.ts'
import { newId, openLine, signIn } from '../fixtures/visit.ts'

/** How often the server is killed; the long form asks for more. */
const kills = Number(process.env['KILLS'] ?? 5)
/** A fast typist; many more a second would be refused as a flood. */
const keystrokeMs = 8
/** A detail has room for no more of them. */
const marksMax = 400

test('what was acked before a power cut is there after it: every command and every edit', async () => {
  test.setTimeout(60_000 + kills * 15_000)
  const server = await startServer({ demo: true })
  const [resident, worker] = await Promise.all([signIn(server, 'resident'), signIn(server, 'gridWorker')])
  const kept = new Set<string>()
  let ackedInAll = 0

  for (let round = 0; round < kills; round++) {
    const line = await openLine(server, resident)
    const copy = openBoard(server, worker)
    await copy.synced
    const issue = [...issuesIn(copy.doc).keys()][0]!
    const detail = detailOf(copy.doc, issue)
    const marks: string[] = []
    detail.delete(0, detail.length)
    let alive = true
    const cut = new Promise<null>((done) => line.socket.once('disconnect', () => done(null)))
    const commands = (async () => {
      while (line.socket.connected) {
        const issueId = newId()
        const sending = line.send({ type: 'issue.second', issue: issueId }).catch(() => null)
        const answer = await Promise.race([sending, cut])
        if (answer?.ok) kept.add(issueId)
      }
    })()
    const edits = (async () => {
      while (alive && marks.length < marksMax) {
        marks.push(`〔${round}·${marks.length}〕`)
        detail.insert(detail.length, marks[marks.length - 1]!)
        await new Promise((next) => setTimeout(next, keystrokeMs))
      }
    })()
    // Not a wait for anything: the point of the cut is what is drawn by lot.
    await new Promise((next) => setTimeout(next, 100 + Math.random() * 700))
    await server.kill()
    alive = false
    const acked = copy.acked()
    await Promise.all([commands, edits])
    line.close()
    await server.restart()

    const after = openBoard(server, worker)
    await after.synced
    const survived = String(detailOf(after.doc, issue))
    // The first update emptied the field; every later one wrote one mark.
    for (const mark of marks.slice(0, Math.max(0, acked - 1))) expect(survived).toContain(mark)
    ackedInAll += acked
    const reopened = await openLine(server, resident)
    const snapshot = JSON.stringify(reopened.opened['snapshot'])
    for (const id of kept) expect(snapshot).toContain(id)
    reopened.close()
    after.close()
  }
  expect(ackedInAll).toBeGreaterThan(kills)
  expect(kept.size).toBeGreaterThan(0)
  await server.stop()
})
