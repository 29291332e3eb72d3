import * as Y from 'yjs'
import type { Quote } from '../domain/decider.ts'
import type { GateCode } from '../docs/gate/verdict.ts'
import { minutesGrammar } from '../docs/minutes/law.ts'
import { quoteProse } from '../docs/minutes/quote.ts'
import { PROSE, proseOf } from '../docs/minutes/shape.ts'
import { knowsAll } from '../docs/prose/known.ts'
import { workingGrammar } from '../docs/working/law.ts'
import { createDocCore, newClientOf } from './doc-client/core.ts'
import { richText, writersAt } from './doc-client/rich-text.ts'
import { createSeat } from './doc-client/seat.ts'
import { createTray } from './doc-client/tray.ts'
import type { LostProse, ProseClient, ProseClientOptions } from './prose-client/surface.ts'
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
  /** Of what the server has, which an editor here may have thrown out of its own copy already. */
  let known: boolean | null = null
  const grammar = name === 'working' ? workingGrammar : minutesGrammar
  const knows = () => (known ??= knowsAll(core.copies.confirmed(), grammar))

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
    barred: () => (knows() ? null : `${name}.oldSchema`),
    heard: {
      changed: changed.tell,
      receiving: (receive) => {
        receive()
        quote = null
        known = null
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

  return {
    ...richText({ core, seat, tray, changed }),
    quote: () => (quote ??= quoteProse(core.copies.confirmed(), name)),
    knowsAll: knows,
    present: () => writersAt(seat).map(({ writer }) => writer),
  }
}
