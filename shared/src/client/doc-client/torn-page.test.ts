import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { listIssues } from '../../docs/board/list.ts'
import { textFields } from '../../docs/board/shape.ts'
import { hide, lockList, people } from '../../testing/board/hall.ts'
import { issues, setScene } from '../../testing/board/scene.ts'
import { openBrowser, type Browser } from '../rehearsal/doc-browser.ts'
import { createOffice } from '../rehearsal/doc-office.ts'
import { createSlowDevice } from '../rehearsal/slow-shelf.ts'
import { breathe } from '../rehearsal/visit.ts'
import type { Draft } from './keeping.ts'

/** Each as often as it is named. */
const deeds = [
  ...['write', 'write', 'write', 'write', 'create', 'remove'],
  ...['flow', 'flowIn', 'cut', 'reach', 'pass', 'pass'],
  ...['act', 'act', 'act', 'tear', 'tear', 'hide', 'hide', 'lock'],
] as const
type Deed = (typeof deeds)[number] | 'fill' | 'go'
type Step = { readonly who: number; readonly deed: Deed; readonly pick: number }

const scriptOf = (...more: readonly Deed[]) =>
  fc.array(
    fc.record({
      who: fc.nat({ max: 2 }),
      deed: fc.constantFrom(...deeds, ...more),
      pick: fc.nat({ max: 9999 }),
    }),
    { minLength: 5, maxLength: 80, size: 'max' },
  )

const scripts = Number(process.env['SCRIPTS'] ?? 50)
const seats = [people.gridWorker, people.deputy, people.gridWorker]

type Typed = {
  readonly seat: number
  readonly letter: string
  /** The page said so. A device that keeps no more says that too, and takes it back. */
  promised: 'saved' | 'kept' | null
  /** The page went before anything was promised. */
  excused: boolean
}

const wordsOf = ({ confirmed, edits }: Draft) => {
  const doc = new Y.Doc()
  for (const update of [confirmed, ...edits.flatMap(({ updates }) => updates)]) Y.applyUpdate(doc, update)
  return listIssues(doc)
}

