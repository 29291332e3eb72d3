import type { BallotMethod, BallotResult } from '../ballot/schema.ts'
import type { Sealing } from '../ballot/secret/schema.ts'
import type { Announced } from '../ballot/secret/state.ts'
import type { SecretTerms } from '../ballot/secret/terms.ts'
import type { Instant } from '../decider.ts'
import type { Spoken } from '../floor/state.ts'
import { quotedWords } from '../issue/quoted.ts'
import { isListed, mergedUnder, secondersOf } from '../issue/state.ts'
import type { MeetingState } from '../meeting-state.ts'
import type { MeetingFacts } from '../meeting/schema.ts'
import type { Motion } from '../motion/state.ts'
import { earlierSittings, excused, expected, observers, present } from '../roll/counts.ts'
import { standing, type Resolution } from '../resolution/state.ts'
import { proseIn, type Prose } from './prose.ts'
import type { Correction } from './state.ts'

/** A secret ballot that was announced. */
export type MinutedSecret = {
  readonly motion: string
  /** Its id, by which its other words are found among `motions`. */
  readonly motionId: string
  readonly terms: SecretTerms
  readonly sealing: Sealing
  readonly announced: Announced
  /** 看原票定: on which sheets of the pile, and how each is marked; absent where there was none. */
  readonly rulings?: readonly { readonly sheet: number; readonly reason: string }[]
}

export type MinutedBallot = {
  readonly motion: string
  /** Its id, by which its other words are found among `motions`. */
  readonly motionId: string
  readonly method: BallotMethod
  /** 应到 when it opened, whatever was said later; null when nobody had said. */
  readonly expected: number | null
  /** 实到 when it opened: who might vote. */
  readonly entitled: number
  readonly result: BallotResult
}

type MinutedMotion = { readonly motion: string } & Pick<
  Motion,
  'text' | 'who' | 'what' | 'when' | 'cost' | 'options'
>

/** 会议纪要 as the events write it: nothing in it is typed twice, and every figure can be opened to what it counts. */
export type Minutes = {
  readonly facts: MeetingFacts
  /** Of the last evening. */
  readonly startedAt: Instant | null
  /** The evenings before it, which ended with an adjournment. */
  readonly sittings: readonly {
    readonly startedAt: Instant
    readonly endedAt: Instant
    readonly present: number
    readonly observers: number
  }[]
  readonly closedAt: Instant | null
  readonly moderators: readonly string[]
  readonly recorders: readonly string[]
  /** On the last evening. */
  readonly attendance: {
    /** 应到; null when nobody said. */
    readonly expected: number | null
    readonly present: number
    readonly observers: number
    readonly excused: number
  }
  readonly agenda: readonly { readonly item: string; readonly title: string; readonly enteredAt: Instant }[]
  /** Issues the list was locked with, or summed up with where it was not; most seconded first; how many entries stand in each. */
  readonly issues: readonly {
    readonly issue: string
    readonly title: string
    readonly seconds: number
    readonly merged: number
  }[]
  readonly speakers: readonly Spoken[]
  /** What was put to the meeting, in that order, also what was taken off. */
  readonly motions: readonly MinutedMotion[]
  readonly ballots: readonly MinutedBallot[]
  readonly secretBallots: readonly MinutedSecret[]
  readonly resolutions: readonly Resolution[]
  /** The recorder's words as the moderator confirmed them last; null before the first time. */
  readonly confirmed: { readonly by: string; readonly at: Instant; readonly prose: Prose } | null
  readonly corrections: readonly Correction[]
}

const holding = ({ meeting }: MeetingState, duty: 'moderator' | 'recorder'): readonly string[] =>
  Object.keys(meeting.duties).filter((id) => meeting.duties[id]!.includes(duty))

const sittingsOf = (state: MeetingState): Minutes['sittings'] =>
  earlierSittings(state).map((evening) => ({
    ...{ startedAt: evening.startedAt, endedAt: evening.endedAt },
    ...{ present: evening.present.length, observers: evening.observers.length },
  }))

const agendaOf = ({ meeting }: MeetingState): Minutes['agenda'] =>
  meeting.entered.map(({ item, at }) => ({
    item,
    title: meeting.agenda.find(({ id }) => id === item)?.title ?? '',
    enteredAt: at,
  }))

function issuesOf({ issue }: MeetingState): Minutes['issues'] {
  const fields = quotedWords(issue) ?? {}
  return Object.keys(fields)
    .flatMap((path) => {
      const [, id = '', field] = path.split('/')
      return field === 'title' && isListed(issue, id) ? [{ issue: id, title: fields[path]! }] : []
    })
    .map((entry) => ({
      ...entry,
      seconds: secondersOf(issue, entry.issue).length,
      merged: mergedUnder(issue, entry.issue).length,
    }))
    .sort((one, other) => other.seconds - one.seconds)
}

const motionsOf = ({ motion: { motions } }: MeetingState): Minutes['motions'] =>
  Object.keys(motions).map((motion) => {
    const { text, who, what, when, cost, options } = motions[motion]!
    return { motion, text, who, what, when, cost, options }
  })

const ballotsOf = ({ ballot, motion }: MeetingState): Minutes['ballots'] =>
  Object.values(ballot.ballots).flatMap(({ motion: id, method, expected: then, entitled, result }) =>
    result === null
      ? []
      : [
          {
            ...{ motion: motion.motions[id]!.text, motionId: id, method, result },
            ...{ expected: then, entitled: entitled.length },
          },
        ],
  )

const secretsOf = ({ ballot, motion }: MeetingState): Minutes['secretBallots'] =>
  Object.values(ballot.secret).flatMap(({ motion: id, terms, counts, announced, rulings }) =>
    announced === null
      ? []
      : [
          {
            ...{ motion: motion.motions[id]!.text, motionId: id, terms, announced },
            sealing: counts[counts.length - 1]!.sealing,
            ...(rulings.length > 0 && { rulings: rulings.map(({ sheet, reason }) => ({ sheet, reason })) }),
          },
        ],
  )

const confirmedIn = ({ minutes: { confirmed } }: MeetingState): Minutes['confirmed'] =>
  confirmed && { by: confirmed.by, at: confirmed.at, prose: proseIn(confirmed.quote.fields) }

/** What speeches are about, by their subject, in the words it has. */
export const subjectTitles = ({
  issues,
  agenda,
  motions,
}: Pick<Minutes, 'issues' | 'agenda' | 'motions'>): ReadonlyMap<string, string> =>
  new Map([
    ...issues.map(({ issue, title }) => [`issue/${issue}`, title] as const),
    ...agenda.map(({ item, title }) => [`item/${item}`, title] as const),
    ...motions.map(({ motion, text }) => [`motion/${motion}`, text] as const),
  ])

/** The minutes at any moment: while the meeting goes on they are as far as it has come. */
export const minutesOf = (state: MeetingState): Minutes => ({
  facts: state.meeting.facts,
  startedAt: state.meeting.startedAt,
  sittings: sittingsOf(state),
  closedAt: state.meeting.closedAt,
  moderators: holding(state, 'moderator'),
  recorders: holding(state, 'recorder'),
  attendance: {
    expected: expected(state),
    present: present(state.roll),
    observers: observers(state.roll),
    excused: excused(state.roll),
  },
  agenda: agendaOf(state),
  issues: issuesOf(state),
  speakers: state.floor.spoken,
  motions: motionsOf(state),
  ballots: ballotsOf(state),
  secretBallots: secretsOf(state),
  resolutions: standing(state.resolution),
  confirmed: confirmedIn(state),
  corrections: state.minutes.corrections,
})
