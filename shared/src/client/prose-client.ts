import * as Y from 'yjs'
import type { Quote } from '../domain/decider.ts'
import type { GateCode } from '../docs/gate/verdict.ts'
import { quoteProse } from '../docs/minutes/quote.ts'
import { PROSE, proseOf } from '../docs/minutes/shape.ts'
import { createDocCore, newClientOf } from './doc-client/core.ts'
import { createSeat } from './doc-client/seat.ts'
import { createTray } from './doc-client/tray.ts'
import type { LostProse, ProseClient, ProseClientOptions, ProsePresent } from './prose-client/surface.ts'
import { wordsBeyond } from './prose-client/words-beyond.ts'
import { createSignal } from './signal.ts'

/**
 * The writer's side of the minutes, and of a paper of one room of a mediation: as of the board two copies, a queue of what has no ack, kept on the device, and a
 * tray for what was refused. An editor binds to the local copy. Rich text is one part: what is refused of it is put
 * aside in whole paragraphs, and the local copy begins anew from what the server has.
 */
export const createProseClient = ({
  link,
  drafts,
  trayStore,
  surroundings,
  name = 'minutes',
}: ProseClientOptions): ProseClient => {
  const changed = createSignal()
  const tray = createTray<LostProse>(trayStore)
  let quote: Quote | null = null

  const seat = createSeat({
    client: newClientOf(surroundings),
    after: surroundings.after,
    send: (update) => core.sendPresence(update),
    changed: changed.tell,
  })

  const putAside = (beyond: Y.Doc, code: GateCode) => {
    const words = wordsBeyond(quoteProse(core.copies.local(), name), quoteProse(beyond, name)).join('\n')
    core.queue.clear()
    if (words !== '') tray.put({ id: core.newId(), words, code, at: surroundings.deviceNow() })
  }

  const core = createDocCore({
    link,
    shape: { rootsOf: (doc) => [proseOf(doc) as never], touched: () => [PROSE] },
    drafts,
    surroundings,
    restore: tray.restore,
    presence: seat,
    heard: {
      changed: changed.tell,
      receiving: (receive) => {
        receive()
        quote = null
        changed.tell()
      },
      refused: (_, code) => {
        putAside(core.copies.confirmed(), code)
        core.copies.remake(() => {})
      },
      // What the server lost may be nowhere but here.
      lost: () => putAside(new Y.Doc(), `${name}.malformed`),
    },
    tell: changed.tell,
  })

  const present = (): ProsePresent[] =>
    seat.others().flatMap((id) => {
      const { user, cursor } = (seat.awareness.getStates().get(id) ?? {}) as {
        user?: Omit<ProsePresent, 'writing'>
        cursor?: unknown
      }
      return user ? { ...user, writing: cursor !== null && cursor !== undefined } : []
    })
  const stopTray = tray.listen(changed.tell)

  return {
    loaded: core.loaded,
    quote: () => (quote ??= quoteProse(core.copies.confirmed(), name)),
    local: core.copies.local,
    awareness: seat.awareness,
    present,
    compose: core.hold,
    saved: core.saved,
    tray: tray.entries,
    dismiss: tray.dismiss,
    status: core.status,
    listen: changed.listen,
    wake: core.wake,
    renew: core.renew,
    keepNow: core.keepNow,
    leave: () => {
      stopTray()
      core.leave()
    },
  }
}
