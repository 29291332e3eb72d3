import type { WriterRights } from '../gate/law.ts'
import type { GateCode } from '../gate/verdict.ts'
import { workingSchema } from './shape.ts'

/**
 * Whoever may open a room's paper writes it; that nobody else opens it is asked first, of the case.
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
