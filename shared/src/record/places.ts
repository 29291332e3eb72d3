import { isUnder } from './members.ts'
import type { Header } from './entry.ts'
import type { PublicEntry } from './public-record.ts'

/** How many places of a record its chain proves, and how many rest on the signature alone. */
export type Places = {
  /** As they were recorded: the chain commits to them. */
  readonly open: number
  /** Something else stands there: what somebody is called, what a reviewer wrote, what is left of erased words. */
  readonly shown: number
  /** Nothing stands there. */
  readonly closed: number
  /** Entries of which nothing at all can be read. */
  readonly hidden: number
}

/** Counts the places of entries whose chain is whole. */
export function placesOf(entries: readonly PublicEntry[]): Places {
  const sum = (of: (entry: PublicEntry) => number): number =>
    entries.reduce((count, entry) => count + of(entry), 0)
  const shownIn = ({ shown }: PublicEntry): number => Object.keys(shown).length
  const open = sum((entry) => entry.open.length)
  const shown = sum(shownIn)
  return {
    ...{ open, shown },
    closed: sum(({ header }) => (JSON.parse(header) as Header).commitments.length) - open - shown,
    hidden: entries.filter((entry) => entry.open.length + shownIn(entry) === 0).length,
  }
}

/** Always open where anything is, so nothing else ever stands there. */
const neverShown: readonly string[] = ['type', 'v']

/** Masks and erasures leave words, lists and `false`: figures and a yes are open, or they are not there. */
const couldBeShown = (path: string, value: unknown): boolean =>
  !neverShown.includes(path) && typeof value !== 'number' && value !== true

function isMisplaced({ header, open, shown }: PublicEntry): boolean {
  const paths = open.map(([, path]) => path)
  const instead = Object.entries(shown)
  const { commitments } = JSON.parse(header) as Header
  return (
    paths.length + instead.length > commitments.length ||
    instead.some(([path, value]) => !couldBeShown(path, value)) ||
    instead.some(([path]) => paths.some((other) => isUnder(path, other) || isUnder(other, path)))
  )
}

/**
 * The first entry, counted from 1, that shows something in the place of what is proven, or in more places than it
 * has: whoever reads it would take the one for the other. Of entries whose chain is whole.
 */
export function misplaced(entries: readonly PublicEntry[]): number | null {
  return entries.findIndex(isMisplaced) + 1 || null
}
