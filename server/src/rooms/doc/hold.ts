import { randomBytes } from 'node:crypto'
import type { AnyDocKind } from '@linyi/shared/docs/kinds'
import type { DocEdit } from '@linyi/shared/domain/decider'
import { followsOf } from './consequences.ts'
import { assert } from '@linyi/shared/lib/assert'
import * as Y from 'yjs'
import type { HeldDoc, PreparedEdits } from './port.ts'
import type { DocCopies } from './copies.ts'
import type { DocLine } from './line.ts'

/** A doc for the length of one hold, when nothing is on its way to disk. */
export function holdDoc(
  doc: string,
  kind: AnyDocKind,
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
    const { write } = kind
    assert(write, `the server writes nothing into ${doc}`)
    const written = edits.map((edit) => {
      const client = freshClient()
      return { claim: { client, person: edit.author }, update: write(copies.draft(), client, edit) }
    })
    const update = Y.mergeUpdates(written.map((one) => one.update))
    const clients = written.map(({ claim }) => claim)
    const prepared: PreparedEdits = {
      followsIn: (state, by) => followsOf(kind, copies, state, update, by),
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

  return {
    quote: () => kind.quote(copies.draft()),
    asRead: () => ({ doc, seq: line.seq() }),
    overtaken: line.fallBehind,
    prepareEdits,
    end: () => open?.failed(),
  }
}
