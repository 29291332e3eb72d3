import type * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import { ISSUES, issuesOf } from '../board/shape.ts'
import { decode, type Section } from './decode.ts'
import { deletionsIn, judgeDeletions, wholeCuts } from './deletions.ts'
import { encode } from './encode.ts'
import { freshPart, inOrder } from './fresh.ts'
import { growthOf } from './growth.ts'
import { judgeItems, type Judging } from './items.ts'
import { refuse, type BoardRights, type ClientOwner, type Refusal, type Verdict } from './verdict.ts'
import { viewOf, type Container } from './view.ts'

export type Hearing = {
  /** The board with everything accepted so far, garbage collected, never touched by judging. */
  readonly doc: Y.Doc
  readonly update: Uint8Array
  readonly ownerOf: ClientOwner
  readonly rights: BoardRights
  /** How many client ids this connection may still bring into the doc. */
  readonly newClientsMax?: number
}

/**
 * Reads an update before it is applied and says what becomes of it (decisions 2; rules and their ids in SPEC.md).
 * Pure: the doc is only read. What it lets through, as `verdict.update`, integrates at once and entirely.
 */
export const judge = ({
  doc,
  update,
  ownerOf,
  rights,
  newClientsMax = limits.unclaimedClientIdsPerConnectionMax,
}: Hearing): Verdict => {
  if (update.length > limits.collabFrameBytesMax) return refuse('board.malformed')
  const decoded = decode(update)
  if (!decoded) return refuse('board.malformed')
  const fresh = freshPart(doc.store, decoded.sections)
  const claim = claimed(fresh.sections, doc, ownerOf, rights.writer)
  if (claim === null) return refuse('board.foreignClient')
  if (claim.length > newClientsMax) return refuse('board.tooManyClients')
  const ordered = fresh.gap ? null : inOrder(doc.store, fresh.sections)
  const deletions = ordered && deletionsIn(doc.store, fresh.byClient, decoded.deletions)
  if (!ordered || !deletions) return { verdict: 'hold' }
  if (ordered.length === 0 && deletions.cuts.length === 0) {
    return { verdict: 'apply', update: null, newClients: [], inert: [] }
  }
  const barred = rights.write()
  if (barred) return refuse(barred)

  const judging: Judging = {
    view: viewOf(doc, issuesOf(doc) as Container, ISSUES, fresh.byClient),
    rights,
    ownerOf: (client) => (claim.includes(client) ? rights.writer : ownerOf(client)),
    growth: growthOf(),
    dying: wholeCuts(deletions.cuts),
  }
  const items = judgeItems(judging, ordered)
  if ('verdict' in items) return items
  const arrived = new Set(ordered)
  const refusal: Refusal | null =
    judgeDeletions(judging, deletions.cuts, (item) => arrived.has(item)) ?? judging.growth.refusal()
  if (refusal) return refusal
  const asSent = !fresh.trimmed && !deletions.trimmed
  return {
    verdict: 'apply',
    update: asSent ? update : encode(fresh.sections, deletions.ranges),
    newClients: claim,
    inert: items.inert,
  }
}

/** The client ids nobody has yet, or null when one that writes here is somebody else's. */
const claimed = (
  sections: readonly Section[],
  doc: Y.Doc,
  ownerOf: ClientOwner,
  writer: string,
): readonly number[] | null => {
  const unclaimed: number[] = []
  for (const { client } of sections) {
    const owner = ownerOf(client)
    if (owner === writer) continue
    if (owner !== null || doc.store.clients.has(client)) return null
    unclaimed.push(client)
  }
  return unclaimed
}
