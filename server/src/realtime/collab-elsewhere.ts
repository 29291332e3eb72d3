import { randomUUID } from 'node:crypto'
import type { Bus, ForeignState } from '../bus/port.ts'
import type { Channel } from './collab-channel.ts'

/** Who is present at other nodes, and who is here for them. */
export type Elsewhere = {
  readonly share: (doc: string, states: readonly ForeignState[]) => void
  /** A doc begins to be served here. */
  readonly ask: (doc: string) => void
  readonly close: () => void
}

/** @param channelsOf the channels of one doc; of all for null */
export function createElsewhere(bus: Bus, channelsOf: (doc: string | null) => readonly Channel[]): Elsewhere {
  const node = randomUUID()
  const share: Elsewhere['share'] = (doc, states) => bus.publish({ about: 'presence', node, doc, states })
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
