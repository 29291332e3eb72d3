import type { Actor } from '../../domain/decider.ts'
import type { CaseState } from '../../domain/mediation/case-state.ts'
import { binding, during, open } from '../../domain/mediation/case/phases.ts'
import type { CaucusRoom } from '../../domain/mediation/caucus/rooms.ts'
import { inRoom } from '../../domain/mediation/caucus/rules.ts'
import { caucusIn } from '../../domain/mediation/caucus/state.ts'
import { rolesInRooms } from '../../domain/mediation/who.ts'
import type { Answer } from '../../domain/rules-table.ts'
import type { WriterRights } from '../gate/law.ts'
import type { GateCode } from '../gate/verdict.ts'
import { workingSchema } from './shape.ts'

/**
 * Whoever may open a room's paper writes it; that nobody else opens it is asked first.
 * @param mayWrite what the case says to this writer
 * @param schema the version of the node types that the client knows; null when it named none
 */
export const workingRights = (
  writer: string,
  mayWrite: () => GateCode | null,
  schema: number | null,
): WriterRights => ({
  writer,
  write: () => mayWrite() ?? (schema === null || schema < workingSchema ? 'working.oldSchema' : null),
})

/** Those whose room it is, by the very question that the room's own stream asks (`caucus-stream.ts`). */
export const mayOpenPaper = (state: CaseState, { id }: Actor, room: CaucusRoom): Answer =>
  inRoom(caucusIn('', room), { id, roles: rolesInRooms(state, id) })

/** Until the case is over. */
export const rightsInPaper = (
  state: CaseState,
  actor: Actor,
  room: CaucusRoom,
  schema: number | null,
): WriterRights => {
  const mayWrite = (): GateCode | null => {
    if (mayOpenPaper(state, actor, room)) return 'working.mayNotEdit'
    return during(state, [...open, ...binding, 'notConfirmed']) ? 'working.over' : null
  }
  return workingRights(actor.id, mayWrite, schema)
}
