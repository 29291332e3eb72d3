import type { AccountRole } from '@linyi/shared/domain/decider'
import type { StationState } from '@linyi/shared/domain/station/state'
import type { Edge } from '../edge.ts'

/** Who has a role in a station, by account name; an erased name is left out. */
export async function peopleOf(
  edge: Edge,
  { roles }: StationState,
): Promise<{ name: string; roles: readonly AccountRole[] }[]> {
  const accounts = await edge.storage.listAccounts()
  return accounts.flatMap(({ person, name }) => {
    const held = roles[person]
    return held ? [{ name, roles: held }] : []
  })
}
