import type * as Y from 'yjs'
import { knowsAll } from '../docs/prose/known.ts'
import { settlementGrammar } from '../docs/settlement/law.ts'
import { quoteSettlement } from '../docs/settlement/quote.ts'
import { fragmentOf, fragmentsIn } from '../docs/settlement/shape.ts'
import type { Quote } from '../domain/decider.ts'
import { fragments, partOf, type Fragment } from '../domain/mediation/settlement/parts.ts'
import { hashIn } from '../domain/mediation/settlement/text.ts'
import { createDocCore, newClientOf } from './doc-client/core.ts'
import { richText, writersAt } from './doc-client/rich-text.ts'
import { createSeat } from './doc-client/seat.ts'
import { createTray } from './doc-client/tray.ts'
import { createRefusals } from './settlement-client/refusals.ts'
import type { LostWords, SettlementClient, SettlementClientOptions } from './settlement-client/surface.ts'
import { createSignal } from './signal.ts'

const rootOf = (type: Y.AbstractType<unknown>): Y.AbstractType<unknown> => {
  let root = type
  while (root._item) root = root._item.parent as Y.AbstractType<unknown>
  return root
}

const nameOf = (doc: Y.Doc, root: unknown): Fragment | null =>
  fragments.find((fragment) => (doc.share.get(fragment) as unknown) === root) ?? null

/** The parts a transaction touched: each is sent by itself, so that one that is locked does not sink the others. */
const touched = (transaction: Y.Transaction): readonly string[] => {
  const names = [...transaction.changed.keys()].map((type) =>
    nameOf(transaction.doc, rootOf(type as Y.AbstractType<unknown>)),
  )
  return [...new Set(names.flatMap((fragment) => (fragment ? partOf(fragment) : [])))]
}

/** Where a caret stands: y-prosemirror says it relative to a type, or to a root by its name. */
const standsIn = (doc: Y.Doc, cursor: unknown): Fragment | null => {
  const { anchor } = (cursor ?? {}) as {
    anchor?: {
      tname?: unknown
      type?: { client: number; clock: number }
      item?: { client: number; clock: number }
    }
  }
  const named = fragments.find((fragment) => fragment === anchor?.tname)
  if (named) return named
  for (const [client, structs] of doc.store.clients) {
    const id = anchor?.type ?? anchor?.item
    if (client !== id?.client) continue
    const found = structs.find(({ id: at, length }) => at.clock <= id.clock && id.clock < at.clock + length)
    const parent = found && 'parent' in found ? (found.parent as Y.AbstractType<unknown> | null) : null
    return parent && nameOf(doc, rootOf(parent))
  }
  return null
}

/**
 * The writer's side of a settlement: as of the board two copies, a queue of what has no ack, kept on the device, and a
 * tray for what was refused, by part. An editor binds to each fragment of the local copy:
 *
 *   client.fragment('prose/terms')        for the editor; another after a refusal: bind anew
 *   client.quote(), client.hash(part)     as the server has it: what an assent names
 *   client.draft()                        as it stands here: for checks while somebody writes
 *   client.tray(), client.dismiss(id)     words of a part that was locked meanwhile, kept on the device
 */
export const createSettlementClient = ({
  link,
  rights,
  drafts,
  trayStore,
  surroundings,
}: SettlementClientOptions): SettlementClient => {
  const changed = createSignal()
  const tray = createTray<LostWords>(trayStore)
  let quote: Quote | null = null
  let draft: Quote | null = null
  /** Of what the server has, and of what stands here. */
  let known: boolean | null = null
  let isKnownThere: boolean | null = null
  const knowsThere = () => (isKnownThere ??= knowsAll(core.copies.confirmed(), settlementGrammar))

  const seat = createSeat({
    client: newClientOf(surroundings),
    after: surroundings.after,
    send: (update) => core.sendPresence(update),
    changed: changed.tell,
  })
  const refusals = createRefusals({
    copies: () => core.copies,
    queue: () => core.queue,
    tray,
    rights,
    newId: () => core.newId(),
    deviceNow: surroundings.deviceNow,
  })

  const core = createDocCore({
    link,
    shape: { rootsOf: (doc) => fragmentsIn(doc) as never, touched },
    drafts,
    surroundings,
    restore: tray.restore,
    presence: seat,
    barred: () => (knowsThere() ? null : 'settlement.oldSchema'),
    heard: {
      changed: () => {
        draft = null
        known = null
        changed.tell()
      },
      receiving: (receive) => {
        receive()
        quote = null
        isKnownThere = null
        changed.tell()
      },
      refused: refusals.settle,
      lost: refusals.giveBackAll,
    },
    tell: changed.tell,
  })
  const { local, confirmed } = core.copies
  const quoteNow = () => (quote ??= quoteSettlement(confirmed()))

  return {
    ...richText({ core, seat, tray, changed }),
    quote: quoteNow,
    hash: (part) => hashIn(quoteNow(), part),
    draft: () => (draft ??= quoteSettlement(local())),
    fragment: (fragment) => fragmentOf(local(), fragment),
    knowsAll: () => knowsThere() && (known ??= knowsAll(local(), settlementGrammar)),
    isPending: (part) => core.queue.fields().includes(part),
    present: () =>
      writersAt(seat).map(({ writer, cursor }) => ({ ...writer, fragment: standsIn(local(), cursor) })),
  }
}
