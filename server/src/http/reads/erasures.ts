import { isErased } from '@linyi/shared/domain/erasure/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { personOf } from '@linyi/shared/domain/roll/state'
import { isOfficer } from '@linyi/shared/domain/who'
import type { PersonId } from '@linyi/shared/lib/ids'
import type { AccountsView, PeopleView, WordsView } from '@linyi/shared/protocol/page-views'
import { passageName } from '../../erasure/looks.ts'
import { actorIn, meetingState, type Edge } from '../edge.ts'
import { stationsOf } from './home.ts'

/** The meeting, for officers of its station alone. */
async function forOfficer(edge: Edge, person: PersonId, meeting: string): Promise<MeetingState | null> {
  const state = await meetingState(edge, meeting)
  if (!state) return null
  const { actor } = await actorIn(edge, state.meeting.station, person)
  return isOfficer(actor) ? state : null
}

export async function readPeople(edge: Edge, person: PersonId, meeting: string): Promise<PeopleView | null> {
  const state = await forOfficer(edge, person, meeting)
  if (!state) return null
  const { state: station } = await actorIn(edge, state.meeting.station, person)
  const accounts = new Set((await edge.storage.listAccounts()).map((account) => account.person))
  const { roll, erasure } = state
  const rows = (await edge.storage.participants(meeting)).filter(
    ({ participant }) => personOf(roll, participant) === participant && !isErased(erasure, participant),
  )
  const { passages } = await edge.erasures.looking(`meeting/${meeting}`)
  return {
    meeting,
    title: state.meeting.facts.title,
    people: rows
      .map((row) => ({
        participant: row.participant,
        name: row.name,
        grid: station?.grids.find(({ id }) => id === row.grid)?.name ?? '',
        capacity: roll.lines[row.participant]?.capacity ?? ('observer' as const),
        account: row.person !== null && accounts.has(row.person),
      }))
      .sort((one, other) => one.name.localeCompare(other.name, 'zh-Hans-CN-u-co-pinyin')),
    toLookAt: passages.length,
  }
}

export async function readErasedWords(
  edge: Edge,
  person: PersonId,
  meeting: string,
): Promise<WordsView | null> {
  const state = await forOfficer(edge, person, meeting)
  if (!state) return null
  const { asOf, passages } = await edge.erasures.looking(`meeting/${meeting}`)
  return {
    ...{ meeting, title: state.meeting.facts.title, asOf },
    passages: passages.map((passage) => ({
      name: passageName(passage),
      text: passage.text,
      suggestion: passage.suggestion,
      suspicions: passage.letters.map(([from, to]) => ({ kind: 'name', from, to })),
      takenOff: false,
      needsLook: true,
      places: passage.found.length,
    })),
  }
}

/** Null for who heads no station. */
export async function readAccounts(edge: Edge, person: PersonId): Promise<AccountsView | null> {
  const headed = (await stationsOf(edge, person)).filter(({ roles }) => roles.includes('stationHead'))
  if (headed.length === 0) return null
  const accounts = (await edge.storage.listAccounts()).flatMap((account) => {
    const roles = [...new Set(headed.flatMap(({ state }) => state.roles[account.person] ?? []))]
    const own = account.person === person
    return roles.length > 0 ? [{ person: account.person, name: account.name, roles, own }] : []
  })
  return { accounts }
}
