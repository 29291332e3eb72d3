import type { Duty, Instant } from '../decider.ts'
import type { BallotEvent } from '../ballot/schema.ts'
import type { Steps } from '../fold.ts'
import type { LifecycleEvent, Phase } from './schema.ts'
import type { MeetingPart } from './state.ts'
import { moveOn, takeStepBack } from './undo.ts'

const enter = (part: MeetingPart, phase: Phase, at: Instant): MeetingPart => ({
  ...part,
  phase,
  phaseSince: at,
  step: null,
})

const withDuties = (part: MeetingPart, participant: string, held: readonly Duty[]): MeetingPart => {
  const { [participant]: _, ...others } = part.duties
  return { ...part, duties: held.length > 0 ? { ...others, [participant]: held } : others }
}

const dutiesOf = (part: MeetingPart, participant: string): readonly Duty[] => part.duties[participant] ?? []

/** Where a meeting is while a ballot is open, and once it is not. */
const byBallot = {
  'ballot.opened': 'voting',
  'ballot.secretOpened': 'voting',
  'ballot.closed': 'inProgress',
  'ballot.announced': 'inProgress',
  'ballot.annulled': 'inProgress',
} as const

type Heard = LifecycleEvent | Extract<BallotEvent, { type: keyof typeof byBallot }>

const byTheBallot = (
  part: MeetingPart,
  { type, at }: { readonly type: keyof typeof byBallot; readonly at: Instant },
): MeetingPart => enter(part, byBallot[type], at)

export const meetingSteps: Steps<MeetingPart, Heard> = {
  'meeting.drafted': (part, { station, code, facts, agenda, at }) => ({
    ...enter(part, 'draft', at),
    station,
    code,
    facts,
    agenda,
  }),
  'meeting.amended': (part, { facts }) => ({ ...part, facts }),
  'meeting.agendaSet': (part, { agenda }) => ({ ...part, agenda }),
  'meeting.dutyAssigned': (part, { participant, duty }) =>
    withDuties(part, participant, [...dutiesOf(part, participant), duty]),
  'meeting.dutyRelieved': (part, { participant, duty }) =>
    withDuties(
      part,
      participant,
      dutiesOf(part, participant).filter((held) => held !== duty),
    ),
  'meeting.announced': (part, { at, urgent, rules }) => ({
    ...enter(part, 'announced', at),
    rules: rules ?? null,
    announcedAt: at,
    urgent,
  }),
  'meeting.collectingOpened': (part, { at }) => moveOn(part, 'collect', at, enter(part, 'collecting', at)),
  'meeting.agendaFixed': (part, { at }) => moveOn(part, 'fixAgenda', at, enter(part, 'agendaFixed', at)),
  'meeting.checkInOpened': (part, { at }) =>
    moveOn(part, 'openCheckIn', at, { ...enter(part, 'checkingIn', at), halt: null }),
  'meeting.started': (part, { at, item }) =>
    moveOn(part, 'start', at, {
      ...enter(part, 'inProgress', at),
      ...(item === undefined ? {} : { item, entered: [...part.entered, { item, at }] }),
      startedAt: at,
    }),
  'meeting.startUndone': (part, { at, reason }) => ({
    ...enter(part, 'announced', at),
    startedAt: null,
    item: '',
    entered: part.entered.filter((one) => part.sittings.some(({ endedAt }) => one.at <= endedAt)),
    view: 'lobby',
    reason,
  }),
  'meeting.itemEntered': (part, { item, at }) =>
    moveOn(part, 'enterItem', at, { item, entered: [...part.entered, { item, at }] }),
  'meeting.adjourned': (part, { at, startsAt, endsAt, reason }) => ({
    ...enter(part, 'announced', at),
    facts: { ...part.facts, startsAt, endsAt },
    sittings: [...part.sittings, { startedAt: part.startedAt, endedAt: at, item: part.item }],
    startedAt: null,
    item: '',
    entered: part.entered.map((one, index) =>
      index === part.entered.length - 1 ? { until: at, ...one } : one,
    ),
    view: 'lobby',
    reason,
    halt: { is: 'adjourned', reason, at },
  }),
  'meeting.summarizing': (part, { at }) => moveOn(part, 'summarize', at, enter(part, 'summarizing', at)),
  'meeting.undone': takeStepBack,
  'meeting.resumed': (part, { at, reason }) => ({ ...enter(part, 'inProgress', at), reason }),
  'meeting.closed': (part, { at, seq }) => ({
    ...enter(part, 'closed', at),
    closedAt: at,
    closedSeq: seq,
    view: 'thanks',
  }),
  'meeting.cancelled': (part, { at, reason }) => ({
    ...enter(part, 'cancelled', at),
    reason,
    halt: { is: 'cancelled', reason, at },
  }),
  'meeting.published': (part, { at }) => ({ ...enter(part, 'published', at), publishedAt: at }),
  'meeting.projected': (part, { view, dark }) => ({ ...part, view, dark: dark ?? part.dark }),
  'ballot.opened': byTheBallot,
  'ballot.secretOpened': byTheBallot,
  'ballot.closed': byTheBallot,
  'ballot.announced': byTheBallot,
  'ballot.annulled': byTheBallot,
}
