import type { Instant } from '../decider.ts'
import { electionOnScreen, type ScreenElection } from '../election/screen.ts'
import type { MeetingState } from '../meeting-state.ts'
import type { ScreenPerson } from '../meeting/screen.ts'
import type { Motion } from '../motion/state.ts'
import { rulesOf, type BallotRules } from './pack.ts'
import { secretOnScreen, type ScreenSecret } from './secret/screen.ts'
import type { BallotMethod, BallotResult } from './schema.ts'
import type { Ballot } from './state.ts'
import { takingPart, type TakingPart } from './taking-part.ts'

/** How a vote stands, for a wall: how many have handed in, never who, and nothing of what before the result. */
export type ScreenVote = {
  readonly method: BallotMethod
  readonly openedAt: Instant
  readonly stopped: boolean
  /** How many may vote. */
  readonly entitled: number
  readonly expected: number | null
  readonly handedIn: number
  /** How often what was handed in did not agree. */
  readonly disagreed: number
  /** Where owners vote: who has to take part, of whom, by heads and by area, and how far it is. Null elsewhere. */
  readonly takingPart: TakingPart | null
  /** The rules it was opened under. */
  readonly rules: BallotRules
  /** Without the table of names: that is for those in the room. */
  readonly result: Omit<BallotResult, 'table'> | null
}

export type ScreenBallot = {
  readonly motion: Pick<Motion, 'text' | 'options' | 'who' | 'what' | 'when' | 'cost'> & {
    /** What it is about where it belongs to 票选; null elsewhere. */
    readonly election: ScreenElection | null
  }
  /** Null while it is debated. */
  readonly vote: ScreenVote | null
  /** In its place where papers go into a box. */
  readonly secret: ScreenSecret | null
}

/** How many papers are in each box, as people are told: no event says so. */
export type PapersIn = Readonly<Record<string, number>>

const withoutNames = ({ table: _, ...counted }: BallotResult) => counted

const voteOnScreen = (ballot: Ballot, rules: BallotRules): ScreenVote => ({
  rules,
  method: ballot.method,
  openedAt: ballot.openedAt,
  stopped: ballot.stoppedAt !== null,
  entitled: ballot.entitled.length,
  expected: ballot.expected,
  handedIn: Object.keys(ballot.marked).length,
  disagreed: ballot.disagreed.length,
  takingPart: takingPart(ballot, rules.decision),
  result: ballot.result && withoutNames(ballot.result),
})

type Opened = { readonly id: string; readonly openedAt: Instant }
const later = (one: Opened, other: Opened): Opened => (other.openedAt >= one.openedAt ? other : one)

/** The vote that was told last; empty for none. */
function lastTold({ ballot: { ballots, secret }, motion }: MeetingState): string {
  const told = [
    ...Object.entries(ballots).filter(([, { result }]) => result !== null && motion.active === ''),
    ...Object.entries(secret).filter(
      ([, one]) => one.announced !== null && (motion.active === '' || motion.active === one.motion),
    ),
  ]
  return told.map(([id, { openedAt }]) => ({ id, openedAt })).reduce(later, { id: '', openedAt: 0 }).id
}

/** The vote that is on, else the motion that is debated, else the last result; null before the first of them. */
export function ballotOnScreen(
  state: MeetingState,
  papersIn: PapersIn,
  person: (id: string) => ScreenPerson,
): ScreenBallot | null {
  const { ballots, secret, open } = state.ballot
  const shown = open === '' ? lastTold(state) : open
  const [vote, papers] = [ballots[shown], secret[shown]]
  const motion = (vote ?? papers)?.motion ?? state.motion.active
  const put = state.motion.motions[motion]
  if (!put) return null
  const { text, options, who, what, when, cost } = put
  return {
    motion: { text, options, who, what, when, cost, election: electionOnScreen(state, motion, person) },
    vote: vote ? voteOnScreen(vote, rulesOf(vote, state.meeting)) : null,
    secret: papers ? secretOnScreen(shown, papers, secret[papers.after], papersIn[shown] ?? 0) : null,
  }
}
