import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { RestDecision } from '../domain/ballot/secret/schema.ts'
import type { Instant, Recorded } from '../domain/decider.ts'
import { evolve } from '../domain/meeting-fold.ts'
import { initialState, type MeetingEvent, type MeetingState } from '../domain/meeting-state.ts'
import { minutesOf, type Minutes } from '../domain/minutes/minutes.ts'
import { present } from '../domain/roll/counts.ts'
import { publicEvents } from './public-events.ts'
import type { About } from './public-record.ts'
import { verifyRecord, type RecordFault } from './verify-record.ts'

/** What a meeting came to at one of its entries. */
export type Milestone =
  | {
      readonly kind:
        'announced' | 'adjourned' | 'resumed' | 'confirmed' | 'closed' | 'corrected' | 'published'
    }
  | { readonly kind: 'started'; readonly present: number }
  | { readonly kind: 'listLocked'; readonly issues: number }
  | { readonly kind: 'ballotClosed'; readonly motion: string; readonly passed: boolean }
  /** A secret ballot; who has won so far, and null while something is left open. */
  | {
      readonly kind: 'ballotAnnounced'
      readonly motion: string
      readonly elected: readonly string[]
      readonly settled: 'carried' | 'lost' | null
      readonly binding: boolean
    }
  | { readonly kind: 'lotDrawn'; readonly won: readonly string[] }
  | { readonly kind: 'restDecided'; readonly decision: RestDecision }
  | { readonly kind: 'adopted'; readonly text: string }

export type RecordStep = {
  readonly seq: number
  readonly at: Instant
  /** The entry's leaf, hex. */
  readonly leaf: string
  readonly milestone: Milestone
}

/** A public record as its page shows it: all of it folded from the file, nothing from anywhere else. */
export type RecordView = {
  readonly about: About
  /** People stand here by what they are called in public. */
  readonly minutes: Minutes
  readonly steps: readonly RecordStep[]
  readonly entries: number
  /** What the station found when it checked the file itself. */
  readonly fault: RecordFault | null
  /** The closing entry: its leaf was read out. */
  readonly closing: { readonly seq: number; readonly leaf: string } | null
  readonly key: string
}

function milestoneOf(event: MeetingEvent, state: MeetingState): Milestone | null {
  switch (event.type) {
    case 'meeting.announced':
      return { kind: 'announced' }
    case 'meeting.adjourned':
      return { kind: 'adjourned' }
    case 'meeting.started':
      return { kind: 'started', present: present(state.roll) }
    case 'issue.listLocked':
      return { kind: 'listLocked', issues: minutesOf(state).issues.length }
    case 'ballot.closed':
      return {
        kind: 'ballotClosed',
        motion: state.motion.motions[event.motion]?.text ?? '',
        passed: event.result.passed,
      }
    case 'ballot.announced': {
      const { motion, elected, settled } = event
      const options = state.motion.motions[motion]?.options ?? []
      const titles = elected.flatMap((id) => options.filter(({ issue }) => issue === id))
      return {
        ...{ kind: 'ballotAnnounced', settled, elected: titles.map(({ title }) => title) },
        motion: state.motion.motions[motion]?.text ?? '',
        binding: state.ballot.secret[event.ballot]!.terms.binding,
      }
    }
    case 'ballot.lotDrawn': {
      const { candidates } = state.ballot.secret[event.ballot]!.terms
      const titles = event.won.flatMap((id) => candidates.filter((one) => one.id === id))
      return { kind: 'lotDrawn', won: titles.map(({ title }) => title) }
    }
    case 'ballot.restDecided':
      return { kind: 'restDecided', decision: event.decision }
    case 'resolution.adopted':
      return { kind: 'adopted', text: event.text }
    case 'meeting.resumed':
      return { kind: 'resumed' }
    case 'minutes.confirmed':
      return { kind: 'confirmed' }
    case 'meeting.closed':
      return { kind: 'closed' }
    case 'minutes.corrected':
      return { kind: 'corrected' }
    case 'meeting.published':
      return { kind: 'published' }
    default:
      return null
  }
}

/** Reads a record for its page; null for what is none. A file that was changed is read up to the entry that fails. */
export function recordView(file: string): RecordView | null {
  const report = verifyRecord(utf8ToBytes(file))
  if (!report.about || !report.key) return null
  const { entries, leaves, fault } = report
  const sound = fault && fault.entry > 0 ? entries.slice(0, fault.entry - 1) : entries
  const steps: RecordStep[] = []
  let state = initialState
  publicEvents(sound).forEach((event, index) => {
    if (!event) return
    state = evolve(state, event as unknown as Recorded<MeetingEvent>)
    const milestone = milestoneOf(event as unknown as MeetingEvent, state)
    const { seq, at } = event
    if (milestone) steps.push({ seq, at, leaf: leaves[index]!, milestone })
  })
  const closing = steps.find(({ milestone }) => milestone.kind === 'closed')
  return {
    about: report.about,
    minutes: minutesOf(state),
    steps,
    entries: entries.length,
    fault,
    closing: closing ? { seq: closing.seq, leaf: closing.leaf } : null,
    key: report.key,
  }
}
