import * as Y from 'yjs'
import { partTextIn } from '../../docs/settlement/quote.ts'
import type { SettlementRights } from '../../docs/settlement/rights.ts'
import { fragmentOf } from '../../docs/settlement/shape.ts'
import type { GateCode } from '../../docs/gate/verdict.ts'
import { fragmentsOf, parts, type Part } from '../../domain/mediation/settlement/parts.ts'
import { partInWords } from '../../domain/mediation/settlement/text.ts'
import type { Copies } from '../doc-client/copies.ts'
import type { EditQueue, QueuedEdit } from '../doc-client/queue.ts'
import type { Tray } from '../doc-client/tray.ts'
import { linesBeyond } from '../prose-client/words-beyond.ts'
import type { Surroundings } from '../surroundings.ts'
import { carryNode } from './carry-over.ts'
import type { LostWords } from './surface.ts'

type Deps = {
  readonly copies: () => Copies
  readonly queue: () => EditQueue
  readonly tray: Tray<LostWords>
  readonly rights: () => SettlementRights | null
  readonly newId: () => string
  readonly deviceNow: Surroundings['deviceNow']
}

/** Refusals of a form, not of the words: written anew they may pass. */
const worthAnother: ReadonlySet<GateCode> = new Set(['settlement.malformed', 'settlement.foreignClient'])

const wordsOf = (doc: Y.Doc, part: Part): readonly string[] => partInWords(partTextIn(doc, part), part)

export const createRefusals = ({ copies, queue, tray, rights, newId, deviceNow }: Deps) => {
  const putAside = (part: Part, mine: Y.Doc, theirs: Y.Doc, code: GateCode) => {
    const words = linesBeyond(wordsOf(mine, part), wordsOf(theirs, part)).join('\n')
    if (words !== '') tray.put({ id: newId(), part, words, code, at: deviceNow() })
  }
  const barredFrom = (part: Part): GateCode | null => {
    const now = rights()
    return now && (now.write() ?? now.writePart(part))
  }

  return {
    /**
     * Begins a new local copy and writes on it, part by part, what was not refused; what was goes to the tray. An act
     * on several parts is tried again one by one.
     */
    settle: (edit: QueuedEdit, code: GateCode): void => {
      const again = edit.fields.length > 1 || (!edit.remade && worthAnother.has(code))
      const waiting = new Set([...edit.fields, ...queue().fields()] as Part[])
      queue().clear()
      copies().remake((fresh, old) => {
        const confirmed = copies().confirmed()
        for (const part of parts.filter((one) => waiting.has(one))) {
          const refusal = !again && edit.fields.includes(part) ? code : barredFrom(part)
          if (refusal) putAside(part, old, confirmed, refusal)
          else
            fresh.transact(() => {
              for (const fragment of fragmentsOf[part])
                carryNode(fragmentOf(old, fragment), confirmed, fragmentOf(fresh, fragment))
            })
        }
      })
    },
    /** The server lost what it had confirmed: it may be nowhere but here. */
    giveBackAll: (): void => {
      const nothing = new Y.Doc()
      for (const part of parts) putAside(part, copies().local(), nothing, 'settlement.malformed')
      queue().clear()
    },
  }
}
