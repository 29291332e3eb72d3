import { randomUUID } from 'node:crypto'
import type { Bus, ForeignState } from '../bus/port.ts'
import { caseHolders } from '../storage/sealed/holders.ts'
import type { Channel } from './collab-channel.ts'

/** Who is present at other nodes, and who is here for them. */
export type Elsewhere = {
  readonly share: (doc: string, states: readonly ForeignState[]) => void
  /** A doc begins to be served here. */
  readonly ask: (doc: string) => void
  readonly close: () => void
}

/** Clients say who they are, which each node knows better: no name goes over the bus. */
const nameless = ({ state, ...where }: ForeignState): ForeignState => {
  if (state === null) return { ...where, state }
  const { user: _, ...places } = state as { readonly user?: unknown }
  return { ...where, state: places }
}

/** @param channelsOf the channels of one doc; of all for null */
export function createElsewhere(bus: Bus, channelsOf: (doc: string | null) => readonly Channel[]): Elsewhere {
  const node = randomUUID()
  const share: Elsewhere['share'] = (doc, states) => {
    // Where somebody's caret is in the room of a case is nobody's business outside it (decisions 11).
    if (caseHolders.ofName(doc) === null)
      bus.publish({ about: 'presence', node, doc, states: states.map(nameless) })
  }
  const ask: Elsewhere['ask'] = (doc) => bus.publish({ about: 'presenceAsked', doc })

  const tell = ({ room, presence }: Channel) => {
    const states = presence.own()
    if (states.length > 0) share(room.doc, states)
  }

  const close = bus.subscribe((message) => {
    if (message.about === 'presence')
      for (const { presence } of channelsOf(message.doc)) presence.foreign(message.node, message.states)
    if (message.about === 'presenceAsked') channelsOf(message.doc).forEach(tell)
    if (message.about !== 'gap' || !message.isOver) return
    for (const channel of channelsOf(null)) {
      tell(channel)
      ask(channel.room.doc)
    }
  })

  return { share, ask, close }
}
