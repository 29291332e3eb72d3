import type { Actor, AudienceClass, Recorded } from './decider.ts'
import { follow } from './fold.ts'
import { issueAudiences, redactIssues } from './issue/audience.ts'
import { issueDeciders, issueQuotes } from './issue/decide.ts'
import { issueSteps } from './issue/evolve.ts'
import { issuePolicies } from './issue/policy.ts'
import { initialState, type MeetingCommand, type MeetingEvent, type MeetingState } from './meeting-state.ts'
import { meetingAudiences } from './meeting/audience.ts'
import { meetingDeciders } from './meeting/decide.ts'
import { meetingSteps } from './meeting/evolve.ts'
import { meetingPolicies } from './meeting/policy.ts'
import { meetingHead } from './meeting/summary.ts'
import { reject, type Rejection } from './rejection.ts'
import { redactRoll, rollAudiences } from './roll/audience.ts'
import { rollDeciders } from './roll/decide.ts'
import { rollSteps } from './roll/evolve.ts'
import { rollPolicies } from './roll/policy.ts'
import { idsOf, personOf } from './roll/state.ts'
import type { Answer, Audiences, Deciders, Policies } from './rules-table.ts'
import type { StreamRules } from './streams.ts'
import { isStaff } from './who.ts'

export type { MeetingCommand, MeetingEvent, MeetingState } from './meeting-state.ts'

const policies: Policies<MeetingCommand> = { ...meetingPolicies, ...rollPolicies, ...issuePolicies }
const deciders: Deciders<MeetingCommand> = { ...meetingDeciders, ...rollDeciders, ...issueDeciders }
const audiences: Audiences<MeetingEvent> = { ...meetingAudiences, ...rollAudiences, ...issueAudiences }

/** Who was removed is out, on every phone of theirs (decisions 12.5). */
const stillIn = ({ roll }: MeetingState, actor: Actor): Answer =>
  roll.lines[personOf(roll, actor.id)]?.removed ? reject('roll.removed') : null

/** May this person do this, with the meeting where it is? Needs nothing but the state, so that every screen can ask. */
export function can(state: MeetingState, command: MeetingCommand, actor: Actor): Rejection | null {
  const policy = policies[command.type] as (
    state: MeetingState,
    actor: Actor,
    command: MeetingCommand,
  ) => Answer
  return stillIn(state, actor) ?? policy(state, actor, command)
}

export const evolve = (state: MeetingState, event: Recorded<{ type: string }>): MeetingState => ({
  meeting: follow(meetingSteps, state.meeting, event),
  roll: follow(rollSteps, state.roll, event),
  issue: follow(issueSteps, state.issue, event),
})

const decide: StreamRules<MeetingState, MeetingCommand, MeetingEvent>['decider']['decide'] = (
  state,
  command,
  actor,
  inputs,
) => {
  const decider = deciders[command.type] as Deciders<MeetingCommand>[keyof Deciders<MeetingCommand>] as (
    ...given: unknown[]
  ) => ReturnType<typeof decide>
  return decider(state, command, actor, inputs)
}

/** A draft is its station's own affair; later, whoever came in may read, and who has work here. */
function mayOpen(state: MeetingState, actor: Actor): Answer {
  const { phase, duties } = state.meeting
  const hasWork = actor.roles.length > 0 || duties[actor.id] !== undefined
  if (phase === null || (phase === 'draft' && !hasWork)) return reject('stream.notFound')
  const line = state.roll.lines[actor.id]
  return stillIn(state, actor) ?? (hasWork || line !== undefined ? null : reject('who.joined'))
}

const audienceClassesOf = (state: MeetingState, actor: Actor): readonly AudienceClass[] => [
  'public',
  ...(isStaff(state, actor) ? (['staff'] as const) : []),
  ...idsOf(state.roll, actor.id).map((id) => `person:${id}` as const),
]

export const meetingStream: StreamRules<MeetingState, MeetingCommand, MeetingEvent> = {
  decider: { initial: initialState, can, decide, evolve },
  mayOpen,
  audienceClassesOf,
  audienceOf: (event, by) =>
    (audiences[event.type] as (event: MeetingEvent, by: string) => readonly AudienceClass[])(event, by),
  view: (state, classes) => ({
    meeting: state.meeting,
    roll: redactRoll(state.roll, classes),
    issue: redactIssues(state.issue, classes),
  }),
  head: meetingHead,
  quotes: (type) => (issueQuotes as Readonly<Record<string, readonly string[] | undefined>>)[type] ?? [],
}
