import { ok } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Steps } from '../fold.ts'
import type { MeetingState } from '../meeting-state.ts'
import { during, unfinished } from '../meeting/phases.ts'
import { reject } from '../rejection.ts'
import { idsOf } from '../roll/state.ts'
import { firstOf, type Answer, type Audiences, type Deciders, type Policies } from '../rules-table.ts'
import { officer } from '../who.ts'
import type { ErasureCommand, ErasureEvent } from './schema.ts'
import type { ErasurePart } from './state.ts'

const begun = (state: MeetingState): Answer =>
  state.meeting.phase === null ? reject('stream.notFound') : null

export const erasurePolicies: Policies<ErasureCommand> = {
  'erasure.erase': (state, actor, { participant, ground }) => {
    if (idsOf(state.roll, participant).includes(actor.id)) return begun(state)
    return firstOf(
      officer(state, actor),
      begun(state),
      ground === 'own' ? reject('erasure.groundNeeded') : null,
    )
  },
  'erasure.eraseWords': (state, actor) => firstOf(officer(state, actor), begun(state)),
}

/** Came in, is on the roll, has a duty, or proposed from the notice. */
const isKnown = ({ roll, meeting, issue }: MeetingState, participant: string): boolean =>
  roll.lines[participant] !== undefined ||
  meeting.duties[participant] !== undefined ||
  Object.values(issue.proposals).some(({ proposer }) => proposer === participant)

export const erasureDeciders: Deciders<ErasureCommand> = {
  'erasure.erase': (state, { participant, ground }, actor) => {
    if (!isKnown(state, participant)) return refused('roll.unknownPerson')
    const participants = idsOf(state.roll, participant)
    const over = during(state, unfinished) !== null
    if (!over && participants.some((id) => state.meeting.duties[id])) return refused('roll.hasDuty')
    const why = participants.includes(actor.id) ? 'own' : ground
    return ok({
      events: [{ type: 'erasure.erased', v: 1, participants, ground: why, counted: over }],
      nameless: participants,
    })
  },
  'erasure.eraseWords': (_, { entries }) => decided({ type: 'erasure.wordsErased', v: 1, entries }),
}

export const erasureSteps: Steps<ErasurePart, ErasureEvent> = {
  'erasure.erased': ({ people }, { participants, at }) => ({
    people: { ...people, ...Object.fromEntries(participants.map((id) => [id, at])) },
  }),
  'erasure.wordsErased': (part) => part,
}

/** Everybody has to forget a name. */
export const erasureAudiences: Audiences<ErasureEvent> = {
  'erasure.erased': () => ['public'],
  'erasure.wordsErased': () => ['public'],
}

/** What was shown before may hold what is gone: it is read anew. */
export const forgetting: readonly ErasureEvent['type'][] = ['erasure.erased', 'erasure.wordsErased']