/** Plays a script; every letter typed is a different one. */
const play = async (steps: readonly Step[]) => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const devices = seats.map(createSlowDevice)
  const failures = seats.map(() => 0)
  const browsers: Browser[] = []
  const open = async (seat: number) => {
    browsers[seat] = await openBrowser(office, scene.rightsOf, seats[seat]!.id, devices[seat]!.page())
  }
  for (const seat of seats.keys()) {
    await open(seat)
    await devices[seat]!.act(9)
  }
  office.flow()
  const free = scene.state()
  let reachable = true
  const typed: Typed[] = []

  const trayOf = (seat: number) => JSON.stringify(browsers[seat]!.client.tray())
  const type = (seat: number): string => {
    const letter = String.fromCodePoint(0x5000 + typed.length)
    typed.push({ seat, letter, promised: null, excused: false })
    return letter
  }
  /** What the pages promise now, they promised. */
  const look = () => {
    for (const seat of seats.keys()) {
      const saved = browsers[seat]!.client.saved()
      const failed = devices[seat]!.failures()
      for (const one of typed) {
        if (one.seat !== seat || one.promised === 'saved') continue
        if (failed > failures[seat]!) one.promised = null
        if (trayOf(seat).includes(one.letter)) continue
        if (saved.is === 'saved' && saved.at !== null) one.promised = 'saved'
        else if ('kept' in saved && saved.kept) one.promised = 'kept'
      }
      failures[seat] = failed
    }
  }

  const acts: Record<Deed, (seat: number, pick: number) => void | Promise<void>> = {
    write: (seat, pick) => {
      const { client } = browsers[seat]!
      const list = client.issues()
      const issue = list[pick % 3 === 0 ? 0 : pick % list.length]
      if (!issue) return
      const text = client.text(issue.id, textFields[(pick >> 1) % 2]!)
      const letters = [...text.read()]
      const index = letters.slice(0, (pick >> 2) % (letters.length + 1)).join('').length
      text.write([{ index, remove: 0, insert: type(seat) }])
    },
    create: (seat) => {
      const id = `01K8NEW${String(typed.length).padStart(19, '0')}`
      browsers[seat]!.client.createIssue({ id, title: type(seat), detail: '', grid: '', createdAt: 1 })
    },
    remove: (seat, pick) => {
      const text = browsers[seat]!.client.text(issues.flood, 'title')
      if (pick % 2 && text.read().startsWith('𠮷')) text.write([{ index: 0, remove: 2, insert: '' }])
    },
    flow: () => office.flow(),
    flowIn: () => office.flowIn(),
    cut: (seat) => office.cut(seats[seat]!.id),
    reach: () => office.setReachable((reachable = !reachable)),
    pass: (seat, pick) => browsers[seat]!.pass([50, 200, 10_250][pick % 3]!),
    act: (seat, pick) => devices[seat]!.act(1 + (pick % 3)),
    fill: (seat, pick) => {
      devices[seat]!.holds.full = pick % 2 === 0
    },
    tear: async (seat) => {
      devices[seat]!.tear()
      const shown = trayOf(seat)
      browsers[seat]!.client.leave()
      const { drafts, tray } = devices[seat]!.holds
      const kept = JSON.stringify([[...drafts.all.values()].map(wordsOf), [...tray.all.values()]])
      for (const one of typed)
        if (one.seat === seat && !kept.includes(one.letter))
          one.excused ||= one.promised === null || shown.includes(one.letter)
      await open(seat)
    },
    go: (seat) => {
      browsers[seat]!.client.leave()
      return open(seat)
    },
    hide: (_, pick) => scene.change(() => (pick % 2 ? free : hide(issues.flood)(free))),
    lock: (_, pick) => scene.change(() => (pick % 2 ? free : lockList(free))),
  }

  for (const { deed, who, pick } of steps) {
    await acts[deed](who, pick)
    await breathe()
    look()
  }
  office.setReachable(true)
  for (const { holds } of devices) holds.full = false
  for (let round = 0; round < 6; round++) {
    for (const device of devices) await device.act(99)
    for (const browser of browsers) browser.pass(10_250)
    await breathe()
    office.flow()
    await breathe()
    look()
  }
  for (const browser of browsers) browser.pass(200)
  for (const device of devices) await device.act(99)
  return { scene, browsers, devices, typed }
}

const check = async (steps: readonly Step[]) => {
  const { scene, browsers, devices, typed } = await play(steps)
  const onServer = listIssues(scene.desk.doc)
    .map(({ title, detail }) => title + detail)
    .join()
  for (const { seat, letter, promised, excused } of typed) {
    const times = onServer.split(letter).length - 1
    expect(times, `${letter} is there twice`).toBeLessThanOrEqual(1)
    const inTray = browsers[seat]!.client.tray().some(({ words }) => words.includes(letter))
    expect(times === 1 || inTray || excused, `${letter} is gone, promised ${promised}`).toBe(true)
  }
  for (const [seat, { client }] of browsers.entries()) {
    expect(client.saved().is).toBe('saved')
    expect(client.issues()).toEqual(listIssues(scene.desk.doc))
    expect(devices[seat]!.holds.drafts.all.size).toBe(0)
  }
}

describe("a letter once typed is on the server once, or in its writer's tray, or was promised nothing", () => {
  test.each([
    ['though pages are torn away, and devices slow or full', ['fill', 'tear']],
    ['though one page is opened after another on a slow device', ['go', 'go']],
  ] as const)(
    '%s',
    async (_, more) => {
      await fc.assert(fc.asyncProperty(scriptOf(...more), check), { numRuns: scripts })
    },
    60_000 + scripts * 100,
  )
})
