import type * as Y from 'yjs'
import { appendBlocks, appendWords } from '../../docs/settlement/edits.ts'
import type { GateCode } from '../../docs/gate/verdict.ts'
import { settlementLaw } from '../../docs/settlement/law.ts'
import { settlementRights } from '../../docs/settlement/rights.ts'
import { fragmentOf, settlementSchema } from '../../docs/settlement/shape.ts'
import type { Part } from '../../domain/mediation/settlement/parts.ts'
import { copiesOf, type DocCopies } from '../docs/copies.ts'
import { createDesk, type Desk } from '../docs/desk.ts'

/** Client ids in the order in which Yjs resolves conflicts. */
export const clients = { first: 300, second: 100, fresh: 250 } as const
export const writers = { first: 'mediator-1', second: 'mediator-2', party: 'party-a' } as const

export type SettlementScene = DocCopies & {
  readonly desk: Desk
  /** Everybody agreed to these parts. */
  readonly lock: (...parts: readonly Part[]) => void
  /** Nothing is taken from anybody, for this reason; null opens it again. */
  readonly close: (code: GateCode | null) => void
  readonly useSchema: (schema: number | null) => void
}

/** The draft of a quarrel about water from upstairs, with everything the law asks for; one paragraph was deleted. */
export const writeDraft = (doc: Y.Doc): void => {
  appendWords(doc, 'prose/parties', '甲方：𠮷某，住三楼。', '乙方：何某，住四楼。')
  appendWords(doc, 'prose/facts', '乙方卫生间漏水，泡坏了甲方的天花板。')
  appendWords(doc, 'prose/disputes', '修天花板的钱谁出、出多少。')
  appendWords(doc, 'prose/responsibilities', '乙方的水管老化，乙方认。')
  appendBlocks(doc, 'prose/terms', [
    { block: 'heading', level: 2, line: ['赔偿'] },
    {
      block: 'orderedList',
      items: [[['乙方赔甲方3000元（叁仟元整）。']], [['乙方在', { blank: '哪一天前？' }, '修好水管。']]],
    },
  ])
  appendBlocks(doc, 'prose/performance', [
    { block: 'instalment', amountFen: 300_000, dueOn: '2026-12-31', payer: 'b', line: ['转到甲方账户'] },
    { block: 'paragraph', line: ['写错了的一段'] },
  ])
}

export const setSettlement = (): SettlementScene => {
  const locked = new Set<Part>()
  let closed: GateCode | null = null
  let schema: number | null = settlementSchema
  const desk = createDesk(settlementLaw, (writer) =>
    settlementRights(
      writer,
      {
        mayWrite: () => (writer === writers.party ? 'settlement.mayNotEdit' : closed),
        mayWritePart: (part) => (locked.has(part) ? 'settlement.locked' : null),
      },
      schema,
    ),
  )
  const { copyOf, editOf } = copiesOf(desk.doc, settlementLaw.rootsOf)
  desk.submit(writers.first, editOf(clients.first, writeDraft))
  desk.submit(
    writers.first,
    editOf(clients.first, (doc) => fragmentOf(doc, 'prose/performance').delete(1, 1)),
  )
  return {
    desk,
    lock: (...parts) => parts.forEach((part) => locked.add(part)),
    close: (code) => {
      closed = code
    },
    useSchema: (now) => {
      schema = now
    },
    copyOf,
    editOf,
  }
}
