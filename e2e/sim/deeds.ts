import { setTimeout as sleep } from 'node:timers/promises'
import { createChance } from '../fixtures/chance.ts'
import { newId } from '../fixtures/visit.ts'
import type { Ledger } from './ledger.ts'
import type { Seat } from './seat.ts'

type Hall = {
  readonly seed: number
  readonly seats: readonly Seat[]
  readonly ledger: Ledger
  readonly die: () => Promise<void>
  readonly restart: () => Promise<void>
}

const lettersMax = 3
const textCharsMax = 40
/** Of one seat: a board holds so many of one person. */
const issuesMax = 8
const savedMsMax = 60
const againMsMax = 80

/** What may happen next, drawn by lot: people write, press, lose their line or their page, and the server its power. */
export function createDeeds({ seed, seats, ledger, die, restart }: Hall) {
  let chance = createChance(seed)
  const pick = <T>(all: readonly T[]): T | undefined => all[chance.upTo(Math.max(1, all.length))]
  const officer = seats[3]!

  const type = (seat: Seat) => {
    const { board } = seat.page()
    const mine = board.issues().filter(({ author }) => author === seat.guest.participant)
    // Most often their own; somebody else's is refused to a resident, and comes back to them.
    const issue = pick(chance.upTo(4) === 0 ? board.issues() : mine)
    if (!issue) return create(seat)
    const text = board.text(issue.id, chance.upTo(2) === 0 ? 'title' : 'detail')
    const words = text.read()
    const index = chance.upTo(words.length + 1)
    if (words.length > textCharsMax || (words.length > 4 && chance.upTo(10) === 0)) {
      const remove = Math.min(words.length - index, 3)
      ledger.remove(words.slice(index, index + remove))
      text.write([{ index, remove, insert: '' }])
    } else
      text.write([
        { index, remove: 0, insert: ledger.type(seat.number, issue.id, 1 + chance.upTo(lettersMax)) },
      ])
  }

  const create = (seat: Seat) => {
    const { board } = seat.page()
    if (board.issues().filter(({ author }) => author === seat.guest.participant).length >= issuesMax) return
    const id = newId()
    const title = ledger.type(seat.number, id, 2)
    board.createIssue({ id, title, detail: '', grid: '', createdAt: 1 })
  }

  const takeAway = (seat: Seat) => {
    const { board } = seat.page()
    const issue = pick(board.issues().filter(({ author }) => author === seat.guest.participant))
    if (!issue) return
    // Whatever else is written in it goes with it, also what is on its way.
    ledger.removeIn(issue.id)
    board.deleteIssue(issue.id)
  }

  const propose = (seat: Seat) => {
    const text = ledger.type(seat.number, null, 3)
    seat.send('issue.propose', { proposal: newId(), text, grid: '', for: '' }, text)
  }
  const second = (seat: Seat) => {
    const issue = pick(seat.page().board.issues())
    if (issue) seat.send('issue.second', { issue: issue.id })
  }
  const preside = () => {
    const state = officer.page().stream.state()
    const issue = pick(officer.page().board.issues())
    if (!state || !issue) return
    const { lock, entries, proposals } = state.issue
    const proposal = pick(Object.keys(proposals))
    const what = chance.upTo(5)
    if (lock) officer.send('issue.unlockList', { reason: '还要补' })
    else if (what === 0) officer.send('issue.lockList', {})
    else if (what === 1 && proposal) officer.send('issue.accept', { proposal, title: '收下的一条' })
    else if (entries[issue.id]?.hidden) officer.send('issue.unhide', { issue: issue.id })
    else if (what === 2) officer.send('issue.hide', { issue: issue.id, reason: '不是议题' })
  }

  /** At the moment somebody is told that all is saved, or a little later. */
  const dieAsSaved = (seat: Seat) =>
    new Promise<void>((done) => {
      type(seat)
      const dieNow = () => {
        clearTimeout(late)
        seat.onSaved = null
        done(die())
      }
      const late = setTimeout(dieNow, savedMsMax)
      seat.onSaved = dieNow
    })

  /** Who finds a page slow loads it again, and perhaps again. */
  const refresh = async (seat: Seat) => {
    do {
      await seat.refresh(chance.upTo(2) === 0)
      await sleep(chance.upTo(againMsMax))
    } while (chance.upTo(2) === 0)
  }

  const next = async (step: number) => {
    // Lots of its own for every step: how many one needs depends on what is there by then, and that on the lines.
    chance = createChance(seed ^ Math.imul(step + 1, 0x9e3779b1))
    const seat = pick(seats)!
    const what = chance.upTo(100)
    if (what < 46) type(seat)
    else if (what < 54) create(seat)
    else if (what < 56) takeAway(seat)
    else if (what < 62) propose(seat)
    else if (what < 68) second(seat)
    else if (what < 78) preside()
    else if (what < 84) seat.cut()
    else if (what < 88) seat.page().wake()
    else if (what < 94) await refresh(seat)
    else if (what < 97) seat.device.shelf.fill(chance.upTo(2) === 0)
    else if (what < 98) await restart()
    else if (what < 99) await die()
    else await dieAsSaved(seat)
  }
  return { next }
}
