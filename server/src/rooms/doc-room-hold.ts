import { randomBytes } from 'node:crypto'
import { addIssue } from '@linyi/shared/docs/board/edits'
import { quoteBoard } from '@linyi/shared/docs/board/quote'
import type { DocEdit } from '@linyi/shared/domain/decider'
import * as Y from 'yjs'
import type { HeldDoc, PreparedEdits } from './doc-port.ts'
import type { DocCopies } from './doc-room-copies.ts'
import type { DocLine } from './doc-room-line.ts'

/** A doc for the length of one hold, when nothing is on its way to disk. */
export function holdDoc(
  doc: string,
  copies: DocCopies,
  line: DocLine,
): HeldDoc & { readonly end: () => void } {
  let open: PreparedEdits | null = null

  const freshClient = (): number => {
    const client = randomBytes(4).readUInt32LE()
    return copies.ownerOf(client) === null && !copies.draft().store.clients.has(client)
      ? client
      : freshClient()
  }

  const prepareEdits = (edits: readonly DocEdit[]): PreparedEdits => {
    const written = edits.map(({ author, issue }) => {
      const client = freshClient()
      return {
        claim: { client, person: author },
        update: addIssue(copies.draft(), { client, author, issue }),
      }
    })
    const update = Y.mergeUpdates(written.map((one) => one.update))
    const clients = written.map(({ claim }) => claim)
    const prepared: PreparedEdits = {
      append: { doc, expectedSeq: line.seq(), update, clients, judgedAt: null },
      committed: () => {
        open = null
        line.adopt(update, clients)
      },
      failed: () => {
        open = null
        line.fallBehind()
      },
    }
    return (open = prepared)
  }

  return { quote: () => quoteBoard(copies.draft()), prepareEdits, end: () => open?.failed() }
}
