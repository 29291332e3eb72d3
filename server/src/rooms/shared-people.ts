import type { Actor, Role } from '@linyi/shared/domain/decider'
import type { AnyRules } from '@linyi/shared/domain/streams'
import type { Standing } from './port.ts'
import type { Parent, RoomPeople } from './room-people.ts'

type Deps = {
  readonly rules: AnyRules
  readonly durable: () => Standing
  /** Null as long as it is not there. */
  readonly parent: () => { readonly who: RoomPeople; readonly asParent: Parent | null } | null
}

/** People of a stream that has none of its own: they go by name and id as in its parent, with the roles that gives them. */
export function createSharedPeople({ rules, durable, parent }: Deps): RoomPeople {
  const rolesOf = (id: string): readonly Role[] => parent()?.asParent?.rolesOf(id) ?? []
  const actor = (id: string): Actor => ({ id, roles: rolesOf(id) })
  const person: RoomPeople['person'] = (id) => {
    const { name, grid } = parent()?.who.person(id) ?? { name: '', grid: '' }
    return { id, name, grid, roles: rolesOf(id) }
  }
  return {
    person,
    actor,
    idFor: (of) => parent()?.who.idFor(of) ?? of,
    actorOf: (asker) => {
      const known = parent()?.who.actorOf(asker)
      return known ? actor(known.id) : null
    },
    /** Only who may be here: the others are nobody's affair in this room. */
    people: () => {
      const ids = parent()?.asParent?.staff() ?? []
      const here = ids.filter((id) => rules.mayOpen(durable().state, actor(id)) === null)
      return { all: here.map(person), staff: [] }
    },
    nameHolder: () => null,
    appointment: () => null,
    rolesOf: (id) => actor(id).roles,
  }
}
