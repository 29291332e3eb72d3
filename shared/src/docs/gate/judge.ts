import type * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import { decode, type Section } from './decode.ts'
import { deletionsIn, wholeCuts } from './deletions.ts'
import { encode } from './encode.ts'
import { freshPart, inOrder } from './fresh.ts'
import type { DocLaw, WriterRights } from './law.ts'
import { settled } from './settled.ts'
import { refuse, type ClientOwner, type Verdict } from './verdict.ts'
import { viewOf } from './view.ts'

export type Hearing<Rights extends WriterRights> = {
  readonly law: DocLaw<Rights>
  /** The doc with everything accepted so far, garbage collected, never touched by judging. */
  readonly doc: Y.Doc
  readonly update: Uint8Array
  readonly ownerOf: ClientOwner
  readonly rights: Rights
  /** How many client ids this connection may still bring into the doc. */
  readonly newClientsMax?: number
}

/**
 * Reads an update before it is applied and says what becomes of it (decisions 2; rules and their ids in SPEC.md).
 * Pure: the doc is only read. What it lets through, as `verdict.update`, integrates at once and entirely.
 */
export const judge = <Rights extends WriterRights>({
  law,
  doc,
  update,
  ownerOf,
  rights,
  newClientsMax = limits.unclaimedClientIdsPerConnectionMax,
}: Hearing<Rights>): Verdict => {
  if (update.length > limits.collabFrameBytesMax) return refuse(`${law.name}.malformed`)
  const decoded = decode(update)
  if (!decoded) return refuse(`${law.name}.malformed`)
  const fresh = freshPart(doc.store, decoded.sections)
  const claim = claimed(fresh.sections, doc, ownerOf, rights.writer)
  if (claim === null) return refuse(`${law.name}.foreignClient`)
  if (claim.length > newClientsMax) return refuse(`${law.name}.tooManyClients`)
  const ordered = fresh.gap ? null : inOrder(doc.store, fresh.sections)
  const deletions = ordered && deletionsIn(doc.store, fresh.byClient, decoded.deletions)
  if (!ordered || !deletions) return { verdict: 'hold' }
  if (ordered.length === 0 && deletions.cuts.length === 0) {
    return { verdict: 'apply', update: null, newClients: [], inert: [] }
  }
  const barred = rights.write()
  if (barred) return refuse(barred)

  const view = viewOf(doc, law.rootsOf(doc), fresh.byClient)
  const dying = wholeCuts(deletions.cuts)
  const coming = settled(view, ordered, dying)
  if (!coming) return refuse(`${law.name}.malformed`)
  const arrived = new Set<unknown>(ordered)
  const refusal = law.judge({
    view,
    rights,
    ownerOf: (client) => (claim.includes(client) ? rights.writer : ownerOf(client)),
    arrivals: coming.arrivals,
    cuts: deletions.cuts,
    isFresh: (item) => arrived.has(item),
    dying,
  })
  if (refusal) return refusal
  const asSent = !fresh.trimmed && !deletions.trimmed
  return {
    verdict: 'apply',
    update: asSent ? update : encode(fresh.sections, deletions.ranges),
    newClients: claim,
    inert: coming.inert,
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
