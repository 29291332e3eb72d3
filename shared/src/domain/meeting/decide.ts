import { ok } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Duty, Inputs, Instant } from '../decider.ts'
import { issuesIn } from '../issue/quoted.ts'
import type { MeetingState } from '../meeting-state.ts'
import { closingRefusal } from '../minutes/facts.ts'
import { reject } from '../rejection.ts'
import { firstOf, type Answer, type Deciders } from '../rules-table.ts'
import { kinds } from './kinds.ts'
import type { AgendaItem, LifecycleCommand, LifecycleEvent, MeetingFacts, MeetingKind } from './schema.ts'
import { calendarDays, timesInOrder } from './times.ts'
import { whyItStands } from './undo.ts'

/** The docs a command reads: the shell holds them still while it decides. */
export const meetingQuotes: Partial<Record<LifecycleCommand['type'], readonly string[]>> = {
  'meeting.summarize': ['board'],
  'meeting.close': ['minutes'],
}

const agendaFits = (kind: MeetingKind, agenda: readonly AgendaItem[]): Answer => {
  if (kinds[kind].agenda === null && agenda.length > 0) return reject('meeting.noAgenda')
  const ids = new Set(agenda.map((item) => item.id))
  return ids.size < agenda.length ? reject('meeting.repeatedItem') : null
}

/** Once announced, people have planned by the notice: the kind stays, and the meeting never comes sooner. */
const keepsItsNotice = ({ meeting }: MeetingState, facts: MeetingFacts): Answer => {
  if (meeting.phase === 'draft') return null
  if (facts.kind !== meeting.facts.kind) return reject('meeting.kindFixed')
  return facts.startsAt < meeting.facts.startsAt ? reject('meeting.notEarlier') : null
}

const noticeLongEnough = ({ meeting }: MeetingState, urgent: string, now: Instant): Answer => {
  const { kind, startsAt, endsAt } = meeting.facts
  if (endsAt <= now) return reject('meeting.past')
  const days = kinds[kind].noticeDays
  return urgent === '' && calendarDays(now, startsAt) < days ? reject('meeting.noticeShort', { days }) : null
}

const moderatorOf = ({ meeting }: MeetingState): string | undefined =>
  Object.keys(meeting.duties).find((id) => meeting.duties[id]!.includes('moderator'))

/** Neither on the roll nor with a post at the station. A screen is neither, and let in all the same. */
const isNobody = ({ roll }: MeetingState, participant: string, rolesOf: Inputs['rolesOf']): boolean =>
  roll.lines[participant] === undefined && rolesOf(participant).length === 0

/** Who looks on at a secret ballot is neither added nor sent away until it is announced or given up. */
const isFixed = ({ ballot }: MeetingState, duty: Duty): boolean =>
  (duty === 'scrutineer' || duty === 'teller') && ballot.secret[ballot.open] !== undefined

/** What the last evening stood at, where this one begins: an item that is still on the agenda, a motion not yet decided. */
function interrupted({ meeting, motion }: MeetingState): { item?: string; motion?: string } {
  const before = meeting.sittings.filter(({ startedAt }) => startedAt !== null)
  const { item = '' } = before[before.length - 1] ?? {}
  return {
    ...(meeting.agenda.some(({ id }) => id === item) ? { item } : {}),
    ...(motion.active === '' ? {} : { motion: motion.active }),
  }
}

const unless = (answer: Answer, ...events: readonly LifecycleEvent[]) =>
  answer === null ? decided(...events) : refused(answer.code, answer.params)

