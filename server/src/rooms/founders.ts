import type { Role } from '@linyi/shared/domain/decider'
import type { StreamKind } from '@linyi/shared/domain/streams'
import type { Storage } from '../storage/port.ts'
import type { Asker } from './port.ts'

/** A role in a stream that nobody has opened yet can only come from elsewhere. */
export type Founders = (kind: StreamKind, asker: Asker) => Promise<readonly Role[]>

/**
 * What an asker counts as who opens a stream that belongs to no other. The first of an installation is opened by the
 * account that set it up, and there is no other; later ones by whoever has the role in one that is there.
 * @param rolesIn what a person is in a stream that is there
 */
export function createFounders(
  storage: Storage,
  rolesIn: (stream: string, asker: Asker) => Promise<readonly Role[]>,
): Founders {
  return async (kind, asker) => {
    if (asker.meeting !== null) return []
    const rows = await storage.listStreams(kind)
    if (rows.length === 0) return ['stationHead']
    const roles = await Promise.all(rows.map(({ stream }) => rolesIn(stream, asker)))
    return [...new Set(roles.flat())]
  }
}
