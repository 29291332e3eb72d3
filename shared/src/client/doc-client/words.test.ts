import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hide, lockList, people } from '../../testing/board/hall.ts'
import { issues, setScene } from '../../testing/board/scene.ts'
import { listIssues } from '../../docs/board/list.ts'
import { textFields } from '../../docs/board/shape.ts'
import { createShelf, openBrowser, type Browser } from '../rehearsal/doc-browser.ts'
import { createOffice } from '../rehearsal/doc-office.ts'
import { breathe } from '../rehearsal/visit.ts'

const deeds = [
  'write',
  'write',
  'write',
  'write',
  'flow',
  'flowIn',
  'cut',
  'reach',
  'refresh',
  'rights',
  'pass',
] as const

const script = fc.array(
  fc.record({ who: fc.nat({ max: 2 }), deed: fc.constantFrom(...deeds), pick: fc.nat({ max: 9999 }) }),
  { minLength: 5, maxLength: 60, size: 'max' },
)
type Step = typeof script extends fc.Arbitrary<infer Steps extends readonly unknown[]> ? Steps[number] : never

const seats = [people.gridWorker, people.deputy, people.gridWorker]

/** Plays a script; every letter typed is a different one. */
const play = async (steps: readonly Step[]) => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const shelves = seats.map(createShelf)
  const open = (seat: number) => openBrowser(office, scene.rightsOf, seats[seat]!.id, shelves[seat]!)
  const browsers: Browser[] = []
  for (const seat of seats.keys()) browsers.push(await open(seat))
  office.flow()
  const unlocked = scene.state()
  let reachable = true
  let next = 0x5000
  const typed: { readonly seat: number; readonly letter: string }[] = []

  const acts: Record<Step['deed'], (seat: number, pick: number) => void | Promise<void>> = {
    write: (seat, pick) => {
      const text = browsers[seat]!.client.text(
        pick % 2 ? issues.lamp : issues.flood,
        textFields[(pick >> 1) % 2]!,
      )
      const letters = [...text.read()]
      const index = letters.slice(0, (pick >> 2) % (letters.length + 1)).join('').length
      const letter = String.fromCodePoint(next++)
      typed.push({ seat, letter })
      text.write([{ index, remove: 0, insert: letter }])
    },
    flow: () => office.flow(),
    flowIn: () => office.flowIn(),
    cut: (seat) => office.cut(seats[seat]!.id),
    reach: () => office.setReachable((reachable = !reachable)),
    refresh: async (seat) => {
      browsers[seat]!.client.keepNow()
      browsers[seat]!.client.leave()
      await breathe()
      browsers[seat] = await open(seat)
    },
    rights: (_, pick) =>
      scene.change(() => [unlocked, lockList(unlocked), hide(issues.flood)(unlocked)][pick % 3]!),
    pass: async (seat, pick) => {
      browsers[seat]!.pass([50, 200, 10_250][pick % 3]!)
      await breathe()
    },
  }
  for (const { deed, who, pick } of steps) await acts[deed](who, pick)

  office.setReachable(true)
  for (let round = 0; round < 4; round++) {
    for (const browser of browsers) browser.pass(10_250)
    await breathe()
    office.flow()
  }
  return { scene, browsers, shelves, typed }
}

describe('a letter once typed', () => {
  test("is on the server once, or in its writer's tray, whatever happens to line, page and rights", async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const { scene, browsers, shelves, typed } = await play(steps)
        const onServer = listIssues(scene.desk.doc)
          .map(({ title, detail }) => title + detail)
          .join()
        for (const { seat, letter } of typed) {
          const times = onServer.split(letter).length - 1
          expect(times).toBeLessThanOrEqual(1)
          const inTray = browsers[seat]!.client.tray().some(({ words }) => words.includes(letter))
          expect(times === 1 || inTray).toBe(true)
        }
        for (const { client } of browsers) {
          expect(client.saved().is).toBe('saved')
          expect(client.issues()).toEqual(listIssues(scene.desk.doc))
        }
        for (const browser of browsers) browser.pass(200)
        await breathe()
        for (const { drafts, tray } of shelves) {
          expect(drafts.all.size).toBe(0)
          expect(tray.all.size).toBeLessThanOrEqual(typed.length)
        }
      }),
      { numRuns: 40 },
    )
  })
})
