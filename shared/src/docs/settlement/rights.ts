import type { Actor } from '../../domain/decider.ts'
import type { CaseState } from '../../domain/mediation/case-state.ts'
import { isLocked, writingBarred } from '../../domain/mediation/settlement/agreed.ts'
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

/** The mediators of the case write while it is mediated, but for the parts that everybody agreed to. */
export const rightsInSettlement = (
  state: CaseState,
  actor: Actor,
  schema: number | null,
): SettlementRights => {
  const mayWrite = (): GateCode | null => {
    const barred = writingBarred(state, actor)
    return barred && `settlement.${barred}`
  }
  const mayWritePart = (part: Part) => (isLocked(state, part) ? 'settlement.locked' : null)
  return settlementRights(actor.id, { mayWrite, mayWritePart }, schema)
}