export const meetingDeciders: Deciders<LifecycleCommand> = {
  'meeting.draft': (_, { station, facts, agenda }, _actor, { newCode }) =>
    unless(firstOf(timesInOrder(facts), agendaFits(facts.kind, agenda)), {
      type: 'meeting.drafted',
      v: 1,
      station,
      code: newCode(),
      facts,
      agenda,
    }),

  'meeting.amend': (state, { facts }) =>
    unless(
      firstOf(
        timesInOrder(facts),
        keepsItsNotice(state, facts),
        agendaFits(facts.kind, state.meeting.agenda),
      ),
      { type: 'meeting.amended', v: 1, facts },
    ),

  'meeting.setAgenda': (state, { agenda }) =>
    unless(agendaFits(state.meeting.facts.kind, agenda), { type: 'meeting.agendaSet', v: 1, agenda }),

  'meeting.assignDuty': (state, { participant, duty }, _, { rolesOf }) => {
    if (state.meeting.duties[participant]?.includes(duty)) return refused('meeting.dutyHeld')
    if (state.roll.lines[participant]?.removed) return refused('roll.alreadyRemoved')
    if (duty !== 'projector' && isNobody(state, participant, rolesOf)) return refused('roll.unknownPerson')
    if (isFixed(state, duty)) return refused('ballot.certifiersFixed')
    const assigned: LifecycleEvent = { type: 'meeting.dutyAssigned', v: 1, participant, duty }
    const chairing = moderatorOf(state)
    if (duty !== 'moderator' || chairing === undefined) return decided(assigned)
    return decided<LifecycleEvent>(
      { type: 'meeting.dutyRelieved', v: 1, participant: chairing, duty },
      assigned,
    )
  },

  'meeting.relieveDuty': (state, { participant, duty }) => {
    const { meeting } = state
    if (!meeting.duties[participant]?.includes(duty)) return refused('meeting.dutyNotHeld')
    if (isFixed(state, duty)) return refused('ballot.certifiersFixed')
    if (duty === 'moderator' && meeting.phase !== 'draft') return refused('meeting.moderatorNeeded')
    return decided({ type: 'meeting.dutyRelieved', v: 1, participant, duty })
  },

  'meeting.announce': (state, { urgent }, _, { now, ownRules }) => {
    const rules = ownRules(state.meeting.facts.kind)
    return unless(
      firstOf(
        noticeLongEnough(state, urgent, now),
        moderatorOf(state) === undefined ? reject('meeting.noModerator') : null,
      ),
      { type: 'meeting.announced', v: 1, urgent, ...(rules ? { rules } : {}) },
    )
  },

  'meeting.collect': () => decided({ type: 'meeting.collectingOpened', v: 1 }),
  'meeting.fixAgenda': ({ meeting }) =>
    unless(kinds[meeting.facts.kind].agenda === null ? reject('meeting.noAgenda') : null, {
      type: 'meeting.agendaFixed',
      v: 1,
    }),
  'meeting.openCheckIn': () => decided({ type: 'meeting.checkInOpened', v: 1 }),
  'meeting.start': (state) => decided({ type: 'meeting.started', v: 1, ...interrupted(state) }),
  'meeting.unstart': ({ floor, motion }, { reason }) =>
    floor.turn !== null || floor.spoken.length > 0 || Object.keys(motion.motions).length > 0
      ? refused('meeting.begun')
      : decided({ type: 'meeting.startUndone', v: 1, reason }),

  'meeting.enterItem': ({ meeting, motion }, { item }) => {
    if (motion.active !== '') return refused('motion.active')
    if (meeting.item === item) return refused('meeting.alreadyThere')
    if (!meeting.agenda.some(({ id }) => id === item)) return refused('meeting.unknownItem')
    return decided({ type: 'meeting.itemEntered', v: 1, item })
  },

  'meeting.adjourn': (_, { startsAt, endsAt, reason }, _actor, { now }) =>
    unless(firstOf(timesInOrder({ startsAt, endsAt }), startsAt <= now ? reject('meeting.past') : null), {
      type: 'meeting.adjourned',
      v: 1,
      startsAt,
      endsAt,
      reason,
    }),

  'meeting.summarize': ({ motion, issue }, _, _actor, { quotes }) => {
    if (motion.active !== '') return refused('motion.active')
    const list = quotes['board']!
    return decided({
      ...{ type: 'meeting.summarizing', v: 1 },
      ...(issue.lock === null && issuesIn(list) > 0 ? { list } : {}),
    })
  },
  'meeting.resume': (_, { reason }) => decided({ type: 'meeting.resumed', v: 1, reason }),
  'meeting.undo': (state, _, _actor, { now }) => {
    const why = whyItStands(state, now)
    return why ? refused(why.code) : decided({ type: 'meeting.undone', v: 1, step: state.meeting.step!.is })
  },
  'meeting.close': (state, _command, _actor, { quotes }) =>
    unless(closingRefusal(state, quotes['minutes']!.hash), { type: 'meeting.closed', v: 1 }),
  'meeting.cancel': (_, { reason }) => decided({ type: 'meeting.cancelled', v: 1, reason }),

  'meeting.publish': ({ meeting }, { reviewed, replacements }, _actor, { seq }) =>
    meeting.closedSeq === null || reviewed < meeting.closedSeq || reviewed > seq
      ? refused('meeting.notReviewed')
      : decided({ type: 'meeting.published', v: 1, reviewed, replacements }),

  'meeting.project': ({ meeting }, { view, dark }) =>
    meeting.view === view && (dark ?? meeting.dark) === meeting.dark
      ? refused('meeting.alreadyThere')
      : ok({
          events: [{ type: 'meeting.projected', v: 1, view, ...(dark === undefined ? {} : { dark }) }],
        }),
}
