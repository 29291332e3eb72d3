import assert from 'node:assert/strict'
import type { BoardIssue } from '@linyi/shared/docs/board/list'
import type { Guest } from '../../server/src/testing/collab-house.ts'
import type { House } from '../../server/src/testing/house.ts'
import type { Scene } from '../../server/src/testing/meeting.ts'
import type { Chance } from '../fixtures/chance.ts'
import { createDevice, wordsOf, type Device } from './device.ts'
import type { Connect } from './links.ts'
import type { Ledger } from './ledger.ts'
import { openPage, type Page } from './page.ts'
import { createWeather } from './weather.ts'

type Place = {
  readonly meeting: string
  readonly guest: Guest
  readonly number: number
  readonly connect: Connect
  readonly ledger: Ledger
}

/** Somebody with a device, which shows them one page after another. */
export type Seat = {
  readonly number: number
  readonly guest: Guest
  readonly device: Device
  /** Commands that were answered with yes, by their id, with the place in the order they were told. */
  readonly answered: ReadonlyMap<string, number>
  readonly refreshes: number
  revoked: boolean
  readonly page: () => Page
  readonly ready: () => Promise<void>
  readonly send: (type: string, fields: Readonly<Record<string, unknown>>, words?: string) => void
  readonly cut: () => void
  /** A refresh; or, `torn`, the tab is gone in the middle. */
  readonly refresh: (torn: boolean) => Promise<void>
  /** Told whenever the page says that all is saved. */
  onSaved: (() => void) | null
  /** Everything of their own that the device shows or keeps, as one text. */
  readonly holds: () => string
  /** What the device shows or keeps as refused. */
  readonly givenBack: () => string
  readonly checkAnswered: (house: House, scene: Scene) => Promise<void>
  readonly mend: () => void
  /** Why not everything is saved, answered and shown; null when it is. */
  readonly unsettled: (board: readonly BoardIssue[], seq: number) => string | null
  readonly leave: () => Promise<void>
}

export function takeSeat({ meeting, guest, number, connect, ledger }: Place, chance: Chance): Seat {
  const weather = createWeather(chance, chance.upTo(4))
  const device = createDevice(chance, (line) => ledger.note(number, line))
  const { shelf } = device
  const answered = new Map<string, number>()
  let refreshes = 0
  let gone = false
  let failures = 0
  /** What a page that left showed last. */
  let last = ''
  let page = begin()

  function begin(): Page {
    const fresh = openPage({ meeting, guest, device, weather, connect })
    // As a page draws: once whoever changed something is done.
    fresh.board.listen(() => queueMicrotask(() => page === fresh && !gone && look()))
    return fresh
  }

  /** What the page promises now, it promised. */
  const look = () => {
    const saved = page.board.saved()
    ledger.note(
      number,
      JSON.stringify([
        saved,
        page.board.lastRefusal(),
        page.board.tray().map(({ words }) => words),
        page.board.issues().map(({ id, title, detail }) => `${id.slice(-4)} ${title}/${detail}`),
      ]),
    )
    // Without a time nothing was acked in this visit, and the page says that it is level with the server.
    if (saved.is === 'saved' && saved.at !== null) {
      ledger.promise(number, 'saved', tray())
      const told = seat.onSaved
      seat.onSaved = null
      told?.()
    }
    // A device that keeps no more says so, and may not keep what was written anew since either.
    if (shelf.failures() !== failures) ledger.takeBack(number)
    failures = shelf.failures()
    if ('kept' in saved && saved.kept) ledger.promise(number, 'kept', tray())
  }

  const tray = () => JSON.stringify(page.board.tray())
  const own = () => {
    const { board, outbox } = page
    return JSON.stringify([board.issues(), board.tray(), outbox.pending(), outbox.refused()])
  }
  const onShelf = () => {
    const { drafts, tray, outbox } = shelf.all()
    return JSON.stringify([drafts.map(wordsOf), tray, outbox])
  }

  const seat: Seat = {
    number,
    guest,
    device,
    answered,
    get refreshes() {
      return refreshes
    },
    revoked: false,
    onSaved: null,
    page: () => page,
    ready: async () => {
      while (!page.board.loaded() || page.stream.state() === null) await page.shelf.rested()
    },
    send: (type, fields, words = '') => {
      const { id, outcome } = page.outbox.send(type, fields)
      void outcome.then((ack) => {
        if (!ack.ok) return
        answered.set(id, ack.seq)
        ledger.promiseSaid(words)
      })
    },
    cut: weather.cut,
    refresh: async (torn) => {
      refreshes++
      look()
      ledger.note(number, torn ? 'the page is torn' : 'the page goes')
      if (torn) page.shelf.tear()
      page.close()
      if (!torn) await page.shelf.rested()
      if (shelf.failures() !== failures) ledger.takeBack(number)
      failures = shelf.failures()
      ledger.excuse(number, onShelf(), tray())
      page = begin()
    },
    givenBack: () => tray() + JSON.stringify(shelf.all().tray),
    holds: () => (gone ? last : own()) + onShelf(),
    checkAnswered: async ({ storage }, { stream }) => {
      for (const [id, seq] of answered)
        assert.equal(
          await storage.commandSeq(stream, guest.participant, id),
          seq,
          `answered, and not there: ${id}`,
        )
    },
    mend: () => {
      weather.mend()
      shelf.fill(false)
    },
    unsettled: (board, seq) => {
      const { is } = page.board.saved()
      if (is !== 'saved') return `seat ${number} ${is}, line ${page.board.status().is}`
      if (page.outbox.pending().length > 0) return `seat ${number} has commands under way`
      if (page.stream.status().is !== 'live' || page.stream.seq() !== seq)
        return `seat ${number} is at ${page.stream.seq()} of ${seq}, ${page.stream.status().is}`
      return JSON.stringify(page.board.issues()) === JSON.stringify(board)
        ? null
        : `seat ${number} shows another list`
    },
    leave: async () => {
      if (gone) return
      page.board.keepNow()
      await page.shelf.rested()
      last = own()
      gone = true
      page.close()
    },
  }
  return seat
}
