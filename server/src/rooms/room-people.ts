import type { Actor, Inputs, Role } from '@linyi/shared/domain/decider'
import type { AnyRules } from '@linyi/shared/domain/streams'
import type { PersonId } from '@linyi/shared/lib/ids'
import type { WirePerson } from '@linyi/shared/protocol/messages'
import type { Names } from './names.ts'
import type { Asker, KnownPeople, Standing } from './port.ts'
import type { StaffNames } from './staff-names.ts'

/** The stream in which roles are granted, as the streams that belong to it see it. */
export type Parent = {
  /** By id as that stream knows people. */
  readonly rolesOf: (id: string) => readonly Role[]
  readonly staff: () => readonly string[]
  /** Who once had a role. */
  readonly left: () => readonly string[]
  readonly names: StaffNames
  readonly gridName: Inputs['gridName']
  readonly ownRules: Inputs['ownRules']
  readonly committee: Inputs['committee']
  /** By person. */
  readonly appointmentOf: Inputs['appointment']
}

export type RoomPeople = {
  readonly person: (id: string) => WirePerson
  readonly actor: (id: string) => Actor
  readonly idFor: (person: string) => string
  /** Null for a login that is bound elsewhere. */
  readonly actorOf: (asker: Asker) => Actor | null
  readonly people: () => KnownPeople
  readonly nameHolder: Inputs['nameHolder']
  readonly appointment: Inputs['appointment']
  readonly rolesOf: Inputs['rolesOf']
}

type Deps = {
  readonly rules: AnyRules
  /** What a login of a guest is bound to; null where only accounts are known. */
  readonly gathering: string | null
  readonly names: Names
  readonly parent: () => Parent | null
  readonly durable: () => Standing
  /** The person's id in this stream, where the directory names no other. */
  readonly idOf: (person: PersonId) => string
}

/** Who is who in one stream: logins, persons, ids, names and the roles they have at this moment. */
export function createRoomPeople({ rules, gathering, names, parent, durable, idOf }: Deps): RoomPeople {
  const ids = new Map<string, string>()
  const persons = new Map<string, string>()

  /** An id costs a keyed hash; viewers are asked about again with every change. */
  const idFor = (person: string): string => {
    const known = names.idOf(person) ?? ids.get(person)
    if (known !== undefined) return known
    const id = idOf(person as PersonId)
    ids.set(person, id)
    persons.set(id, person)
    return id
  }

  const personBehind = (id: string): string | null => names.get(id)?.person ?? persons.get(id) ?? null

  const rolesOf = (id: string): readonly Role[] => {
    const person = personBehind(id)
    return person === null ? [] : (parent()?.rolesOf(person) ?? [])
  }

  const person = (id: string): WirePerson => {
    const row = names.get(id)
    const behind = personBehind(id)
    const name = row?.name ?? (behind === null ? null : parent()?.names.nameOf(behind)) ?? ''
    return { id, name, grid: row?.grid ?? '', roles: rolesOf(id) }
  }

  const actor = (id: string): Actor => ({ id, roles: rolesOf(id) })

  return {
    person,
    actor,
    rolesOf,
    idFor,
    actorOf: (asker: Asker): Actor | null =>
      asker.meeting === null || asker.meeting === gathering ? actor(idFor(asker.person)) : null,
    people: (): KnownPeople => {
      const staff = (parent()?.staff() ?? []).map(idFor)
      // Not among those who are told of: only known again by the id that they had here.
      parent()?.left().forEach(idFor)
      const { state } = durable()
      const inOffice = rules.inOffice(state)
      const known = new Set([...names.all().map((row) => row.participant), ...inOffice])
      const open = new Set([...staff, ...inOffice])
      const awaited = new Set(rules.awaited?.(state).filter((id) => !open.has(id)))
      const others = [...staff.filter((id) => !known.has(id)), ...[...known].filter((id) => awaited.has(id))]
      const all = [...known].filter((id) => !awaited.has(id))
      return { all: all.map(person), staff: others.map(person) }
    },
    appointment: (id) => {
      const staff = parent()?.staff() ?? []
      const person = personBehind(id) ?? staff.find((one) => idFor(one) === id)
      return person === undefined ? null : (parent()?.appointmentOf(person) ?? null)
    },
    /** Within this stream first: whoever is here under a name has it. Who works here no longer shares it. */
    nameHolder: (name) => {
      const row = names.holder(name)
      if (row) return { id: row.participant, staff: rolesOf(row.participant).length > 0 }
      const holder = parent()?.names.holder(name)
      if (!holder) return null
      const id = idFor(holder)
      return { id, staff: rolesOf(id).length > 0 }
    },
  }
}

/** Of the people known, those whom nobody was told of, or otherwise. Remembers what it answered. */
export function createPeopleNews() {
  let all: ReadonlyMap<string, WirePerson> = new Map()
  let staff: ReadonlyMap<string, WirePerson> = new Map()
  return (known: KnownPeople): KnownPeople => {
    const news = {
      all: known.all.filter((person) => !isSame(all.get(person.id), person)),
      staff: known.staff.filter((person) => !isSame(staff.get(person.id) ?? all.get(person.id), person)),
    }
    all = byId(known.all)
    staff = byId(known.staff)
    return news
  }
}

const byId = (people: readonly WirePerson[]) => new Map(people.map((person) => [person.id, person]))

const isSame = (one: WirePerson | undefined, other: WirePerson): boolean =>
  one !== undefined &&
  one.name === other.name &&
  one.grid === other.grid &&
  one.roles.join() === other.roles.join()
