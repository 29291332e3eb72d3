import type { SecretOutcome } from '../domain/ballot/secret/outcome.ts'
import type { RestDecision } from '../domain/ballot/secret/schema.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import { canonical } from './canonical.ts'
import { publicEvents, type PublicEvent } from './public-events.ts'
import type { PublicEntry } from './public-record.ts'

/** What an entry says of who was chosen, who goes to the reserve and whether anything is left open. */
type Settled = {
  readonly elected: readonly string[]
  readonly reserve: readonly string[]
  readonly settled: 'carried' | 'lost' | null
}

type Told = PublicEvent & { readonly ballot: string }
type Opened = { readonly terms: SecretTerms; readonly after: string }
type Announced = Settled & { readonly outcome: SecretOutcome }
/** Who is drawn is looked at apart (redraw.ts). */
type LotDrawn = Settled & { readonly won: readonly string[] }
type RestDecided = Omit<Settled, 'elected'> & { readonly decision: RestDecision }

/** By ballot: who stood in the first of its chain, and who had won on its motion once it was announced. */
type Known = { readonly stood: readonly string[]; elected: readonly string[] }

const leftOpen = { reserve: [], settled: null } as const

/** Nothing is left open: all who stood first and have not won are kept in reserve. */
const closed = ({ stood, elected }: Known): Omit<Settled, 'elected'> => ({
  reserve: stood.filter((one) => !elected.includes(one)),
  settled: elected.length > 0 ? 'carried' : 'lost',
})

/**
 * The first entry, counted from 1, by which somebody is chosen, kept in reserve, or a vote is settled otherwise than the
 * ballots of its chain come to; null where none is. The outcomes are counted apart (recount-boxes.ts).
 */
export function missettled(entries: readonly PublicEntry[]): number | null {
  const known = new Map<string, Known>()
  const place = publicEvents(entries).findIndex((event) => event !== null && !isDue(event as Told, known))
  return place < 0 ? null : place + 1
}

/** Whether an event says what is due; takes in what it says. What somebody else wrote may be of any shape. */
function isDue(event: Told, known: Map<string, Known>): boolean {
  try {
    const due = dueBy(event, known)
    if (due === null) return true
    const said = event as unknown as Settled
    return Object.entries(due).every(
      ([field, value]) => canonical(said[field as keyof Settled]) === canonical(value),
    )
  } catch {
    return false
  }
}

/** What an event has to say; null where it says nothing of it, or of a ballot whose opening is not in the record. */
function dueBy(event: Told, known: Map<string, Known>): Partial<Settled> | null {
  if (event.type === 'ballot.secretOpened') {
    const { terms, after } = event as unknown as Opened
    const before = known.get(after)
    const stood = before?.stood ?? terms.candidates.map(({ id }) => id)
    known.set(event.ballot, { stood, elected: before?.elected ?? [] })
    return null
  }
  const ballot = known.get(event.ballot)
  if (!ballot) return null
  if (event.type === 'ballot.announced') {
    const { outcome } = event as unknown as Announced
    ballot.elected = [...ballot.elected, ...outcome.winners]
    const rest = outcome.next === 'none' ? closed(ballot) : leftOpen
    return { elected: ballot.elected, ...rest }
  }
  if (event.type === 'ballot.lotDrawn') {
    ballot.elected = [...ballot.elected, ...(event as unknown as LotDrawn).won]
    return { elected: ballot.elected, ...closed(ballot) }
  }
  if (event.type !== 'ballot.restDecided') return null
  return (event as unknown as RestDecided).decision === 'leftEmpty' ? closed(ballot) : leftOpen
}
