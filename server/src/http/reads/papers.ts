import type { Actor } from '@linyi/shared/domain/decider'
import { stillIn } from '@linyi/shared/domain/meeting-can'
import type { MeetingEvent, MeetingState } from '@linyi/shared/domain/meeting-state'
import { minutesOf } from '@linyi/shared/domain/minutes/minutes'
import { came } from '@linyi/shared/domain/roll/counts'
import { rolesOf, type StationState } from '@linyi/shared/domain/station/state'
import { staff } from '@linyi/shared/domain/who'
import type { MeetingId } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { minutesPaper, type MinutesPaper } from '@linyi/shared/papers/minutes-paper'
import { paperPerson, type PaperPerson } from '@linyi/shared/papers/people'
import { resultPaper, type ResultPaper } from '@linyi/shared/papers/result-paper'
import { secretPaper, type SecretPaper } from '@linyi/shared/papers/secret-paper'
import { rollPaper, type RollPaper } from '@linyi/shared/papers/roll-paper'
import { openEvent } from '@linyi/shared/record/seal'
import { recordPeople, stationAt } from '../../records/record-people.ts'
import { opens, type Login } from '../../rooms/logins.ts'
import { announcedRoot, meetingAt, stationState, type Edge } from '../edge.ts'
import type { Refusal } from '../problem.ts'

type Desk = {
  readonly id: string
  readonly state: MeetingState
  readonly station: string
  readonly gridName: (grid: string) => string
  readonly personOf: (participant: string) => PaperPerson
}

/** Papers name people, and are for the staff of their meeting alone. */
async function atDesk(edge: Edge, login: Login | null, address: string): Promise<Result<Desk, Refusal>> {
  const found = await meetingAt(edge, address)
  const now = found && (await stationState(edge, found.state.meeting.station))
  if (!found?.state.meeting.phase || !now?.facts) return fail({ code: 'stream.notFound' })
  if (!login || !opens(login, found.id)) return fail({ code: 'who.staff' })
  const actor = actorOf(edge, login, found.id, now)
  const refusal = stillIn(found.state, actor) ?? staff(found.state, actor)
  if (refusal) return fail({ code: refusal.code })
  const { id, state } = found
  const station = await stationAt(edge.storage, state.meeting.station, state.meeting.closedAt ?? Infinity)
  const known = await recordPeople(edge, id as MeetingId, state, station)
  return ok({
    ...{ id, state, station: now.facts.name },
    gridName: (grid) => station.grids.find((one) => one.id === grid)?.name ?? '',
    personOf: (participant) => paperPerson(known(participant), state.roll.lines[participant]?.capacity),
  })
}

const actorOf = ({ identity }: Edge, { person, meeting }: Login, id: string, now: StationState): Actor => ({
  id: identity.participantOf(person, id as MeetingId),
  roles: meeting === null ? rolesOf(now, person) : [],
})

const readBy = async <T>(
  asked: Promise<Result<Desk, Refusal>>,
  write: (desk: Desk) => T | null | Promise<T | null>,
): Promise<Result<T, Refusal>> => {
  const desk = await asked
  if (!desk.ok) return desk
  const paper = await write(desk.value)
  return paper === null ? fail({ code: 'stream.notFound' }) : ok(paper)
}

export const readRollPaper = (
  edge: Edge,
  login: Login | null,
  address: string,
): Promise<Result<RollPaper, Refusal>> =>
  readBy(atDesk(edge, login, address), ({ state, station, gridName, personOf }) =>
    rollPaper(state, station, gridName, personOf),
  )

export const readMinutesPaper = (
  edge: Edge,
  login: Login | null,
  address: string,
): Promise<Result<MinutesPaper, Refusal>> =>
  readBy(atDesk(edge, login, address), ({ state, station, personOf }) => {
    const { present, excused, observers } = came(state)
    return minutesPaper({
      minutes: minutesOf(state),
      rules: state.meeting.rules,
      station,
      came: {
        present: present.map(personOf),
        excused: excused.map(personOf),
        observers: observers.map(personOf),
      },
      personOf,
      demo: edge.demo,
    })
  })

export const readResultPaper = (
  edge: Edge,
  login: Login | null,
  address: string,
  ballot: string,
): Promise<Result<ResultPaper | SecretPaper, Refusal>> =>
  readBy(atDesk(edge, login, address), async ({ id, state, station, personOf }) => {
    const secret = secretPaper(state, ballot, { meeting: id, station }, personOf)
    if (secret) return secret
    const entries = await edge.storage.readStream(`meeting/${id}`, 0)
    const closing = entries
      .map((entry) => openEvent<MeetingEvent>(entry).event)
      .find((event) => event.type === 'ballot.closed' && event.ballot === ballot)
    if (!closing) return null
    const root = await announcedRoot(edge, id)
    return resultPaper(state, ballot, { meeting: id, station, closedAt: closing.at, root }, personOf)
  })
