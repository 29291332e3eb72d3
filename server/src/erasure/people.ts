import { idsOf } from '@linyi/shared/domain/roll/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import type { Identity } from '../rooms/identity.ts'
import type { Storage } from '../storage/port.ts'
import { placesOfAccount } from './accounts.ts'
import type { InMeeting } from './list.ts'

/** One person in one meeting, by every id they have there. */
export type Presence = {
  readonly meeting: string
  readonly participants: readonly string[]
  /** Which of the persons they are there; null for a line that no phone ever came in as. */
  readonly person: string | null
}

/** Everything that is one person, as officers have said by merging phones. */
export type WholePerson = { readonly persons: readonly string[]; readonly presences: readonly Presence[] }

type Deps = {
  readonly storage: Storage
  readonly identity: Identity
  readonly stateOf: (meeting: string) => Promise<MeetingState | null>
}

/** What was put behind a name to tell two of them apart (`distinctName`). */
const suffix = /(?:（[^）]*）)?\d*$/

const spellings = (name: string): readonly string[] =>
  [name, name.replace(suffix, '')].filter((one) => one !== '')

/** Where they came in, where they wrote without coming in, and where they worked. */
async function placesOf(deps: Deps, person: string): Promise<readonly InMeeting[]> {
  const { storage, identity } = deps
  const wrote = (await storage.consentsOf(person)).map(({ meeting }) => ({
    meeting,
    participant: identity.participantOf(person as PersonId, meeting as MeetingId),
  }))
  return [...(await storage.participationsOf(person)), ...wrote, ...(await placesOfAccount(deps, person))]
}

/** @param start a person, and a meeting that may have nothing of them in the directory; or a line of a roll */
export async function wholePerson(
  deps: Deps,
  start: { readonly person: string | null; readonly place: InMeeting | null },
): Promise<WholePerson> {
  const { storage, identity, stateOf } = deps
  const persons = new Set<string>(start.person === null ? [] : [start.person])
  const found = new Map<string, Presence>()
  const places: InMeeting[] = start.place ? [start.place] : []
  const asked = new Set<string>()

  const visit = async ({ meeting, participant }: InMeeting): Promise<void> => {
    const state = await stateOf(meeting)
    const rows = await storage.participants(meeting)
    if (!state) return
    const participants = idsOf(state.roll, participant)
    const own = rows.filter((row) => participants.includes(row.participant))
    const isHere = (person: string) =>
      participants.includes(identity.participantOf(person as PersonId, meeting as MeetingId))
    for (const { person } of own) if (person !== null) persons.add(person)
    const person = [...persons].find(isHere) ?? null
    found.set(`${meeting} ${participants[0]!}`, { meeting, participants, person })
  }

  for (;;) {
    const place = places.pop()
    if (place) {
      await visit(place)
      continue
    }
    const person = [...persons].find((one) => !asked.has(one))
    if (person === undefined) break
    asked.add(person)
    places.push(...(await placesOf(deps, person)))
  }

  return { persons: [...persons], presences: [...found.values()] }
}

/** What a person was called, for each of their presences: there, and everywhere else. */
export async function namesOf(
  { storage }: Pick<Deps, 'storage'>,
  { persons, presences }: WholePerson,
): Promise<readonly (readonly string[])[]> {
  const known = await Promise.all(persons.map((person) => storage.person(person)))
  const everywhere = known.flatMap((one) => spellings(one?.name ?? ''))
  return Promise.all(
    presences.map(async ({ meeting, participants }) => {
      const rows = await storage.participants(meeting)
      const own = rows.filter(({ participant }) => participants.includes(participant))
      return [...new Set([...own.flatMap(({ name }) => spellings(name)), ...everywhere])]
    }),
  )
}
