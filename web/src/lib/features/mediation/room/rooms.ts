import { caucusRooms, type CaucusRoom } from '@linyi/shared/domain/mediation/caucus/rooms'
import type { Side } from '@linyi/shared/domain/mediation/party/schema'

/** The rooms of a case: the joint one, which is the case itself, and the closed ones. */
export type Room = 'joint' | CaucusRoom
export const rooms: readonly Room[] = ['joint', ...caucusRooms]

/** A side's own room. */
export const ownRoom = (side: Side): CaucusRoom => `caucus/${side}`
