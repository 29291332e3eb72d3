import type { Actor, AudienceClass } from './decider.ts'
import { ballotAudiences, redactBallots } from './ballot/audience.ts'
import { ballotDeciders } from './ballot/decide.ts'
import { meetingBoxes } from './ballot/secret/boxes.ts'
import { electionAudiences } from './election/audience.ts'
import { electionDeciders } from './election/decide.ts'
import { erasureAudiences, erasureDeciders, forgetting } from './erasure/rules.ts'
import { floorAudiences } from './floor/audience.ts'
import { floorDeciders } from './floor/decide.ts'
import { issueAudiences, redactIssues } from './issue/audience.ts'
import { issueDeciders, issueQuotes } from './issue/decide.ts'
import { can, stillIn } from './meeting-can.ts'
import { evolve } from './meeting-fold.ts'
import { initialState, type MeetingCommand, type MeetingEvent, type MeetingState } from './meeting-state.ts'
import { meetingAudiences } from './meeting/audience.ts'
import { meetingDeciders, meetingQuotes } from './meeting/decide.ts'
import { screenOf } from './meeting/screen.ts'
import { meetingHead } from './meeting/summary.ts'
import { minutesAudiences, minutesDeciders, minutesQuotes } from './minutes/rules.ts'
import { motionAudiences } from './motion/audience.ts'
import { motionDeciders, motionQuotes } from './motion/decide.ts'
import { ratingAudiences, ratingDeciders, redactRating } from './rating/rules.ts'
import { reject } from './rejection.ts'
import { resolutionAudiences } from './resolution/audience.ts'
import { resolutionDeciders } from './resolution/decide.ts'
import { redactRoll, rollAudiences } from './roll/audience.ts'
import { rollDeciders } from './roll/decide.ts'
import { awaited, idsOf } from './roll/state.ts'
import type { Answer, Audiences, Deciders } from './rules-table.ts'
import type { StreamRules } from './streams.ts'
import { isStaff } from './who.ts'

export type { MeetingCommand, MeetingEvent, MeetingState } from './meeting-state.ts'

type Rules = StreamRules<MeetingState, MeetingCommand, MeetingEvent>

const deciders: Deciders<MeetingCommand> = {
  ...meetingDeciders,
  ...rollDeciders,
  ...issueDeciders,
  ...floorDeciders,
  ...motionDeciders,
  ...ballotDeciders,
  ...electionDeciders,
  ...resolutionDeciders,
  ...minutesDeciders,
  ...ratingDeciders,
  ...erasureDeciders,
}
const audiences: Audiences<MeetingEvent> = {
  ...meetingAudiences,
  ...rollAudiences,
  ...issueAudiences,
  ...floorAudiences,
  ...motionAudiences,
  ...ballotAudiences,
  ...electionAudiences,
  ...resolutionAudiences,
  ...minutesAudiences,
  ...ratingAudiences,
  ...erasureAudiences,
}

const quotes: Readonly<Record<string, readonly string[]>> = {
  ...meetingQuotes,
  ...issueQuotes,
  ...motionQuotes,
  ...minutesQuotes,
}

/** The tables pair each type with its own command or event; a look-up by a type known only at run time cannot say so. */
type Decide = Rules['decider']['decide']
type AudienceOf = Rules['audienceOf']

const decide: Decide = (state, command, actor, inputs) =>
  (deciders[command.type] as Decide)(state, command, actor, inputs)

/** A draft is its station's own affair; later, whoever came in may read, and who has work here. */
function mayOpen(state: MeetingState, actor: Actor): Answer {
  const { phase, duties } = state.meeting
  const hasWork = actor.roles.length > 0 || duties[actor.id] !== undefined
  if (phase === null || (phase === 'draft' && !hasWork)) return reject('stream.notFound')
  const onRoll = state.roll.lines[actor.id] !== undefined
  return stillIn(state, actor) ?? (hasWork || onRoll ? null : reject('who.joined'))
}

const audienceClassesOf = (state: MeetingState, actor: Actor): readonly AudienceClass[] => [
  'public',
  ...(isStaff(state, actor) ? (['staff'] as const) : []),
  ...idsOf(state.roll, actor.id).map((id) => `person:${id}` as const),
]

export const meetingStream: Rules = {
  decider: { initial: initialState, can, decide, evolve },
  parent: 'station',
  mayOpen,
  audienceClassesOf,
  audienceOf: (event, by) => (audiences[event.type] as AudienceOf)(event, by),
  view: (state, classes) => ({
    ...state,
    roll: redactRoll(state.roll, classes),
    issue: redactIssues(state.issue, classes),
    ballot: redactBallots(state.ballot, classes),
    rating: redactRating(state.rating, classes),
  }),
  head: meetingHead,
  boxes: meetingBoxes,
  announced: 'meeting.closed',
  forgetting,
  onScreen: {
    isScreen: ({ meeting }, { id }) => meeting.duties[id]?.includes('projector') ?? false,
    doc: 'board',
    view: screenOf,
  },
  inOffice: ({ meeting }) => Object.keys(meeting.duties),
  awaited: ({ roll }) => awaited(roll),
  posts: ({ meeting }) =>
    Object.fromEntries(Object.entries(meeting.duties).map(([id, duties]) => [id, duties[0]!])),
  quotes: (type) => (Object.hasOwn(quotes, type) ? quotes[type]! : []),
}
