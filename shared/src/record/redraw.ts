import { drawn, sealOf, seedOf, type Opened } from '../domain/ballot/secret/lot.ts'
import type { Sealing } from '../domain/ballot/secret/schema.ts'
import { publicEvents, type PublicEvent } from './public-events.ts'
import type { PublicEntry } from './public-record.ts'

type Told<Fields> = PublicEvent & { readonly ballot: string } & Fields
type LotDrawn = Told<{ seed: string; order: readonly string[]; won: readonly string[] }>

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, at) => other[at] === id)

/** Draws it again from what stands before it: the numbers are those that were sealed, and come to this order. */
function isDrawn({ ballot, seed, order, won }: LotDrawn, before: readonly (PublicEvent | null)[]): boolean {
  const of = <Fields>(type: string, events = before) =>
    events
      .map((event) => event as Told<Fields> | null)
      .filter((event) => event !== null)
      .filter((event) => event.type === type && event.ballot === ballot)
  const [announced] = of<{ outcome: { tied: readonly string[]; seatsLeft: number } }>('ballot.announced')
  const sealing = of<{ sealing: Sealing }>('ballot.sealed').slice(-1)[0]?.sealing
  const called = of<{ witnesses: readonly unknown[] }>('ballot.lotCalled').slice(-1)[0]
  if (!announced || !sealing || !called) return false
  const since = before.filter((event) => event !== null && event.seq > called.seq)
  const seals = of<{ seal: string }>('ballot.numberSealed', since).map(({ seal }) => seal)
  const opened = of<Opened>('ballot.numberOpened', since)
  const fits = opened.map((one) => sealOf(ballot, one)).every((seal) => seals.includes(seal))
  const whole = opened.length === called.witnesses.length && new Set(seals).size === opened.length
  const { tied, seatsLeft } = announced.outcome
  const again = seedOf(ballot, sealing.fingerprint, opened)
  const places = drawn(again, tied)
  return fits && whole && seed === again && same(order, places) && same(won, places.slice(0, seatsLeft))
}

/** What somebody else wrote may be of any shape: what cannot be drawn again does not hold. */
function holds(event: PublicEvent, before: readonly (PublicEvent | null)[]): boolean {
  try {
    return isDrawn(event as LotDrawn, before)
  } catch {
    return false
  }
}

/** The first entry, counted from 1, whose lot does not come to what it says; null when all do. */
export function misdrawn(entries: readonly PublicEntry[]): number | null {
  const events = publicEvents(entries)
  const place = events.findIndex(
    (event, at) => event?.type === 'ballot.lotDrawn' && !holds(event, events.slice(0, at)),
  )
  return place < 0 ? null : place + 1
}
