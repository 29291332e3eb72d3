import type { PersonId } from '@linyi/shared/lib/ids'
import { commandSchemas, isByRouteOnly } from '@linyi/shared/protocol/commands'
import { head, liaison } from '@linyi/shared/testing/people'
import { grids } from '@linyi/shared/testing/places'
import {
  everyCommand,
  everyScreeningCommand,
  everyStationCommand,
  needPapers,
} from '@linyi/shared/testing/scenarios/every-command'
import { everyCaseCommand } from '@linyi/shared/testing/scenarios/every-case-command'
import { expect } from '@playwright/test'
import { detailOf, issuesIn, openBoard } from '../fixtures/board.ts'
import { createChance, seedOfRun, type Chance } from '../fixtures/chance.ts'
import type { CaseViews } from '../fixtures/case-playback.ts'
import { openPlayback, type Views } from '../fixtures/playback.ts'
import { startServer } from '../fixtures/server.ts'
import { test } from '../fixtures/test.ts'
import { newId, openLine, signIn } from '../fixtures/visit.ts'

/** How often the server is killed; the long form asks for more. */
const kills = Number(process.env['KILLS'] ?? 5)
/** A fast typist; many more a second would be refused as a flood. */
const keystrokeMs = 8
/** A detail has room for no more of them. */
const marksMax = 400

test('what was acked before a power cut is there after it: every command and every edit', async () => {
  test.setTimeout(300_000 + kills * 15_000)
  const chance = createChance(seedOfRun())
  process.stdout.write(`power cuts by SEED=${chance.seed}\n`)
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
    // The first cut has something to lose, however slow the machine.
    if (round === 0) await expect.poll(() => kept.size > 0 && copy.acked() > kills).toBe(true)
    // Not a wait for anything: the point of the cut is what is drawn by lot.
    await new Promise((next) => setTimeout(next, 100 + chance.upTo(700)))
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
  process.stdout.write(`${kills} cuts, ${ackedInAll} edits and ${kept.size} commands acked, none lost\n`)
  await server.stop()
})

/** Not quite as many as the scenarios send, so that each cut comes while something is sent; and more than they send. */
const commandsMin = 250
const commandsMax = 500
/** The long form has a cut at every command; otherwise a few are drawn by lot. */
const everywhere = process.env['CUTS'] === 'all'
const cutsOfRun = everywhere ? commandsMax : Number(process.env['CUTS'] ?? 7)
const delayMsMax = 20

/** When the power fails: after which command was answered, or how long after which was sent. */
function drawCuts(chance: Chance): ReadonlyMap<number, 'answered' | { readonly afterMs: number }> {
  const length = everywhere ? commandsMax : commandsMin
  const lots = Array.from({ length }, (_, nth) => ({ nth, lot: chance.upTo(2 ** 31) }))
  const drawn = lots.sort((one, other) => one.lot - other.lot).slice(0, cutsOfRun)
  return new Map(
    drawn.map(({ nth }) => [nth, chance.upTo(2) === 0 ? 'answered' : { afterMs: chance.upTo(delayMsMax) }]),
  )
}

/** Files come with their bytes over HTTP, which the case's own checks look after. */
const isSent = (type: string): boolean => !isByRouteOnly({ type }) && !needPapers.includes(type)

test('every command of meetings, stations and cases, once acked, is there after a power cut, and everyone sees the same', async () => {
  test.setTimeout(300_000 + cutsOfRun * 15_000)
  const chance = createChance(seedOfRun())
  process.stdout.write(`power cuts by SEED=${chance.seed}\n`)
  const cuts = drawCuts(chance)
  const server = await startServer({ demo: false })
  let down: Promise<void> | null = null
  let failures = 0
  let seen: Pick<Views, 'meeting' | 'events'> | null = null

  const powerFails = async () => {
    failures++
    await server.kill()
    await server.restart()
  }
  const eventsOf = new Map<string, CaseViews['events']>()
  const noCaseIsLost = async () => {
    for (const views of await playback.caseViews()) {
      expect(views.folded).toEqual(views.shown)
      expect(views.paper).toBe(views.written)
      expect(views.lostFiles).toEqual([])
      const before = eventsOf.get(views.case) ?? []
      expect(views.events.slice(0, before.length)).toEqual(before)
      eventsOf.set(views.case, views.events)
    }
  }
  const nothingIsLost = async () => {
    await noCaseIsLost()
    const views = await playback.views()
    if (!views) return
    expect(views.folded).toEqual(views.shown)
    expect(views.followed).toEqual(views.shown)
    const before = seen?.meeting === views.meeting ? seen.events : []
    expect(views.events.slice(0, before.length)).toEqual(before)
    const accepted = Object.entries(views.shown.issue.entries).filter(([, entry]) => entry.accepted)
    expect(views.onBoard).toEqual(expect.arrayContaining(accepted.map(([id]) => id)))
    seen = views
  }
  const playback = await openPlayback(server, {
    sent: (nth) => {
      const cut = cuts.get(nth)
      if (typeof cut !== 'object' || down) return
      // Not a wait for anything: when the power fails is drawn by lot.
      down = new Promise((next) => setTimeout(next, cut.afterMs)).then(powerFails)
    },
    answered: async (nth) => {
      if (cuts.get(nth) === 'answered') down = powerFails()
      if (!down) return
      await down
      down = null
      await nothingIsLost()
    },
  })

  await playback.send(head, { type: 'station.setGrids', station: playback.station, grids })
  const station = newId()
  for (const command of everyStationCommand(newId() as PersonId).filter((one) => !isByRouteOnly(one)))
    await playback.send(
      head,
      command.type === 'station.found' ? { id: station, ...command } : { station, ...command },
    )
  const walks = await playback.personOf(head)
  for (const command of everyScreeningCommand(newId, walks).filter((one) => !isByRouteOnly(one)))
    await playback.send(head, { screening: playback.station, ...command })
  const person = await playback.personOf(liaison)
  const listed = { type: 'station.listMediator', station: playback.station, person, certificate: '' }
  await playback.send(head, { ...listed, from: '2020-01-01', until: '2099-12-31' })
  for (const scenario of everyCaseCommand) await playback.playCase(scenario)
  for (const scenario of everyCommand) await playback.play(scenario)

  expect(playback.count()).toBeGreaterThan(commandsMin)
  expect(failures).toBe(everywhere ? playback.count() : cutsOfRun)
  expect([...new Set(playback.kept.map(({ command }) => command.type))].sort()).toEqual(
    [...commandSchemas.keys()].filter(isSent).sort(),
  )
  await powerFails()
  await nothingIsLost()
  for (const { line, command, seq } of playback.kept)
    expect([command.type, await line.send(command)]).toEqual([command.type, { ok: true, seq }])
  process.stdout.write(`${failures} cuts, ${playback.kept.length} commands acked, none lost\n`)
  playback.close()
  await server.stop()
})
