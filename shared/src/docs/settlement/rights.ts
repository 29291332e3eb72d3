import type { Part } from '../../domain/mediation/settlement/parts.ts'
import type { WriterRights } from '../gate/law.ts'
import type { GateCode } from '../gate/verdict.ts'
import { settlementSchema } from './shape.ts'

export type SettlementRights = WriterRights & {
  /** May they change anything in this part? A part that everybody agreed to takes nothing from anybody. */
  readonly writePart: (part: Part) => GateCode | null
}

/** What a case says to whoever wants to write. */
export type SettlementDesk = {
  /** Anything at all. */
  readonly mayWrite: () => GateCode | null
  readonly mayWritePart: (part: Part) => GateCode | null
}

/** @param schema the version of the node types that the client knows; null when it named none */
export const settlementRights = (
  writer: string,
  desk: SettlementDesk,
  schema: number | null,
): SettlementRights => ({
  writer,
  write: () =>
    desk.mayWrite() ?? (schema === null || schema < settlementSchema ? 'settlement.oldSchema' : null),
  writePart: (part) => desk.mayWritePart(part),
})
